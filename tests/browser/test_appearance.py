"""How much fits, how large it may become, and the first steps of a newcomer."""

from __future__ import annotations

from playwright.sync_api import expect

from browser.axe import violations
from browser.people import Person
from browser.stage import BrowserTest

DESK = {"width": 1440, "height": 900}

LINES_IN_SIGHT = """() => {
  const frame = document.querySelector('.messages-scroll').getBoundingClientRect();
  return [...document.querySelectorAll('.message-text')].filter((text) => {
    const { top, bottom } = text.getBoundingClientRect();
    return top >= frame.top && bottom <= frame.bottom;
  }).length;
}"""
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


class TestDensity(BrowserTest):
    def lines(self, density: str) -> int:
        window = self.window_of(self.reader, viewport=DESK)
        self.stage.run(self.reader.client.patch("/api/me/settings", {"density": density}))
        expect(window.page.locator("html")).to_have_attribute("data-density", density)
        expect(window.message("line 59")).to_be_in_viewport()
        window.settles()
        return int(window.page.evaluate(LINES_IN_SIGHT))

    def test_twenty_cozy_lines_or_thirty_five_compact_ones_fit_a_laptop(self):
        self.reader = self.friend("reader")
        first, second = self.friend("first"), self.friend("second")
        for start in range(0, 60, 3):
            who = first if start % 2 else second
            who.say_at_once([f"line {number}" for number in range(start, start + 3)])
        self.assertGreaterEqual(self.lines("cozy"), 20)
        self.assertGreaterEqual(self.lines("compact"), 35)

    def test_large_text_and_a_narrow_window_cut_nothing_off(self):
        friend = self.friend("alice")
        friend.say("a message of some length, so that it has to find a place for every one of its words")
        self.stage.run(friend.client.patch("/api/me/settings", {"font_size": 24}))
        for width, root in ((320, "16px"), (720, "32px")):
            window = self.window_of(friend, viewport={"width": width, "height": 800})
            window.page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", root)
            expect(window.messages.last).to_be_visible()
            self.assertEqual(window.page.evaluate(SIDEWAYS), 0, f"chat, {width}")
            window.press("Control+,")
            expect(window.page.get_by_role("dialog", name="Settings")).to_be_visible()
            pages = window.page.locator(".settings-screen-link").all_inner_texts()[:-1]
            self.assertGreater(len(pages), 8)
            for page in pages:
                back = window.button("Back")
                if back.is_visible():
                    back.click()
                window.button(page, exact=True).click()
                expect(window.page.get_by_role("heading", level=1, name=page)).to_be_visible()
                main = window.page.locator(".settings-screen-main")
                self.assertEqual(main.evaluate("(one) => one.scrollWidth - one.clientWidth"), 0, f"{page}, {width}")
            window.context.close()


class TestHighContrast(BrowserTest):
    def test_the_chat_breaks_no_rule_and_the_reader_sees_where_things_end(self):
        friend = self.friend("alice")
        friend.say("hello **there**, `code` ||secret|| https://example.org")
        self.stage.run(friend.client.patch("/api/me/settings", {"theme": "high-contrast"}))
        for options in ({}, {"contrast": "more"}):
            window = self.window_of(friend, viewport=DESK, bypass_csp=True, reduced_motion="reduce", **options)
            expect(window.page.locator("html")).to_have_attribute("data-theme", "high-contrast")
            window.messages.first.hover()
            window.settles()
            with self.subTest(str(options)):
                self.assertEqual(violations(window.page), [])
            expect(window.page.locator(".app-side")).not_to_have_css("border-right-width", "0px")


class TestTour(BrowserTest):
    def newcomer(self, name: str, **options: object) -> Person:
        person = self.visitor(name, **options)
        person.open()
        person.register()
        person.is_ready()
        return person

    def test_who_has_just_registered_is_shown_around_by_keyboard_and_never_again(self):
        alice = self.newcomer("alice", bypass_csp=True, reduced_motion="reduce")
        tour = alice.page.locator(".tour-bubble")
        expect(tour.get_by_role("button", name="Next")).to_be_focused()
        expect(tour.get_by_role("heading", name="Your guilds")).to_be_visible()
        self.assertEqual(violations(alice.page), [])
        for title in ("Channels", "Write here", "Who is here", "You, and everything else"):
            alice.press("Enter")
            expect(tour.get_by_role("heading", name=title)).to_be_visible()
        alice.say("nothing is held still meanwhile")
        tour.get_by_role("button", name="Done").click()
        expect(tour).to_have_count(0)
        alice.page.reload()
        alice.is_ready()
        expect(tour).to_have_count(0)

    def test_it_can_be_skipped_and_asked_for_again(self):
        bob = self.newcomer("bob", viewport={"width": 400, "height": 800})
        tour = bob.page.locator(".tour-bubble")
        expect(tour).to_be_in_viewport()
        tour.get_by_role("button", name="Next").press("Escape")
        expect(tour).to_have_count(0)
        bob.press("Control+,")
        bob.button("About", exact=True).click()
        bob.button("Take the tour").click()
        expect(tour.get_by_role("heading", name="Your guilds")).to_be_visible()
        tour.get_by_role("button", name="Skip the tour").click()
        expect(tour).to_have_count(0)
