"""The stage of tests about jobs: a server that knows a few more, and a clock that can be set."""

import asyncio
import contextlib
from collections.abc import Iterator
from unittest import mock

from sqlalchemy import select, text
from support import PATIENCE, GuildhallTest, Running

from backend.app import create_app
from backend.ids import now_ms
from backend.jobs.models import jobs
from backend.jobs.schedule import cancel, plan

HOUR = 3_600_000
CLOCKS = ("backend.jobs.runner.now_ms", "backend.db.database.now_ms", "backend.db.writer.now_ms")


@contextlib.contextmanager
def clock(shift: int) -> Iterator[None]:
    """What jobs and the database go by jumps by so many milliseconds."""

    def shifted() -> int:
        return now_ms() + shift

    with contextlib.ExitStack() as stack:
        for name in CLOCKS:
            stack.enter_context(mock.patch(name, shifted))
        yield


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
