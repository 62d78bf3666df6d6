"""Guilds and channels put in order, set up and closed, by hand and by keys; and what one hears of them."""

import re

from playwright.sync_api import Locator, expect

from browser.axe import violations
from browser.people import Person
from browser.places import DESK, HAND, WRITE, PlacesTest


class TestChannels(PlacesTest):
    def test_channels_are_sorted_by_hand_by_keys_and_by_menu(self):
        window, other = self.window(), self.window(self.friend("mira"))
        shown = self.channels(window)
        expect(shown).to_have_text(["general", "Workshop", "kiln", "glazes"])
        self.drag(window, window.channel("glazes"), window.channel("kiln"), 0.2)
        expect(shown).to_have_text(["general", "Workshop", "glazes", "kiln"])
        expect(self.channels(other)).to_have_text(["general", "Workshop", "glazes", "kiln"])
        window.channel("glazes").focus()
        window.press("Control+Shift+ArrowDown")
        expect(shown).to_have_text(["general", "Workshop", "kiln", "glazes"])
        expect(window.channel("glazes")).to_be_focused()
        self.menu(window, window.channel("kiln"), "Move to category", "None")
        expect(shown).to_have_text(["general", "kiln", "Workshop", "glazes"])
        rights = {"type": "role", "allow": 0, "deny": WRITE}
        self.stage.run(self.owner_.client.put(f"/api/channels/{self.workshop}/overwrites/1", rights))
        self.drag(window, window.channel("general"), window.page.locator(".category"), 0.5)
        expect(shown).to_have_text(["kiln", "Workshop", "general", "glazes"])
        expect(window.page.get_by_text("#general keeps its own permissions in Workshop.")).to_be_visible()
        window.button("Sync permissions").click()
        expect(window.page.get_by_text("#general has the permissions of Workshop.")).to_be_visible()
        channels = self.stage.run(self.owner_.client.get("/api/guilds/1/channels")).json
        self.assertEqual(
            {one["name"]: len(one["overwrites"]) for one in channels if one["parent_id"]}, {"general": 1, "glazes": 1}
        )
        expect(self.channels(other)).to_have_text(["kiln", "Workshop", "general", "glazes"])
        other.channel("kiln").focus()
        other.press("Control+Shift+ArrowDown")
        expect(self.channels(other)).to_have_text(["kiln", "Workshop", "general", "glazes"])

    def test_what_is_muted_is_quiet_and_can_be_left_out(self):
        mira = self.friend("mira")
        window = self.window()
        self.menu(window, window.channel("kiln"), "Mute", "For 1 hour")
        expect(window.page.get_by_role("link", name="kiln, muted")).to_be_visible()
        mira.say("hot", channel_id=self.kiln)
        mira.say("blue", channel_id=self.glazes)
        expect(window.page.get_by_role("link", name="glazes, unread messages")).to_be_visible()
        expect(window.page.get_by_role("link", name="kiln, muted")).to_be_visible()
        self.menu(window, window.channel("glazes"), "Hide muted channels")
        expect(window.channel("kiln")).to_have_count(0)
        window.page.reload()
        expect(window.channel("glazes")).to_be_visible()
        expect(window.channel("kiln")).to_have_count(0)
        window.button("Notifications of this channel").click()
        window.page.get_by_role("menuitemcheckbox", name="Only mentions", exact=True).click()
        window.button("Notifications of this channel").click()
        expect(window.page.get_by_role("menuitemcheckbox", name="Only mentions", exact=True)).to_have_attribute(
            "aria-checked", "true"
        )

    def test_a_channel_is_set_up_closed_explained_and_deleted(self):
        self.friend("mira")
        window = self.window()
        self.menu(window, window.channel("kiln"), "Edit channel")
        window.field("Channel name").fill("Hot Kiln")
        expect(window.field("Channel name")).to_have_value("hot-kiln")
        window.page.get_by_label("Slow mode").select_option("30")
        self.stage.drop_server()
        window.button("Save").click()
        expect(window.page.get_by_role("alert").filter(has_text="could not be reached")).to_be_visible()
        self.stage.raise_server()
        expect(window.field("Channel name")).to_have_value("hot-kiln")
        window.button("Save").click()
        expect(window.button("Save")).to_have_count(0)
        window.button("Permissions", exact=True).click()
        expect(window.page.get_by_text("In sync with the category")).to_be_visible()
        window.page.get_by_role("switch", name="Private").check()
        window.field("Add a role or member").fill("mira")
        window.page.get_by_role("list", name="Add a role or member").get_by_role("button", name="mira").click()
        window.page.get_by_label("Permissions of mira").select_option("read")
        window.button("Save").click()
        expect(window.page.get_by_text("It differs from its category")).to_be_visible()
        window.page.get_by_role("tab", name="All permissions").click()
        window.button("mira", exact=True).click()
        pins = window.page.get_by_role("radiogroup", name="Pin messages")
        pins.get_by_role("radio", name="Allow").check(force=True)
        window.press("ArrowLeft")
        expect(pins.get_by_role("radio", name="As in the guild")).to_be_checked()
        window.button("Check access").click()
        window.field("Member").fill("mira")
        window.page.get_by_role("list", name="Member", exact=True).get_by_role("button", name="mira").click()
        expect(window.page.get_by_role("heading", name="mira cannot: Send messages")).to_be_visible()
        expect(window.page.get_by_text("Decided by: This channel, for mira")).to_be_visible()
        window.button("Delete channel").click()
        window.page.get_by_role("dialog", name="Delete hot-kiln").get_by_role("button", name="Delete channel").click()
        expect(window.channel("hot-kiln")).to_have_count(0)
        expect(window.page.get_by_role("dialog")).to_have_count(0)

    def test_a_private_channel_is_made_for_some(self):
        mira, tomas = self.friend("mira"), self.friend("tomas")
        window = self.window()
        seen, unseen = self.window(mira), self.window(tomas)
        window.button("Create a channel in Workshop").click()
        window.field("Channel name").fill("Secret Glaze")
        window.page.get_by_role("switch", name="Private channel").check()
        window.page.get_by_role("searchbox", name="Who sees it besides").fill("mir")
        window.page.get_by_role("list", name="Who sees it besides").get_by_role("button", name="mira").click()
        window.button("Create", exact=True).click()
        expect(seen.channel("secret-glaze")).to_be_visible()
        expect(unseen.channel("secret-glaze")).to_have_count(0)
        expect(unseen.button("Create a channel in Workshop")).to_have_count(0)
        unseen.channel("kiln").click(button="right")
        expect(unseen.page.get_by_role("menuitem", name="Copy link")).to_be_visible()
        expect(unseen.page.get_by_role("menuitem", name="Delete channel")).to_have_count(0)


class TestRail(PlacesTest):
    def test_guilds_are_put_in_order_and_in_folders_on_every_device(self):
        for name in ("Alder", "Birch", "Cedar"):
            self.owner_.post("/api/guilds", {"name": name})
        window, phone = self.window(), self.window()

        def rail(of: Person) -> Locator:
            return of.page.get_by_role("navigation", name="Guilds").locator(
                "li > .rail-link .visually-hidden, .rail-folder-face"
            )

        def guild(name: str) -> Locator:
            return window.page.get_by_role("navigation", name="Guilds").get_by_role("link", name=name)

        expect(rail(window)).to_have_text(["Welcome", "Alder", "Birch", "Cedar"])
        self.drag(window, guild("Cedar"), guild("Welcome"), 0.05)
        expect(rail(window)).to_have_text(["Cedar", "Welcome", "Alder", "Birch"])
        expect(rail(phone)).to_have_text(["Cedar", "Welcome", "Alder", "Birch"])
        guild("Cedar").focus()
        window.press("Control+Shift+ArrowDown")
        expect(rail(window)).to_have_text(["Welcome", "Cedar", "Alder", "Birch"])
        self.drag(window, guild("Birch"), guild("Alder"), 0.5)
        folder = window.page.get_by_role("button", name="Folder Alder, Birch")
        expect(folder).to_be_visible()
        expect(guild("Birch")).to_have_count(0)
        self.menu(window, folder, "Folder settings")
        window.field("Folder name").fill("Trees")
        window.page.get_by_role("radio", name="Green").check(force=True)
        window.button("Save").click()
        folder = window.page.get_by_role("button", name="Folder Trees")
        folder.click()
        expect(folder).to_have_attribute("aria-expanded", "true")
        expect(guild("Birch")).to_be_visible()
        expect(phone.page.get_by_role("button", name="Folder Trees")).to_be_visible()
        self.menu(window, guild("Birch"), "Move out of the folder")
        self.menu(window, folder, "Remove folder")
        expect(window.page.get_by_role("button", name=re.compile("^Folder"))).to_have_count(0)
        expect(phone.page.get_by_role("button", name=re.compile("^Folder"))).to_have_count(0)


class TestAccessibility(PlacesTest):
    def is_accessible(self, window: Person, where: str) -> None:
        window.page.mouse.move(0, 0)
        for theme in ("dark", "light"):
            window.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
            window.settles()
            with self.subTest(f"{where}, {theme}"):
                self.assertEqual(violations(window.page), [])

    def test_no_screen_breaks_a_rule(self):
        self.owner_.post("/api/guilds/1/roles", {"name": "Keepers", "color": 0x3FA796})
        guilds = [self.owner_.post("/api/guilds", {"name": name})["id"] for name in ("Alder", "Birch")]
        folder = {"id": 5, "name": "Trees", "color": 0xC8645C, "guilds": guilds}
        self.stage.run(self.owner_.client.patch("/api/me/settings", {"guild_order": [1, folder]}))
        self.stage.run(self.owner_.client.put(f"/api/channels/{self.glazes}/notifications", {"muted_for": 0}))
        for size in (DESK, HAND):
            window = self.window(viewport=size, bypass_csp=True)
            wide = size["width"]
            if size is HAND:
                window.button("Show channels").click()
            window.page.get_by_role("button", name="Folder Trees").click()
            self.is_accessible(window, f"lists, {wide}")
            window.channel("kiln").click(button="right")
            expect(window.page.get_by_role("menu")).to_be_visible()
            self.is_accessible(window, f"menu of a channel, {wide}")
            window.page.get_by_role("menuitem", name="Edit channel").click()
            for page in ("Overview", "Permissions", "Check access", "Invites"):
                window.button(page, exact=True).click()
                self.is_accessible(window, f"{page}, {wide}")
                if page == "Permissions":
                    window.page.get_by_role("tab", name="All permissions").click()
                    self.is_accessible(window, f"all permissions, {wide}")
                if size is HAND:
                    window.button("Back").click()
            window.button("Close").click()
            window.button("Create a channel in Workshop").click()
            window.page.get_by_role("switch", name="Private channel").check()
            expect(window.page.get_by_role("searchbox", name="Who sees it besides")).to_be_visible()
            self.is_accessible(window, f"create a channel, {wide}")
            window.press("Escape")
            window.button("Welcome: guild menu").click()
            window.page.get_by_role("menuitem", name="Guild settings").click()
            window.button("Roles", exact=True).click()
            self.is_accessible(window, f"roles, {wide}")
            window.button("Keepers", exact=True).click()
            for tab in ("Display", "Permissions", "Members"):
                window.page.get_by_role("tab", name=tab).click()
                self.is_accessible(window, f"role, {tab}, {wide}")
            if size is HAND:
                window.button("Back to the roles").click()
            window.button("View as a role").click()
            self.is_accessible(window, f"view as, {wide}")
            window.button("Look", exact=True).click()
            expect(window.page.get_by_text("Viewing Welcome as @everyone.")).to_be_visible()
            self.is_accessible(window, f"viewed as, {wide}")
            window.context.close()
