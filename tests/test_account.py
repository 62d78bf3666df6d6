"""One's own account: what changes ask for the password again, what they end, and whom they are told."""

from __future__ import annotations

import asyncio
import contextlib
import io
import ipaddress
import json
import logging
import unittest
from typing import Any

import structlog
from sqlalchemy import Engine, insert, select, update
from sqlalchemy.exc import DBAPIError
from support import PASSWORD, Answer, Client, GuildhallTest

from backend import logs
from backend.admin.models import registration_invites
from backend.auth import actions
from backend.auth.brake import TRIES
from backend.auth.devices import UNKNOWN, device
from backend.auth.models import sessions
from backend.auth.sessions import Client as Device
from backend.channels.models import read_states
from backend.errors import Conflict
from backend.guilds.models import guilds, member_names, members
from backend.notifications.models import notification_settings
from backend.users.accounts import find_account
from backend.users.models import relationships, users
from backend.users.standing import set_disabled
from backend.web import SignedIn

NEW = "an entirely different one"
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


class AccountTest(GuildhallTest):
    async def second_device(self, name: str) -> Client:
        phone = self.client(name)
        self.assertEqual((await phone.login()).status, 200)
        return phone

    async def account(self, client: Client) -> dict[str, Any]:
        account: dict[str, Any] = (await client.get("/api/me")).json
        return account


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


class TestDisabled(AccountTest):
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


class TestDeleting(AccountTest):
    async def delete(self, client: Client, **changes: Any) -> Answer:
        return await client.request("DELETE", "/api/me", {"password": PASSWORD, **changes})

    async def test_what_was_said_stays_and_the_person_is_gone(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        await alice.patch("/api/me", {"display_name": "Alice W.", "bio": "Likes tea.", "pronouns": "she"})
        await alice.put("/api/me/status", {"custom_status": {"text": "here", "clear_after": 3600}})
        said = await alice.say("I was here")
        await alice.put("/api/channels/1/notifications", {"level": "nothing"})
        await alice.post("/api/channels/1/ack", {"message_id": said["id"]})
        theirs, mine = await bob.socket(), await alice.socket()
        answer = await self.delete(alice)
        self.assertEqual(answer.status, 204)
        self.assertIn("Max-Age=0", answer.headers["Set-Cookie"])

        self.assertEqual(await mine.event("session_revoked"), {"reason": "account_deleted"})
        nobody = {"id": alice.id, "username": "Deleted user", "display_name": None, "avatar": None}
        self.assertEqual(
            (await theirs.event("user_updated", lambda event: event["user"]["username"] != "alice"))["user"], nobody
        )
        left = await theirs.event("member_deleted")
        self.assertEqual((left["user_id"], left["member_count"]), (alice.id, 1))
        self.assertEqual((await bob.get(f"/api/channels/1/messages/{said['id']}")).json["author"], nobody)
        self.assert_refused(await bob.get(f"/api/users/{alice.id}"), 404, "not_found")
        self.assertEqual((await bob.get("/api/guilds/1")).json["member_count"], 1)

        for table in (read_states, notification_settings):
            rows = await self.app.db.read(lambda work, of=table: work.execute(select(of)).all())
            self.assertEqual([row for row in rows if row.user_id == alice.id], [])
        row = await self.app.db.read(lambda work: work.execute(select(users).where(users.c.id == alice.id)).one())
        self.assertEqual(row.username_key, f"deleted {alice.id}")
        kept = {"id", "username", "username_key", "email_key", "status", "settings", "created_at", "deleted_at"}
        self.assertEqual({name for name, value in row._asdict().items() if value} - kept, set())

    async def test_nobody_signs_in_any_more_and_the_name_is_free(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        phone = await self.second_device("alice")
        await self.delete(alice)
        for client in (alice, phone):
            self.assert_refused(await client.get("/api/me"), 401, "not_signed_in")
        for name in ("alice", "alice@example.org", "Deleted user", f"deleted {alice.id}"):
            self.assert_refused(
                await self.client().post("/api/login", {"username": name, "password": PASSWORD}),
                401,
                "wrong_credentials",
            )
        again = await self.member("alice")
        self.assertNotEqual(again.id, alice.id)
        self.assertEqual((await self.delete(bob)).status, 204)  # two without a name stand side by side

    async def test_friends_requests_and_blocks_are_gone_with_an_event_to_the_others(self) -> None:
        alice, friend, asked, blocker, blocked = await self.cast("alice", "friend", "asked", "blocker", "blocked")
        await alice.post("/api/friends/request", {"to": "friend"})
        await friend.post(f"/api/friends/{alice.id}/accept")
        await alice.post("/api/friends/request", {"to": "asked"})
        await blocker.put(f"/api/friends/{alice.id}/block")
        await alice.put(f"/api/friends/{blocked.id}/block")
        sockets = [await client.socket() for client in (friend, asked, blocker, blocked)]
        self.assertEqual((await self.delete(alice)).status, 204)
        for socket in sockets[:3]:
            self.assertEqual(await socket.event("friend_deleted"), {"user_id": alice.id})
        self.assertNotIn("friend_deleted", [name for name, _ in await self.settle(sockets[3])])
        left = await self.app.db.read(lambda work: work.execute(select(relationships)).all())
        self.assertEqual(left, [])

    async def test_groups_are_left_and_one_to_ones_stay_with_the_other(self) -> None:
        alice, bob, carol = await self.cast("alice", "bob", "carol")
        group = (await alice.post("/api/dms", {"users": [bob.id, carol.id]})).json
        pair = (await bob.post("/api/dms", {"users": [alice.id]})).json
        said = await bob.say("are you there?", pair["id"])
        socket = await bob.socket()
        self.assertEqual((await self.delete(alice)).status, 204)
        updated = await socket.event("dm_updated", lambda dm: dm["id"] == group["id"] and dm["owner_id"] != alice.id)
        self.assertNotIn(alice.id, [person["id"] for person in updated["recipients"]])
        history = (await bob.get(f"/api/channels/{pair['id']}/messages")).json["messages"]
        self.assertEqual([message["id"] for message in history], [said["id"]])

    async def test_an_owner_hands_over_first_and_nothing_is_half_done(self) -> None:
        alice = await self.member("alice")
        guild = (await alice.post("/api/guilds", {"name": "Hers"})).json
        before = await self.account(alice)
        self.assert_refused(await self.delete(alice), 409, "conflict")
        self.assertEqual(await self.account(alice), before)
        self.assertEqual((await alice.delete(f"/api/guilds/{guild['id']}", json={"name": "Hers"})).status, 204)
        self.assertEqual((await self.delete(alice)).status, 204)

    async def test_the_last_administrator_stays(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        await self.set_admin(alice.id)
        self.assert_refused(await self.delete(alice), 409, "conflict")
        await self.set_admin(bob.id)
        self.assertEqual((await self.delete(alice)).status, 204)
        self.assert_refused(await self.delete(bob), 409, "conflict")

    async def test_a_double_click_deletes_once(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        answers = await asyncio.gather(*(self.delete(alice) for _ in range(4)))
        self.assertEqual(sum(answer.status == 204 for answer in answers), 1)
        self.assertLessEqual({answer.status for answer in answers}, {204, 401, 404})
        count = await self.app.db.read(lambda work: work.execute(select(guilds.c.member_count)).scalar_one())
        rows = await self.app.db.read(lambda work: len(work.execute(select(members)).all()))
        self.assertEqual((count, rows), (1, 1))
        self.assertEqual((await bob.get("/api/me")).status, 200)

    async def set_admin(self, user_id: int) -> None:
        await self.write(lambda work: work.execute(update(users).where(users.c.id == user_id).values(is_admin=True)))


class TestByInvitation(AccountTest):
    changes = {"registration": "invite"}

    async def test_a_use_is_taken_by_each_and_no_more_get_in(self) -> None:
        await self.invite("welcome", max_uses=2)
        many = [self.client().post("/api/register", self.form(f"person{i}", "welcome")) for i in range(6)]
        answers = await asyncio.gather(*many)
        self.assertEqual(sorted(answer.status for answer in answers), [201, 201, 403, 403, 403, 403])
        self.assertEqual(await self.uses("welcome"), 2)

    async def test_without_a_valid_one_nobody_gets_in_or_learns_who_is_here(self) -> None:
        await self.invite("welcome")
        await self.invite("over", expires_at=1)
        self.assertEqual((await self.client().post("/api/register", self.form("alice", "welcome"))).status, 201)
        for invite in (None, "", "over", "welcome", "guess\0"):
            for name in ("alice", "newcomer"):
                refused = await self.client().post("/api/register", self.form(name, invite))
                self.assert_refused(refused, 403, "invite_required")

    async def test_a_refused_registration_takes_no_use(self) -> None:
        await self.invite("welcome", max_uses=2)
        await self.client().post("/api/register", self.form("alice", "welcome"))
        taken = await self.client().post("/api/register", self.form("alice", "welcome"))
        self.assert_refused(taken, 409, "username_taken")
        self.assertEqual(await self.uses("welcome"), 1)

    async def invite(self, code: str, **values: Any) -> None:
        row = {"code": code, "note": "", "max_uses": 1, "created_at": 0, **values}
        await self.write(lambda work: work.execute(insert(registration_invites).values(**row)))

    async def uses(self, code: str) -> int:
        mine = select(registration_invites.c.uses).where(registration_invites.c.code == code)
        uses: int = await self.app.db.read(lambda work: work.execute(mine).scalar_one())
        return uses

    @staticmethod
    def form(name: str, invite: str | None) -> dict[str, Any]:
        return {"username": name, "password": PASSWORD, "email": f"{name}@example.org", "invite": invite}


class TestLogs(AccountTest):
    async def test_an_inner_fault_writes_no_secret_into_the_log(self) -> None:
        """A fault shows its traceback, not what stood in the variables or went to the database."""
        self.addCleanup(structlog.reset_defaults)
        handlers = logging.getLogger().handlers
        self.addCleanup(logging.getLogger().handlers.__setitem__, slice(None), list(handlers))
        for log_format in ("json", "text"):
            written = io.StringIO()
            with contextlib.redirect_stderr(written):
                logs.set_up(log_format, "info")
                try:
                    fail_with(self.app.db.write_engine, PASSWORD)
                except DBAPIError:
                    structlog.get_logger("test").exception("request failed")
            self.assertIn("IntegrityError", written.getvalue())
            self.assertNotIn(PASSWORD, written.getvalue())
            if log_format == "json":
                json.loads(written.getvalue())


def fail_with(engine: Engine, password: str) -> None:
    with engine.connect() as connection:
        connection.execute(insert(sessions).values(id=1, user_agent=password))


if __name__ == "__main__":
    unittest.main()
