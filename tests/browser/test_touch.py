"""On glass: a finger that rests on something gets its menu, with and without the browser's help; a tap and a scroll stay what they
are; there is room above the keyboard, and nothing needs a key that it has not."""

from playwright.sync_api import Locator, expect

from browser.axe import violations
from browser.people import Person
from browser.stage import BrowserTest, Friend
from browser.touch import PHONE, Finger

LISTENS = "shell/fingers.js"  # comes when the page has been drawn
FONT_SIZES = "all => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
# As in Safari: it lies over the page, which is told by the visual viewport alone.
KEYBOARD = """(height) => {
  Object.defineProperty(visualViewport, 'height', { value: innerHeight - height, configurable: true });
  visualViewport.dispatchEvent(new Event('resize'));
}"""


class TestTouch(BrowserTest):
    def with_phone(self, friend: Friend) -> tuple[Person, Finger]:
        person = self.visitor(friend.name, reduced_motion="reduce", bypass_csp=True, **PHONE)
        person.context.add_cookies([friend.cookie()])
        person.page.clock.install()
        with person.page.expect_event("requestfinished", lambda request: request.url.endswith(LISTENS)):
            person.open("/channels/1/1")
        person.is_ready()
        person.settles()
        return person, Finger(person)

    def gets_menu(self, person: Person, finger: Finger, target: Locator, entry: str, speaks: str = "never") -> None:
        """`speaks`: when the browser sends `contextmenu` of its own accord. Safari on a phone never does."""
        place = person.page.url
        finger.touch(target)
        if speaks == "first":
            target.dispatch_event("contextmenu")
        finger.rest()
        if speaks == "later":
            target.dispatch_event("contextmenu")
        finger.lift()
        menu = person.page.locator(".menu, .message-sheet")
        expect(menu.get_by_text(entry, exact=True)).to_be_visible()
        expect(menu).to_have_count(1)
        self.assertEqual(person.page.url, place)
        person.press("Escape")
        expect(menu).to_have_count(0)

    def test_a_finger_that_rests_gets_the_menu_of_what_it_rests_on(self):
        owner = self.owner("owner")
        owner.open_channel("wheels", type="category")
        owner.open_channel("kiln")
        [said] = owner.say("under a thumb")
        self.stage.run(owner.client.put(f"/api/channels/1/messages/{said['id']}/reactions/🔥"))
        window, finger = self.with_phone(owner)
        for speaks in ("never", "first", "later"):
            self.gets_menu(window, finger, window.message("under a thumb"), "Copy text", speaks)
        finger.touch(window.message("under a thumb").locator(".reaction").first)
        finger.rest()
        finger.lift()
        expect(window.dialog.get_by_role("heading", name="Reactions")).to_be_visible()
        window.press("Escape")

        window.button("Show members").tap()
        self.gets_menu(window, finger, window.other_member("owner").get_by_role("button"), "Profile")
        window.members.get_by_role("button", name="Hide members").tap()

        window.button("Show channels").tap()
        for speaks in ("never", "first", "later"):
            self.gets_menu(window, finger, window.channel("kiln"), "Edit channel", speaks)
        self.gets_menu(window, finger, window.button("wheels", exact=True), "Edit category")
        guilds = window.page.get_by_role("navigation", name="Guilds")
        self.gets_menu(window, finger, guilds.get_by_role("link", name="Welcome"), "Invite people")
        expect(window.channel("kiln")).to_be_in_viewport()
        window.channel("kiln").tap()
        window.is_in("kiln")
        expect(window.composer).to_be_in_viewport(ratio=1)

    def test_who_scrolls_or_taps_asks_for_nothing(self):
        owner = self.owner("owner")
        for number in range(12):
            owner.open_channel(f"room-{number}")
        owner.say("read on")
        window, finger = self.with_phone(owner)
        finger.touch(window.message("read on"))
        finger.slide(y=-20)
        finger.rest()
        finger.lift()
        window.button("Show channels").tap()
        for x, y in ((0, -20), (20, 0)):
            finger.touch(window.channel("room-5"))
            finger.slide(x, y)
            finger.rest()
            finger.lift()
        expect(window.page.locator(".menu, .message-sheet")).to_have_count(0)
        expect(window.channel("room-5")).to_be_in_viewport()
        finger.touch(window.channel("room-5"))
        finger.lift()
        window.is_in("room-5")
        finger.rest()
        expect(window.page.locator(".menu")).to_have_count(0)

    def test_what_is_written_stays_above_the_keyboard_and_an_edit_is_saved_without_keys(self):
        owner = self.owner("owner")
        owner.open_channel("a-channel-with-a-name-longer-than-the-box-is-wide")
        window, _ = self.with_phone(owner)
        sizes = window.page.locator("textarea, input").evaluate_all(FONT_SIZES)
        self.assertGreaterEqual(min(sizes), 16, "the phone would zoom")
        window.page.evaluate(KEYBOARD, 336)
        box = window.composer.bounding_box()
        assert box is not None
        self.assertLess(box["y"] + box["height"], 844 - 336)
        window.composer.fill("firsd line")
        window.composer.press("Enter")
        expect(window.composer).to_have_value("firsd line\n")
        window.button("Send").tap()
        expect(window.message("firsd line")).to_have_attribute("data-state", "sent")

        window.message("firsd line").locator(".message-text").tap()
        window.message("firsd line").get_by_role("button", name="Edit").tap()
        editor = window.page.get_by_role("textbox", name="Edit message")
        editor.fill("first line")
        window.button("Save", exact=True).tap()
        expect(window.message("first line")).to_have_attribute("data-state", "sent")
        window.page.evaluate(KEYBOARD, 0)
        expect(window.page.locator("html")).not_to_have_attribute("data-keyboard", "")

        window.button("More about general").tap()
        menu = window.page.get_by_role("menu")
        expect(menu.get_by_role("menuitem", name="Mute")).to_be_in_viewport(ratio=1)
        self.assertNotIn("Ctrl", menu.inner_text())
        self.assertEqual(violations(window.page), [])
        window.page.touchscreen.tap(200, 20)
        expect(menu).to_have_count(0)
        expect(window.page.get_by_role("heading", level=1, name="general")).to_be_visible()
        window.button("More about general").tap()
        menu.get_by_role("menuitem", name="Pinned messages").tap()
        expect(window.page.get_by_role("complementary", name="Pinned messages")).to_be_visible()
