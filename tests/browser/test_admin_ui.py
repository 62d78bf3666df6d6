"""The installation in its administrators' hands."""

import re

from playwright.sync_api import expect
from support import PASSWORD

from browser.axe import violations
from browser.people import Person
from browser.stage import BrowserTest

DESK = {"width": 1440, "height": 900}
HAND = {"width": 400, "height": 800}
PAGES = ("Overview", "Storage", "Accounts", "Guilds", "Registration", "Announcements", "Audit log")


class TestAdminPages(BrowserTest):
    def setUp(self) -> None:
        super().setUp()
        self.owner_ = self.owner("owner")
        self.mira = self.friend("mira")
        self.mira.say("hello")

    def open_pages(self, **options) -> Person:
        window = self.window_of(self.owner_, reduced_motion="reduce", **options)
        window.press("Control+,")
        window.button("Administration", exact=True).click()
        expect(window.page.get_by_role("dialog", name="Administration")).to_be_visible()
        return window

    def go(self, window: Person, page: str) -> None:
        window.page.get_by_role("navigation", name="Administration").get_by_role(
            "button", name=page, exact=True
        ).click()
        expect(window.page.get_by_role("heading", level=1, name=page)).to_be_visible()

    def row(self, window: Person, text: str):
        return window.page.get_by_role("listitem").filter(has_text=text)

    def test_figures_are_live_and_can_be_read_as_a_table(self):
        window = self.open_pages()
        charts = window.page.get_by_role("figure")
        expect(charts).to_have_count(8)
        first = charts.first
        expect(first.get_by_role("img", name=re.compile(r"Connections\. Now: Connections 1"))).to_be_visible()
        first.get_by_text("As a table").click()
        expect(first.get_by_role("row")).to_have_count(4)  # the head and three samples, one every three seconds
        plot = first.get_by_role("img").bounding_box()
        window.page.mouse.move(plot["x"] + plot["width"] - 2, plot["y"] + 40)
        expect(first.locator(".chart-cursor")).to_have_count(1)
        expect(window.page.get_by_role("row", name="GET /api/bootstrap")).to_be_visible()

    def test_accounts_are_found_disabled_and_deleted(self):
        window = self.open_pages()
        self.go(window, "Accounts")
        expect(self.row(window, "mira@example.org")).to_be_visible()
        window.page.get_by_role("searchbox", name="Find accounts by name or e-mail").fill("own")
        expect(self.row(window, "mira@example.org")).to_have_count(0)
        window.button("owner: account menu").click()
        window.page.get_by_role("menuitem", name="Take administration away").click()
        expect(window.page.get_by_text("The last administrator stays one.")).to_be_visible()
        window.page.get_by_role("searchbox", name="Find accounts by name or e-mail").fill("mira")
        window.button("mira: account menu").click()
        window.page.get_by_role("menuitem", name="Disable account").click()
        expect(self.row(window, "mira@example.org").get_by_text("Disabled", exact=True)).to_be_visible()
        window.button("mira: account menu").click()
        window.page.get_by_role("menuitem", name="Link for a new password").click()
        expect(window.page.get_by_label("Link", exact=True)).to_have_value(re.compile("#reset="))
        window.press("Escape")
        window.button("mira: account menu").click()
        window.page.get_by_role("menuitem", name="Delete account").click()
        window.field("Your own password").fill("not this one")
        window.page.get_by_role("dialog").get_by_role("button", name="Delete account").click()
        expect(window.page.get_by_role("alert").last).to_be_visible()
        window.field("Your own password").fill(PASSWORD)
        window.page.get_by_role("dialog").get_by_role("button", name="Delete account").click()
        expect(self.row(window, "mira@example.org")).to_have_count(0)

    def test_a_guild_goes_only_by_its_name(self):
        self.mira.post("/api/guilds", {"name": "Paper Lanterns"})
        window = self.open_pages()
        self.go(window, "Guilds")
        window.button("Delete Paper Lanterns").click()
        confirm = window.page.get_by_role("dialog").get_by_role("button", name="Delete guild")
        expect(confirm).to_be_disabled()
        window.field("To confirm, type Paper Lanterns").fill("Paper Lanterns")
        confirm.click()
        expect(self.row(window, "Paper Lanterns")).to_have_count(0)
        self.go(window, "Audit log")
        expect(self.row(window, "deleted the guild Paper Lanterns")).to_be_visible()

    def test_registration_invitations_and_announcements(self):
        window = self.open_pages()
        self.go(window, "Registration")
        window.field("Name of this server").fill("Old Mill")
        window.page.get_by_role("radio", name="By invitation").check(force=True)
        window.button("Save").click()
        expect(window.button("Save")).to_have_count(0)
        window.field("For whom").fill("the choir")
        window.button("Create invitation").click()
        expect(self.row(window, "the choir")).to_be_visible()
        self.row(window, "the choir").get_by_role("button", name=re.compile("^Delete")).click()
        expect(window.page.get_by_text("There are no invitations.")).to_be_visible()
        self.go(window, "Announcements")
        window.field("Announcement").fill("The mill stands still on Sunday.")
        window.button("Announce", exact=True).click()
        expect(self.row(window, "The mill stands still on Sunday.")).to_be_visible()
        self.stage.drop_server()
        window.field("Announcement").fill("Nobody hears this.")
        window.button("Announce", exact=True).click()
        expect(window.page.get_by_role("alert").filter(has_text="could not be reached")).to_be_visible()
        expect(window.field("Announcement")).to_have_value("Nobody hears this.")
        self.stage.raise_server()

    def test_who_is_no_administrator_does_not_see_the_way(self):
        window = self.window_of(self.mira)
        window.press("Control+,")
        expect(window.page.get_by_role("dialog")).to_be_visible()
        expect(window.button("Administration", exact=True)).to_have_count(0)

    def test_no_page_breaks_a_rule_of_accessibility(self):
        for size in (DESK, HAND):
            window = self.open_pages(viewport=size, bypass_csp=True)
            for page in PAGES:
                self.go(window, page)
                for theme in ("dark", "light"):
                    window.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
                    window.settles()
                    with self.subTest(f"{page}, {theme}, {size['width']}"):
                        self.assertEqual(violations(window.page), [])
                if size is HAND:
                    window.button("Back").click()
            window.context.close()
