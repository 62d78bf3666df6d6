"""Roles are made, put in order, given and looked through; and nobody reaches above their own."""

import re

from playwright.sync_api import Locator, expect

from browser.people import Person
from browser.places import HIDE, WRITE, PlacesTest


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
