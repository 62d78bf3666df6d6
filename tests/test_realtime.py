"""Live sockets: rooms, order, typing, unread signals, presence, transports, and how a connection begins and ends."""

import asyncio
import unittest
from typing import ClassVar
from unittest import mock

import socketio
from presence_stage import PresenceTest
from support import GuildhallTest

from backend.realtime import presence, unread

ROOM = "g:1:c:1"


class TestRooms(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")

    async def test_only_those_in_the_room_hear_what_is_said(self):
        inside, outside = await self.bob.socket(), await self.bob.socket()
        await inside.join()
        await self.alice.say("x")
        await inside.event("new_message")
        self.assertNotIn("new_message", [name for name, _ in await self.settle(outside)])
        self.assertEqual(await inside.ask("leave_room", {"room": ROOM}), {"ok": True, "room": ROOM})
        await self.alice.say("y")
        self.assertNotIn("new_message", [name for name, _ in await self.settle(inside)])

    async def test_joining_and_leaving_twice_is_no_error_and_changes_nothing(self):
        socket = await self.bob.socket()
        for _ in range(2):
            await socket.join()
        await self.alice.say("x")
        self.assertEqual([name for name, _ in await self.settle(socket)].count("new_message"), 1)
        for _ in range(2):
            self.assertEqual(await socket.ask("leave_room", {"room": ROOM}), {"ok": True, "room": ROOM})

    async def test_rooms_that_are_none(self):
        socket = await self.bob.socket()
        for room in (
            "",
            "g:1",
            f"u:{self.alice.id}",
            "g:1:c:99",
            "g:2:c:1",
            "g:01:c:1",
            "g:1:c:1 ",
            "g:1:c:١",
            "x" * 999,
        ):
            answer = await socket.ask("join_room", {"room": room})
            self.assertEqual(answer["error"]["code"], "not_found", room)

    async def test_typing_reaches_the_others_and_never_the_one_who_types(self):
        typist, second_device, other = await self.alice.socket(), await self.alice.socket(), await self.bob.socket()
        for socket in (typist, second_device, other):
            await socket.join()
        self.assertEqual(await typist.ask("typing", {"room": ROOM}), {"ok": True})
        seen = await other.event("user_typing")
        self.assertEqual(seen, {"room": ROOM, "channel_id": 1, "user_id": self.alice.id, "username": "alice"})
        for socket in (typist, second_device):
            self.assertNotIn("user_typing", [name for name, _ in await self.settle(socket)])

    async def test_typing_asks_to_join_first(self):
        socket = await self.alice.socket()
        self.assertEqual((await socket.ask("typing", {"room": ROOM}))["error"]["code"], "not_found")

    async def test_unread_is_told_once_to_those_who_have_not_joined(self):
        absent, present = await self.bob.socket(), await self.bob.socket()
        await present.join()
        with mock.patch.object(unread, "GATHER_SECONDS", 60):
            for number in range(5):
                newest = await self.alice.say(f"m{number}")
        self.app.hub._unread._flush()
        signal = await absent.event("unread_changed")
        self.assertEqual(
            signal, {"channel_id": 1, "guild_id": 1, "last_message_id": newest["id"], "last_seq": newest["seq"]}
        )
        self.assertNotIn("new_message", absent.names())
        self.assertNotIn("unread_changed", [name for name, _ in await self.settle(absent)])
        heard = [name for name, _ in await self.settle(present)]
        self.assertEqual((heard.count("new_message"), heard.count("unread_changed")), (5, 0))


class TestOrder(GuildhallTest):
    async def test_eight_who_speak_at_once_are_heard_in_one_order(self):
        """By websocket, by long polling, by one who changes from one to the other meanwhile, and in the history."""
        people = await self.cast("alice", "bob", "carol", "dora")
        readers = [
            await people[0].socket(),
            await people[1].socket(transports=("polling",)),
            await people[2].socket(transports=("polling", "websocket")),
        ]
        senders = [await person.socket() for person in people for _ in range(2)]
        for socket in readers:
            await socket.join()

        async def speak(socket, number):
            for count in range(15):
                answer = await socket.ask("send_message", {"room": ROOM, "content": f"{number}:{count}"})
                self.assertTrue(answer["ok"], answer)

        await asyncio.gather(*(speak(socket, number) for number, socket in enumerate(senders)))
        history = [*await self.page(people[0], 2), *await self.page(people[0], 1)]
        self.assertEqual([message["seq"] for message in history], list(range(1, 121)))
        for socket in readers:
            heard = [data["id"] for name, data in await self.settle(socket) if name == "new_message"]
            self.assertEqual(heard, [message["id"] for message in history])
        for number in range(8):
            own = [message["content"] for message in history if message["content"].startswith(f"{number}:")]
            self.assertEqual(own, [f"{number}:{count}" for count in range(15)])

    async def page(self, person, page):
        return (await person.get(f"/api/channels/1/messages?page={page}&limit=100")).json["messages"]

    async def test_changing_from_polling_to_websocket_amid_a_stream_loses_nothing(self):
        alice, bob = await self.cast("alice", "bob")
        going_on = True

        async def stream():
            number = 0
            while going_on or number < 60:
                await alice.say(f"m{number}")
                number += 1
            return number

        sending = asyncio.create_task(stream())
        sockets = [await bob.socket(transports=("polling", "websocket")) for _ in range(3)]
        firsts = []
        for socket in sockets:
            await socket.join()
            firsts.append(await socket.event("new_message"))
        going_on = False
        await sending
        for socket, first in zip(sockets, firsts, strict=True):
            self.assertEqual(socket.io.transport(), "websocket")
            heard = [first["seq"], *(data["seq"] for name, data in await self.settle(socket) if name == "new_message")]
            self.assertEqual(heard, list(range(heard[0], heard[0] + len(heard))))


class TestAnswers(GuildhallTest):
    async def test_every_answer_is_the_same_by_websocket_and_by_long_polling(self):
        alice = await self.member("alice")
        for transport in ("websocket", "polling"):
            socket = await alice.socket(transports=(transport,))
            room = await socket.join()
            sent = await socket.ask("send_message", {"room": room, "content": "hello", "nonce": transport})
            self.assertEqual(sent["message"]["nonce"], transport)
            at = {"room": room, "message_id": sent["message"]["id"]}
            edited = await socket.ask("edit_message", {**at, "content": "hello again"})
            self.assertEqual((edited["ok"], edited["message"]["content"]), (True, "hello again"))
            self.assertEqual(await socket.ask("add_reaction", {**at, "emoji": "👍"}), {"ok": True})
            self.assertEqual(await socket.ask("remove_reaction", {**at, "emoji": "👍"}), {"ok": True})
            read = {"ok": True, "channel_id": 1, "last_read_id": at["message_id"], "mentions": 0}
            self.assertEqual({**await socket.ask("mark_read", at), **read}, await socket.ask("mark_read", at))
            self.assertEqual(await socket.ask("delete_message", at), {"ok": True})


class TestPresence(PresenceTest):
    async def status(self, socket, person, status):
        wanted = {"user_id": person.id, "status": status, "custom_status": None}
        await socket.event("presence_changed", lambda event: event["guild_id"] == 1 and wanted in event["changes"])

    async def test_coming_and_going_is_told_to_the_guild(self):
        watcher = await self.alice.socket()
        first, second = await self.bob.socket(), await self.bob.socket()
        await self.status(watcher, self.bob, "online")
        await first.close()
        await self.settle(watcher)
        self.assertEqual(self.app.hub.presence.status(self.bob.id), "online")  # there is another device
        await second.close()
        await self.status(watcher, self.bob, "offline")

    async def test_who_joins_a_guild_while_online_is_seen_there(self):
        guild = (await self.alice.post("/api/guilds", {"name": "Ours"})).json["id"]
        watcher, _ = await self.alice.socket(), await self.bob.socket()
        code = (await self.alice.post(f"/api/guilds/{guild}/invites", {})).json["code"]
        self.assertEqual((await self.bob.post(f"/api/invites/{code}/join")).status, 200)
        wanted = {"user_id": self.bob.id, "status": "online", "custom_status": None}
        await watcher.event("presence_changed", lambda event: event["guild_id"] == guild and wanted in event["changes"])

    async def test_a_reload_is_no_absence(self):
        watcher = await self.alice.socket()
        socket = await self.bob.socket()
        await self.status(watcher, self.bob, "online")
        with mock.patch.object(presence, "GRACE_SECONDS", 3600):
            await socket.close()
            await self.bob.socket()
        self.app.hub.presence._gone(
            self.bob.id, presence.Audience(frozenset({1}))
        )  # the grace ends, however long the reload took
        carol = await self.member("carol")
        await carol.socket()
        await self.status(watcher, carol, "online")  # comes after whatever would have been told of bob
        told = [event["changes"] for name, event in await self.settle(watcher) if name == "presence_changed"]
        self.assertNotIn(self.bob.id, [change["user_id"] for changes in told for change in changes])


class TestConnecting(GuildhallTest):
    async def refusal(self, client, **options):
        """The error that a refused client is given."""
        socket = socketio.AsyncClient(reconnection=False)
        given = asyncio.get_running_loop().create_future()
        socket.on("connect_error", lambda data=None: given.done() or given.set_result(data))
        with self.assertRaises(socketio.exceptions.ConnectionError):
            await socket.connect(client.url, wait_timeout=5, **options)
        return await given

    async def test_a_connection_needs_a_session(self):
        (alice,) = await self.cast("alice")
        cookie = {"Cookie": alice.cookies}
        for auth, headers in (
            (None, {}),
            ({"token": "wrong"}, {}),
            ({"token": 5}, {}),
            ({"csrf": alice.csrf}, {}),
            ("text", cookie),
            ({"csrf": "wrong"}, cookie),
            ({}, cookie),
        ):
            error = await self.refusal(alice, auth=auth, headers=headers, transports=["websocket"])
            self.assertIn(error.get("data", error)["code"], ("not_signed_in", "csrf_failed"), auth)

    async def test_a_foreign_origin_is_refused(self):
        (alice,) = await self.cast("alice")
        for origin in ("https://evil.example", "null", f"{alice.url}.evil.example"):
            headers = {"Cookie": alice.cookies, "Origin": origin}
            error = await self.refusal(alice, auth={"csrf": alice.csrf}, headers=headers, transports=["websocket"])
            self.assertEqual(error.get("data", error)["code"], "foreign_origin")

    async def test_a_script_connects_with_its_token(self):
        (alice,) = await self.cast("alice")
        socket = await alice.socket(auth={"token": alice.token}, headers={})
        await socket.join()

    async def test_a_session_that_ends_takes_its_sockets_along(self):
        (alice,) = await self.cast("alice")
        other = self.client("alice")
        await other.login()
        kept = await other.socket()
        sockets = [await alice.socket(), await alice.socket(transports=("polling",))]
        await alice.post("/api/logout")
        for socket in sockets:
            self.assertEqual(list(await socket.event("session_revoked")), ["reason"])
            await socket.event("disconnect")
        await kept.join()


class TestAllowance(GuildhallTest):
    changes: ClassVar = {"rate_limits": True}

    async def test_both_doors_share_one_allowance(self):
        alice, bob = await self.cast("alice", "bob")
        socket = await alice.socket()
        refused = None
        for number in range(40):
            if number % 2:
                answer = await alice.post("/api/channels/1/messages", {"content": "x"})
                refused = answer.json["error"] if answer.status == 429 else None
            else:
                answer = await socket.ask("send_message", {"room": ROOM, "content": "x"})
                refused = answer.get("error")
            if refused:
                break
        self.assertIsNotNone(refused)
        self.assertEqual(refused["code"], "rate_limited")
        self.assertGreater(refused["retry_after"], 0)
        self.assertGreaterEqual(number, 12)
        over_http = await alice.post("/api/channels/1/messages", {"content": "x"})
        over_socket = await socket.ask("send_message", {"room": ROOM, "content": "x"})
        self.assert_refused(over_http, 429, "rate_limited")
        self.assertGreaterEqual(int(over_http.headers["Retry-After"]), 1)
        self.assertEqual(over_http.headers["X-RateLimit-Limit"], "12")
        self.assertEqual(over_http.headers["X-RateLimit-Remaining"], "0")
        self.assertEqual(over_socket["error"]["code"], "rate_limited")
        self.assertEqual((await bob.post("/api/channels/1/messages", {"content": "x"})).status, 201)


if __name__ == "__main__":
    unittest.main()
