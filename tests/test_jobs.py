"""What is planned is done: in its order, once, whatever happens in between."""

import asyncio
import contextlib
import sqlite3
import tempfile
import unittest
from contextlib import closing
from pathlib import Path
from unittest import mock

from reliability.process import ServerProcess
from sqlalchemy import func, select, text
from support import PATIENCE, Client, GuildhallTest, Running

from backend.app import create_app
from backend.ids import now_ms
from backend.jobs import runner
from backend.jobs.models import jobs
from backend.jobs.runner import MOST_TRIES, Runner
from backend.jobs.schedule import cancel, plan

HOUR = 3_600_000
CLOCKS = ("backend.jobs.runner.now_ms", "backend.db.database.now_ms", "backend.db.writer.now_ms")


class JobTest(GuildhallTest):
    """A server that knows a few jobs more. What they do is written in a table, and so undone when they fail."""

    async def asyncSetUp(self):
        self.tried = asyncio.Queue()  # the names of jobs as they are tried
        self.failing = set()
        await super().asyncSetUp()
        await self.write(lambda work: work.execute(text("CREATE TABLE done (label VARCHAR(20))")))
        self.addAsyncCleanup(self.drop)

    async def drop(self):
        if self.app.is_ready:
            await self.write(lambda work: work.execute(text("DROP TABLE done")))

    async def start_server(self):
        self.server = Running(create_app(self.settings))
        self.app.jobs._known.update(note=self.note, twice=self.twice, planner=self.planner, canceller=self.canceller)
        loop = asyncio.get_running_loop()
        self.tell = lambda label: loop.call_soon_threadsafe(self.tried.put_nowait, label)
        await self.server.start()
        self.addAsyncCleanup(self.server.stop)

    # The jobs

    def note(self, work, label):
        work.execute(text("INSERT INTO done VALUES (:label)"), {"label": label})
        self.tell(label)
        if label in self.failing:
            raise RuntimeError("as the test wants it")

    def twice(self, work, label):
        self.note(work, label)
        return 1 if work.execute(text("SELECT count(*) FROM done")).scalar_one() < 2 else None

    def planner(self, work, label):
        self.note(work, label)
        plan(work, "note", work.now, {"label": f"after {label}"}, key="mine")

    def canceller(self, work, key):
        cancel(work, key)
        self.tell("cancelled")

    # What tests do

    async def plan(self, *planned):
        """Each: what, how many milliseconds from now, and perhaps its key; all in one transaction."""

        def change(work):
            for label, later, *key in planned:
                plan(work, "note", work.now + later, {"label": label}, key=key[0] if key else None)

        await self.write(change)

    async def plan_job(self, name, key=None, **data):
        await self.write(lambda work: plan(work, name, work.now, data, key=key))

    async def next_tries(self, count):
        async with asyncio.timeout(PATIENCE):
            return [await self.tried.get() for _ in range(count)]

    async def noted(self, failures):
        """Until so many have been written down."""
        async with asyncio.timeout(PATIENCE):
            while self.app.jobs.failed < failures:
                await self.write(lambda _: None)

    async def done(self):
        """What stands in the table, after everything that is under way."""
        await self.write(lambda _: None)
        rows = await self.app.db.read(lambda work: work.execute(text("SELECT label FROM done")).scalars().all())
        return sorted(rows)

    async def waiting(self):
        """Name, tries and due time of what is planned."""
        await self.write(lambda _: None)
        rows = select(jobs.c.name, jobs.c.tries, jobs.c.due_at).order_by(jobs.c.due_at)
        return await self.app.db.read(lambda work: [tuple(row) for row in work.execute(rows)])

    @contextlib.contextmanager
    def clock(self, shift):
        """It jumps by so many milliseconds."""

        def shifted():
            return now_ms() + shift

        with contextlib.ExitStack() as stack:
            for name in CLOCKS:
                stack.enter_context(mock.patch(name, shifted))
            yield


class TestDoing(JobTest):
    async def test_what_is_due_is_done_in_its_order_and_what_is_not_waits(self):
        await self.plan(("third", -10), ("tomorrow", 24 * HOUR), ("first", -30), ("second", -20))
        self.assertEqual(await self.next_tries(3), ["first", "second", "third"])
        self.assertEqual(await self.done(), ["first", "second", "third"])
        self.assertEqual([name for name, *_ in await self.waiting()], ["note"])

    async def test_what_is_planned_wakes_the_runner_at_its_time(self):
        await self.plan(("tomorrow", 24 * HOUR), ("soon", 30), ("now", 0))
        self.assertEqual(await self.next_tries(2), ["now", "soon"])

    async def test_more_than_are_read_at_once_are_all_done(self):
        await self.plan(*((f"{number:03}", -number) for number in range(120)))
        await self.next_tries(120)
        self.assertEqual(await self.done(), [f"{number:03}" for number in range(120)])
        self.assertEqual(await self.waiting(), [])

    async def test_a_job_can_ask_to_be_done_again(self):
        await self.plan_job("twice", label="tick")
        self.assertEqual(await self.next_tries(2), ["tick", "tick"])
        self.assertEqual(await self.done(), ["tick", "tick"])
        self.assertEqual(await self.waiting(), [])

    async def test_a_job_can_plan_another_under_its_own_key(self):
        await self.plan_job("planner", key="mine", label="one")
        self.assertEqual(await self.next_tries(2), ["one", "after one"])
        self.assertEqual(await self.done(), ["after one", "one"])
        self.assertEqual(await self.waiting(), [])

    async def test_what_is_planned_while_the_runner_is_about_to_sleep_is_not_slept_over(self):
        await self.app.jobs.stop()
        meddled = asyncio.Event()
        db = self.app.db

        class Meddling:
            write = staticmethod(db.write)

            @staticmethod
            async def read(action):
                answer = await db.read(action)
                if action is runner._next_due and not meddled.is_set():
                    meddled.set()
                    await self.plan(("in between", 0))
                    late.planned(now_ms())
                return answer

        late = Runner(Meddling(), {"note": self.note})
        late.start()
        self.addAsyncCleanup(late.stop)
        self.assertEqual(await self.next_tries(1), ["in between"])


class TestChangingPlans(JobTest):
    async def test_the_later_plan_of_a_key_replaces_the_earlier_one(self):
        await self.plan(("old", 50, "key"), ("new", 20, "key"), ("last", 100))
        self.assertEqual(await self.next_tries(2), ["new", "last"])
        self.assertEqual(await self.done(), ["last", "new"])

    async def test_planned_again_and_again_it_waits_once(self):
        await self.plan(("tomorrow", 24 * HOUR, "key"))
        for _ in range(3):
            await self.plan(("tomorrow", 24 * HOUR, "key"))
        count = await self.app.db.read(lambda work: work.execute(select(func.count()).select_from(jobs)).scalar_one())
        self.assertEqual(count, 1)

    async def test_what_is_cancelled_is_not_done(self):
        await self.plan(("never", 20, "key"), ("last", 60))
        await self.write(lambda work: cancel(work, "key"))
        self.assertEqual(await self.next_tries(1), ["last"])

    async def test_not_even_when_it_was_due_already_and_another_job_cancels_it(self):
        def change(work):
            plan(work, "canceller", work.now - 10, {"key": "key"})
            plan(work, "note", work.now - 5, {"label": "never"}, key="key")
            plan(work, "note", work.now, {"label": "last"})

        await self.write(change)
        self.assertEqual(await self.next_tries(2), ["cancelled", "last"])
        self.assertEqual(await self.done(), ["last"])


class TestFailing(JobTest):
    async def test_it_leaves_no_trace_blocks_nobody_and_is_tried_again_later(self):
        self.failing.add("bad")
        await self.plan(("bad", -10), ("good", 0))
        self.assertEqual(await self.next_tries(2), ["bad", "good"])
        self.assertEqual(await self.done(), ["good"])
        ((name, tries, due_at),) = await self.waiting()
        self.assertEqual((name, tries), ("note", 1))
        self.assertGreater(due_at, now_ms() - PATIENCE * 1000)
        self.failing.clear()
        self.assertEqual(await self.next_tries(1), ["bad"])  # a second later
        self.assertEqual(await self.done(), ["bad", "good"])
        self.assertEqual(await self.waiting(), [])

    async def test_each_time_it_waits_longer_and_in_the_end_it_is_given_up(self):
        self.failing.add("bad")
        await self.plan(("bad", 0))
        await self.next_tries(1)
        await self.noted(1)
        pauses = []
        shift = 0
        for failures in range(2, MOST_TRIES + 1):
            ((_, _, due_at),) = await self.waiting()
            pauses.append(due_at - now_ms() - shift)
            shift += 24 * HOUR
            with self.clock(shift):
                await self.plan(("wakes the runner", 0))
                await self.next_tries(2)
                await self.noted(failures)
        self.assertEqual(pauses, sorted(pauses))
        self.assertGreater(pauses[-1], 10 * 60_000)
        self.assertEqual(await self.waiting(), [])

    async def test_one_that_nobody_knows_any_more_blocks_nobody(self):
        await self.plan_job("of_another_version", label="x")
        await self.plan(("good", 0))
        self.assertEqual(await self.next_tries(1), ["good"])
        self.assertEqual([(name, tries) for name, tries, _ in await self.waiting()], [("of_another_version", 1)])


class TestErrands(JobTest):
    """What an errand returns is done in one transaction with its end."""

    async def errand(self, label):
        self.tried.put_nowait(label)
        await self.way.wait()
        return lambda work: self.note(work, f"end of {label}")

    async def send_off(self, label, key=None):
        self.way = asyncio.Event()
        self.app.jobs.add_errand("errand", self.errand)
        await self.plan_job("errand", key=key, label=label)
        self.assertEqual(await self.next_tries(1), [label])

    async def test_its_end_is_done_once_and_it_is_over(self):
        await self.send_off("one")
        self.way.set()
        self.assertEqual(await self.next_tries(1), ["end of one"])
        self.assertEqual(await self.done(), ["end of one"])
        self.assertEqual(await self.waiting(), [])

    async def test_an_end_that_fails_leaves_no_trace_and_it_is_tried_again(self):
        self.failing.add("end of one")
        await self.send_off("one")
        self.way.set()
        self.assertEqual(await self.next_tries(1), ["end of one"])
        await self.write(lambda _: None)
        self.assertEqual(await self.done(), [])
        self.failing.clear()
        self.assertEqual(await self.next_tries(2), ["one", "end of one"])
        self.assertEqual(await self.done(), ["end of one"])

    async def test_cancelled_while_it_is_away_it_has_no_end(self):
        await self.send_off("one", key="key")
        await self.write(lambda work: cancel(work, "key"))
        self.way.set()
        await self.plan(("last", 0))
        self.assertEqual(await self.next_tries(1), ["last"])
        self.assertEqual(await self.done(), ["last"])


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
        with self.clock(25 * HOUR):
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
        with self.clock(25 * HOUR):
            await self.plan(("now", 0))
            self.assertEqual(await self.next_tries(2), ["tomorrow", "now"])

    async def test_and_without_anything_new_soon(self):
        await self.app.jobs.stop()
        await self.plan(("tomorrow", 24 * HOUR))
        with mock.patch.object(runner, "LONGEST_SLEEP", 0.01):
            self.app.jobs.start()
            await self.write(lambda _: None)
            with self.clock(25 * HOUR):
                self.assertEqual(await self.next_tries(1), ["tomorrow"])

    async def test_when_it_is_set_back_nothing_is_done_twice_and_new_plans_keep_their_time(self):
        await self.plan(("first", 0))
        await self.next_tries(1)
        with self.clock(-25 * HOUR):
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
