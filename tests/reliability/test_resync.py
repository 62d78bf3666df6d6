"""A connection comes back and its place is no more: a clear word to start afresh, once."""

import asyncio
import unittest

from support import ROOT  # noqa: F401 - sets the import path

from backend.realtime.log import EventLog
from reliability.recovery_stage import FIRST, RecoveryTest
from reliability.wire import Wire


class TestStartingAfresh(RecoveryTest):
    async def assert_starts_afresh(self, wire):
        """Exactly one word about it, and a place that works."""
        await wire.connect()
        self.assertFalse(wire.is_recovered)
        await wire.until(lambda: bool(wire.named("resync_required")))
        await wire.join(FIRST)
        await self.bob.say("afterwards")
        await wire.until(lambda: any(m["content"] == "afterwards" for m in wire.named("new_message")))
        self.assertEqual(len(wire.named("resync_required")), 1)

    async def test_a_first_connection_is_told_nothing(self):
        wire = await self.wire(FIRST)
        self.assertEqual(wire.named("resync_required"), [])

    async def test_an_unknown_place(self):
        wire = await self.wire()
        await wire.close()
        wire.pid = "no-such-place"
        await self.assert_starts_afresh(wire)

    async def test_the_place_of_somebody_else(self):
        wire, bobs = await self.wire(FIRST), await self.wire(self.second, client=self.bob)
        await wire.close()
        wire.pid = bobs.pid
        await self.assert_starts_afresh(wire)
        await self.bob.say("for those who joined", self.channel_id)
        await bobs.until(lambda: bool(bobs.named("new_message")))
        self.assertEqual({m["room"] for m in wire.named("new_message")}, {FIRST})
        self.assertTrue(bobs.is_open)

    async def test_a_place_in_the_future(self):
        wire = await self.wire(FIRST)
        await wire.close()
        wire.offset = "999999999"
        await self.assert_starts_afresh(wire)

    async def test_a_place_of_another_sign_in(self):
        wire = await self.wire(FIRST)
        await wire.close()
        self.assertEqual((await self.alice.login()).status, 200)
        wire.token = self.alice.token
        await self.assert_starts_afresh(wire)

    async def test_an_ended_sign_in_is_shut_out(self):
        client = await self.stock_client(FIRST)
        self.assertEqual((await self.alice.post("/api/logout")).status, 204)
        await client.until(lambda: any(h["what"] == "connect_error" for h in client.happened))
        refused = next(h for h in client.happened if h["what"] == "connect_error")
        self.assertEqual(refused["data"]["code"], "not_signed_in")
        self.assertEqual(len(client.named("session_revoked")), 1)
        self.assertEqual(client.connections, 1)

    async def test_a_restarted_server(self):
        client = await self.stock_client(FIRST)
        self.line.cut()
        await self.server.stop()
        await self.start_server()
        self.line.port = int(self.server.url.rpartition(":")[2])
        self.line.mend()
        await client.until(lambda: bool(client.named("resync_required")))
        await client.join(FIRST)
        self.bob.http._base_url = self.bob.http._base_url.with_port(self.line.port)
        await self.bob.say("afterwards")
        await client.until(lambda: bool(client.named("new_message")))
        self.assertEqual((client.recovered, len(client.named("resync_required"))), ([False], 1))

    async def test_more_was_said_than_is_kept(self):
        self.keep(10_000)
        wire = await self.wire(FIRST)
        self.line.cut()
        await wire.until_lost()
        for number in range(40):
            await self.bob.say(f"much {number}")
        self.line.mend()
        await self.assert_starts_afresh(wire)

    async def test_what_is_said_elsewhere_takes_no_place_away(self):
        self.keep(10_000)
        wire = await self.wire(FIRST)
        await self.bob.say("here")
        await wire.until(lambda: len(wire.named("new_message")) == 1)
        self.line.cut()
        await wire.until_lost()
        for number in range(40):
            await self.bob.say(f"much {number}", self.channel_id)
        self.line.mend()
        await wire.connect()
        self.assertTrue(wire.is_recovered)

    def keep(self, size):
        log = EventLog(keep_bytes=size)
        log.seq = self.app.hub.log.seq
        self.app.hub.log = log

    async def test_nobody_can_say_what_was_committed(self):
        client = await self.stock_client(FIRST)
        self.app.hub.rights.start_afresh(None)
        await client.until(lambda: bool(client.named("resync_required")))
        await client.join(FIRST)
        self.assertEqual((client.recovered, len(client.named("resync_required"))), ([False], 1))

    async def test_a_sign_in_that_ends_while_its_socket_opens(self):
        """Between the look at the session and the place in the stream lies a question to the database."""
        load, asked, may_go_on = self.app.sockets._load, asyncio.Event(), asyncio.Event()

        async def slowly(user_id):
            found = await load(user_id)
            asked.set()
            await may_go_on.wait()
            return found

        self.app.sockets._load = slowly
        wire = Wire(self.server.url, self.alice.token)
        self.addAsyncCleanup(wire.close)
        connecting = asyncio.create_task(wire.connect())
        await asked.wait()
        self.assertEqual((await self.alice.post("/api/logout")).status, 204)
        may_go_on.set()
        with self.assertRaisesRegex(Exception, "not_signed_in"):
            await connecting


if __name__ == "__main__":
    unittest.main()
