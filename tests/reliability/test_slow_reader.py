"""Whoever does not read is let go before it costs much; the others notice nothing."""

import asyncio
import json
import socket
import unittest
from typing import ClassVar

import aiohttp
from support import PATIENCE, GuildhallTest

from backend.realtime.connection import MOST_WAITING
from reliability.wire import Wire

ROOM = "g:1:c:1"
OTHERS = 50
LETTERS = 4000
MESSAGES = 2 * MOST_WAITING // LETTERS


class SlowReaderTest(GuildhallTest):
    changes: ClassVar = {"log_level": "critical"}

    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")

    async def others(self):
        wires = [Wire(self.server.url, self.bob.token) for _ in range(OTHERS)]
        for wire in wires:
            self.addAsyncCleanup(wire.close)
        await asyncio.gather(*(wire.connect() for wire in wires))
        await asyncio.gather(*(wire.join(ROOM) for wire in wires))
        return wires

    def connection_of_alice(self):
        found = [s for s in self.app.hub.sessions if s.user.id == self.alice.id and s.connection is not None]
        return found[0].connection if found else None

    async def talk(self, waiting):
        """Many long messages. The most bytes that ever waited for Alice, as `waiting` measures them."""
        most = 0
        for number in range(MESSAGES):
            await self.bob.say(f"{number} " + "x" * (LETTERS - 10))
            if (connection := self.connection_of_alice()) is not None:
                most = max(most, waiting(connection))
        return most

    async def assert_others_heard_all(self, wires):
        for wire in wires:
            await wire.until(lambda w=wire: len(w.named("new_message")) == MESSAGES)
            self.assertTrue(wire.is_open)
            numbers = [int(message["content"].partition(" ")[0]) for message in wire.named("new_message")]
            self.assertEqual(numbers, list(range(MESSAGES)))

    def assert_forgotten(self):
        self.assertIsNone(self.connection_of_alice())
        engine = self.app.sockets._sio.eio
        self.assertEqual(len(engine.sockets), OTHERS)
        self.assertEqual(self.app.sockets._tasks, set())


class TestWebsocket(SlowReaderTest):
    async def test_one_that_stops_reading_is_dropped(self):
        stopped = Stopped(self.server.url, self.alice.token)
        self.addCleanup(stopped.close)
        await asyncio.to_thread(stopped.open, ROOM)
        transport = self.connection_of_alice()._link.transport
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16_384)
        wires = await self.others()
        most = await self.talk(lambda connection: connection._link.transport.get_write_buffer_size())
        self.assertGreater(most, MOST_WAITING // 2)
        self.assertLess(most, MOST_WAITING + 100_000)
        await self.assert_others_heard_all(wires)
        self.assert_forgotten()
        self.assertEqual(transport.get_write_buffer_size(), 0)


class Stopped:
    """A bare TCP client with a small receive buffer that opens a socket, joins a room and reads no more."""

    def __init__(self, url, token):
        host, _, port = url.removeprefix("http://").partition(":")
        self.address, self.token = (host, int(port)), token
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16_384)
        self.socket.settimeout(PATIENCE)

    def open(self, room):
        self.socket.connect(self.address)
        self.socket.sendall(
            b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        )
        self.read_until(b'"pingTimeout"')
        self.send("40" + json.dumps({"token": self.token}))
        self.read_until(b'"pid"')
        self.send("421" + json.dumps(["join_room", {"room": room}]))
        self.read_until(b'431[{"ok":true')

    def send(self, text):
        payload = text.encode()
        self.socket.sendall(bytes((0x81, 0xFE)) + len(payload).to_bytes(2, "big") + bytes(4) + payload)

    def read_until(self, expected):
        read = b""
        while expected not in read:
            read += self.socket.recv(4096)

    def close(self):
        self.socket.close()


class TestLongPolling(SlowReaderTest):
    async def test_one_that_never_polls_is_dropped(self):
        async with aiohttp.ClientSession() as http:
            address = f"{self.server.url}/socket.io/?EIO=4&transport=polling"
            async with http.get(address) as opened:
                sid = json.loads((await opened.text())[1:])["sid"]
            address += f"&sid={sid}"
            await self.post(http, address, "40" + json.dumps({"token": self.alice.token}))
            async with http.get(address) as answered:
                self.assertIn('"pid"', await answered.text())
            await self.post(http, address, "421" + json.dumps(["join_room", {"room": ROOM}]))
            async with http.get(address) as answered:
                self.assertIn('431[{"ok":true', await answered.text())
            wires = await self.others()
            most = await self.talk(lambda connection: connection._waiting)
            self.assertGreater(most, MOST_WAITING // 2)
            self.assertLess(most, MOST_WAITING + 100_000)
            await self.assert_others_heard_all(wires)
            self.assert_forgotten()
            async with http.get(address) as refused:
                self.assertEqual(refused.status, 400)

    async def post(self, http, address, packet):
        async with http.post(address, data=packet) as answered:
            self.assertEqual(await answered.text(), "OK")


if __name__ == "__main__":
    unittest.main()
