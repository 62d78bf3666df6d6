"""Everything of the first day can be done without a mouse, and one always sees where one is."""

import re

from playwright.sync_api import expect
from support import PASSWORD

from browser.people import Person
from browser.stage import BrowserTest

# Whether the element in focus is set apart by an outline, a shadow or a border, its own or of the box around it.
IS_MARKED = """() => {
  const element = document.activeElement;
  const marked = (one) => {
    const style = getComputedStyle(one);
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    return outlined || style.boxShadow !== 'none' || parseFloat(style.borderWidth) >= 1;
  };
  return element !== document.body && (marked(element) || marked(element.parentElement));
}"""


class TestKeyboard(BrowserTest):
    def member(self, name, path="/", **options):
        """The composer takes the focus when a channel opens; keys that come before that would race with it."""
        person = super().member(name, path, **options)
        expect(person.composer).to_be_focused()
        return person

    def write(self, person: Person, *texts: str) -> None:
        """Types a field after a field."""
        for text in texts:
            person.page.keyboard.type(text)
            person.press("Tab")

    def sees_the_focus(self, person: Person) -> None:
        self.assertTrue(person.page.evaluate(IS_MARKED), person.page.evaluate("document.activeElement.outerHTML")[:200])

    def tab_to(self, person: Person, name: str, role: str = "button") -> None:
        wanted = person.page.get_by_role(role, name=name, exact=True).and_(person.page.locator(":focus"))
        for _ in range(30):
            person.press("Tab")
            self.sees_the_focus(person)
            if wanted.count():
                return
        self.fail(f"{name} is not on the way of Tab")

    def test_from_the_door_to_the_first_message_and_out_again(self):
        alice = self.visitor("alice")
        alice.open()
        expect(alice.field("Username")).to_be_focused()
        self.tab_to(alice, "Create an account")
        alice.press("Enter")
        expect(alice.field("Username")).to_be_focused()
        self.write(alice, "alice", "alice@example.org")
        alice.page.keyboard.type(PASSWORD)
        alice.press("Enter")
        alice.is_ready()
        expect(alice.button("Next")).to_be_focused()  # the tour
        alice.press("Escape")
        expect(alice.composer).to_be_focused()
        alice.page.keyboard.type("hello")
        alice.press("Shift+Enter")
        alice.page.keyboard.type("there")
        alice.press("Enter")
        expect(alice.message("hello\nthere")).to_have_attribute("data-state", "sent")

        self.walk_to(alice, alice.button(re.compile("Change status")))
        alice.press("Tab")
        expect(alice.button("Settings", exact=True)).to_be_focused()
        alice.press("Enter")
        expect(alice.page.get_by_role("menuitem", name="Appearance")).to_be_focused()
        alice.press("ArrowUp")
        expect(alice.page.get_by_role("menuitem", name="Sign out")).to_be_focused()
        self.sees_the_focus(alice)
        alice.press("Enter")
        expect(alice.field("Username")).to_be_focused()

    def walk_to(self, person: Person, target) -> None:
        """By F6 over the regions."""
        for _ in range(8):
            person.press("F6")
            self.sees_the_focus(person)
            if target.and_(person.page.locator(":focus")).count():
                return
        self.fail("F6 does not lead there")

    def test_f6_goes_round_the_screen_and_back(self):
        alice = self.member("alice")
        alice.say("something to stand on")
        places = []
        for _ in range(6):
            alice.press("F6")
            places.append(alice.page.evaluate("document.activeElement.closest('[data-region]').className"))
        self.assertGreaterEqual(len(set(places)), 5, places)
        here = alice.page.evaluate("document.activeElement.outerHTML")
        alice.press("F6", "Shift+F6")
        self.assertEqual(alice.page.evaluate("document.activeElement.outerHTML"), here)

    def test_channels_are_changed_by_the_switcher_and_by_arrows(self):
        owner = self.owner("owner")
        for name in ("glazes", "kiln"):
            owner.open_channel(name)
        window = self.window_of(owner)
        window.press("Control+k")
        expect(window.page.get_by_role("combobox", name="Go to")).to_be_focused()
        window.page.keyboard.type("kil")
        window.press("Enter")
        window.is_in("kiln")
        expect(window.composer).to_be_focused()
        window.press("Alt+ArrowUp")
        window.is_in("glazes")
        window.press("Alt+ArrowDown")
        window.is_in("kiln")
        window.press("Alt+ArrowDown")
        window.is_in("general")

        self.friend("other").say("said meanwhile")
        window.press("Control+k", "Escape")
        expect(window.composer).to_be_focused()

    def test_messages_are_walked_edited_reacted_to_and_deleted(self):
        alice = self.member("alice")
        for text in ("one", "two", "three"):
            alice.say(text)
        alice.press("Shift+F6")
        expect(alice.message("three")).to_be_focused()
        self.sees_the_focus(alice)
        alice.press("ArrowUp")
        expect(alice.message("two")).to_be_focused()

        alice.press("e")
        expect(alice.page.get_by_role("textbox", name="Edit message")).to_be_focused()
        alice.press("Control+a")
        alice.page.keyboard.type("second")
        alice.press("Enter")
        expect(alice.message("second").get_by_text("(edited)")).to_be_visible()
        expect(alice.composer).to_be_focused()

        alice.press("Shift+F6", "ArrowUp", "+")
        expect(alice.page.get_by_role("searchbox", name="Search emoji")).to_be_focused()
        alice.press("ArrowDown", "ArrowRight", "Enter")
        expect(alice.message("second").get_by_role("button", name=re.compile("1 reaction"))).to_be_visible()
        expect(alice.message("second")).to_be_focused()

        alice.press("ArrowUp", "Delete")
        expect(alice.dialog.get_by_role("button", name="Delete", exact=True)).to_be_focused()
        alice.press("Enter")
        expect(alice.message("one")).to_have_count(0)
        expect(alice.page.locator("#composer:focus, .message:focus")).to_have_count(
            1
        )  # whichever went first, dialog or row
        alice.composer.focus()
        alice.press("Shift+F6", "ArrowUp", "Shift+Delete")
        expect(alice.message("second")).to_have_count(0)
        expect(alice.message("three")).to_be_focused()
        alice.says_in_order(["three"])

    def test_settings_open_by_keys_and_give_the_focus_back(self):
        alice = self.member("alice")
        alice.press("Control+,")
        expect(alice.page.get_by_role("dialog", name="Settings")).to_be_visible()
        for _ in range(4):  # down the list of pages
            alice.press("ArrowDown")
        alice.press("Enter")
        expect(alice.page.get_by_role("heading", level=1, name="Appearance")).to_be_visible()
        self.tab_to(alice, "Dark", "radio")
        alice.press("ArrowRight")
        expect(alice.page.locator("html")).to_have_attribute("data-theme", "light")
        alice.press("Escape")
        expect(alice.dialog).to_have_count(0)
        expect(alice.composer).to_be_focused()
        alice.page.evaluate("document.activeElement.blur()")  # nothing had the focus: the composer is as good as any
        alice.press("Control+/")
        expect(alice.page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
        alice.press("Escape")
        expect(alice.composer).to_be_focused()

    def test_whoever_starts_to_type_writes_a_message(self):
        alice = self.member("alice")
        alice.channel("general").focus()
        alice.page.keyboard.type("hello")
        expect(alice.composer).to_have_value("hello")

    def test_the_open_channel_clicked_again_leads_to_the_composer(self):
        alice = self.member("alice")
        alice.press("F6")
        expect(alice.composer).not_to_be_focused()
        alice.channel("general").click()
        expect(alice.composer).to_be_focused()

    def test_every_stop_of_tab_can_be_seen(self):
        alice = self.member("alice")
        alice.say("hello")
        alice.page.keyboard.press("F6")
        for _ in range(20):
            alice.press("Tab")
            if alice.page.evaluate("document.activeElement === document.body"):
                continue
            self.sees_the_focus(alice)
