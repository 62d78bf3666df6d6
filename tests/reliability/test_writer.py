"""The one writer: shared commits, failures that stay with whoever made them, ids that never go back."""

import asyncio
import random
import tempfile
import unittest
from pathlib import Path

from sqlalchemy import insert, select, text, update
from support import settings

from backend import init_permissions
from backend.admin.models import instance
from backend.cache import Cache, TransactionCache
from backend.db import Database, bulk
from backend.errors import Conflict, Unavailable
from backend.guilds.models import guilds
from backend.ids import NODES, IdGenerator


class Outbox:
    """Keeps what is published."""

    def __init__(self):
        self.published, self.fails = [], False

    def prepare(self, connection, announcements):
        if self.fails:
            raise ValueError("cannot be encoded")
        return [announcement.event for announcement in announcements]

    def in_doubt(self):
        return ["in doubt"]

    def publish(self, prepared):
        self.published += prepared


class TestWriter(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        folder = tempfile.TemporaryDirectory(prefix="guildhall-test-")
        self.addCleanup(folder.cleanup)
        self.settings = settings(Path(folder.name))
        await asyncio.to_thread(init_permissions.initialise, self.settings)
        self.outbox = Outbox()
        self.db = Database(self.settings.database_url)
        await self.db.open(self.outbox)
        self.addAsyncCleanup(self.db.close)

    def put(self, work, key, fault=None):
        work.execute(insert(instance).values(key=key, value="x"))
        work.announce(key, to=None)
        if fault is not None:
            raise fault
        return key

    async def stored(self):
        rows = await self.db.read(lambda work: work.execute(select(instance.c.key)).scalars().all())
        return {key for key in rows if key.startswith("key")}

    async def test_many_share_a_commit(self):
        before = self.db.writer.commits
        await asyncio.gather(*(self.db.write(self.put, f"key {number}") for number in range(200)))
        self.assertEqual(len(await self.stored()), 200)
        self.assertLess(self.db.writer.commits - before, 50)
        self.assertEqual(self.outbox.published, [f"key {number}" for number in range(200)])

    async def test_a_failure_leaves_no_trace_and_stays_with_its_maker(self):
        faults = {3: ValueError("bad"), 7: Conflict(), 11: KeyError("what")}
        writes = [self.db.write(self.put, f"key {n}", faults.get(n)) for n in range(20)]
        answers = await asyncio.gather(*writes, return_exceptions=True)
        self.assertEqual({n: a for n, a in enumerate(answers) if isinstance(a, Exception)}, faults)
        good = {f"key {n}" for n in range(20) if n not in faults}
        self.assertEqual(await self.stored(), good)
        self.assertEqual(set(self.outbox.published), good)

    async def test_what_breaks_a_rule_of_the_database_is_a_conflict(self):
        answers = await asyncio.gather(*(self.db.write(self.put, "key") for _ in range(3)), return_exceptions=True)
        self.assertEqual([type(answer) for answer in answers], [str, Conflict, Conflict])

    async def test_one_bad_call_of_a_bulk_action_spoils_nothing_for_others(self):
        sizes = []

        @bulk
        def put_all(work, calls):
            sizes.append(len(calls))
            return [self.put(work, key, ValueError("bad") if key == "key 7" else None) for (key,) in calls]

        writes = [self.db.write_bulk(put_all, f"key {n}") for n in range(20)]
        answers = await asyncio.gather(*writes, return_exceptions=True)
        self.assertGreater(max(sizes), 1)
        self.assertEqual([n for n, answer in enumerate(answers) if isinstance(answer, ValueError)], [7])
        self.assertEqual(await self.stored(), {f"key {n}" for n in range(20) if n != 7})
        self.assertEqual(self.outbox.published, [f"key {n}" for n in range(20) if n != 7])

    async def test_what_cannot_be_announced_is_not_passed_over_in_silence(self):
        self.outbox.fails = True
        self.assertEqual(await self.db.write(self.put, "key"), "key")
        self.assertEqual(self.outbox.published, ["in doubt"])

    async def test_nothing_is_taken_once_it_closes(self):
        waiting = [asyncio.ensure_future(self.db.write(self.put, f"key {n}")) for n in range(50)]
        await asyncio.sleep(0)
        await self.db.close()
        self.assertEqual(await asyncio.gather(*waiting), [f"key {n}" for n in range(50)])
        for call in (self.db.write(self.put, "late"), self.stored()):
            with self.assertRaises(Unavailable):
                await call

    async def test_readers_cannot_write(self):
        with self.assertRaises(Unavailable):
            await self.db.read(self.put, "key")

    async def test_a_right_that_was_taken_away_does_not_come_back(self):
        """A reader began before, and puts into the cache after, what has changed in between."""
        begun, may_go_on = asyncio.Event(), asyncio.Event()
        loop = asyncio.get_running_loop()

        def read_slowly(work):
            work.execute(text("SELECT 1 FROM guilds")).all()  # from here on it sees the database as it is now
            loop.call_soon_threadsafe(begun.set)
            asyncio.run_coroutine_threadsafe(may_go_on.wait(), loop).result()
            version = work.cache.version(1)
            name = work.execute(select(guilds.c.name).where(guilds.c.id == 1)).scalar_one()
            work.cache.put(1, "name", name, version)
            return name

        def rename(work):
            work.execute(update(guilds).where(guilds.c.id == 1).values(name="New"))
            work.forget(1)

        reading = asyncio.ensure_future(self.db.read(read_slowly))
        await begun.wait()
        await self.db.write(rename)
        may_go_on.set()
        self.assertEqual(await reading, "Welcome")
        self.assertIsNone(self.db.cache.get(1, "name"))

    async def test_restarted_with_a_clock_that_was_set_back(self):
        newest = await self.db.write(lambda work: work.new_id() + (3_600_000 << 12))
        row = {"id": newest, "username": "a", "username_key": "a", "email": "a", "email_key": "a", "password_hash": ""}
        await self.db.write(
            lambda work: work.execute(
                text(
                    "INSERT INTO users (id, username, username_key, email, email_key, password_hash, is_admin, created_at)"
                    " VALUES (:id, :username, :username_key, :email, :email_key, :password_hash, false, 0)"
                ),
                row,
            )
        )
        await self.db.close()
        again = Database(self.settings.database_url)
        await again.open(self.outbox)
        self.addAsyncCleanup(again.close)
        self.assertGreater(await again.write(lambda work: work.new_id()), newest)


class TestTransactionCache(unittest.TestCase):
    def test_what_is_not_committed_stays_inside(self):
        cache, changed = Cache(10, 60.0), set()
        inside = TransactionCache(cache, changed)
        cache.put("guild", "key", "old", cache.version())
        changed.add("guild")
        inside.forget("guild")
        inside.put("guild", "key", "new", inside.version())
        cache.put("guild", "key", "old", cache.version())  # by somebody outside, rightly
        self.assertIsNone(inside.get("guild", "key"))
        self.assertEqual(cache.get("guild", "key"), "old")

    def test_other_groups_are_not_concerned(self):
        cache = Cache(10, 60.0)
        version = cache.version()
        cache.forget("guild")
        cache.put("another", "key", 1, version)
        cache.put("guild", "key", 1, version)
        self.assertEqual((cache.get("another", "key"), cache.get("guild", "key")), (1, None))


class TestClockJumps(unittest.TestCase):
    def test_ids_never_go_back_and_never_come_twice(self):
        now = 1_800_000_000_000

        def clock():
            nonlocal now
            now += random.choice([0, 0, 0, 1, 7, -3_600_000, 3_600_000])
            return now

        new_id = IdGenerator(3, clock=clock)
        ids = [new_id() for _ in range(20_000)]
        self.assertEqual(ids, sorted(set(ids)))

    def test_a_clock_that_stands_still(self):
        new_id = IdGenerator(0, clock=lambda: 1_800_000_000_000)
        ids = [new_id() for _ in range(1000)]
        self.assertEqual(ids, sorted(set(ids)))

    def test_ids_of_two_workers_never_meet(self):
        clock = iter(range(1_800_000_000_000, 1_900_000_000_000))
        makers = [IdGenerator(node, clock=lambda: next(clock) // 50) for node in (0, 1, NODES - 1)]
        ids = [new_id() for _ in range(2000) for new_id in makers]
        self.assertEqual(len(set(ids)), len(ids))


if __name__ == "__main__":
    unittest.main()
