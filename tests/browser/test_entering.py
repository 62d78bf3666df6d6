"""The ways in besides name and password: a second factor, a new password by mail, an invitation, a guild's invite."""

from __future__ import annotations

import dataclasses
from typing import Any

import pyotp
from playwright.sync_api import expect
from sqlalchemy import update
from support import PASSWORD

from backend.auth.resets import make_reset
from backend.auth.second_factor import STEP
from backend.ids import now_ms
from backend.users.models import users
from browser.axe import violations
from browser.people import Person
from browser.stage import BrowserTest, Friend

DESK = {"width": 1280, "height": 800}
HAND = {"width": 400, "height": 800}
CUT_OFF = """() => {
  const body = document.querySelector('.dialog-body');
  return body.scrollWidth > body.clientWidth;
}"""
NEW = "an entirely different one"
NOBODYS_MAIL = "smtp://127.0.0.1:9?from=hall@example.org"  # what is planned to be mailed is never delivered


class EnteringTest(BrowserTest):
    maxDiff = None

    def looker(self, name: str, **options: Any) -> Person:
        """axe writes styles into the page, so the policy is off in this window."""
        return self.visitor(name, viewport=HAND, reduced_motion="reduce", bypass_csp=True, **options)

    def is_accessible(self, person: Person, where: str) -> None:
        person.page.mouse.move(0, 0)
        for theme in ("dark", "light"):
            person.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
            person.settles()
            with self.subTest(f"{where}, {theme}"):
                self.assertEqual(violations(person.page), [])
                self.assertFalse(person.page.evaluate("document.documentElement.scrollWidth > innerWidth"))

    def turn_on_second_factor(self, friend: Friend) -> tuple[str, list[str]]:
        """The secret, and the recovery codes. The first code counts as unused again, so that nobody waits for the next."""
        secret = friend.post("/api/me/2fa", {"password": PASSWORD})["secret"]
        codes = friend.post("/api/me/2fa/confirm", {"code": code_of(secret)})["recovery_codes"]
        self.stage.run(self.stage.server.app.db.write(lambda work: work.execute(update(users).values(totp_used=0))))
        return secret, codes

    def reset_link(self, friend: Friend) -> str:
        return "/#reset=" + self.stage.run(self.stage.server.app.db.write(make_reset, friend.client.id))

    def start_again(self, **changes: Any) -> None:
        """A server with other settings, in the same place."""
        self.stage.drop_server()
        self.stage.settings = dataclasses.replace(self.stage.settings, **changes)
        self.stage.raise_server()


class TestSecondFactor(EnteringTest):
    def test_a_code_is_asked_for_after_the_password(self):
        secret, _ = self.turn_on_second_factor(self.friend("alice"))
        alice = self.looker("alice")
        alice.open()
        alice.sign_in()
        code = alice.field("Code")
        expect(code).to_be_focused()
        expect(code).to_have_attribute("autocomplete", "one-time-code")
        expect(code).to_have_attribute("inputmode", "numeric")
        self.is_accessible(alice, "code")
        code.fill("000000")
        code.press("Enter")
        expect(alice.page.get_by_text("That code is not right")).to_be_visible()
        expect(code).to_be_focused()
        self.is_accessible(alice, "wrong code")
        code.fill(code_of(secret))
        code.press("Enter")
        alice.is_ready()

    def test_a_recovery_code_will_do_and_one_can_go_back(self):
        _, codes = self.turn_on_second_factor(self.friend("alice"))
        alice = self.visitor("alice")
        alice.open()
        alice.sign_in()
        alice.button("Back to sign-in").click()
        expect(alice.field("Username")).to_have_value("alice")
        alice.field("Password").fill(PASSWORD)
        alice.button("Sign in", exact=True).click()
        alice.button("Use a recovery code").click()
        code = alice.field("Recovery code")
        expect(code).to_be_focused()
        expect(code).to_have_attribute("inputmode", "text")
        code.fill(codes[0].lower())
        alice.button("Sign in", exact=True).click()
        alice.is_ready()


class TestPasswordReset(EnteringTest):
    def test_only_a_server_that_sends_mail_offers_it(self):
        visitor = self.looker("visitor")
        visitor.open()
        expect(visitor.button("Create an account")).to_be_visible()
        expect(visitor.button("Forgot your password?")).to_have_count(0)

        self.start_again(smtp_url=NOBODYS_MAIL)
        visitor.open()
        visitor.button("Forgot your password?").click()
        expect(visitor.field("Email")).to_be_focused()
        visitor.field("Email").fill("nobody@example.org")
        visitor.button("Send the link").click()
        expect(visitor.page.get_by_text("If there is an account with nobody@example.org")).to_be_visible()
        self.is_accessible(visitor, "forgotten password")
        visitor.button("Back to sign-in").click()
        self.is_accessible(visitor, "sign-in with a way to a new password")

    def test_the_link_sets_a_new_password_once(self):
        link = self.reset_link(self.friend("alice"))
        alice = self.looker("alice")
        alice.open(link)
        expect(alice.field("New password")).to_be_focused()
        self.assertNotIn("reset", alice.page.url)
        self.is_accessible(alice, "new password")
        alice.field("New password").fill("short")
        alice.button("Set password").click()
        self.assertEqual(alice.page.evaluate("document.activeElement.validity.tooShort"), True)
        alice.field("New password").fill(NEW)
        alice.button("Set password").click()
        expect(alice.page.get_by_role("status").filter(has_text="Your new password is set.")).to_be_visible()
        self.is_accessible(alice, "password set")
        alice.sign_in(NEW)
        alice.is_ready()

        again = self.looker("again")
        again.open(link)
        again.field("New password").fill(NEW)
        again.button("Set password").click()
        expect(again.page.get_by_role("heading", name="This link does not work any more")).to_be_visible()
        self.is_accessible(again, "void link")
        again.button("Back to sign-in").click()
        expect(again.field("Username")).to_be_focused()

    def test_the_second_factor_is_asked_for_here_too_and_an_open_session_ends(self):
        friend = self.friend("alice")
        secret, _ = self.turn_on_second_factor(friend)
        alice = self.window_of(friend)
        alice.open(self.reset_link(friend))
        alice.field("New password").fill(NEW)
        alice.button("Set password").click()
        expect(alice.field("Code")).to_be_focused()
        alice.field("Code").fill("000000")
        alice.press("Enter")
        expect(alice.page.get_by_text("That code is not right")).to_be_visible()
        alice.field("Code").fill(code_of(secret))
        alice.press("Enter")
        expect(alice.page.get_by_text("Your new password is set.")).to_be_visible()
        expect(alice.field("Username")).to_be_visible()

    def test_who_is_signed_in_as_somebody_else_stays_so(self):
        link = self.reset_link(self.friend("alice"))
        bob = self.member("bob")
        bob.open(link)
        bob.field("New password").fill(NEW)
        bob.button("Set password").click()
        bob.is_ready()
        expect(bob.page.get_by_text("Your new password is set.")).to_be_visible()


class TestInvitation(EnteringTest):
    def test_the_code_of_the_link_is_filled_in(self):
        owner = self.owner("owner")
        self.stage.run(owner.client.patch("/api/admin/settings", {"registration": "invite"}))
        code = owner.post("/api/admin/invites", {"max_uses": 1})["code"]
        alice = self.looker("alice")
        alice.open("/#invitation=wrong")
        expect(alice.field("Invitation code")).to_have_value("wrong")
        self.assertNotIn("wrong", alice.page.url)
        self.is_accessible(alice, "registration by invitation")
        alice.field("Username").fill("alice")
        alice.field("Email").fill("alice@example.org")
        alice.field("Password").fill(PASSWORD)
        alice.button("Create account").click()
        expect(alice.page.get_by_text("This invitation is not valid")).to_be_visible()
        expect(alice.field("Invitation code")).to_be_focused()
        alice.field("Invitation code").fill(code)
        alice.button("Create account").click()
        alice.is_ready()


class TestInvite(EnteringTest):
    def setUp(self) -> None:
        super().setUp()
        self.host = self.friend("host")
        self.guild = self.host.post("/api/guilds", {"name": "Night Kitchen"})
        self.code = self.host.post(f"/api/guilds/{self.guild['id']}/invites", {})["code"]

    def test_a_stranger_registers_and_joins(self):
        alice = self.looker("alice")
        alice.open(f"/invite/{self.code}")
        expect(alice.page.get_by_role("heading", level=1, name="Night Kitchen")).to_be_visible()
        expect(alice.page.get_by_text("host invites you to")).to_be_visible()
        expect(alice.page.get_by_text("1 member")).to_be_visible()
        self.is_accessible(alice, "invite, signed out")
        alice.button("Sign in", exact=True).click()
        self.is_accessible(alice, "sign-in before joining")
        alice.button("Back to the invite").click()
        alice.register()
        expect(alice.page.get_by_text("You join as alice.")).to_be_visible()
        self.is_accessible(alice, "invite, signed in")
        alice.button("Join", exact=True).click()
        alice.is_ready()
        alice.is_in("general")
        self.assertIn(f"/channels/{self.guild['id']}/", alice.page.url)
        alice.say("hello, kitchen")

        alice.open(f"/invite/{self.code}")
        alice.is_ready()
        self.assertIn(f"/channels/{self.guild['id']}/", alice.page.url)

    def test_a_code_that_is_not_valid_says_so(self):
        visitor = self.looker("visitor")
        visitor.open("/invite/nothing-here")
        expect(visitor.page.get_by_role("heading", level=1, name="This invite is not valid")).to_be_visible()
        self.is_accessible(visitor, "void invite")
        visitor.button("To Guildhall").click()
        expect(visitor.field("Username")).to_be_focused()

    def test_while_the_server_is_away(self):
        visitor = self.visitor("visitor")
        visitor.page.route(f"**/api/invites/{self.code}", lambda route: route.abort(), times=1)
        visitor.open(f"/invite/{self.code}")
        expect(visitor.page.get_by_text("The server could not be reached.")).to_be_visible()
        visitor.button("Retry").click()
        expect(visitor.page.get_by_role("heading", level=1, name="Night Kitchen")).to_be_visible()

    def test_inviting_and_leaving(self):
        host = self.window_of(
            self.host,
            f"/channels/{self.guild['id']}",
            reduced_motion="reduce",
            bypass_csp=True,
            permissions=["clipboard-read", "clipboard-write"],
        )
        self.from_menu(host, "Invite people")
        link = host.field("Link").input_value()
        host.button("Edit the link’s settings").click()
        host.field("Expires after").select_option("1 day")
        host.field("Number of uses").select_option("1")
        self.is_accessible(host, "how a link works")
        host.button("Create a link").click()
        expect(host.field("Link")).not_to_have_value(link)
        link = host.field("Link").input_value()
        self.assertTrue(link.startswith(f"{self.stage.url}/invite/"), link)
        host.button("Copy", exact=True).click()
        expect(host.page.get_by_text("Copied")).to_be_visible()
        self.assertEqual(host.page.evaluate("navigator.clipboard.readText()"), link)
        self.is_accessible(host, "invite people")
        host.page.set_viewport_size({"width": 320, "height": 640})
        self.assertFalse(host.page.evaluate(CUT_OFF), "wider than the dialog")
        host.page.set_viewport_size(DESK)
        host.press("Escape")

        host.button("Night Kitchen: guild menu").click()
        expect(host.page.get_by_role("menuitem", name="Invite people")).to_be_visible()
        expect(host.page.get_by_role("menuitem", name="Leave guild")).to_have_count(0)  # the owner cannot
        host.press("Escape")

        guest = self.member("guest")
        guest.open(link)
        guest.button("Join", exact=True).click()
        guest.is_in("general")
        self.from_menu(guest, "Leave guild")
        guest.dialog.get_by_role("button", name="Leave guild").click()
        expect(guest.page.get_by_role("link", name="Night Kitchen")).to_have_count(0)
        guest.is_ready()
        guest.open(link)
        expect(guest.page.get_by_role("heading", level=1, name="This invite is not valid")).to_be_visible()

    def from_menu(self, person: Person, entry: str) -> None:
        person.button("Night Kitchen: guild menu").click()
        person.page.get_by_role("menuitem", name=entry).click()
        expect(person.dialog).to_be_visible()


def code_of(secret: str) -> str:
    return pyotp.TOTP(secret).generate_otp(now_ms() // STEP)
