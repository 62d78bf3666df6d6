"""What one sets up without a mouse: friends, channels and their permissions, roles, one's own settings, and who has to go."""

import re

from playwright.sync_api import expect

from browser.keyboard import Keyboard, KeyboardTest


class TestFriends(KeyboardTest):
    def test_asking_accepting_and_writing(self):
        alice, bob = self.at_home("alice"), self.at_home("bob")
        alice.press("Control+Alt+ArrowRight")
        alice.walk("tab", "Online")
        alice.press("End")
        alice.go("textbox", "Username", most=1)
        alice.type("bob")
        alice.press("Enter")
        expect(alice.page.get_by_text(re.compile("request", re.IGNORECASE)).first).to_be_visible()

        bob.press("Control+Alt+ArrowRight")
        bob.walk("tab", "Online")
        bob.go("tab", re.compile("Pending"), "ArrowRight", 2)
        bob.choose("button", "Accept the request of alice", most=3)
        expect(bob.button("Accept the request of alice")).to_have_count(0)
        bob.sees_the_focus()

        bob.press("Control+k")
        bob.is_at("combobox", "Go to")
        bob.type("@alice")
        expect(bob.page.get_by_role("option", name=re.compile("alice"))).to_be_visible()
        bob.press("Enter")
        bob.is_at("textbox", "Message alice")
        bob.type("hello, friend")
        bob.press("Enter")
        expect(bob.message("hello, friend")).to_have_attribute("data-state", "sent")
        alice.walk("link", "Friends")
        alice.choose("link", re.compile("bob"), "ArrowDown", 1)
        expect(alice.message("hello, friend")).to_be_visible()


class TestSettingUp(KeyboardTest):
    def setUp(self) -> None:
        super().setUp()
        self.owner_ = self.owner("owner")
        self.mira = self.friend("mira")
        self.owner_.post("/api/guilds/1/roles", {"name": "Keepers"})

    def keeper(self) -> Keyboard:
        person: Keyboard = self.window_of(self.owner_)  # type: ignore[assignment]
        person.is_at("textbox", "Message #general")
        return person

    def open_guild_settings(self, person: Keyboard, page: str) -> None:
        person.walk("link", re.compile("^general"))
        person.choose("button", "Welcome: guild menu", "Shift+Tab", 1)
        person.take("Guild settings")
        person.is_at("button", "Overview")
        person.choose("button", page, "ArrowDown", 12)
        expect(person.page.get_by_role("heading", level=1, name=page)).to_be_visible()

    def walk_to_member(self, person: Keyboard, name: str) -> None:
        person.walk("button", re.compile(", (Online|Offline)"))
        person.press("Home")
        person.go("button", re.compile(f"^{name}, "), "ArrowDown", 3)

    def save(self, person: Keyboard) -> None:
        person.choose("button", "Save", most=10)
        expect(person.button("Save", exact=True)).to_have_count(0)

    def test_making_a_channel_and_closing_it_to_some(self):
        owner = self.keeper()
        owner.walk("link", re.compile("^general"))
        owner.choose("button", "Welcome: guild menu", "Shift+Tab", 1)
        owner.take("Create a channel")
        owner.is_at("textbox", re.compile("name"))
        owner.type("kiln")
        owner.press("Enter")
        owner.is_in("kiln")
        owner.is_at("textbox", "Message #kiln")

        owner.walk("link", re.compile("^kiln"))
        owner.menu("Edit channel")
        owner.is_at("button", "Overview")
        owner.choose("button", "Permissions", "ArrowDown", 1)
        owner.go("tab", "Who sees and writes", most=1)
        owner.go("tab", "All permissions", "ArrowRight", 1)
        owner.go("searchbox", "Search permissions", most=4)
        owner.type("send messages")
        matrix = owner.page.get_by_role("radiogroup", name="Send messages", exact=True)
        owner.go("radio", "As in the guild", most=1)
        owner.press("ArrowLeft")
        expect(matrix.get_by_role("radio", name="Deny")).to_be_checked()
        owner.is_at("radio", "Deny")
        self.save(owner)
        owner.press("Escape")
        expect(owner.page.locator(".settings-screen")).to_have_count(0)
        owner.sees_the_focus()
        state = self.stage.run(self.owner_.client.get("/api/bootstrap")).json["guilds"][0]["channels"]
        self.assertEqual([len(one["overwrites"]) for one in state if one["name"] == "kiln"], [1])

    def test_making_a_role_ordering_it_and_giving_it(self):
        owner = self.keeper()
        self.open_guild_settings(owner, "Roles")
        owner.choose("button", "Create a role")
        owner.is_at("textbox", "Role name")
        owner.type("Potters")
        self.save(owner)
        names = owner.page.get_by_role("list", name="Roles, the highest first").locator(".role-row-open")
        expect(names).to_have_text(["Keepers", "Potters", "@everyone"])
        owner.go("button", "Potters", "Shift+Tab", 12)
        owner.press("Control+Shift+ArrowUp")
        expect(names).to_have_text(["Potters", "Keepers", "@everyone"])
        owner.is_at("button", "Potters")
        owner.go("tab", "Display", most=3)
        owner.go("tab", "Members", "ArrowRight", 3)
        owner.go("searchbox", "Find members to add or remove", most=2)
        owner.type("mira")
        expect(owner.button("Add mira")).to_be_visible()
        owner.choose("button", "Add mira", most=2)
        owner.is_at("button", "Remove mira")

    def test_sending_somebody_away_and_letting_them_back(self):
        owner = self.keeper()
        self.walk_to_member(owner, "mira")
        owner.menu(re.compile("^Kick"))
        expect(owner.dialog).to_be_visible()
        owner.go("button", re.compile("^Kick"), most=5)
        owner.press("Enter")
        expect(owner.members.get_by_role("listitem", name=re.compile("^mira"))).to_have_count(0)
        owner.sees_the_focus()

        self.friend("noisy")
        self.walk_to_member(owner, "noisy")
        owner.menu(re.compile("^Ban"))
        expect(owner.dialog).to_be_visible()
        owner.go("button", re.compile("^Ban"), most=8)
        owner.press("Enter")
        expect(owner.members.get_by_role("listitem", name=re.compile("^noisy"))).to_have_count(0)
        owner.sees_the_focus()

        self.open_guild_settings(owner, "Bans")
        owner.choose("button", "Unban noisy")
        owner.is_at("button", "Unban")  # of the question
        owner.press("Enter")
        expect(owner.page.get_by_text("Nobody is banned.")).to_be_visible()
        owner.sees_the_focus()


class TestOwnSettings(KeyboardTest):
    def test_theme_language_and_status(self):
        alice = self.at_home("alice")
        alice.press("Control+,")
        alice.is_at("button", "My account")
        alice.choose("button", "Appearance", "ArrowDown", 8)
        alice.go("radio", "Dark", most=2)
        alice.press("ArrowRight")
        expect(alice.page.locator("html")).to_have_attribute("data-theme", "light")
        alice.is_at("radio", "Light")
        alice.go("button", "Appearance", "Shift+Tab", 2)
        alice.choose("button", "Language", "ArrowDown", 8)
        alice.go("radio", "Browser language", most=2)
        alice.go("radio", "Русский", "ArrowDown", 2)
        expect(alice.page.locator("html")).to_have_attribute("lang", "ru")
        alice.press("Escape")
        alice.is_at("textbox", re.compile("#general"))
        alice.walk("button", re.compile("^alice: "))
        alice.press("Enter")
        alice.take(re.compile("Не беспокоить"), "menuitemcheckbox")
        expect(alice.button(re.compile("^alice: Не беспокоить"))).to_be_visible()
        alice.sees_the_focus()
