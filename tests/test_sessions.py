"""Sessions: what their tokens and cookies give away, how they are listed, and what ends them."""

from __future__ import annotations

import unittest
from collections.abc import Callable

from account_stage import AccountTest
from sqlalchemy import select, update
from support import PASSWORD, GuildhallTest

from backend.auth.devices import UNKNOWN, device
from backend.auth.models import sessions
from backend.auth.sessions import ABSOLUTE, IDLE, SAVE_USE_EVERY, end_old_sessions
from backend.db import Work
from backend.utils import iso, sha256

AGENTS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0": "Firefox on Windows",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36": "Chrome on Linux",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0":
        "Edge on Windows",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15":
        "Safari on macOS",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.0 Mobile/15E148 "
    "Safari/604.1": "Safari on iPhone",
    "Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1":
        "Chrome on iPad",
    "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0": "Firefox on Android",
    "Mozilla/5.0 (Linux; Android 15; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0 Mobile "
    "Safari/537.36": "Samsung Internet on Android",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 YaBrowser/26.1 Safari/537.36":
        "Yandex Browser on Windows",
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36":
        "Chrome on ChromeOS",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 OPR/120.0": "Opera on Linux",
    "curl/8.5.0": "curl",
    "Python/3.11 aiohttp/3.12": "Python",
    "": UNKNOWN,
    "Gopher": UNKNOWN,
}  # fmt: skip


class TestDevices(unittest.TestCase):
    def test_a_device_is_named_as_its_owner_would(self) -> None:
        for agent, expected in AGENTS.items():
            with self.subTest(agent):
                self.assertEqual(device(agent), expected)


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


class TestSessionsOfOnesOwn(AccountTest):
    async def test_the_device_is_told(self) -> None:
        alice = await self.member("alice")
        agent, expected = next(iter(AGENTS.items()))
        form = {"username": "alice", "password": PASSWORD}
        await self.client().post("/api/login", form, headers={"User-Agent": agent})
        listed = (await alice.get("/api/me/sessions")).json["sessions"]
        self.assertEqual({session["device"] for session in listed}, {"Python", expected})

    async def test_all_others_are_ended_at_once(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        phone, tablet = await self.second_device("alice"), await self.second_device("alice")
        socket, own = await phone.socket(), await alice.socket()
        self.assertEqual((await alice.delete("/api/me/sessions")).status, 204)
        self.assertEqual(await socket.event("session_revoked"), {"reason": "revoked"})
        for ended in (phone, tablet):
            self.assert_refused(await ended.get("/api/me"), 401, "not_signed_in")
        self.assertEqual((await bob.get("/api/me")).status, 200)
        self.assertEqual([s["current"] for s in (await alice.get("/api/me/sessions")).json["sessions"]], [True])
        self.assertNotIn("session_revoked", [name for name, _ in await self.settle(own)])
        self.assertEqual((await alice.delete("/api/me/sessions")).status, 204)

    async def test_the_account_costs_one_statement_and_a_known_session_none(self) -> None:
        alice = await self.member("alice")
        await self.account(alice)
        async with self.statements() as ran:
            await self.account(alice)
        self.assertEqual(len(ran), 1, ran)


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


def make_older(milliseconds: int) -> Callable[[Work], None]:
    """As if every session had been made and used so much earlier."""

    def change(work: Work) -> None:
        columns = (sessions.c.created_at, sessions.c.last_used_at, sessions.c.expires_at)
        earlier = {column.name: column - milliseconds for column in columns}
        work.execute(update(sessions).values(earlier))

    return change


if __name__ == "__main__":
    unittest.main()
