"""Jobs are done, and done once, also when the server stops or is killed, or its clock is set."""

import asyncio
import sqlite3
import tempfile
import unittest
from contextlib import closing
from pathlib import Path
from unittest import mock

from jobs_stage import HOUR, JobTest, clock
from reliability.process import ServerProcess
from support import PATIENCE, Client

from backend.jobs import runner


class TestRestart(JobTest):
    async def test_in_the_middle_none_is_lost_and_none_is_done_twice(self):
        labels = [f"{number:03}" for number in range(200)]
        await self.plan(*((label, -500 + int(label)) for label in labels))
        await self.next_tries(20)
        await self.app.jobs.stop()  # what the house does when it stops, less the time that its clients get
        await self.server.stop()
        before = self.tried.qsize() + 20
        self.assertLess(before, 200)
        await self.start_server()
        await self.next_tries(200 - 20)
        self.assertEqual(await self.done(), labels)
        self.assertTrue(self.tried.empty())
        self.assertEqual(await self.waiting(), [])

    async def test_what_came_due_meanwhile_is_done_at_the_start(self):
        await self.plan(("tomorrow", 24 * HOUR))
        await self.server.stop()
        with clock(25 * HOUR):
            await self.start_server()
            self.assertEqual(await self.next_tries(1), ["tomorrow"])


class TestStopping(JobTest):
    async def test_it_stops_whatever_comes_at_that_moment(self):
        jobs = self.app.jobs
        for turns in range(8):  # of the loop, between the news and the end
            jobs.start()
            async with asyncio.timeout(PATIENCE):
                while not jobs._sooner._waiters:
                    await self.app.db.read(lambda _: None)
            jobs._sooner.set()
            for _ in range(turns):
                await asyncio.sleep(0)
            stopping = asyncio.create_task(jobs.stop())
            await asyncio.wait({stopping}, timeout=PATIENCE)
            self.assertTrue(stopping.done(), turns)

    async def start_server(self):
        await super().start_server()
        await self.app.jobs.stop()  # the one that the server has started


class TestClock(JobTest):
    async def test_when_it_jumps_ahead_what_is_due_now_is_done_at_once(self):
        await self.plan(("tomorrow", 24 * HOUR))
        with clock(25 * HOUR):
            await self.plan(("now", 0))
            self.assertEqual(await self.next_tries(2), ["tomorrow", "now"])

    async def test_and_without_anything_new_soon(self):
        await self.app.jobs.stop()
        await self.plan(("tomorrow", 24 * HOUR))
        with mock.patch.object(runner, "LONGEST_SLEEP", 0.01):
            self.app.jobs.start()
            await self.write(lambda _: None)
            with clock(25 * HOUR):
                self.assertEqual(await self.next_tries(1), ["tomorrow"])

    async def test_when_it_is_set_back_nothing_is_done_twice_and_new_plans_keep_their_time(self):
        await self.plan(("first", 0))
        await self.next_tries(1)
        with clock(-25 * HOUR):
            await self.plan(("second", 0), ("third", 20))
            self.assertEqual(await self.next_tries(2), ["second", "third"])
        self.assertEqual(await self.done(), ["first", "second", "third"])


class TestKilled(unittest.IsolatedAsyncioTestCase):
    """A process of its own, which ends without warning between two steps of a long job, or inside one."""

    async def test_a_long_job_goes_on_where_it_was(self):
        folder = tempfile.TemporaryDirectory(prefix="guildhall-test-")
        self.addCleanup(folder.cleanup)
        self.database = Path(folder.name) / "guildhall.db"
        server = ServerProcess(Path(folder.name))
        await server.start()
        self.addAsyncCleanup(server.stop)
        alice = Client(server.url, "alice")
        self.addAsyncCleanup(alice.close)
        await alice.register()
        await alice.login()
        guild = (await alice.post("/api/guilds", {"name": "Ours"})).json
        channel = guild["channels"][0]["id"]
        await server.kill()
        said = [(channel, seq, seq, alice.id, "x") for seq in range(1, 6001)]
        with closing(sqlite3.connect(self.database)) as database, database:
            database.executemany(
                "INSERT INTO messages (channel_id, seq, id, author_id, content) VALUES (?, ?, ?, ?, ?)", said
            )
        await server.start()
        self.assertEqual((await alice.delete(f"/api/channels/{channel}")).status, 204)
        for least in (5000, 3000, 1000):
            await self.wait(alice, least)
            await server.kill()
            self.assertEqual(self.ask("SELECT count(*) FROM jobs"), 1)
            await server.start()
        await self.wait(alice, 0)
        while self.ask("SELECT count(*) FROM jobs"):
            await alice.get("/healthz")
        self.assertEqual(self.ask(f"SELECT count(*) FROM channels WHERE id = {channel}"), 0)
        self.assertEqual(self.ask("PRAGMA integrity_check"), "ok")

    async def wait(self, client, least):
        """Until no more messages than this are left."""
        async with asyncio.timeout(3 * PATIENCE):
            while self.ask("SELECT count(*) FROM messages") > least:
                await client.get("/healthz")

    def ask(self, question):
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as database:
            return database.execute(question).fetchone()[0]


if __name__ == "__main__":
    unittest.main()
