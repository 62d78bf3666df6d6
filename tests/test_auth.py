"""Accounts, sessions and passwords: what is taken, what is refused, and in which words."""

from __future__ import annotations

import asyncio
import ipaddress
import itertools
import re
import unittest
from collections.abc import Callable

from sqlalchemy import select, update
from structlog.testing import capture_logs
from support import PASSWORD, GuildhallTest
from werkzeug.security import generate_password_hash

from backend.admin.claim import make_claim
from backend.admin.models import instance
from backend.auth.brake import FREE_TRIES, TRIES, TRIES_OF_ADDRESS, WINDOW, Brake
from backend.auth.models import sessions
from backend.auth.passwords import AT_ONCE, DUMMY, MOST_WAITING, Passwords, check_new_password, is_outdated
from backend.auth.sessions import ABSOLUTE, IDLE, SAVE_USE_EVERY, end_old_sessions
from backend.db import Work
from backend.errors import InvalidFields, RateLimited, Unavailable
from backend.guilds.models import guilds
from backend.users.models import users
from backend.users.names import clean_email, clean_username, email_key, username_key
from backend.utils import iso, sha256

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


class TestSessions(GuildhallTest):
    async def test_each_login_gives_a_new_token_and_the_server_keeps_only_its_hash(self) -> None:
        alice = await self.member("alice")
        first, csrf = alice.token, alice.csrf
        await alice.login()
        self.assertNotEqual(alice.token, first)
        self.assertNotEqual(alice.csrf, csrf)
        self.assertGreaterEqual(len(alice.token), 43)  # 256 bits in base64
        stored = await self.app.db.read(lambda work: work.execute(select(sessions.c.token_hash)).scalars().all())
        self.assertEqual(stored, [sha256(alice.token)])
        left = {"Authorization": f"Bearer {first}"}
        self.assert_refused(await self.client().get("/api/me", headers=left), 401, "not_signed_in")

    async def test_a_token_chosen_by_somebody_else_is_not_taken_over(self) -> None:
        await self.member("alice")
        form, planted = {"username": "alice", "password": PASSWORD}, {"Cookie": "guildhall_session=planted"}
        answer = await self.client().post("/api/login", form, headers=planted)
        self.assertRegex(answer.headers["Set-Cookie"], r"^guildhall_session=[\w-]{43};")
        self.assert_refused(await self.client().get("/api/me", headers=planted), 401, "not_signed_in")

    async def test_the_cookie_is_kept_from_scripts_and_other_sites(self) -> None:
        await self.member("alice")
        cookie = (await self.client("alice").login()).headers["Set-Cookie"]
        flags = {part.strip() for part in cookie.split(";")}
        self.assertTrue(cookie.startswith("guildhall_session="))
        self.assertLessEqual({"HttpOnly", "SameSite=Lax", "Path=/"}, flags)
        self.assertFalse({"Secure", "Domain"} & flags)

    async def test_sessions_are_listed_and_ended_one_by_one(self) -> None:
        laptop = await self.member("alice")
        phone = self.client("alice")
        await phone.request(
            "POST", "/api/login", {"username": "alice", "password": PASSWORD}, headers={"User-Agent": "Phone"}
        )
        phone.csrf = (await phone.get("/api/csrf")).json["csrf_token"]
        socket = await phone.socket()

        listed = (await laptop.get("/api/me/sessions")).json["sessions"]
        self.assertEqual(
            set(listed[0]), {"id", "created_at", "last_used_at", "address", "user_agent", "device", "current"}
        )
        other = next(session for session in listed if not session["current"])
        self.assertEqual((other["user_agent"], other["address"]), ("Phone", "127.0.0.1"))

        self.assertEqual((await laptop.delete(f"/api/me/sessions/{other['id']}")).status, 204)
        self.assertEqual(await socket.event("session_revoked"), {"reason": "revoked"})
        await socket.event("disconnect")
        self.assert_refused(await phone.get("/api/me"), 401, "not_signed_in")
        self.assertEqual(len((await laptop.get("/api/me/sessions")).json["sessions"]), 1)
        self.assert_refused(await laptop.delete(f"/api/me/sessions/{other['id']}"), 404, "not_found")

    async def test_nobody_ends_a_strangers_session(self) -> None:
        alice, mallory = await self.cast("alice", "mallory")
        hers = (await alice.get("/api/me/sessions")).json["sessions"][0]["id"]
        self.assert_refused(await mallory.delete(f"/api/me/sessions/{hers}"), 404, "not_found")
        self.assertEqual((await alice.get("/api/me")).status, 200)

    async def test_logout_ends_this_session_alone_with_its_sockets(self) -> None:
        laptop = await self.member("alice")
        phone = self.client("alice")
        await phone.login()
        token, socket = laptop.token, await laptop.socket()
        answer = await laptop.post("/api/logout")
        self.assertEqual(answer.status, 204)
        self.assertIn("Max-Age=0", answer.headers["Set-Cookie"])
        self.assertEqual(await socket.event("session_revoked"), {"reason": "signed_out"})
        left = {"Authorization": f"Bearer {token}"}
        self.assert_refused(await self.client().get("/api/me", headers=left), 401, "not_signed_in")
        self.assertEqual((await phone.get("/api/me")).status, 200)

    async def test_somebody_else_signing_in_with_the_same_browser_ends_the_first_session(self) -> None:
        alice = await self.member("alice")
        await self.member("bob")
        socket = await alice.socket()
        await alice.post("/api/login", {"username": "bob", "password": PASSWORD})
        self.assertEqual(await socket.event("session_revoked"), {"reason": "signed_in_again"})
        self.assertEqual((await alice.get("/api/me")).json["username"], "bob")

    async def test_idle_and_old_sessions_run_out(self) -> None:
        for column, age in ((sessions.c.last_used_at, IDLE), (sessions.c.created_at, ABSOLUTE)):
            with self.subTest(column.name):
                name = f"user-{column.name}"
                member = await self.member(name)
                await self.write(make_older(age))
                await self.forget_sessions()
                self.assert_refused(await member.get("/api/me"), 401, "not_signed_in")

    async def test_what_has_run_out_is_tidied_and_an_open_socket_counts_as_use(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        socket = await alice.socket()
        ids = {client: (await client.get("/api/me/sessions")).json["sessions"][0]["id"] for client in (alice, bob)}
        await self.write(make_older(IDLE))
        await self.app.db.write(end_old_sessions, [ids[alice]])
        self.assertEqual((await alice.get("/api/me")).status, 200)
        self.assert_refused(await bob.get("/api/me"), 401, "not_signed_in")
        await self.write(make_older(ABSOLUTE))
        await self.app.db.write(end_old_sessions, [ids[alice]])
        self.assertEqual(await socket.event("session_revoked"), {"reason": "expired"})

    async def test_use_is_noted_now_and_then(self) -> None:
        alice = await self.member("alice")
        await self.write(make_older(SAVE_USE_EVERY))
        await self.forget_sessions()
        before = await self.app.db.read(lambda work: work.execute(select(sessions.c.last_used_at)).scalar_one())
        await alice.get("/api/me")
        await self.app.db.write(lambda work: None)  # stands behind the note in the writer's line
        after = (await alice.get("/api/me/sessions")).json["sessions"][0]["last_used_at"]
        self.assertGreater(after, iso(before))

    async def test_a_session_in_use_costs_no_statement(self) -> None:
        alice = await self.member("alice")
        await alice.get("/api/csrf")
        async with self.statements() as ran:
            await alice.get("/api/csrf")
        self.assertEqual(ran, [])

    async def forget_sessions(self) -> None:
        self.app.db.cache.forget_all()


class TestOverHttps(GuildhallTest):
    changes = {"public_url": "https://chat.example.org"}

    async def test_the_cookie_is_bound_to_this_host_and_to_https(self) -> None:
        alice = self.client("alice")
        await alice.register()
        answer = await alice.login()
        cookie = answer.headers["Set-Cookie"]
        self.assertTrue(cookie.startswith("__Host-guildhall_session="))
        self.assertLessEqual({"Secure", "HttpOnly", "SameSite=Lax", "Path=/"}, {p.strip() for p in cookie.split(";")})
        self.assertIn("max-age=63072000", answer.headers["Strict-Transport-Security"])
        token = cookie.partition("=")[2].partition(";")[0]
        plain = {"Cookie": f"guildhall_session={token}"}
        self.assert_refused(await self.client().get("/api/me", headers=plain), 401, "not_signed_in")
        own = {"Cookie": f"__Host-guildhall_session={token}"}
        self.assertEqual((await self.client().get("/api/me", headers=own)).status, 200)


class TestGuessing(GuildhallTest):
    changes = {"trusted_proxies": (ipaddress.ip_network("127.0.0.1"),)}

    async def test_one_address_gets_few_tries_and_the_owner_elsewhere_is_not_locked_out(self) -> None:
        await self.member("alice")
        thief = {"X-Forwarded-For": "203.0.113.7"}
        form = {"username": "alice", "password": "a wrong one"}
        many = [self.client().post("/api/login", form, headers=thief) for _ in range(40)]
        answers = await asyncio.gather(*many)
        checked = [answer for answer in answers if answer.status == 401]
        refused = [answer for answer in answers if answer.status == 429]
        self.assertEqual(len(checked) + len(refused), 40)
        self.assertLessEqual(len(checked), TRIES)
        self.assertTrue(all(int(answer.headers["Retry-After"]) >= 1 for answer in refused))

        right = {"username": "alice", "password": PASSWORD}
        self.assert_refused(await self.client().post("/api/login", right, headers=thief), 429, "rate_limited")
        home = {"X-Forwarded-For": "198.51.100.20"}
        self.assertEqual((await self.client().post("/api/login", right, headers=home)).status, 200)


class TestClaim(GuildhallTest):
    async def test_the_printed_link_makes_one_administrator_once(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        void = await self.app.db.write(make_claim)
        token = await self.app.db.write(make_claim)
        self.assert_refused(await bob.post("/api/instance/claim", {"token": "guess"}), 403, "forbidden")
        self.assert_refused(await bob.post("/api/instance/claim", {"token": void}), 403, "forbidden")
        self.assert_refused(await self.client().post("/api/instance/claim", {"token": token}), 401, "not_signed_in")
        stored = await self.app.db.read(lambda work: work.execute(select(instance.c.value)).scalars().all())
        self.assertNotIn(token, stored)

        socket = await alice.socket()
        self.assertEqual((await alice.post("/api/instance/claim", {"token": token})).status, 204)
        self.assertTrue((await alice.get("/api/me")).json["is_admin"])
        guild = await socket.event("guild_created")
        self.assertEqual(guild["owner_id"], alice.id)
        self.assertEqual(guild, (await alice.get("/api/guilds/1")).json)

        self.assert_refused(await bob.post("/api/instance/claim", {"token": token}), 403, "forbidden")
        self.assertFalse((await bob.get("/api/me")).json["is_admin"])
        self.assertIsNone(await self.app.db.write(make_claim))

    async def test_a_guild_with_an_owner_stays_theirs(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        await self.write(lambda work: work.execute(update(guilds).values(owner_id=bob.id)))
        token = await self.app.db.write(make_claim)
        await alice.post("/api/instance/claim", {"token": token})
        self.assertEqual((await alice.get("/api/guilds/1")).json["owner_id"], bob.id)

    async def test_the_instance_says_what_it_is(self) -> None:
        answer = await self.client().get("/api/instance")
        self.assertEqual(answer.json["name"], "Guildhall")
        self.assertEqual(set(answer.json), {"name", "version", "registration", "password_reset"})


class TestClaimFromOutside(GuildhallTest):
    changes = {"auto_join_guilds": ()}

    async def test_an_administrator_who_was_no_member_joins(self) -> None:
        alice = await self.member("alice")
        self.assertEqual((await alice.get("/api/guilds")).json, [])
        await alice.post("/api/instance/claim", {"token": await self.app.db.write(make_claim)})
        self.assertEqual((await alice.get("/api/guilds/1")).json["owner_id"], alice.id)


class TestNames(unittest.TestCase):
    def test_letters_of_any_script(self) -> None:
        for name in ("alice", "Алиса", "Саша_dev", "名無しさん", "राजेश", "สมชาย", "أحمد", "x-1.y", "42", "Nguyễn"):
            self.assertEqual(clean_username(name), name)
        self.assertEqual(clean_username("ｗｉｄｅ"), "wide")

    def test_what_cannot_be_told_apart_has_one_key(self) -> None:
        for one, other in (
            ("alice", "АLIСЕ"),  # А, С, Е are Cyrillic
            ("bob", "ВОВ"),
            ("Hi", "Ηι"),
            ("paypal", "pаypаl"),
            ("oleg", "0leg"),
            ("bill", "bi11"),
            ("Straße", "STRASSE"),
            ("José", "Jose\u0301"),
            ("год2", "ГОД٢"),
        ):
            self.assertEqual(username_key(one), username_key(other), (one, other))
        for one, other in (("alice", "alicia"), ("anna", "hanna"), ("user1", "user2"), ("и", "й"), ("jose", "josé")):
            self.assertNotEqual(username_key(one), username_key(other), (one, other))

    def test_what_hides_or_deceives_is_refused(self) -> None:
        for name in (
            "", "a", "...", "a b", "a@b", "@everyone", "Everyоne", "here", "a\u200db", "a\u202eb", "a\u00adb", "\u3164\u3164",
            "a\ufe0fb", "z\u0301\u0302\u0303a", "\u0301ab", "steνe", "Ηello", "line\n", "nul\0", "x" * 33, "ΐ" * 32, "🦊fox",
        ):  # fmt: skip
            with self.subTest(repr(name)), self.assertRaises(InvalidFields):
                clean_username(name)

    def test_addresses(self) -> None:
        self.assertEqual(clean_email(" a.b+c@sub.example.org "), "a.b+c@sub.example.org")
        self.assertEqual(clean_email("ü@müller.de"), "ü@müller.de")
        self.assertEqual(email_key("A@Example.ORG"), "a@example.org")
        for email in (
            "",
            "a",
            "a@b",
            "a@b..c",
            "a b@c.de",
            "a@-b.de",
            "<a@b.de>",
            "a@b.de\0",
            "a" * 65 + "@b.de",
            "a@" + "b" * 300,
        ):
            with self.subTest(email), self.assertRaises(InvalidFields):
                clean_email(email)


class TestPasswordRules(unittest.IsolatedAsyncioTestCase):
    def test_any_characters_will_do(self) -> None:
        for password in (
            PASSWORD,
            "securepassword",
            "пёстрый слон на крыше",
            "🦊🐻🐼🐨🐯🦁🐮🐷",
            " leading and trailing ",
            "".join(map(chr, range(33, 289))),
        ):
            check_new_password(password, "alice", "al@example.org")

    def test_what_is_guessed_first_will_not(self) -> None:
        for password in (
            "1234567", "password", "Password1", "P@ssw0rd!", "12345678", "87654321", "qwertyuiop", "iloveyou2", "aaaaaaaa",
            "abababab", "йцукенгшщз", "пароль123", "letmein!!", "guildhall-forever", "my alice 2026", "al.ice_box-77", "y7#" * 86,
        ):  # fmt: skip
            with self.subTest(password), self.assertRaises(InvalidFields):
                check_new_password(password, "Alice", "al.ice@example.org")

    async def test_nothing_is_cut_off(self) -> None:
        passwords = Passwords()
        stored = await passwords.hash("x" * 255 + "1")
        self.assertTrue(await passwords.is_right("x" * 255 + "1", stored))
        self.assertFalse(await passwords.is_right("x" * 255 + "2", stored))

    async def test_an_unknown_account_is_checked_against_a_hash_like_any_other(self) -> None:
        self.assertFalse(is_outdated(DUMMY))
        self.assertFalse(await Passwords().is_right(PASSWORD, None))

    async def test_a_crowd_is_told_to_come_again(self) -> None:
        passwords = Passwords()
        passwords._waiting = AT_ONCE + MOST_WAITING
        with self.assertRaises(Unavailable):
            await passwords.hash(PASSWORD)


class TestBrake(unittest.TestCase):
    def setUp(self) -> None:
        self.now = 0.0
        self.brake = Brake(clock=lambda: self.now)

    def try_once(self, account: str = "alice", address: str = "a", succeed: bool = False) -> bool:
        try:
            with self.brake.trying(account, address) as attempt:
                attempt.succeeded = succeed
        except RateLimited:
            return False
        return True

    def test_ten_tries_in_a_quarter_of_an_hour_with_growing_pauses(self) -> None:
        let_through = []
        for second in range(int(WINDOW)):
            self.now = float(second)
            if self.try_once():
                let_through.append(second)
        self.assertEqual(len(let_through), TRIES)
        pauses = [later - earlier for earlier, later in itertools.pairwise(let_through)]
        self.assertEqual(pauses[FREE_TRIES - 1 :], [1, 2, 4, 8, 16])
        self.now = WINDOW
        self.assertTrue(self.try_once())

    def test_success_wipes_the_slate(self) -> None:
        for _ in range(FREE_TRIES - 1):
            self.assertTrue(self.try_once())
        self.assertTrue(self.try_once(succeed=True))
        self.assertTrue(all(self.try_once() for _ in range(FREE_TRIES)))

    def test_many_accounts_from_one_address(self) -> None:
        results = [self.try_once(account=f"user{number}") for number in range(TRIES_OF_ADDRESS + 50)]
        self.assertEqual(sum(results), TRIES_OF_ADDRESS)
        self.assertTrue(self.try_once(account="user1", address="b"))

    def test_whoever_runs_the_server_is_told_once(self) -> None:
        with capture_logs() as lines:
            for second in range(60):
                self.now = float(second)
                self.try_once()
        self.assertEqual(
            [(line["log_level"], line["address"], line["tries"]) for line in lines], [("warning", "a", TRIES)]
        )

    def test_tries_under_way_count(self) -> None:
        under_way = [self.brake.trying("alice", "a") for _ in range(TRIES)]
        for attempt in under_way:
            attempt.__enter__()
        self.assertFalse(self.try_once())
        for attempt in under_way:
            attempt.__exit__(None, None, None)

    def test_a_try_that_could_not_be_checked_does_not_count(self) -> None:
        for _ in range(3 * TRIES):
            with self.assertRaises(Unavailable), self.brake.trying("alice", "a"):
                raise Unavailable
        self.assertTrue(self.try_once())


def make_older(milliseconds: int) -> Callable[[Work], None]:
    """As if every session had been made and used so much earlier."""

    def change(work: Work) -> None:
        columns = (sessions.c.created_at, sessions.c.last_used_at, sessions.c.expires_at)
        earlier = {column.name: column - milliseconds for column in columns}
        work.execute(update(sessions).values(earlier))

    return change


if __name__ == "__main__":
    unittest.main()
