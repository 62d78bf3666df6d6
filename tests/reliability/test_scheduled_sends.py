"""Killed in the middle of sending what was scheduled: nothing is lost, nothing is said twice."""

import asyncio
import contextlib
import tempfile
import time
import unittest
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
from postgres import drop_database, new_database
from sqlalchemy import NullPool, create_engine, text
from support import Client

from reliability.process import ServerProcess

PEOPLE = 3
EACH = 100  # as many as there may be; the more there are, the surer is one killed in their midst
KILLED_AT = (260, 170, 60)  # so many still wait


class TestKilledWhileSending(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        folder = tempfile.TemporaryDirectory(prefix="guildhall-test-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.engine = create_engine(self.database(), poolclass=NullPool)
        self.server = ServerProcess(self.folder, DATABASE_URL=str(self.engine.url.render_as_string(False)))
        await self.server.start()
        self.addAsyncCleanup(self.server.stop)
        self.people = [Client(self.server.url, f"person{number}") for number in range(PEOPLE)]
        for person in self.people:
            self.addAsyncCleanup(person.close)
            self.assertEqual((await person.register()).status, 201)
            self.assertEqual((await person.login()).status, 200)

    async def test_each_is_sent_once(self):
        tomorrow = f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"
        wanted = [f"{person.name} says {number}" for person in self.people for number in range(EACH)]
        for content in wanted:
            person = self.people[int(content[6])]
            made = await person.post("/api/channels/1/scheduled", {"content": content, "send_at": tomorrow})
            self.assertEqual(made.status, 201, made)
        await self.interrupt()
        await self.server.kill()
        rows = self.read("SELECT seq, content FROM messages ORDER BY seq")
        self.assertEqual(Counter(content for _, content in rows), Counter(wanted))
        self.assertEqual([seq for seq, _ in rows], list(range(1, len(wanted) + 1)))
        self.assertEqual(self.read("SELECT count(*) FROM jobs WHERE name = 'send_scheduled'"), [(0,)])

    async def interrupt(self):
        await self.server.kill()
        self.bring_forward()
        interrupted = 0
        for left in KILLED_AT:
            await self.server.start()
            await self.until(left)
            await self.server.kill()
            interrupted += self.waiting() > 0
        self.assertGreater(interrupted, 1)
        await self.server.start()
        await self.until(0)

    def waiting(self):
        return self.read("SELECT count(*) FROM scheduled_messages")[0][0]

    def bring_forward(self):
        """All become due at once."""
        now = {"now": time.time_ns() // 1_000_000}
        self.write("UPDATE scheduled_messages SET send_at = :now", now)
        self.write("UPDATE jobs SET due_at = :now WHERE name = 'send_scheduled'", now)

    async def until(self, left):
        """So many wait at most. Counted beside the servers: what counts through them falls behind on a busy machine."""
        asking = asyncio.create_task(self.ask())
        while self.waiting() > left:  # noqa: ASYNC110 - the servers are other processes
            await asyncio.sleep(0.005)
        asking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asking

    async def ask(self):
        """Whoever looks at what waits gets an answer all the while, unless the kill cut it off."""
        while True:
            for person in self.people:
                with contextlib.suppress(aiohttp.ClientError):
                    answer = await person.get("/api/me/scheduled")
                    self.assertEqual(answer.status, 200, answer)
                    self.assertEqual([one for one in answer.json["scheduled"] if one["problem"] is not None], [])

    def database(self):
        return f"sqlite:///{self.folder / 'guildhall.db'}"

    def read(self, statement):
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(statement))]

    def write(self, statement, values):
        with self.engine.begin() as connection:
            connection.execute(text(statement), values)


class TestTwoServersKilledInTurn(TestKilledWhileSending):
    """On PostgreSQL two servers look for what is due, and only one of them is killed at a time."""

    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.other = ServerProcess(self.folder, DATABASE_URL=self.url)
        self.addAsyncCleanup(self.other.stop)

    def database(self):
        self.url = new_database()
        self.addCleanup(drop_database, self.url)
        return self.url

    async def interrupt(self):
        await self.server.kill()
        self.bring_forward()
        await asyncio.gather(self.server.start(), self.other.start())
        await self.until(KILLED_AT[0])
        await self.other.kill()
        left = self.waiting()
        await self.other.start()
        await self.until(KILLED_AT[-1])
        await self.other.kill()
        self.assertGreater(left, 0)
        await self.until(0)


if __name__ == "__main__":
    unittest.main()
