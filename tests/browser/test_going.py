"""Finding: messages by a search, places and people by the switcher."""

import re

from playwright.sync_api import expect

from browser.axe import violations
from browser.stage import BrowserTest

SIZES = ({"width": 1440, "height": 900}, {"width": 400, "height": 800})


class TestGoing(BrowserTest):
    def setUp(self) -> None:
        super().setUp()
        self.owner_ = self.owner("owner")
        self.kiln = self.owner_.open_channel("kiln")
        bob = self.friend("bob")
        bob.say("The kettle is on the shelf.", channel_id=self.kiln)
        bob.say(*(f"nothing of note {number}" for number in range(60)), channel_id=self.kiln)
        bob.say("Who took my **kettle**?")

    def test_what_was_said_is_found_by_operators_and_keys_and_led_to(self):
        window = self.window_of(self.owner_)
        window.press("Control+f")
        box = window.page.get_by_role("combobox", name="Search messages")
        expect(box).to_be_focused()
        panel = window.page.get_by_role("complementary", name="Search")
        window.page.keyboard.type("fr")
        window.press("ArrowDown", "Enter")
        expect(box).to_have_value("from:")
        window.page.keyboard.type("bo")
        window.press("ArrowDown", "Tab")
        expect(box).to_have_value("from:bob ")
        window.page.keyboard.type("kettle")
        window.press("Enter")
        expect(panel.get_by_text("1 message", exact=True)).to_be_visible()
        expect(panel.get_by_text("Who took my")).to_be_visible()
        self.assertTrue(window.page.evaluate("CSS.highlights.get('search-hit').size > 0"))
        panel.get_by_text("Welcome", exact=True).click()  # not only in this channel: in all of the guild
        expect(panel.get_by_text("2 messages", exact=True)).to_be_visible()
        found = panel.get_by_role("article").filter(has_text="on the shelf")
        found.hover()
        found.get_by_role("link", name="Jump").click()
        window.is_in("kiln")
        expect(window.message("The kettle is on the shelf.")).to_be_in_viewport()
        expect(window.message("The kettle is on the shelf.")).to_have_attribute("data-flash", "")
        window.press("Escape")
        expect(panel).to_have_count(0)

    def test_nothing_found_and_a_wrong_question_are_said(self):
        window = self.window_of(self.owner_)
        window.button("Search").click()
        panel = window.page.get_by_role("complementary", name="Search")
        box = panel.get_by_role("combobox")
        box.fill("zebra")
        box.press("Enter")
        expect(panel.get_by_text("Nothing found.")).to_be_visible()
        box.fill("from:nobodyhere tea")
        box.press("Enter")
        expect(panel.get_by_role("heading", name="This could not be searched.")).to_be_visible()
        expect(box).to_have_value("from:nobodyhere tea")
        panel.get_by_role("button", name="Clear").click()
        expect(panel.get_by_role("option", name=re.compile("zebra"))).to_be_visible()

    def test_the_switcher_goes_to_channels_guilds_and_people(self):
        window = self.window_of(self.owner_)
        window.press("Control+k")
        box = window.page.get_by_role("combobox", name="Go to")
        box.fill("*wel")
        window.press("Enter")
        window.is_in("general")
        window.press("Control+k")
        box.fill("@bo")
        expect(window.page.get_by_role("option", name=re.compile("^bob.*, a person$"))).to_be_visible()
        window.press("Enter")
        expect(window.page.get_by_role("heading", level=1, name="bob")).to_be_visible()
        expect(window.page).to_have_url(re.compile(r"/channels/@me/\d+$"))
        window.press("Control+Alt+ArrowRight")
        window.is_in("general")

    def test_the_search_and_the_switcher_are_accessible(self):
        for size in SIZES:
            window = self.window_of(self.owner_, viewport=size, reduced_motion="reduce", bypass_csp=True)
            window.button("Search").click()
            panel = window.page.get_by_role("complementary", name="Search")
            panel.get_by_role("combobox").fill("kettle")
            panel.get_by_role("combobox").press("Enter")
            expect(panel.get_by_role("article").first).to_be_visible()
            self.breaks_no_rule(window, f"search, {size['width']} wide")
            window.press("Escape", "Control+k")
            expect(window.page.get_by_role("combobox", name="Go to")).to_be_visible()
            self.breaks_no_rule(window, f"switcher, {size['width']} wide")

    def breaks_no_rule(self, window, where: str) -> None:
        for theme in ("dark", "light"):
            window.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
            window.settles()
            with self.subTest(f"{where}, {theme}"):
                self.assertEqual(violations(window.page), [])
