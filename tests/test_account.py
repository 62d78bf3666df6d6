"""One's own account: what changes ask for the password again, what they end, and whom they are told."""

from __future__ import annotations

import asyncio
import ipaddress
import unittest
from typing import Any

from account_stage import AccountTest
from sqlalchemy import select
from support import PASSWORD, Answer, Client

from backend.auth import actions
from backend.auth.brake import TRIES
from backend.auth.sessions import Client as Device
from backend.errors import Conflict
from backend.guilds.models import member_names
from backend.users.accounts import find_account
from backend.web import SignedIn

NEW = "an entirely different one"


class TestAskingAgain(AccountTest):
    changes = {"trusted_proxies": (ipaddress.ip_network("127.0.0.1"),)}

    def attempts(self, password: str) -> list[tuple[str, str, dict[str, Any]]]:
        return [
            ("POST", "/api/me/username", {"username": "alicia", "password": password}),
            ("POST", "/api/me/email", {"email": "alicia@example.org", "password": password}),
            ("POST", "/api/me/password", {"new_password": NEW, "password": password}),
            ("POST", "/api/me/2fa", {"password": password}),
            ("DELETE", "/api/me", {"password": password}),
        ]

    async def test_nothing_is_changed_with_a_wrong_password(self) -> None:
        alice = await self.member("alice")
        before = await self.account(alice)
        for method, path, form in self.attempts("a wrong one"):
            with self.subTest(path):
                self.assert_refused(await alice.request(method, path, form), 401, "wrong_credentials")
        self.assertEqual(await self.account(alice), before)
        elsewhere = {"X-Forwarded-For": "198.51.100.20"}
        right = {"username": "alice", "password": PASSWORD}
        self.assertEqual((await self.client().post("/api/login", right, headers=elsewhere)).status, 200)

    async def test_visitors_are_told_to_sign_in_and_a_missing_password_is_named(self) -> None:
        alice = await self.member("alice")
        for method, path, form in self.attempts(PASSWORD):
            with self.subTest(path):
                self.assert_refused(await self.client().request(method, path, form), 401, "not_signed_in")
                del form["password"]
                refused = await alice.request(method, path, form)
                self.assert_refused(refused, 422, "invalid_fields")
                self.assertEqual(refused.json["error"]["fields"], {"password": "is required"})

    async def test_a_request_without_the_csrf_token_changes_nothing(self) -> None:
        alice = await self.member("alice")
        alice.csrf = None
        for method, path, form in self.attempts(PASSWORD):
            self.assert_refused(await alice.request(method, path, form), 403, "csrf_failed")

    async def test_guessing_at_an_open_screen_is_braked_like_guessing_at_the_login(self) -> None:
        alice = await self.member("alice")
        wrong = {"password": "a wrong one", "new_password": NEW}
        thief = {"X-Forwarded-For": "203.0.113.7"}
        many = [alice.post("/api/me/password", wrong, headers=thief) for _ in range(30)]
        answers = await asyncio.gather(*many)
        self.assertLessEqual(sum(answer.status == 401 for answer in answers), TRIES)
        self.assertEqual({answer.status for answer in answers}, {401, 429})
        right = {"password": PASSWORD, "new_password": NEW}
        self.assert_refused(await alice.post("/api/me/password", right, headers=thief), 429, "rate_limited")
        login = {"username": "alice", "password": PASSWORD}
        self.assert_refused(await self.client().post("/api/login", login, headers=thief), 429, "rate_limited")
        self.assertEqual((await alice.post("/api/me/password", right)).status, 204)


class TestNewUsername(AccountTest):
    async def rename(self, client: Client, username: str) -> Answer:
        return await client.post("/api/me/username", {"username": username, "password": PASSWORD})

    async def test_all_who_know_them_hear_of_it_and_find_them_by_it(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        await alice.patch("/api/guilds/1/members/" + str(alice.id), {"nickname": "Al"})
        mine, theirs = await alice.socket(), await bob.socket()
        answer = await self.rename(alice, "Wonder")
        self.assertEqual((answer.status, answer.json["username"]), (200, "Wonder"))
        self.assertEqual((await theirs.event("user_updated"))["user"]["username"], "Wonder")
        self.assertEqual((await mine.event("me_updated"))["username"], "Wonder")
        self.assertEqual((await alice.say("by my new name"))["author"]["username"], "Wonder")

        found = (await bob.get("/api/guilds/1/members?q=wond")).json["members"]
        self.assertEqual([member["user"]["id"] for member in found], [alice.id])
        self.assertEqual((await bob.get("/api/guilds/1/members?q=alice")).json["members"], [])
        keys = await self.app.db.read(
            lambda work: set(
                work.execute(select(member_names.c.key).where(member_names.c.user_id == alice.id)).scalars()
            )
        )
        self.assertEqual(len(keys), 2)  # and the nickname

        self.assertEqual((await self.client("Wonder").login()).status, 200)
        self.assert_refused(await self.client("alice").login(), 401, "wrong_credentials")
        self.assertEqual((await self.client("alice").register()).status, 409)  # the address is still hers
        self.assertEqual((await self.client().post("/api/register", self.form("alice"))).status, 201)

    async def test_it_holds_for_open_sockets_at_once(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        mine, theirs = await alice.socket(), await bob.socket()
        for socket in (mine, theirs):
            await socket.join()
        await self.rename(alice, "wonder")
        await mine.ask("typing", {"room": "g:1:c:1"})
        self.assertEqual((await theirs.event("user_typing"))["username"], "wonder")
        await mine.ask("send_message", {"room": "g:1:c:1", "content": "hello"})
        self.assertEqual((await theirs.event("new_message"))["author"]["username"], "wonder")

    async def test_other_sessions_end(self) -> None:
        alice = await self.member("alice")
        phone = await self.second_device("alice")
        socket = await phone.socket()
        await self.rename(alice, "wonder")
        self.assertEqual(await socket.event("session_revoked"), {"reason": "username_changed"})
        self.assert_refused(await phone.get("/api/me"), 401, "not_signed_in")
        self.assertEqual((await self.account(alice))["username"], "wonder")

    async def test_taken_and_wrong_names_are_refused(self) -> None:
        alice, _ = await self.cast("alice", "bob")
        for name in ("bob", "BOB", "ВОВ"):
            self.assert_refused(await self.rename(alice, name), 409, "username_taken")
        for name in ("a", "two words", "everyone", "Deleted user", "x" * 33):
            self.assert_refused(await self.rename(alice, name), 422, "invalid_fields")
        self.assertEqual((await self.rename(alice, "ALICE")).json["username"], "ALICE")

    async def test_two_who_want_one_name_at_once(self) -> None:
        cast = await self.cast("alice", "bob", "carol")
        answers = await asyncio.gather(*(self.rename(client, "wonder") for client in cast))
        self.assertEqual(sorted(answer.status for answer in answers), [200, 409, 409])

    @staticmethod
    def form(name: str) -> dict[str, str]:
        return {"username": name, "password": PASSWORD, "email": f"another-{name}@example.org"}


class TestNewAddressAndPassword(AccountTest):
    async def test_a_new_address_signs_in_and_is_told_to_ones_own_devices(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        phone = await self.second_device("alice")
        revoked, mine, theirs = await phone.socket(), await alice.socket(), await bob.socket()
        form = {"email": " New@Example.org ", "password": PASSWORD}
        answer = await alice.post("/api/me/email", form)
        self.assertEqual((answer.status, answer.json["email"]), (200, "New@Example.org"))
        self.assertEqual((await mine.event("me_updated"))["email"], "New@Example.org")
        self.assertEqual(await revoked.event("session_revoked"), {"reason": "email_changed"})
        self.assertNotIn("example.org", str(await self.settle(theirs)).lower())
        self.assertEqual((await self.client("new@example.org").login()).status, 200)
        self.assert_refused(await self.client("alice@example.org").login(), 401, "wrong_credentials")

    async def test_taken_and_wrong_addresses_are_refused(self) -> None:
        alice, _ = await self.cast("alice", "bob")
        for email, status, code in (
            ("BOB@example.org", 409, "email_taken"),
            ("nowhere", 422, "invalid_fields"),
            ("", 422, "invalid_fields"),
        ):
            self.assert_refused(await alice.post("/api/me/email", {"email": email, "password": PASSWORD}), status, code)

    async def test_a_new_password_ends_the_other_sessions(self) -> None:
        alice = await self.member("alice")
        phone = await self.second_device("alice")
        socket = await phone.socket()
        answer = await alice.post("/api/me/password", {"password": PASSWORD, "new_password": NEW})
        self.assertEqual(answer.status, 204)
        self.assertEqual(await socket.event("session_revoked"), {"reason": "password_changed"})
        self.assert_refused(await phone.get("/api/me"), 401, "not_signed_in")
        self.assertEqual((await alice.get("/api/me")).status, 200)
        self.assert_refused(await self.client("alice").login(), 401, "wrong_credentials")
        self.assertEqual((await self.client("alice").login(NEW)).status, 200)

    async def test_a_new_password_follows_the_rules(self) -> None:
        alice = await self.member("alice")
        for wrong in ("short", "password1", "i am alice, really", "x1!" * 100):
            answer = await alice.post("/api/me/password", {"password": PASSWORD, "new_password": wrong})
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), ["new_password"])
        self.assertEqual((await self.client("alice").login()).status, 200)

    async def test_a_double_click_is_answered_clearly(self) -> None:
        alice = await self.member("alice")
        form = {"password": PASSWORD, "new_password": NEW}
        answers = await asyncio.gather(*(alice.post("/api/me/password", form) for _ in range(3)))
        self.assertEqual(sum(answer.status == 204 for answer in answers), 1)
        self.assertLessEqual({answer.status for answer in answers}, {204, 401, 409})


class TestRaces(AccountTest):
    async def test_what_was_proven_holds_only_as_long_as_the_password_does(self) -> None:
        """Between the proof of the old password and what it was asked for, another device changes it."""
        alice = await self.member("alice")
        proven = await self.app.db.read(find_account, "alice@example.org")
        assert proven is not None
        await alice.post("/api/me/password", {"password": PASSWORD, "new_password": NEW})
        login = actions.SignIn(proven, b"a hash", Device("203.0.113.7", ""), None, None)
        session = SignedIn(proven.person, 1, b"a hash", True)
        for action, arguments in (
            (actions.sign_in, (login,)),
            (actions.set_username, (session, proven, "wonder")),
            (actions.set_email, (session, proven, "wonder@example.org")),
            (actions.set_password, (session, proven, "of another")),
        ):
            with self.subTest(action.__name__), self.assertRaises(Conflict):
                await self.app.db.write(action, *arguments)
        self.assertEqual(len((await alice.get("/api/me/sessions")).json["sessions"]), 1)
        self.assertEqual((await self.account(alice))["email"], "alice@example.org")


if __name__ == "__main__":
    unittest.main()
