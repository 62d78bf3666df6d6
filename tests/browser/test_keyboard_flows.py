"""What one comes for, without a mouse: entering, going, talking. tests/browser/test_keyboard_settings.py has what one sets up."""

import re

import pyotp
from playwright.sync_api import expect
from sqlalchemy import update
from support import PASSWORD

from backend.auth.second_factor import STEP
from backend.ids import now_ms
from backend.users.models import users
from browser.keyboard import Keyboard, KeyboardTest

NOTES = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"Notes of today"}
PLANS = {"name": "plans.txt", "mimeType": "text/plain", "buffer": b"Plans for tomorrow"}


class TestEntering(KeyboardTest):
    def test_signing_up(self):
        alice = self.visitor("alice")
        alice.open()
        alice.is_at("textbox", "Username")
        alice.choose("button", "Create an account")
        alice.is_at("textbox", "Username")
        alice.type("alice")
        alice.go("textbox", "Email", most=1)
        alice.type("alice@example.org")
        alice.go("textbox", "Password", most=1)
        alice.type(PASSWORD)
        alice.press("Enter")
        alice.is_ready()
        alice.is_at("button", "Next")  # of the tour
        alice.press("Escape")
        alice.is_at("textbox", "Message #general")

    def test_signing_in_with_a_second_factor_and_out(self):
        alice_ = self.friend("alice")
        secret = alice_.post("/api/me/2fa", {"password": PASSWORD})["secret"]
        alice_.post("/api/me/2fa/confirm", {"code": self.code_of(secret)})
        self.stage.run(self.stage.server.app.db.write(lambda work: work.execute(update(users).values(totp_used=0))))
        alice = self.visitor("alice")
        alice.open()
        alice.is_at("textbox", "Username")
        alice.type("alice")
        alice.go("textbox", "Password", most=1)
        alice.type(PASSWORD)
        alice.press("Enter")
        alice.is_at("textbox", "Code")
        alice.type(self.code_of(secret))
        alice.press("Enter")
        alice.is_ready()
        alice.walk("button", re.compile("Change status"))
        alice.choose("button", "Settings", most=1)
        alice.take("Sign out")
        alice.is_at("textbox", "Username")

    def code_of(self, secret: str) -> str:
        return pyotp.TOTP(secret).generate_otp(now_ms() // STEP)

    def test_making_a_guild_and_joining_one(self):
        host = self.friend("host")
        guild = host.post("/api/guilds", {"name": "Bakers"})
        code = host.post(f"/api/guilds/{guild['id']}/invites", {})["code"]
        alice = self.at_home("alice")
        alice.press("Control+Shift+N")
        alice.is_at("textbox", "Guild name")
        alice.press("Control+a")
        alice.type("Night Kitchen")
        alice.press("Enter")
        expect(alice.page.get_by_role("navigation", name="Channels")).to_be_visible()
        alice.is_at("textbox", "Message #general")
        alice.walk("link", "Night Kitchen")

        alice.choose("button", "Add a guild", "ArrowDown", 3)
        alice.is_at("textbox", "Guild name")
        alice.go("tab", "Create", "Shift+Tab")
        alice.press("ArrowRight")
        alice.is_at("tab", "Join")
        alice.go("textbox", "Link or code", most=2)
        alice.type(code)
        alice.press("Enter")
        alice.walk("link", "Bakers")


class TestTalking(KeyboardTest):
    def setUp(self) -> None:
        super().setUp()
        self.owner_ = self.owner("owner")
        for name in ("glazes", "kiln"):
            self.owner_.open_channel(name)

    def test_going_to_other_channels(self):
        alice = self.at_home("alice")
        alice.press("Alt+ArrowDown")
        alice.is_in("glazes")
        alice.is_at("textbox", "Message #glazes")
        alice.press("Alt+ArrowUp")
        alice.is_in("general")
        alice.walk("link", re.compile("^general"))
        alice.go("link", re.compile("^kiln"), "ArrowDown", 2)
        alice.press("Enter")
        alice.is_in("kiln")
        alice.is_at("textbox", "Message #kiln")
        alice.press("Control+k")
        alice.is_at("combobox", "Go to")
        alice.type("glaz")
        alice.press("Enter")
        alice.is_in("glazes")
        alice.is_at("textbox", "Message #glazes")
        alice.press("Control+k", "Escape")
        alice.is_at("textbox", "Message #glazes")

    def test_writing_editing_answering_reacting_and_deleting(self):
        alice = self.at_home("alice")
        self.say(alice, "one")
        self.say(alice, "two")
        alice.press("ArrowUp")
        alice.is_at("textbox", "Edit message")
        alice.press("Control+a")
        alice.type("second")
        alice.press("Enter")
        expect(alice.message("second").get_by_text("(edited)")).to_be_visible()
        alice.is_at("textbox", "Message #general")

        alice.press("Shift+F6", "End", "r")
        alice.is_at("textbox", "Message #general")
        self.say(alice, "an answer")
        expect(alice.message("an answer").get_by_role("link", name=re.compile("second"))).to_be_visible()

        alice.press("Shift+F6", "End", "+")
        alice.is_at("searchbox", "Search emoji")
        alice.type("tada")
        alice.press("Enter")
        expect(alice.message("an answer").get_by_role("button", name=re.compile("1 reaction"))).to_be_visible()
        expect(alice.message("an answer")).to_be_focused()
        alice.choose("button", re.compile("1 reaction"), most=3)
        expect(alice.message("an answer").get_by_role("button", name=re.compile("1 reaction"))).to_have_count(0)
        alice.sees_the_focus()

        alice.walk("textbox", "Message #general")
        alice.press("Shift+F6", "End", "Delete")
        alice.is_at("button", "Delete")
        alice.press("Enter")
        expect(alice.message("an answer")).to_have_count(0)
        alice.sees_the_focus()
        alice.walk("textbox", "Message #general")
        alice.press("Shift+F6", "End", "Shift+Delete")
        alice.says_in_order(["one"])
        expect(alice.message("one")).to_be_focused()

    def say(self, person: Keyboard, text: str) -> None:
        person.type(text)
        person.press("Enter")
        expect(person.message(text)).to_have_attribute("data-state", "sent")

    def test_sending_files(self):
        alice = self.at_home("alice")
        with alice.page.expect_file_chooser() as chooser:
            alice.press("Control+Shift+U")
        chooser.value.set_files([NOTES, PLANS])
        expect(alice.button("Remove plans.txt")).to_be_visible()
        alice.choose("button", "Remove plans.txt", "Shift+Tab", 3)
        expect(alice.button("Remove plans.txt")).to_have_count(0)
        alice.is_at("button", "Remove notes.txt")
        alice.walk("textbox", "Message #general")
        alice.type("as I said")
        alice.press("Enter")
        expect(alice.message("as I said").get_by_role("link", name=re.compile("notes.txt"))).to_be_visible()
        expect(alice.message("as I said").get_by_text("plans.txt")).to_have_count(0)

        with alice.page.expect_file_chooser() as chooser:
            alice.press("Control+Shift+U")
        chooser.value.set_files([PLANS])
        expect(alice.button("Remove plans.txt")).to_be_visible()
        alice.choose("button", "Remove plans.txt", "Shift+Tab", 3)
        expect(alice.button("Remove plans.txt")).to_have_count(0)
        alice.sees_the_focus()

    def test_searching_and_going_to_what_was_found(self):
        bob = self.friend("bob")
        bob.say("the kiln is hot")
        self.owner_.say("the kiln is cold", *[f"and {number}" for number in range(60)])
        alice = self.at_home("alice")
        alice.press("Control+f")
        alice.is_at("combobox", "Search messages")
        alice.type("from:bob kiln")
        alice.press("Enter")
        expect(alice.page.locator(".message-card")).to_have_count(1)
        alice.choose("link", "Jump")
        expect(alice.message("the kiln is hot")).to_be_visible()
        alice.press("Escape")
        expect(alice.page.locator(".message-card")).to_have_count(0)
        alice.is_at("textbox", "Message #general")

    def test_reading_what_is_new(self):
        alice = self.at_home("alice")
        alice.press("Alt+ArrowDown")
        alice.is_in("glazes")
        self.owner_.say(*[f"new {number}" for number in range(40)])
        self.owner_.say("elsewhere", channel_id=self.kiln())
        alice.press("Alt+Shift+ArrowUp")
        alice.is_in("general")
        alice.press("Shift+PageUp")
        expect(alice.message("new 0")).to_be_in_viewport()
        expect(alice.new_line).to_be_visible()
        alice.press("Escape")
        expect(alice.message("new 39")).to_be_in_viewport()
        expect(alice.new_line).to_have_count(0)
        alice.press("Shift+Escape")
        expect(alice.channel("kiln")).to_have_accessible_name("kiln")

    def kiln(self) -> int:
        state = self.stage.run(self.owner_.client.get("/api/bootstrap")).json
        return next(one["id"] for one in state["guilds"][0]["channels"] if one["name"] == "kiln")
