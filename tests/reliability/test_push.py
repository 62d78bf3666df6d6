"""Killed in the middle of telling devices: each is told, and twice only what was on its way when the process died."""

import asyncio
import sqlite3
import tempfile
import unittest
from contextlib import closing
from pathlib import Path

from push_service import PushService
from support import PATIENCE, Client

from reliability.process import ServerProcess


class PushingServer(ServerProcess):
    program = Path(__file__).with_name("pushing_server.py")


class TestKilled(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        folder = tempfile.TemporaryDirectory(prefix="guildhall-test-")
        self.addCleanup(folder.cleanup)
        self.database = Path(folder.name) / "guildhall.db"
        self.service = await PushService.start(self)
        self.addCleanup(self.service.release)
        reached = {"PUSH_PORT": str(self.service.port), "PUSH_CERTIFICATE": self.service.certificate.decode()}
        self.server = PushingServer(Path(folder.name), **reached)
        await self.server.start()
        self.addAsyncCleanup(self.server.stop)
        self.alice, self.carol = await self.person("alice"), await self.person("carol")
        self.devices = [self.service.device() for _ in range(6)]
        for device in self.devices:
            answer = await self.carol.post("/api/me/push", device.subscription())
            self.assertEqual(answer.status, 201, answer)

    async def person(self, name):
        person = Client(self.server.url, name)
        self.addAsyncCleanup(person.close)
        await person.register()
        await person.login()
        return person

    async def test_none_is_lost_and_none_is_sent_again_that_was_noted(self):
        await self.alice.say("one")
        for device in self.devices:
            self.assertEqual((await device.next())["body"], "one")
        await self.wait("SELECT count(*) FROM push_deliveries", 0)

        refusing, held = self.devices[:1], self.devices[3:]  # the others take it
        self.service.answering = lambda device: (503 if device in refusing else 201, {})
        self.service.held.update(held)
        await self.alice.say("two")
        for device in self.devices:
            await self.service.tried(device, 2)
        await self.wait("SELECT count(*) FROM push_deliveries", len(refusing + held))
        await self.wait("SELECT count(*) FROM push_deliveries WHERE tries = 1", len(refusing))
        await self.server.kill()
        self.service.release()
        self.service.answering = lambda _: (201, {})
        await self.start_when_loans_are_over()
        await self.wait("SELECT count(*) FROM push_deliveries", 0)
        for device in self.devices:
            heard = [device.told.get_nowait() for _ in range(device.told.qsize())]
            self.assertEqual([one["body"] for one in heard], ["two"] * (2 if device in held else 1))
            self.assertEqual(len({(one["message_id"], one["tag"]) for one in heard}), 1)
            self.assertEqual(len({headers["Topic"] for headers in device.headers}), 1)

    async def test_what_was_acknowledged_a_moment_before_is_told(self):
        for content in ("one", "two", "three"):
            await self.alice.say(content)
            await self.server.kill()
            await self.start_when_loans_are_over()
            for device in self.devices:
                while (await device.next())["body"] != content:
                    pass
        await self.wait("SELECT count(*) FROM push_deliveries", 0)

    async def start_when_loans_are_over(self):
        """Whoever took something to send has not come back for so long that they must be dead."""
        with closing(sqlite3.connect(self.database)) as database, database:
            database.execute("UPDATE push_deliveries SET due_at = 1")
            database.execute("UPDATE jobs SET due_at = 1")
        await self.server.start()

    async def wait(self, question, answer):
        async with asyncio.timeout(PATIENCE):
            while self.ask(question) != answer:
                await self.alice.get("/healthz")

    def ask(self, question):
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as database:
            return database.execute(question).fetchone()[0]


if __name__ == "__main__":
    unittest.main()
