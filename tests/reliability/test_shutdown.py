"""Stopping loses nothing and takes its time; what cannot start says why in one line."""

import asyncio
import signal
import socket
import sqlite3
import tempfile
import unittest
from contextlib import closing
from pathlib import Path

from support import Client

from reliability.process import ServerProcess
from reliability.senders import HttpSender, SocketSender
from reliability.wire import LOST, Wire

ROOM = "g:1:c:1"
LISTENERS = 10
MESSAGES = 600


class ProcessTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        folder = tempfile.TemporaryDirectory(prefix="guildhall-test-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.server = ServerProcess(self.folder)
        self.addAsyncCleanup(self.server.stop)

    async def member(self, name):
        client = Client(self.server.url, name)
        self.addAsyncCleanup(client.close)
        self.assertEqual((await client.register()).status, 201)
        self.assertEqual((await client.login()).status, 200)
        return client


class TestStopping(ProcessTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        await self.server.start()
        self.alice = await self.member("alice")
        self.up = asyncio.Event()
        self.up.set()

    async def listeners(self):
        wires = [Wire(self.server.url, self.alice.token) for _ in range(LISTENERS)]
        for wire in wires:
            self.addAsyncCleanup(wire.close)
            await wire.connect()
        return wires

    async def test_under_load(self):
        wires = await self.listeners()
        kinds = [SocketSender, HttpSender] * 4
        senders = [kind(self.alice, 1, ROOM, self.up.wait) for kind in kinds]
        for sender in senders:
            self.addAsyncCleanup(sender.close)
        left = iter(range(MESSAGES))
        talking = [asyncio.create_task(self.talk(sender, number, left)) for number, sender in enumerate(senders)]
        watching = asyncio.create_task(self.watch_readiness())
        await wires[0].until(lambda: len(wires[0].named("unread_changed")) > 1)
        self.server.signal(signal.SIGTERM)
        self.assertEqual(await self.server.ended(), 0)
        self.up.clear()
        self.assertEqual(set(await watching), {200, 503})
        for wire in wires:
            await wire.until_lost()
        pauses = [wire.named("server_restarting")[0]["retry_after"] for wire in wires]
        self.assertGreater(len(set(pauses)), LISTENERS // 2, pauses)
        self.assertTrue(all(0 <= pause <= 10 for pause in pauses), pauses)
        self.assert_stored(senders)
        await self.server.start()
        self.up.set()
        await asyncio.gather(*talking)
        self.assertEqual(sum(len(sender.acknowledged) for sender in senders), MESSAGES)
        self.assert_stored(senders)

    async def talk(self, sender, name, left):
        for number in left:
            await sender.say(f"{name} says {number}")

    async def watch_readiness(self):
        """Every status until the connection, kept open all the time, is closed."""
        client, statuses = Client(self.server.url), []
        try:
            while True:
                statuses.append((await client.get("/readyz")).status)
        except LOST:
            return statuses
        finally:
            await client.close()

    def assert_stored(self, senders):
        with closing(sqlite3.connect(self.folder / "guildhall.db")) as database:
            stored = database.execute("SELECT content, id FROM messages").fetchall()
        self.assertEqual(len(stored), len(dict(stored)))
        for sender in senders:
            self.assertLessEqual(sender.acknowledged.items(), set(stored))

    async def test_nobody_is_let_in_any_more(self):
        wires = await self.listeners()
        self.server.signal(signal.SIGTERM)
        await wires[0].until(lambda: bool(wires[0].named("server_restarting")))
        late = Wire(self.server.url, self.alice.token)
        self.addAsyncCleanup(late.close)
        with self.assertRaises(LOST):
            await late.connect()
        self.assertEqual(await self.server.ended(), 0)

    async def test_interrupted_at_the_keyboard(self):
        self.server.signal(signal.SIGINT)
        self.assertEqual(await self.server.ended(), 0)
        self.assertEqual([line for line in self.server.output if "Traceback" in line], [])

    async def test_a_second_process_is_kept_out(self):
        second = ServerProcess(self.folder)
        self.addAsyncCleanup(second.stop)
        await second.spawn()
        self.assertNotEqual(await second.ended(), 0)
        self.assertEqual(len(second.output), 1, second.output)
        self.assertRegex(second.output[0], r"^guildhall: .*guildhall\.db is in use by another Guildhall process")
        await self.alice.say("still here")

    async def test_a_killed_process_does_not_keep_its_successor_out(self):
        await self.server.kill()
        await self.server.start()
        await self.alice.say("here again")


class TestNotStarting(ProcessTest):
    async def assert_refused(self, said, **settings):
        with self.subTest(**settings):
            server = ServerProcess(self.folder, **settings)
            await server.spawn()
            try:
                self.assertNotEqual(await server.ended(), 0)
            finally:
                await server.stop()
            self.assertEqual(len(server.output), 1, server.output)
            self.assertRegex(server.output[0], f"^guildhall: .*{said}")

    async def test_every_wrong_setting_is_named(self):
        wrong = {
            "AUTO_JOIN_GUILDS": "welcome",
            "DATABASE_URL": "mysql://localhost/guildhall",
            "FLASK_ENV": "prod",
            "LOG_FORMAT": "xml",
            "LOG_LEVEL": "loud",
            "PORT": "70000",
            "PUBLIC_URL": "chat.example.org",
            "RATE_LIMITS": "maybe",
            "REGISTRATION": "perhaps",
            "TRUSTED_PROXIES": "everyone",
            "WORKERS": "many",
        }
        await asyncio.gather(*(self.assert_refused(name, **{name: value}) for name, value in wrong.items()))

    async def test_a_folder_that_is_a_file(self):
        (self.folder / "file").touch()
        await self.assert_refused("DATA_DIR", DATA_DIR=str(self.folder / "file"))

    async def test_production_with_weak_settings(self):
        await self.assert_refused("SECRET_KEY", FLASK_ENV="production", RATE_LIMITS="on", SECRET_KEY="secret")
        await self.assert_refused("RATE_LIMITS", FLASK_ENV="production", RATE_LIMITS="off")

    async def test_databases_that_are_not_there(self):
        await self.assert_refused("cannot be used", DATABASE_URL=f"sqlite:///{self.folder}/no/such/folder.db")
        await self.assert_refused("cannot be used", DATABASE_URL="postgresql://nobody:secret@127.0.0.1:1/nothing")
        await self.assert_refused("DATABASE_URL", DATABASE_URL="postgresql://127.0.0.1:port/nothing")

    async def test_a_file_that_is_no_database(self):
        (self.folder / "guildhall.db").write_text("not a database, " * 100)
        await self.assert_refused("cannot be used")

    async def test_a_port_in_use(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            await self.assert_refused("PORT", PORT=str(taken.getsockname()[1]))

    async def test_an_address_of_another_machine(self):
        await self.assert_refused("HOST", HOST="192.0.2.1")


if __name__ == "__main__":
    unittest.main()
