"""Registering and signing in: what is taken, what is refused, and in which words."""

from __future__ import annotations

import asyncio
import re
import unittest

from sqlalchemy import select, update
from support import PASSWORD, GuildhallTest
from werkzeug.security import generate_password_hash

from backend.users.models import users
from backend.users.standing import set_disabled

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


class TestRegistering(GuildhallTest):
    async def test_the_readmes_example_is_answered_as_written(self) -> None:
        visitor = self.client()
        account = {"username": "testuser", "password": "securepassword", "email": "test@example.com"}
        answer = await visitor.post("/api/register", account)
        self.assertEqual(answer.status, 201)
        self.assertEqual(set(answer.json), {"id", "username", "email", "created_at"})
        self.assertIsInstance(answer.json["id"], int)
        self.assertEqual((answer.json["username"], answer.json["email"]), ("testuser", "test@example.com"))
        self.assertRegex(answer.json["created_at"], TIME)
        self.assertNotIn("Set-Cookie", answer.headers)

        login = await visitor.post("/api/login", {"username": "testuser", "password": "securepassword"})
        self.assertEqual(login.status, 200)
        self.assertEqual(login.json.pop("csrf_token"), (await visitor.get("/api/csrf")).json["csrf_token"])
        expected = {"id": answer.json["id"], "username": "testuser", "email": "test@example.com"}
        self.assertEqual(login.json, expected)

    async def test_newcomers_find_themselves_in_the_welcome_guild(self) -> None:
        alice = await self.member("alice")
        self.assertEqual([guild["id"] for guild in (await alice.get("/api/guilds")).json], [1])

    async def test_taken_names_and_addresses_are_refused(self) -> None:
        await self.member("alice")
        for name, email, code in (
            ("alice", "other@example.org", "username_taken"),
            ("ALICE", "other@example.org", "username_taken"),
            ("аlicе", "other@example.org", "username_taken"),  # а and е are Cyrillic
            ("a1ice", "other@example.org", "username_taken"),
            ("ａｌｉｃｅ", "other@example.org", "username_taken"),
            ("somebody", "Alice@Example.ORG", "email_taken"),
        ):
            with self.subTest(name):
                form = {"username": name, "password": PASSWORD, "email": email}
                self.assert_refused(await self.client().post("/api/register", form), 409, code)

    async def test_each_field_is_refused_in_words(self) -> None:
        good = {"username": "alice", "password": PASSWORD, "email": "alice@example.org"}
        for field, value in (
            ("username", "a"),
            ("username", "two words"),
            ("username", "zero\u200bwidth"),
            ("username", "everyone"),
            ("username", "x" * 33),
            ("username", 7),
            ("password", "short"),
            ("password", "x1!" * 100),
            ("password", "Password123!"),
            ("password", "i am alice, really"),
            ("email", "nobody"),
            ("email", "a@b"),
        ):
            with self.subTest(field, value=value):
                answer = await self.client().post("/api/register", {**good, field: value})
                self.assert_refused(answer, 422, "invalid_fields")
                self.assertEqual(list(answer.json["error"]["fields"]), [field])
        missing = await self.client().post("/api/register", {"username": "alice", "password": PASSWORD})
        self.assertEqual(missing.json["error"]["fields"], {"email": "is required"})

    async def test_two_at_once_get_one_account(self) -> None:
        clients = [self.client("alice") for _ in range(6)]
        answers = await asyncio.gather(*(client.register() for client in clients))
        self.assertEqual(sorted(answer.status for answer in answers), [201, 409, 409, 409, 409, 409])


class TestClosedRegistration(GuildhallTest):
    changes = {"registration": "closed"}

    async def test_nobody_new_gets_in(self) -> None:
        visitor = self.client("alice")
        self.assert_refused(await visitor.register(), 403, "registration_closed")
        self.assertEqual((await visitor.get("/api/instance")).json["registration"], "closed")


class TestNoAutoJoin(GuildhallTest):
    changes = {"auto_join_guilds": (4000, 1)}

    async def test_guilds_that_do_not_exist_are_passed_over(self) -> None:
        alice = await self.member("alice")
        self.assertEqual([guild["id"] for guild in (await alice.get("/api/guilds")).json], [1])


class TestSigningIn(GuildhallTest):
    hashes_well = True

    async def test_wrong_password_and_unknown_name_look_the_same(self) -> None:
        await self.member("alice")
        wrong = await self.client().post("/api/login", {"username": "alice", "password": "wrong password"})
        unknown = await self.client().post("/api/login", {"username": "nobody", "password": "wrong password"})
        strange = await self.client().post("/api/login", {"username": "no\0body@", "password": "wrong password"})
        self.assert_refused(wrong, 401, "wrong_credentials")
        self.assertEqual((wrong.status, wrong.body), (unknown.status, unknown.body))
        self.assertEqual((wrong.status, wrong.body), (strange.status, strange.body))

    async def test_name_in_any_case_or_the_address_sign_in(self) -> None:
        await self.member("alice")
        for name in ("ALICE", " alice ", "alice@example.org", " Alice@Example.org "):
            with self.subTest(name):
                answer = await self.client().post("/api/login", {"username": name, "password": PASSWORD})
                self.assertEqual((answer.status, answer.json["username"]), (200, "alice"))

    async def test_visitors_are_told_to_sign_in(self) -> None:
        for method, path in (("GET", "/api/me"), ("POST", "/api/logout"), ("GET", "/api/me/sessions")):
            self.assert_refused(await self.client().request(method, path), 401, "not_signed_in")

    async def test_the_account_is_shown_to_its_owner(self) -> None:
        alice = await self.member("alice")
        account = (await alice.get("/api/me")).json
        self.assertRegex(account.pop("created_at"), TIME)
        shown = {"id": alice.id, "username": "alice", "display_name": None, "avatar": None, "is_admin": False}
        self.assertEqual(account, {**account, **shown, "email": "alice@example.org"})

    async def test_a_werkzeug_hash_is_accepted_and_replaced(self) -> None:
        alice = await self.member("alice")
        for method in ("scrypt", "pbkdf2:sha256:1000"):
            with self.subTest(method):
                await self.store_hash(alice.id, generate_password_hash(PASSWORD, method))
                self.assert_refused(await self.client("alice").login("wrong password"), 401, "wrong_credentials")
                self.assertEqual((await self.client("alice").login()).status, 200)
                stored = await self.app.db.read(lambda work: work.execute(select(users.c.password_hash)).scalar_one())
                self.assertTrue(stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$"), stored)
                self.assertEqual((await self.client("alice").login()).status, 200)
        await self.store_hash(alice.id, "no hash at all")
        self.assert_refused(await self.client("alice").login(), 401, "wrong_credentials")

    async def test_a_script_signs_in_by_header(self) -> None:
        alice = await self.member("alice")
        bearer = {"Authorization": f"Bearer {alice.token}"}
        script = self.client()
        self.assertEqual((await script.get("/api/me", headers=bearer)).json["id"], alice.id)
        answer = await script.post("/api/guilds", {"name": "by script"}, headers=bearer)
        self.assertEqual(answer.status, 201)
        wrong = {"Authorization": "Bearer not-a-token"}
        self.assert_refused(await alice.get("/api/me", headers=wrong), 401, "not_signed_in")

    async def store_hash(self, user_id: int, stored: str) -> None:
        await self.write(
            lambda work: work.execute(update(users).where(users.c.id == user_id).values(password_hash=stored))
        )


class TestDisabled(GuildhallTest):
    async def test_whoever_is_shut_out_is_told_so_only_after_the_right_password(self) -> None:
        alice = await self.member("alice")
        socket = await alice.socket()
        await self.app.db.write(set_disabled, alice.id, True)
        self.app.db.cache.forget_all()
        self.assert_refused(await self.client("alice").login(), 403, "account_disabled")
        self.assert_refused(await self.client("alice").login("a wrong one"), 401, "wrong_credentials")
        self.assert_refused(await alice.get("/api/me"), 401, "not_signed_in")
        await socket.close()
        await self.app.db.write(set_disabled, alice.id, False)
        self.assertEqual((await self.client("alice").login()).status, 200)


if __name__ == "__main__":
    unittest.main()
