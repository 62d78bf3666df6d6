"""What opens has the focus before the next drawing: a quick hand's next key goes to it."""

from playwright.sync_api import Locator, expect

from browser.people import Person
from browser.stage import BrowserTest

# No frame can come in between, nor what waits for one.
PRESS = """async (button) => {
  button.focus();
  button.click();
  for (let turn = 0; turn < 20; turn += 1) await null;
  const { activeElement } = document;
  return activeElement.getAttribute('role') ?? activeElement.type;
}"""


class TestNextKey(BrowserTest):
    def opens_at(self, button: Locator, place: str) -> None:
        self.assertEqual(button.evaluate(PRESS), place)

    def member_with_all_loaded(self, *buttons: str) -> Person:
        alice = self.member("alice")
        expect(alice.composer).to_be_focused()
        for name in buttons:
            alice.button(name).click()
            expect(alice.page.locator(".popover :focus")).to_be_visible()
            alice.press("Escape")
            expect(alice.page.locator(".popover")).to_have_count(0)
        return alice

    def test_a_menu(self):
        alice = self.member_with_all_loaded("Welcome: guild menu")
        self.opens_at(alice.button("Welcome: guild menu"), "menuitem")

    def test_the_emoji_picker_and_its_skin_tones(self):
        alice = self.member_with_all_loaded("Insert emoji")
        self.opens_at(alice.button("Insert emoji"), "search")
        self.opens_at(alice.button("Skin tone", exact=True), "radio")

    def test_an_answer(self):
        alice = self.member("alice")
        for text in ("tea?", "coffee?"):
            alice.say(text)
        alice.act("tea?", "Reply")
        expect(alice.composer).to_be_focused()
        alice.press("Escape")
        self.opens_at(alice.tool("coffee?", "Reply"), "textarea")
