"""Whatever a client sends is answered or ends its own connection: nothing is left unhandled, and others do not notice."""

import asyncio
import json
import unittest
from unittest import mock

import aiohttp
from support import PATIENCE, GuildhallTest

ROOM = "g:1:c:1"
EVENTS = {
    "join_room": {"room": ROOM},
    "leave_room": {"room": ROOM},
    "send_message": {"room": ROOM, "content": "x", "nonce": "n"},
    "edit_message": {"room": ROOM, "message_id": 5, "content": "x"},
    "delete_message": {"room": ROOM, "message_id": 5},
    "add_reaction": {"room": ROOM, "message_id": 5, "emoji": "👍"},
    "remove_reaction": {"room": ROOM, "message_id": 5, "emoji": "👍"},
    "typing": {"room": ROOM},
    "mark_read": {"room": ROOM, "message_id": 5},
}
WRONG = [None, True, 0, -1, 2**53, 10**30, 1.5, "", "x", "\x00", "\U0001f600", "x" * 5000, [], [1], {}, {"room": ROOM}]
ARGUMENTS = [(), (None,), (5,), ("text",), ([],), ({},), ({"x": 1},), (b"\x00\x01",), ({"room": b"\x00"},)]


class GarbageTest(GuildhallTest):
    """Watches for what nobody handled, during the test and after the server has stopped."""

    async def asyncSetUp(self):
        self.unhandled = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: self.unhandled.append(context))
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")
        for logger in ("backend.realtime.doors", "backend.realtime.server", "backend.web"):
            patch = mock.patch(f"{logger}.log")
            self.unhandled_logs = [*getattr(self, "unhandled_logs", []), patch.start()]
            self.addCleanup(patch.stop)
        self.bystander = await self.bob.socket()
        await self.bystander.join()

    async def assert_nobody_noticed(self):
        await self.alice.say("still here")
        await self.bystander.event("new_message", lambda data: data["content"] == "still here")
        self.assertNotIn("disconnect", self.bystander.names())
        self.assertEqual(self.unhandled, [])
        for log in self.unhandled_logs:
            self.assertEqual([log.exception.mock_calls, log.error.mock_calls], [[], []])


class TestEvents(GarbageTest):
    async def test_every_event_answers_whatever_it_is_given(self):
        for transport in ("websocket", "polling"):
            socket = await self.alice.socket(transports=(transport,))
            for name, good in EVENTS.items():
                given = [*ARGUMENTS, (good, good), (good, b"more")]
                given += [({**good, field: wrong},) for field in good for wrong in WRONG[:: 1 if len(good) < 3 else 3]]
                given += [({key: good[key] for key in good if key != field},) for field in good]
                given += [({**good, "is_admin": True},)]
                for arguments in given if transport == "websocket" else given[::6]:
                    answer = await self.ask(socket, name, arguments)
                    self.assertIs(type(answer["ok"]), bool, (name, arguments))
                    if not answer["ok"]:
                        codes = ("malformed", "invalid_fields", "not_found", "forbidden", "conflict")
                        self.assertIn(answer["error"]["code"], codes, (name, arguments))
            self.assertTrue((await socket.ask("join_room", {"room": ROOM}))["ok"])
        await self.assert_nobody_noticed()

    async def ask(self, socket, name, arguments):
        """The library takes a tuple as several arguments and None as none at all."""
        return await socket.io.call(name, arguments, timeout=PATIENCE)

    async def test_events_that_there_are_not(self):
        for transport in ("websocket", "polling"):
            socket = await self.alice.socket(transports=(transport,))
            for name in ("nonsense", "", "__init__", "message", "new_message", "x" * 5000, "*", "сообщение"):
                answer = await socket.ask(name, {"room": ROOM})
                self.assertEqual((answer["ok"], answer["error"]["code"]), (False, "malformed"), name)
            self.assertTrue((await socket.ask("join_room", {"room": ROOM}))["ok"])
        await self.assert_nobody_noticed()


class TestRawWebsocket(GarbageTest):
    """What no stock client would send. A connection may end by it; only its own."""

    FRAMES = (
        "42",
        "42{}",
        "42[]",
        "42[1]",
        "42[null]",
        '42["typing"',
        '42["typing",]',
        '42["typing",{"room":NaN}]',
        '42["typing",{"room":"\\ud800"}]',
        '42["connect",{}]',
        '42["disconnect"]',
        '42["connect_error",{}]',
        '42999999999999999["typing",{}]',
        '42x["typing",{}]',
        '42/other,["typing",{}]',
        '42/,["typing",{}]',
        "42" + "[" * 30_000,
        '42["typing",' + '{"a":' * 10_000 + "1" + "}" * 10_000 + "]",
        '42["typing",' + "9" * 30_000 + "]",
        "40",
        "40/other,",
        "41",
        "43[]",
        "431[1,2]",
        "44{}",
        "45",
        '451-["typing",{"_placeholder":true,"num":0}]',
        '459999999-["typing"]',
        '46["x"]',
        "4",
        "4x",
        "49",
        "5",
        "2",
        "2probe",
        "6",
        "1",
        "0{}",
        "9",
        "",
        "\x00",
        "hello",
        '42["typing",{"room":"' + "x" * 70_000 + '"}]',
        b"\x00\x01\x02",
        b"",
    )

    async def open(self):
        ws = await self.alice.http.ws_connect("/socket.io/?EIO=4&transport=websocket", max_msg_size=0)
        await ws.receive_str()
        await ws.send_str("40" + json.dumps({"token": self.alice.token}))
        await self.until(ws, "40")
        return ws

    async def until(self, ws, prefix):
        """Reads until a packet that begins like this; false when the connection has ended."""
        async with asyncio.timeout(PATIENCE):
            async for packet in ws:
                if packet.type is aiohttp.WSMsgType.TEXT and packet.data.startswith(prefix):
                    return True
        return False

    async def test_every_frame_is_survived_by_the_house(self):
        for frame in self.FRAMES:
            ws = await self.open()
            send = ws.send_bytes if isinstance(frame, bytes) else ws.send_str
            try:
                await send(frame)
                await ws.send_str('427["join_room",{"room":"g:1:c:1"}]')
                await self.until(ws, "437")
            except ConnectionError:
                pass
            await ws.close()
        await self.assert_nobody_noticed()

    async def test_binary_where_text_is_due_is_no_event(self):
        ws = await self.open()
        await ws.send_str('451-["typing",{"_placeholder":true,"num":0}]')
        await ws.send_bytes(b"\x00\x01")
        await ws.send_str('421["join_room",{"room":"g:1:c:1"}]')
        await self.until(ws, "431")
        await ws.close()
        await self.assert_nobody_noticed()


class TestRawPolling(GarbageTest):
    async def open(self):
        address = "/socket.io/?EIO=4&transport=polling"
        opened = await self.alice.get(address)
        address += "&sid=" + json.loads(opened.body[1:])["sid"]
        await self.post(address, "40" + json.dumps({"token": self.alice.token}))
        answer = await self.alice.get(address)
        self.assertTrue(answer.body.startswith(b"40"), answer)
        return address

    async def post(self, address, data):
        return await self.alice.request("POST", address, data=data, headers={"Content-Type": "text/plain"})

    async def test_every_packet_is_survived_by_the_house(self):
        frames = [frame for frame in TestRawWebsocket.FRAMES if isinstance(frame, str) and frame.startswith("4")]
        many = "\x1e".join(['421["typing",{}]'] * 15)
        for frame in [many, *(frame for frame in frames if len(frame) < 65_000)]:
            address = await self.open()
            answer = await self.post(address, frame.encode())
            self.assertEqual((answer.status, answer.body), (200, b"OK"), frame[:60])
        await self.assert_nobody_noticed()

    async def test_addresses_that_are_none(self):
        for wrong in ("sid=nobody", "EIO=3", "transport=carrier-pigeon", "j=0"):
            answer = await self.alice.get(f"/socket.io/?EIO=4&transport=polling&{wrong}")
            self.assertLess(answer.status, 500)
        await self.assert_nobody_noticed()


if __name__ == "__main__":
    unittest.main()
