"""A guild is run from its settings: by its owner, by a moderator with some rights, and by nobody without any."""

import io
import re
from typing import Any

from PIL import Image
from playwright.sync_api import Locator, expect
from support import PASSWORD

from backend.permissions.bits import Permission
from browser.axe import violations
from browser.people import Person
from browser.stage import BrowserTest, Friend

DESK = {"width": 1440, "height": 900}
HAND = {"width": 400, "height": 800}
MODERATES = (
    Permission.KICK_MEMBERS
    | Permission.BAN_MEMBERS
    | Permission.MODERATE_MEMBERS
    | Permission.MANAGE_NICKNAMES
    | Permission.VIEW_AUDIT_LOG
)
BUSY = {"error": {"code": "unavailable", "message": "The server is stopping."}}


def picture(color: str = "#c54", size: int = 64) -> bytes:
    to = io.BytesIO()
    Image.new("RGB", (size, size), color).save(to, "PNG")
    return to.getvalue()


def file(name: str, content: bytes | None = None, kind: str = "image/png") -> Any:
    return {"name": name, "mimeType": kind, "buffer": picture() if content is None else content}


class GuildSettingsTest(BrowserTest):
    def setUp(self) -> None:
        super().setUp()
        self.host = self.owner("olga")
        self.mo, self.ann = self.friend("mo"), self.friend("ann")
        self.wardens = self.role("Wardens", MODERATES)
        self.give(self.mo, self.wardens)

    def role(self, name: str, permissions: int = 0) -> int:
        made = self.host.post("/api/guilds/1/roles", {"name": name, "permissions": int(permissions)})
        return made["id"]  # type: ignore[no-any-return]

    def give(self, friend: Friend, role: int) -> None:
        self.stage.run(self.host.client.put(f"/api/guilds/1/members/{friend.client.id}/roles/{role}"))

    def settings_of(self, friend: Friend, page: str = "", **options: Any) -> Person:
        window = self.window_of(friend, **{"reduced_motion": "reduce", **options})
        self.open_settings(window)
        if page:
            self.turn_to(window, page)
        return window

    def open_settings(self, window: Person) -> None:
        window.button("Welcome: guild menu").click()
        window.page.get_by_role("menuitem", name="Guild settings").click()
        expect(self.screen(window)).to_be_visible()

    def screen(self, window: Person) -> Locator:
        return window.page.get_by_role("dialog", name="Guild settings")

    def turn_to(self, window: Person, page: str) -> None:
        self.screen(window).get_by_role("navigation").get_by_role("button", name=page).click()
        expect(window.page.get_by_role("heading", level=1, name=page)).to_be_visible()

    def row(self, window: Person, text: str) -> Locator:
        return self.screen(window).get_by_role("listitem").filter(has_text=text)

    def choose(self, window: Person, entry: str) -> None:
        window.page.get_by_role("menuitem", name=entry, exact=True).click()

    def confirm(self, window: Person, title: str, verb: str) -> None:
        asked = window.page.get_by_role("dialog", name=title, exact=True)
        asked.get_by_role("button", name=verb, exact=True).click()
        expect(asked).to_have_count(0)


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


class TestPeople(GuildSettingsTest):
    def test_members(self):
        guests = self.role("Guests")
        window = self.settings_of(self.host, "Members")
        table = window.page.get_by_role("table", name="Members")
        expect(table.get_by_role("row")).to_have_count(4)
        line = table.get_by_role("row").filter(has_text="ann")

        line.get_by_role("button", name="Roles of ann").click()
        window.page.get_by_role("checkbox", name="Guests").check()
        expect(line.get_by_role("button", name="Remove role Guests")).to_be_visible()
        window.press("Escape")
        line.get_by_role("button", name="Remove role Guests").click()
        expect(line.get_by_role("button", name="Remove role Guests")).to_have_count(0)

        line.get_by_role("button", name="ann: actions").click()
        self.choose(window, "Edit nickname")
        window.field("Nickname").fill("Annie")
        window.button("Save", exact=True).click()
        expect(line).to_contain_text("Annie")
        line.get_by_role("button", name="Annie: actions").click()
        self.choose(window, "Time out")
        window.field("For how long").select_option("1 hour")
        self.confirm(window, "Time out ann", "Time out")
        expect(line.get_by_text(re.compile("Timed out until"))).to_have_count(1)
        line.get_by_role("button", name="Annie: actions").click()
        self.choose(window, "End time-out")
        expect(line.get_by_text(re.compile("Timed out until"))).to_have_count(0)

        self.give(self.ann, guests)  # somebody else does
        expect(line.get_by_role("button", name="Remove role Guests")).to_be_visible()
        self.friend("zoe")
        expect(table.get_by_role("row")).to_have_count(5)
        table.get_by_role("checkbox", name="Select Annie").check()
        table.get_by_role("checkbox", name="Select zoe").check()
        expect(table.get_by_role("checkbox", name="Select olga")).to_have_count(0)
        bar = window.page.get_by_role("region", name="2 members selected")
        bar.get_by_role("button", name="Kick").click()
        self.confirm(window, "Kick 2 members", "Kick")
        expect(table.get_by_role("row")).to_have_count(3)
        for name in ("spam-one", "spam-two"):
            self.friend(name)
            table.get_by_role("checkbox", name=f"Select {name}").check()
        bar.get_by_role("button", name="Ban").click()
        expect(window.page.get_by_role("dialog", name="Ban 2 members")).to_contain_text("spam-one")
        window.field("Reason").fill("Sell things")
        self.confirm(window, "Ban 2 members", "Ban")
        expect(window.page.get_by_text("2 members are banned.")).to_be_visible()
        expect(table.get_by_role("row")).to_have_count(3)
        self.screen(window).get_by_role("searchbox", name="Search members").fill("nobody")
        expect(table).to_have_count(0)
        expect(self.screen(window).get_by_text("No member of that name.")).to_be_visible()

    def test_by_keyboard(self):
        guests = self.role("Guests")
        window = self.window_of(self.host, reduced_motion="reduce")
        window.button("Welcome: guild menu").focus()
        window.press("Enter")
        expect(window.page.get_by_role("menuitem", name="Invite people")).to_be_focused()
        window.press("ArrowDown", "Enter")
        pages = self.screen(window).get_by_role("navigation")
        expect(pages.get_by_role("button", name="Overview")).to_be_focused()
        window.press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown")
        expect(pages.get_by_role("button", name="Members")).to_be_focused()
        window.press("Enter")
        roles = window.page.get_by_role("row").filter(has_text="ann").get_by_role("button", name="Roles of ann")
        roles.focus()
        window.press("Enter")
        expect(window.page.get_by_role("searchbox", name="Search roles")).to_be_focused()
        window.page.keyboard.type("gue")
        expect(window.page.get_by_role("checkbox")).to_have_count(3)  # one role, and two members who may be selected
        window.page.get_by_role("checkbox", name="Guests").focus()
        with window.page.expect_response(lambda answer: answer.request.method in ("PUT", "PATCH")):
            window.press("Space")
        expect(window.page.get_by_role("checkbox", name="Guests")).to_be_checked()
        window.press("Escape")
        expect(roles).to_be_focused()
        member = self.stage.run(self.host.client.get(f"/api/guilds/1/members/{self.ann.client.id}")).json
        self.assertEqual(member["roles"], [guests])
        window.press("Escape")
        expect(self.screen(window)).to_have_count(0)

    def test_bans_and_invites(self):
        self.friend("spammer")
        window = self.settings_of(self.host, "Bans")
        expect(window.page.get_by_text("Nobody is banned.")).to_be_visible()
        window.button("Ban somebody").click()
        window.field("Username").fill("spam")
        window.page.get_by_role("dialog", name="Ban somebody").get_by_role("button", name="spammer").click()
        window.field("Reason").fill("Sells things")
        self.confirm(window, "Ban spammer", "Ban")
        expect(self.row(window, "spammer")).to_contain_text("Sells things")
        window.page.get_by_role("searchbox", name="Search bans").fill("nothing")
        expect(self.row(window, "spammer")).to_have_count(0)
        expect(window.page.get_by_text("Nothing like that here.")).to_be_visible()
        window.page.get_by_role("searchbox", name="Search bans").fill("SPAM")
        expect(self.row(window, "spammer")).to_be_visible()
        window.page.get_by_role("searchbox", name="Search bans").fill("")
        window.button("Unban spammer").click()
        self.confirm(window, "Unban spammer", "Unban")
        expect(window.page.get_by_text("Nobody is banned.")).to_be_visible()

        self.turn_to(window, "Invites")
        expect(window.page.get_by_text("There are no invites.")).to_be_visible()
        window.button("Create an invite").click()
        window.field("Number of uses").select_option("10")
        window.page.get_by_role("switch", name="Temporary membership").check()
        window.button("Create a link").click()
        code = window.field("Link").input_value().rpartition("/")[2]
        window.press("Escape")
        expect(self.row(window, code)).to_contain_text("used 0 of 10 times")
        expect(self.row(window, code)).to_contain_text("Temporary membership")
        other = self.host.post("/api/guilds/1/invites", {})["code"]
        expect(self.row(window, other)).to_be_visible()
        window.button(f"Delete the invite {code}").click()
        self.confirm(window, f"Delete the invite {code}", "Delete")
        expect(self.row(window, code)).to_have_count(0)

        window.page.route("**/api/guilds/1/bans*", lambda route: route.fulfill(status=503, json=BUSY))
        self.turn_to(window, "Bans")
        expect(window.page.get_by_text("This list could not be loaded.")).to_be_visible()
        window.page.unroute("**/api/guilds/1/bans*")
        window.button("Retry").click()
        expect(window.page.get_by_text("Nobody is banned.")).to_be_visible()


class TestExpressions(GuildSettingsTest):
    def test_emojis_and_stickers(self):
        window = self.settings_of(self.host, "Emojis")
        choose = window.page.locator(".dropping input")
        large = file("large.png", picture() + b"\0" * 600_000)
        choose.set_input_files([file("party blob.png"), file("wave.png"), large, file("notes.txt", b"x", "text/plain")])
        expect(window.page.get_by_role("heading", name="Emojis 2 / 250")).to_be_visible()
        expect(self.row(window, "large")).to_contain_text("This file is larger than 512 kB.")
        expect(self.row(window, "notes")).to_contain_text("no PNG, APNG, GIF or WebP")
        window.button("Remove large.png from the list").click()
        choose.set_input_files(file("wave.png"))
        failed = self.row(window, "This name is taken.")
        failed.get_by_label("Name", exact=True).fill("wave2")
        failed.get_by_role("button", name="Retry").click()
        expect(window.page.get_by_role("heading", name="Emojis 3 / 250")).to_be_visible()

        name = window.field("Name of party_blob")
        name.fill("p")
        name.press("Enter")
        expect(window.page.get_by_role("alert").filter(has_text="2 to 32 letters")).to_be_visible()
        name.press("Escape")
        expect(name).to_have_value("party_blob")
        name.fill("party")
        name.press("Enter")
        expect(window.field("Name of party")).to_be_visible()
        window.button("Delete party").click()
        self.confirm(window, "Delete the emoji party", "Delete")
        expect(window.field("Name of party")).to_have_count(0)

        self.turn_to(window, "Stickers")
        window.page.locator(".dropping input").set_input_files(file("hello there.png"))
        window.field("Description").fill("A greeting")
        window.field("Tags").fill("hi")
        window.button("Upload", exact=True).click()
        stickers = window.page.get_by_role("list", name="Stickers", exact=True)
        expect(stickers.get_by_role("listitem")).to_contain_text("hi · A greeting")
        window.button("Edit hello there").click()
        window.page.get_by_role("dialog", name="Edit sticker").get_by_label("Tags").fill("wave")
        window.button("Save", exact=True).click()
        expect(stickers.get_by_role("listitem")).to_contain_text("wave · A greeting")


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
