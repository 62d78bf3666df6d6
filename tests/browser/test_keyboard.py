"""How keys go about the screen; tests/browser/test_keyboard_flows.py has what one does with them."""

import re

from playwright.sync_api import expect

from browser.keyboard import KeyboardTest

REGION = "() => document.activeElement.closest('[data-region]')?.className ?? ''"


class TestKeyboard(KeyboardTest):
    def test_f6_goes_round_the_screen_and_back(self):
        alice = self.at_home("alice")
        alice.say("something to stand on")
        places = []
        for _ in range(6):
            alice.press("F6")
            places.append(alice.page.evaluate(REGION))
        self.assertGreaterEqual(len(set(places)), 5, places)
        here = alice.page.evaluate("document.activeElement.outerHTML")
        alice.press("F6", "Shift+F6")
        self.assertEqual(alice.page.evaluate("document.activeElement.outerHTML"), here)

    def test_messages_are_walked_and_one_in_the_middle_is_changed(self):
        alice = self.at_home("alice")
        for text in ("one", "two", "three"):
            alice.say(text)
        alice.press("Shift+F6")
        expect(alice.message("three")).to_be_focused()
        alice.press("ArrowUp", "e")
        alice.is_at("textbox", "Edit message")
        alice.press("Control+a")
        alice.type("second")
        alice.press("Enter")
        expect(alice.message("second").get_by_text("(edited)")).to_be_visible()
        alice.is_at("textbox", "Message #general")

        alice.press("Shift+F6", "ArrowUp", "+")
        alice.is_at("searchbox", "Search emoji")
        alice.press("ArrowDown", "ArrowRight", "Enter")
        expect(alice.message("second").get_by_role("button", name=re.compile("1 reaction"))).to_be_visible()
        expect(alice.message("second")).to_be_focused()

    def test_what_opened_gives_the_focus_back(self):
        alice = self.at_home("alice")
        for keys, role, name in (
            ("Control+,", "dialog", "Settings"),
            ("Control+/", "dialog", "Keyboard shortcuts"),
            ("Control+f", "complementary", "Search"),
            ("Control+p", "complementary", "Pinned messages"),
        ):
            with self.subTest(keys):
                alice.press(keys)
                expect(alice.page.get_by_role(role, name=name)).to_be_visible()
                expect(alice.composer).not_to_be_focused()
                alice.press("Escape")
                alice.is_at("textbox", "Message #general")
        alice.walk("link", re.compile("^general"))
        for _ in range(2):  # the second comes before anything can be drawn
            alice.press("Shift+F10")
            alice.page.keyboard.press("Escape")
        alice.is_at("link", re.compile("^general"))

    def test_who_stood_nowhere_writes_when_what_opened_is_gone(self):
        alice = self.at_home("alice")
        alice.page.evaluate("document.activeElement.blur()")  # nothing had the focus: the composer is as good as any
        alice.press("Control+/")
        alice.press("Escape")
        alice.is_at("textbox", "Message #general")

    def test_whoever_starts_to_type_writes_a_message(self):
        alice = self.at_home("alice")
        alice.walk("link", re.compile("^general"))
        alice.type("hello")
        expect(alice.composer).to_have_value("hello")
        alice.walk("link", re.compile("^general"))
        alice.press("Enter")  # the channel that is open: one wants to write in it
        alice.is_at("textbox", "Message #general")

    def test_a_region_is_one_stop_of_tab_or_few(self):
        owner = self.owner("owner")
        for name in ("glazes", "kiln", "shelves", "tea"):
            owner.open_channel(name)
        for name in ("one", "two", "three"):
            owner.say(name)
            owner.post("/api/guilds", {"name": name})
        window = self.window_of(owner)
        window.is_at("textbox", "Message #general")  # type: ignore[attr-defined]
        window.press("F6")
        stops: dict[str, int] = {}
        for _ in range(26):
            window.page.keyboard.press("Tab")
            place = window.page.evaluate(REGION)
            if window.page.evaluate("document.activeElement !== document.body"):
                window.sees_the_focus()  # type: ignore[attr-defined]
                stops[place] = stops.get(place, 0) + 1
            if window.composer.and_(window.page.locator(":focus")).count():
                break
        self.assertLessEqual(sum(stops.values()), 15, stops)
