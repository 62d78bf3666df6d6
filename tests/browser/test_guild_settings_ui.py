"""A guild is run from its settings: by its owner, by a moderator with some rights, and by nobody without any."""

import re

from playwright.sync_api import expect
from support import PASSWORD

from browser.axe import violations
from browser.guild_settings import BUSY, DESK, HAND, GuildSettingsTest, file
from browser.people import Person


class TestOverview(GuildSettingsTest):
    def test_what_is_changed_is_saved_or_taken_back(self):
        ann = self.window_of(self.ann)
        window = self.settings_of(self.host)
        expect(window.page.locator(".segmented")).to_have_css("padding", "2px")  # its looks come with it
        window.field("Guild name").fill("The Forge")
        expect(window.button("Save", exact=True)).to_be_visible()
        window.press("Escape")  # not while something is not saved
        expect(window.page.get_by_role("alert")).to_contain_text("not saved")
        window.button("Reset", exact=True).click()
        expect(window.field("Guild name")).to_have_value("Welcome")

        window.field("Guild name").fill("The Forge")
        window.field("Description").fill("For smiths.")
        window.page.get_by_role("switch", name="Pause invites").check()
        window.page.route("**/api/guilds/1", lambda route: route.fulfill(status=503, json=BUSY))
        window.button("Save", exact=True).click()
        expect(window.page.get_by_role("alert")).to_contain_text("busy or restarting")
        expect(window.field("Description")).to_have_value("For smiths.")
        window.page.unroute("**/api/guilds/1")
        window.button("Save", exact=True).click()
        expect(window.button("Save", exact=True)).to_have_count(0)
        expect(ann.button("The Forge: guild menu")).to_be_visible()

        icon = window.page.get_by_role("group", name="Icon")
        icon.locator("input").set_input_files(file("icon.png"))
        expect(icon.locator("img")).to_have_attribute("src", re.compile("^/media/"))
        icon.locator("input").set_input_files(file("icon.png", b"no picture"))
        expect(icon.get_by_role("alert")).to_be_visible()
        window.button("Remove the icon").click()
        expect(icon.locator("img")).to_have_count(0)

        window.field("Custom invite link").fill("a b")
        window.button("Set link").click()
        expect(window.page.get_by_text("Please use 3 to 32 letters")).to_be_visible()
        window.field("Custom invite link").fill("forge")
        window.button("Set link").click()
        expect(window.page.get_by_text("The link is set.")).to_be_visible()

    def test_the_owner_hands_over_or_ends_it(self):
        window = self.settings_of(self.host)
        window.button("Transfer ownership").click()
        dialog = window.page.get_by_role("dialog", name="Transfer Welcome")
        dialog.get_by_role("searchbox").fill("an")
        dialog.get_by_role("button", name="ann").click()
        dialog.get_by_label("Password", exact=True).fill("wrong")
        dialog.get_by_role("button", name="Transfer ownership").click()
        expect(dialog.get_by_role("alert")).to_be_visible()
        dialog.get_by_label("Password", exact=True).fill(PASSWORD)
        dialog.get_by_role("button", name="Transfer ownership").click()
        expect(window.page.get_by_text("ann is the owner now.")).to_be_visible()
        expect(self.screen(window)).to_have_count(0)  # nothing here is hers to set any more

        heir = self.settings_of(self.ann)
        self.screen(heir).get_by_role("navigation").get_by_role("button", name="Delete guild").click()
        dialog = heir.page.get_by_role("dialog", name="Delete Welcome")
        expect(dialog.get_by_role("button", name="Delete guild")).to_have_attribute("aria-disabled", "true")
        dialog.get_by_label("Type “Welcome” to confirm").fill("Welcome")
        dialog.get_by_role("button", name="Delete guild").click()
        expect(heir.page.get_by_role("link", name="Welcome")).to_have_count(0)
        expect(self.screen(heir)).to_have_count(0)


class TestModeration(GuildSettingsTest):
    def test_automod_and_reports(self):
        self.mo.say("darn it")
        window = self.settings_of(self.host, "Automod")
        window.button("Create a rule").click()
        self.choose(window, "Words")
        window.field("Name of the rule").fill("Rude words")
        window.button("Save", exact=True).click()
        expect(window.page.get_by_text("Please write at least one word.")).to_be_visible()
        window.field("Words").fill("darn\nheck*")
        window.button("Test", exact=True).click()
        expect(window.page.get_by_text(re.compile(r"1 hit among \d+ message"))).to_be_visible()
        expect(window.page.locator("mark")).to_have_text("darn")
        window.button("Add a role").click()
        self.choose(window, "Wardens")
        window.button("Save", exact=True).click()
        expect(self.row(window, "Rude words")).to_contain_text("2 words · blocks · tells moderators")
        window.page.get_by_role("switch", name="Enable the rule Rude words").uncheck()
        expect(window.page.get_by_role("switch", name="Enable the rule Rude words")).not_to_be_checked()
        window.page.get_by_role("switch", name="Enable the rule Rude words").check()
        expect(window.page.get_by_role("switch", name="Enable the rule Rude words")).to_be_checked()
        window.button("Edit the rule Rude words").click()
        expect(window.button("Remove role Wardens")).to_be_visible()
        window.button("All rules").click()

        self.turn_to(window, "Reports")
        expect(window.page.get_by_text("All is quiet.")).to_be_visible()
        (said,) = self.mo.say("you all are fools")
        self.ann.post("/api/guilds/1/reports", {"reason": "He insults us", "message_id": said["id"]})
        report = self.row(window, "He insults us")
        expect(report).to_contain_text("you all are fools")
        report.get_by_label("Note").fill("Warned him")
        report.get_by_role("button", name="Resolve").click()
        expect(window.page.get_by_text("All is quiet.")).to_be_visible()
        window.page.get_by_role("tab", name="Resolved").click()
        expect(report.get_by_label("Note")).to_have_value("Warned him")
        expect(report).to_contain_text("Decided by olga")
        report.get_by_role("button", name="Jump to message").click()
        expect(self.screen(window)).to_have_count(0)
        expect(window.message("you all are fools")).to_be_in_viewport()

    def test_audit_log(self):
        self.stage.run(self.host.client.patch(f"/api/guilds/1/roles/{self.wardens}", {"name": "Elders", "hoist": True}))
        window = self.settings_of(self.mo, "Audit log")
        entry = self.row(window, "olga changed the role Elders")
        entry.get_by_role("button").click()
        expect(entry.locator(".audit-change").filter(has_text="Name")).to_contain_text("Wardens")
        expect(entry.locator(".audit-change").filter(has_text="Shown separately")).to_contain_text("yes")
        self.stage.run(self.mo.client.delete(f"/api/guilds/1/members/{self.ann.client.id}"))
        expect(self.row(window, "mo kicked ann")).to_be_visible()
        window.field("What").select_option("Role created")
        expect(self.row(window, "mo kicked ann")).to_have_count(0)
        expect(
            self.row(window, "olga created the role Elders").or_(self.row(window, "created the role"))
        ).to_be_visible()
        window.page.get_by_role("button", name="Who: Anybody").click()
        window.page.get_by_role("dialog", name="Who").get_by_role("button", name="mo mo").click()
        expect(window.page.get_by_text("Nothing like that has been noted.")).to_be_visible()
        window.field("What").select_option("Everything")
        expect(self.row(window, "mo kicked ann")).to_be_visible()

    def test_each_page_is_for_whoever_has_the_right(self):
        ann = self.window_of(self.ann)
        ann.button("Welcome: guild menu").click()
        expect(ann.page.get_by_role("menuitem", name="Leave guild")).to_be_visible()
        for entry in ("Guild settings", "Create a channel"):
            expect(ann.page.get_by_role("menuitem", name=entry)).to_have_count(0)
        window = self.settings_of(self.mo)
        pages = self.screen(window).get_by_role("navigation").get_by_role("button")
        expect(pages).to_have_text(["Members", "Bans", "Reports", "Audit log"])
        line = window.page.get_by_role("row").filter(has_text="olga")
        line.get_by_role("button", name="olga: actions").click()
        expect(window.page.get_by_role("menuitem")).to_have_text(["Copy ID"])  # she stands above
        window.press("Escape")
        self.stage.run(self.host.client.delete(f"/api/guilds/1/members/{self.mo.client.id}/roles/{self.wardens}"))
        expect(self.screen(window)).to_have_count(0)


class TestComingIn(GuildSettingsTest):
    def test_founding_joining_and_being_told(self):
        window = self.window_of(self.ann, reduced_motion="reduce")
        window.button("Add a guild").click()
        expect(window.field("Guild name")).to_have_value("ann’s guild")
        window.page.locator(".guild-icon-choice input").set_input_files(file("icon.png"))
        window.field("Guild name").fill("Night Kitchen")
        window.button("Create", exact=True).click()
        rail = window.page.get_by_role("navigation", name="Guilds")
        expect(rail.get_by_role("link", name="Night Kitchen").locator("img, canvas").first).to_be_visible()

        self.ann.post("/api/friends/request", {"to": "mo"})
        self.stage.run(self.mo.client.post(f"/api/friends/{self.ann.client.id}/accept"))
        window.button("Night Kitchen: guild menu").click()
        self.choose(window, "Invite people")
        window.button("Invite mo").click()
        expect(window.button("mo has been sent the link")).to_be_visible()
        link = window.field("Link").input_value()
        window.press("Escape")

        mo = self.window_of(self.mo)
        mo.button("Add a guild").click()
        mo.page.get_by_role("tab", name="Join").click()
        mo.field("Link or code").fill("https://elsewhere.example/invite/abc")
        mo.button("Join", exact=True).click()
        expect(mo.page.get_by_text("That is no invite to a guild of this server.")).to_be_visible()
        mo.field("Link or code").fill(link)
        mo.button("Join", exact=True).click()
        expect(mo.button("Night Kitchen: guild menu")).to_be_visible()

        self.ann.say(f"Come in: {link}")
        olga = self.window_of(self.host)
        card = olga.message(f"Come in: {link}").get_by_role("group", name="Invite")
        expect(card).to_contain_text("2 members")
        card.get_by_role("button", name="Join").click()
        expect(olga.button("Night Kitchen: guild menu")).to_be_visible()
        olga.page.go_back()
        expect(card).to_contain_text("An invite to a guild that you are in")

        self.host.post("/api/admin/announcements", {"content": "We restart at noon."})
        bar = mo.page.get_by_role("region", name="Announcements")
        expect(bar).to_contain_text("We restart at noon.")
        mo.button("Dismiss this announcement").click()
        expect(bar).to_have_count(0)
        mo.page.reload()
        mo.is_ready()
        expect(bar).to_have_count(0)


class TestAccessible(GuildSettingsTest):
    """axe itself writes styles into the page, so the policy is off in these windows."""

    maxDiff = None

    def test_every_page(self):
        self.host.post("/api/guilds/1/invites", {"temporary": True})
        self.stage.run(self.host.client.put(f"/api/guilds/1/bans/{self.friend('spammer').client.id}", {}))
        (said,) = self.mo.say("you all are fools")
        self.ann.post("/api/guilds/1/reports", {"reason": "Insults", "message_id": said["id"]})
        rule = {"name": "Rude", "kind": "words", "options": {"words": ["darn"], "actions": {"block": True}}}
        self.host.post("/api/guilds/1/automod", rule)
        self.host.post("/api/admin/announcements", {"content": "We restart at noon.", "level": "warning"})
        self.host.post("/api/admin/announcements", {"content": "Welcome, all of you."})
        code = self.host.post("/api/guilds/1/invites", {})["code"]
        self.host.say(f"{self.stage.url}/invite/{code} and {self.stage.url}/invite/nothing-here")
        for size in (DESK, HAND):
            window = self.window_of(self.host, viewport=size, reduced_motion="reduce", bypass_csp=True)
            expect(window.page.get_by_role("group", name="Invite", exact=True)).to_have_count(2)
            expect(window.page.get_by_text("Ask for another")).to_be_visible()
            self.is_accessible(window, f"announcements and cards, {size['width']} wide")
            if size is HAND:
                window.button("Show channels").click()
            self.open_settings(window)
            for page in (
                "Overview",
                "Emojis",
                "Stickers",
                "Members",
                "Invites",
                "Bans",
                "Automod",
                "Reports",
                "Audit log",
            ):
                self.turn_to(window, page)
                expect(window.page.locator(".guild-page")).to_be_visible()
                expect(window.page.locator(".guild-page [role=status][aria-label$='…'], .lazy")).to_have_count(0)
                self.is_accessible(window, f"{page}, {size['width']} wide")
                if page == "Automod":
                    window.button("Edit the rule Rude").click()
                    self.is_accessible(window, f"a rule, {size['width']} wide")
                    window.button("All rules").click()
                if size is HAND:
                    window.button("Back").click()
            if size is DESK:
                for page, button in (
                    ("Bans", "Ban somebody"),
                    ("Invites", "Create an invite"),
                    ("Overview", "Transfer ownership"),
                ):
                    self.turn_to(window, page)
                    window.button(button).click()
                    self.is_accessible(window, button)
                    window.press("Escape")

    def is_accessible(self, window: Person, where: str) -> None:
        window.page.mouse.move(0, 0)
        for theme in ("dark", "light"):
            window.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
            window.settles()
            with self.subTest(f"{where}, {theme}"):
                self.assertEqual(violations(window.page), [])
