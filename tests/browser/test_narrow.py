"""On a phone: one pane at a time, nothing wider than the screen, targets for a thumb."""

import re

from playwright.sync_api import expect

from browser.people import Person
from browser.stage import BrowserTest

PHONE = {"width": 400, "height": 800}
SMALLEST = {"width": 320, "height": 640}  # also what 1280 px at a zoom of 400 % leave
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
TALK = [LONG, f"```\n{LONG}\n```", f"https://example.org/{LONG}", "> " + LONG, "# " + LONG, "- " + LONG, f"`{LONG}`"]

OUTSIDE = """() => [...document.querySelectorAll('#app *')].filter((element) => {
  const box = element.getBoundingClientRect();
  const apart = element.closest('pre, .visually-hidden, [inert]');
  return !apart && box.width > 0 && box.right > innerWidth + 1 && element.checkVisibility();
}).map((element) => element.outerHTML.slice(0, 120))"""
SMALL = """() => [...document.querySelectorAll('button, a[href], input, textarea')].filter((element) => {
  const box = element.getBoundingClientRect();
  const inText = element.closest('[inert], .message-text, .visually-hidden, .skip-link, label, p');
  return !inText && element.checkVisibility() && box.width > 1 && (box.width < 24 || box.height < 24);
}).map((element) => element.outerHTML.slice(0, 120))"""


class TestNarrow(BrowserTest):
    def fits(self, person: Person, where: str) -> None:
        person.settles()
        with self.subTest(where):
            self.assertFalse(
                person.page.evaluate("document.documentElement.scrollWidth > innerWidth"), "scrolls sideways"
            )
            self.assertEqual(person.page.evaluate(OUTSIDE), [])
            self.assertEqual(person.page.evaluate(SMALL), [], "smaller than 24 px")

    def test_list_chat_and_members_follow_one_another(self):
        owner = self.owner("owner")
        owner.open_channel("kiln", topic="Who fires when")
        window = self.window_of(owner, viewport=PHONE, has_touch=True, is_mobile=True)
        expect(window.message_list).to_be_visible()
        window.button("Show channels").tap()
        expect(window.channel("kiln")).to_be_in_viewport()
        expect(window.composer).not_to_be_in_viewport()
        window.channel("kiln").tap()
        window.is_in("kiln")
        expect(window.composer).to_be_in_viewport(ratio=1)

        window.composer.fill("on the way")
        window.button("Send").tap()
        expect(window.message("on the way")).to_have_attribute("data-state", "sent")

        window.button("Show members").tap()
        expect(window.other_member("owner")).to_be_in_viewport(ratio=1)
        window.members.get_by_role("button", name="Hide members").tap()
        expect(window.members).to_have_count(0)
        window.button("Show channels").tap()
        expect(window.channel("general")).to_be_in_viewport()

    def test_nothing_is_wider_than_the_smallest_screen(self):
        owner = self.owner("owner")
        owner.open_channel("a-" + LONG[:90], topic=LONG)
        owner.open_channel(LONG[:60], type="category")
        owner.say(*TALK)
        door = self.visitor("visitor", viewport=SMALLEST)
        door.open()
        expect(door.field("Username")).to_be_visible()
        self.fits(door, "sign-in")
        door.button("Create an account").click()
        self.fits(door, "registration")

        window = self.window_of(owner, viewport=SMALLEST)
        expect(window.messages.last).to_be_visible()
        self.fits(window, "chat")
        window.messages.last.hover()
        expect(window.page.get_by_role("toolbar")).to_be_visible()
        self.fits(window, "message tools")
        window.button("Add to the message").click()
        window.page.get_by_role("menuitem", name=re.compile("poll", re.IGNORECASE)).click()
        expect(window.dialog).to_be_visible()
        self.fits(window, "a poll's making")
        window.press("Escape")
        window.button("Show members").click()
        self.fits(window, "members")
        window.press("Escape")
        window.button("Show channels").click()
        self.fits(window, "channels")
        for entry in ("Appearance", "Sessions", "Keyboard shortcuts"):
            window.settings(entry)
            expect(window.dialog).to_be_visible()
            self.fits(window, entry)
            window.press("Escape")

    def test_a_tap_on_a_message_shows_its_tools(self):
        window = self.member("alice", viewport=PHONE, has_touch=True, is_mobile=True)
        window.composer.fill("tap me")
        window.button("Send").tap()
        expect(window.message("tap me")).to_have_attribute("data-state", "sent")
        window.message("tap me").locator(".message-text").tap()
        toolbar = window.message("tap me").get_by_role("toolbar")
        expect(toolbar).to_be_visible()
        toolbar.get_by_role("button", name="Edit").tap()
        expect(window.page.get_by_role("textbox", name="Edit message")).to_be_focused()
