"""Guilds, channels and roles put in order, set up and closed, by hand and by keys; and what one hears of them."""

import re

from playwright.sync_api import Locator, expect

from browser.axe import violations
from browser.people import Person
from browser.stage import BrowserTest, Friend

DESK = {"width": 1440, "height": 900}
HAND = {"width": 400, "height": 800}
HIDE = 1 << 10  # VIEW_CHANNEL
WRITE = 1 << 11  # SEND_MESSAGES


class PlacesTest(BrowserTest):
    def setUp(self) -> None:
        super().setUp()
        self.owner_ = self.owner("owner")
        self.workshop = self.owner_.open_channel("Workshop", type="category")
        self.kiln = self.owner_.open_channel("kiln", parent_id=self.workshop)
        self.glazes = self.owner_.open_channel("glazes", parent_id=self.workshop)

    def window(self, who: Friend | None = None, path: str = "/channels/1/1", **options) -> Person:
        return self.window_of(who or self.owner_, path, reduced_motion="reduce", **options)

    def channels(self, window: Person) -> Locator:
        return window.page.get_by_role("navigation", name="Channels").locator(".channel-name, .category-toggle")

    def menu(self, window: Person, thing: Locator, *entries: str) -> None:
        thing.click(button="right")
        for entry in entries:
            window.page.get_by_role("menuitem", name=entry).or_(
                window.page.get_by_role("menuitemcheckbox", name=entry)
            ).first.click()

    def drag(self, window: Person, what: Locator, onto: Locator, share: float) -> None:
        """To a place in the height of the other: near 0 before it, near 1 after it, in the middle into it."""
        start, end = what.bounding_box(), onto.bounding_box()
        window.page.mouse.move(start["x"] + 20, start["y"] + start["height"] / 2)
        window.page.mouse.down()
        window.page.mouse.move(start["x"] + 24, start["y"] + start["height"] / 2 + 8)
        window.page.mouse.move(end["x"] + 20, end["y"] + end["height"] * share, steps=4)
        window.page.mouse.up()


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


class TestRoles(PlacesTest):
    def open_roles(self, window: Person) -> None:
        window.button("Welcome: guild menu").click()
        window.page.get_by_role("menuitem", name="Guild settings").click()
        window.page.get_by_role("navigation", name="Guild settings").get_by_role("button", name="Roles").click()

    def names(self, window: Person) -> Locator:
        return window.page.get_by_role("list", name="Roles, the highest first").locator(".role-row-open")

    def test_a_role_is_made_sorted_given_and_looked_through(self):
        mira = self.friend("mira")
        self.owner_.open_channel("hidden", overwrites=[{"id": 1, "type": "role", "allow": 0, "deny": HIDE}])
        self.owner_.open_channel("board", overwrites=[{"id": 1, "type": "role", "allow": 0, "deny": WRITE}])
        for name in ("Guides", "Keepers"):
            self.owner_.post("/api/guilds/1/roles", {"name": name})
        window = self.window()
        self.open_roles(window)
        window.button("Create a role").click()
        expect(window.field("Role name")).to_have_value("new role")
        window.field("Role name").fill("Potters")
        window.page.get_by_role("radio", name="Teal").check(force=True)
        window.page.get_by_role("tab", name="Permissions").click()
        window.field("Search permissions").fill("pin")
        window.page.get_by_role("switch", name="Pin messages").check()
        for elsewhere in ("Keepers", "Create a role"):
            window.button(elsewhere, exact=True).click()
            expect(window.page.get_by_role("alert").filter(has_text="not saved")).to_be_visible()
        window.button("Save").click()
        expect(self.names(window)).to_have_text(["Guides", "Keepers", "Potters", "@everyone"])
        self.drag(window, self.names(window).nth(2), self.names(window).nth(0), 0.2)
        expect(self.names(window)).to_have_text(["Potters", "Guides", "Keepers", "@everyone"])
        self.names(window).nth(0).focus()
        window.press("Control+Shift+ArrowDown")
        expect(self.names(window)).to_have_text(["Guides", "Potters", "Keepers", "@everyone"])
        window.page.get_by_role("tab", name="Members").click()
        window.field("Find members to add or remove").fill("mira")
        window.button("Add mira").click()
        expect(window.button("Remove mira")).to_be_visible()
        self.assertEqual(
            len(self.stage.run(mira.client.get("/api/guilds/1/members/" + str(mira.client.id))).json["roles"]), 1
        )
        window.field("Find members to add or remove").fill("")
        holders = window.page.locator(".role-member")
        expect(holders).to_have_text([re.compile("mira")])
        window.button("Remove mira").click()
        expect(window.page.get_by_text("Nobody has this role yet.")).to_be_visible()
        window.button("View as a role").click()
        window.page.get_by_role("checkbox", name="Potters").check()
        window.button("Look", exact=True).click()
        expect(window.page.get_by_text("Viewing Welcome as @Potters.")).to_be_visible()
        expect(window.page.get_by_role("link", name="hidden, not visible to them")).to_be_visible()
        window.channel("board").click()
        expect(window.page.get_by_text("They can read #board, but not write.")).to_be_visible()
        expect(window.page.get_by_text("You may not send messages in this channel.")).to_be_visible()
        window.button("Back", exact=True).click()
        expect(window.composer).to_be_editable()
        self.open_roles(window)
        self.names(window).filter(has_text="Potters").click()
        window.button("Delete role").click()
        window.page.get_by_role("dialog", name="Delete Potters").get_by_role("button", name="Delete role").click()
        expect(self.names(window)).to_have_text(["Guides", "Keepers", "@everyone"])

    def test_nobody_changes_what_stands_above_or_gives_what_they_lack(self):
        mira = self.friend("mira")
        high = self.owner_.post("/api/guilds/1/roles", {"name": "High"})["id"]
        low = self.owner_.post("/api/guilds/1/roles", {"name": "Low", "permissions": 1 << 28})["id"]
        self.owner_.post("/api/guilds/1/roles", {"name": "Lowest"})
        self.stage.run(self.owner_.client.put(f"/api/guilds/1/members/{mira.client.id}/roles/{low}"))
        self.assertTrue(high)
        window = self.window(mira)
        self.open_roles(window)
        window.button("High", exact=True).click()
        expect(window.page.get_by_text("This role stands at or above yours.")).to_be_visible()
        expect(window.field("Role name")).to_be_disabled()
        window.button("Lowest", exact=True).click()
        window.page.get_by_role("tab", name="Permissions").click()
        expect(window.page.get_by_role("switch", name="Ban members")).to_be_disabled()
        expect(window.page.get_by_text("You lack this permission yourself").first).to_be_visible()
        expect(window.page.get_by_role("switch", name="Manage roles")).to_be_enabled()


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
