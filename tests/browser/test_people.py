"""Friends, conversations, profiles, members: as people meet, write to each other, fall out, and are moderated."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, expect

from browser.axe import violations
from browser.people import Person
from browser.stage import BrowserTest, Friend

DESK = {"width": 1440, "height": 900}
HAND = {"width": 400, "height": 800}


class PeopleTest(BrowserTest):
    def befriend(self, one: Friend, other: Friend) -> None:
        one.post("/api/friends/request", {"to": other.name})
        other.post(f"/api/friends/{one.client.id}/accept")

    def conversation(self, one: Friend, *others: Friend, **fields: Any) -> int:
        path = {"users": [other.client.id for other in others], **fields}
        return one.post("/api/dms", path)["id"]  # type: ignore[no-any-return]

    def tab(self, person: Person, name: str) -> Locator:
        return person.page.get_by_role("tab", name=re.compile(f"^{name}"))

    def menu(self, person: Person, entry: str) -> Locator:
        return person.page.get_by_role("menuitem", name=entry, exact=True)

    def entries(self, person: Person) -> list[str]:
        expect(person.page.get_by_role("menu")).to_be_visible()
        return person.page.get_by_role("menuitem").all_inner_texts()

    def home(self, person: Person) -> None:
        person.page.locator(".rail-home").click()
        expect(person.page.get_by_role("heading", level=1, name="Friends")).to_be_visible()

    def in_list(self, person: Person, name: str) -> Locator:
        return person.page.get_by_role("navigation", name="Home").get_by_role("listitem").filter(has_text=name)


class TestFriends(PeopleTest):
    def test_two_become_friends_write_and_fall_out(self):
        alice, bob = self.member("alice"), self.member("bob")
        self.home(alice)
        expect(alice.page.get_by_text("None of your friends is online right now.")).to_be_visible()
        self.tab(alice, "Add friend").click()
        name = alice.field("Username")
        for wrong, why in (("nobody-here", "nobody of that name"), ("alice", "That is you")):
            name.fill(wrong)
            name.press("Enter")
            expect(alice.page.get_by_text(why)).to_be_visible()
            expect(name).to_have_value(wrong)
        alice.page.route("**/api/friends/request", lambda route: route.abort())
        name.fill("@bob")
        name.press("Enter")
        expect(alice.page.get_by_text("The server could not be reached.")).to_be_visible()
        alice.page.unroute("**/api/friends/request")
        name.press("Enter")
        expect(alice.page.get_by_text("bob has been asked.")).to_be_visible()
        expect(self.tab(alice, "Pending")).to_have_text("Pending (1)")

        expect(bob.page.get_by_role("link", name="Home, 1 friend request")).to_be_visible()
        self.home(bob)
        self.tab(bob, "Pending").click()
        bob.button("Accept the request of alice").click()
        expect(bob.page.get_by_text("No requests are waiting.")).to_be_visible()
        self.tab(alice, "Online").click()
        expect(alice.page.get_by_text("1 friend online")).to_be_visible()

        alice.button("Message bob").click()
        expect(alice.page.get_by_text("This is the start of your conversation with bob.")).to_be_visible()
        alice.say("hello")
        expect(bob.page.get_by_role("link", name="alice, 1 unread message").first).to_be_visible()
        self.in_list(bob, "alice").get_by_role("link").click()
        expect(bob.message("hello")).to_be_visible()
        bob.say("hello yourself")
        expect(alice.message("hello yourself")).to_be_visible()

        self.in_list(alice, "bob").click(button="right")
        self.menu(alice, "Block").click()
        alice.dialog.get_by_role("button", name="Block").click()
        expect(alice.page.get_by_text("You have blocked bob")).to_be_visible()
        expect(alice.message("hello yourself")).to_have_count(0)  # covered, until one wants to see it
        alice.button("Show", exact=True).click()
        expect(alice.message("hello yourself")).to_be_visible()
        expect(bob.page.get_by_text("You cannot write to")).to_be_visible()
        self.home(bob)
        self.tab(bob, "All").click()
        expect(bob.page.get_by_text("You have no friends here yet.")).to_be_visible()
        self.home(alice)
        self.tab(alice, "Blocked").click()
        alice.button("Unblock bob").click()
        expect(alice.page.get_by_text("You have not blocked anyone.")).to_be_visible()

        self.in_list(alice, "bob").hover()
        alice.button("Close the conversation with bob").click()
        expect(self.in_list(alice, "bob")).to_have_count(0)

    def test_a_group_from_its_beginning_to_its_end(self):
        alice, bob, carol, dave = (self.friend(name) for name in ("alice", "bob", "carol", "dave"))
        for other in (bob, carol, dave):
            self.befriend(alice, other)
        window, his = self.window_of(alice), self.window_of(bob)
        self.home(window)
        window.button("Start a conversation").click()
        for name in ("bob", "carol"):
            window.dialog.get_by_role("checkbox", name=re.compile(name)).check()
        window.dialog.get_by_label("Group name").fill("Kiln")
        window.button("Create group").click()
        expect(window.page.get_by_role("heading", level=1, name="Kiln")).to_be_visible()
        window.say("shall we?")
        his.page.get_by_role("link", name="Kiln, 1 unread message").click()
        expect(his.message("shall we?")).to_be_visible()

        window.button("Add friends").first.click()
        window.dialog.get_by_role("checkbox", name=re.compile("dave")).check()
        window.dialog.get_by_role("button", name="Add", exact=True).click()
        expect(his.members.get_by_role("button", name=re.compile("^dave"))).to_be_visible()
        his.members.get_by_role("button", name=re.compile("^dave")).click(button="right")
        self.assertNotIn("Remove from group", self.entries(his))
        his.press("Escape")

        window.members.get_by_role("button", name=re.compile("^dave")).click(button="right")
        self.menu(window, "Remove from group").click()
        window.dialog.get_by_role("button", name="Remove from group").click()
        expect(his.members.get_by_role("button", name=re.compile("^dave"))).to_have_count(0)
        window.members.get_by_role("button", name=re.compile("^bob")).click(button="right")
        self.menu(window, "Make owner").click()
        window.dialog.get_by_role("button", name="Make owner").click()
        expect(window.dialog).to_have_count(0)

        his.page.locator(".dm-title").click()
        his.field("Group name").fill("Kiln and glaze")
        his.button("Save").click()
        expect(window.page.get_by_role("heading", level=1, name="Kiln and glaze")).to_be_visible()
        self.in_list(window, "Kiln and glaze").click(button="right")
        self.menu(window, "Leave group").click()
        window.dialog.get_by_role("button", name="Leave group").click()
        expect(window.page.get_by_role("heading", level=1, name="Friends")).to_be_visible()
        expect(self.in_list(window, "Kiln and glaze")).to_have_count(0)


class TestProfiles(PeopleTest):
    def test_a_profile_opens_by_keys_keeps_a_note_and_writes(self):
        alice, bob = self.friend("alice"), self.friend("bob")
        self.stage.run(bob.client.patch("/api/me", {"bio": "Likes **tea**.", "pronouns": "he/him"}))
        window, his = self.window_of(alice), self.window_of(bob)
        expect(window.other_member("bob")).to_be_visible()
        window.members.get_by_role("searchbox").focus()
        window.press("Tab", "ArrowDown")
        row = window.members.get_by_role("button", name=re.compile("^bob"))
        expect(row).to_be_focused()
        window.press("Enter")
        card = window.page.get_by_role("dialog", name="bob")
        expect(card.get_by_text("Likes tea.")).to_be_visible()
        window.press("Escape")
        expect(row).to_be_focused()
        window.press("Shift+F10")
        self.assertEqual(set(self.entries(window)) & {"Kick", "Ban", "Time out", "Roles", "Nickname"}, set())
        self.menu(window, "Profile").click()
        expect(window.dialog.get_by_text("1 guild in common")).to_be_visible()
        window.field("Note").fill("owes me a mug")
        window.press("Escape")
        window.page.reload()
        window.is_ready()
        row.click()
        card.get_by_role("button", name="Show full profile").click()
        expect(window.field("Note")).to_have_value("owes me a mug")
        window.press("Escape")

        row.click()
        card.get_by_label("Message bob").fill("tea?")
        window.press("Enter")
        expect(window.page).to_have_url(re.compile("/channels/@me/"))
        expect(window.message("tea?")).to_have_attribute("data-state", "sent")
        expect(his.page.get_by_role("link", name="alice, 1 unread message").first).to_be_visible()

    def test_a_status_is_chosen_and_seen(self):
        alice, bob = self.member("alice"), self.member("bob")
        alice.button(re.compile("Change status")).click()
        alice.page.get_by_role("menuitemcheckbox", name=re.compile("Do not disturb")).click()
        expect(bob.other_member("alice", "Do not disturb")).to_be_visible()
        alice.button(re.compile("Change status")).click()
        self.menu(alice, "Set a custom status").click()
        alice.field("What are you up to?").fill("Firing the kiln")
        alice.button("Save").click()
        expect(bob.members.get_by_text("Firing the kiln")).to_be_visible()
        alice.button(re.compile("Change status")).click()
        alice.page.get_by_role("menuitemcheckbox", name=re.compile("Invisible")).click()
        expect(bob.other_member("alice", "Offline")).to_be_visible()

    def test_who_touches_nothing_for_ten_minutes_is_idle(self):
        friend, bob = self.friend("alice"), self.member("bob")
        alice = self.visitor("alice")
        alice.context.add_cookies([friend.cookie()])
        alice.page.clock.install()
        alice.open()
        expect(bob.other_member("alice")).to_be_visible()
        alice.page.clock.fast_forward(11 * 60_000)
        expect(bob.other_member("alice", "Idle")).to_be_visible()
        alice.page.mouse.move(300, 300)
        expect(bob.other_member("alice")).to_be_visible()


class TestModeration(PeopleTest):
    def test_a_moderator_gives_roles_silences_and_shows_out(self):
        owner, bob = self.owner("owner"), self.friend("bob")
        role = owner.post("/api/guilds/1/roles", {"name": "Potters", "hoist": True, "color": 0x22CC88})
        window, his = self.window_of(owner), self.window_of(bob)
        row = window.members.get_by_role("button", name=re.compile("^bob"))
        row.click(button="right")
        self.menu(window, "Roles").hover()
        window.page.get_by_role("menuitemcheckbox", name="Potters").click()
        for who in (window, his):  # the row of bob has moved then
            expect(who.members.get_by_text("Potters")).to_be_visible()
        row.click()
        window.button("Take the role Potters from bob").click()
        expect(his.members.get_by_text("Potters")).to_have_count(0)
        window.press("Escape")

        row.click(button="right")
        self.menu(window, "Time out").click()
        window.dialog.get_by_role("button", name="Time out").click()
        expect(window.members.get_by_role("button", name="bob, Online, Timed out")).to_be_visible()
        expect(his.page.get_by_text("You have been timed out")).to_be_visible()
        row.click(button="right")
        self.menu(window, "End time-out").click()
        expect(his.page.get_by_role("textbox", name="Message #general")).to_be_visible()

        row.click(button="right")
        self.menu(window, "Kick").click()
        window.dialog.get_by_role("button", name="Kick").click()
        expect(row).to_have_count(0)
        expect(his.page.get_by_role("link", name="Welcome")).to_have_count(0)
        self.assertTrue(role["id"])


class TestScreens(PeopleTest):
    maxDiff = None

    def is_accessible(self, person: Person, where: str) -> None:
        person.page.mouse.move(0, 0)
        for theme in ("dark", "light"):
            person.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
            person.settles()
            found = violations(person.page)
            with self.subTest(f"{where}, {theme}"):
                self.assertEqual(found, [])

    def test_no_screen_breaks_a_rule(self):
        owner, bob, carol, dave = self.owner("owner"), *(self.friend(name) for name in ("bob", "carol", "dave"))
        self.befriend(owner, bob)
        self.befriend(owner, carol)
        dave.post("/api/friends/request", {"to": "owner"})
        self.stage.run(bob.client.put("/api/me/status", {"custom_status": {"text": "Firing the kiln", "emoji": "🔥"}}))
        self.stage.run(bob.client.socket())
        owner.post("/api/guilds/1/roles", {"name": "Potters", "color": 0x2244AA})
        one = self.conversation(owner, bob)
        bob.say("have you seen the glaze?", channel_id=one)
        self.conversation(owner, bob, carol)
        for size in (DESK, HAND):
            options = {"viewport": size, "reduced_motion": "reduce", "bypass_csp": True}
            window = self.window_of(owner, f"/channels/@me/{one}", **options)
            expect(window.message("have you seen the glaze?")).to_be_visible()
            self.is_accessible(window, f"conversation, {size['width']}")
            window.page.locator(".dm-title").click()
            expect(window.page.get_by_role("dialog", name="bob")).to_be_visible()
            self.is_accessible(window, f"profile card, {size['width']}")
            window.button("Show full profile").click()
            self.is_accessible(window, f"profile, {size['width']}")
            window.press("Escape")
            if size is HAND:
                window.button("Show channels").click()
                self.is_accessible(window, "conversations, 400")
            window.page.get_by_role("link", name=re.compile("^Friends")).click()
            for tab in ("All", "Pending", "Blocked", "Add friend"):
                self.tab(window, tab).click()
                self.is_accessible(window, f"{tab}, {size['width']}")
            if size is DESK:
                window.button("Start a conversation").click()
                self.is_accessible(window, "new conversation")
                window.press("Escape")
                window.button(re.compile("Change status")).click()
                self.is_accessible(window, "status")
                self.menu(window, "Set a custom status").click()
                self.is_accessible(window, "custom status")
                window.press("Escape")
                self.in_list(window, "bob, carol").get_by_role("link").click()
                expect(window.members).to_be_visible()
                self.is_accessible(window, "group")
