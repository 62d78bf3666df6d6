"""Does what is due. Jobs are rows, so a restart loses none; each is done in one transaction with its own end, so none is
done twice. One that fails is tried again later and later, and given up (with a line in the log) after `MOST_TRIES`.

An errand is a job that reaches outside, such as a mail, or takes its time: a coroutine beside the others, that may be done
twice when the process ends in the middle of it. What it returns is an action, done once, in one transaction with its end.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping

import msgspec
import structlog
from sqlalchemy import delete, func, select, update

from backend.db import Database, Work
from backend.errors import Unavailable
from backend.ids import now_ms
from backend.jobs.models import jobs

log = structlog.get_logger(__name__)

Job = Callable[..., int | None]
Ending = Callable[[Work], None]
Errand = Callable[..., Awaitable[Ending | None]]

LONGEST_SLEEP = 60.0  # seconds: a clock that jumped is noticed within this time
AFTER_TROUBLE = 2.0
MOST_TRIES = 8
MOST_AT_ONCE = 50
ERRAND_SECONDS = 60.0
LENT = 2 * 60 * 1000  # milliseconds: an errand that has not come back by then is sent again


class Runner:
    def __init__(self, db: Database, known: Mapping[str, Job]) -> None:
        self._db, self._known = db, known
        self._errands: dict[str, Errand] = {}
        self._under_way: set[asyncio.Task[None]] = set()
        self._task: asyncio.Task[None] | None = None
        self._sooner = asyncio.Event()
        self.done = self.failed = self.given_up = 0  # since the start
        self._next = 0  # when it looks again, milliseconds since 1970

    def add_errand(self, name: str, errand: Errand) -> None:
        """What `plan` may name besides the known jobs."""
        self._errands[name] = errand

    def start(self) -> None:
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        for errand in self._under_way:
            errand.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    def planned(self, due_at: int) -> None:
        """A new job was committed: it may be due before the runner would look again. When that time is over already, the
        clock has jumped."""
        if due_at < self._next or self._next <= now_ms():
            self._sooner.set()

    async def _run(self) -> None:
        while True:
            self._next = now_ms() + int(LONGEST_SLEEP * 1000)
            try:
                due_at = await self._do_what_is_due()
            except Unavailable:
                due_at = now_ms() + int(AFTER_TROUBLE * 1000)
            self._next = min(self._next, due_at)
            with contextlib.suppress(TimeoutError):
                # Not wait_for: before Python 3.12 it loses a cancellation that comes together with the event.
                async with asyncio.timeout(self._time_to_sleep()):
                    await self._sooner.wait()

    def _time_to_sleep(self) -> float:
        return min(max(0.0, (self._next - now_ms()) / 1000), LONGEST_SLEEP)

    async def _do_what_is_due(self) -> int:
        """Returns when the next one is due. What is planned from here on wakes the runner again."""
        self._sooner.clear()
        while due := await self._db.read(_due):
            for id, name, data in due:
                await self._do(id, name, data)
        next_due: int | None = await self._db.read(_next_due)
        return next_due if next_due is not None else now_ms() + int(LONGEST_SLEEP * 1000)

    async def _do(self, id: int, name: str, data: str) -> None:
        if name in self._errands:
            await self._db.write(_put_off, id)
            errand = asyncio.create_task(self._run_errand(id, name, data))
            self._under_way.add(errand)
            errand.add_done_callback(self._under_way.discard)
            return
        try:
            await self._db.write(_done, id, self._known[name], data)
        except Exception as problem:
            log.error("a job failed", job=name, data=data, exc_info=not isinstance(problem, Unavailable))
            await self._note_failure(id)  # Unavailable when it was not the job's own fault
        else:
            self.done += 1

    async def _note_failure(self, id: int) -> None:
        self.given_up += await self._db.write(_failed, id)
        self.failed += 1

    async def _run_errand(self, id: int, name: str, data: str) -> None:
        """What is lost here while the database is away is sent again when its loan is over."""
        with contextlib.suppress(Unavailable):
            try:
                async with asyncio.timeout(ERRAND_SECONDS):
                    ending = await self._errands[name](**msgspec.json.decode(data))
                await self._db.write(_finished, id, ending)
                self.done += 1
            except Unavailable:
                raise
            except Exception as problem:  # noqa: BLE001 - whatever stands in the way outside, it is tried again
                log.warning("an errand failed", job=name, problem=repr(problem)[:300])
                await self._note_failure(id)
            self._sooner.set()


def _due(work: Work) -> list[tuple[int, str, str]]:
    now = select(jobs.c.id, jobs.c.name, jobs.c.data).where(jobs.c.due_at <= work.now)
    return [tuple(row) for row in work.execute(now.order_by(jobs.c.due_at, jobs.c.id).limit(MOST_AT_ONCE))]


def _next_due(work: Work) -> int | None:
    due_at: int | None = work.execute(select(func.min(jobs.c.due_at))).scalar_one()
    return due_at


def _done(work: Work, id: int, action: Job, data: str) -> None:
    """Nothing when it was cancelled or replaced meanwhile."""
    if work.execute(select(jobs.c.id).where(jobs.c.id == id).with_for_update()).first() is None:
        return
    again_in = action(work, **msgspec.json.decode(data))
    if again_in is None:
        work.execute(delete(jobs).where(jobs.c.id == id))
    else:
        work.execute(update(jobs).where(jobs.c.id == id).values(due_at=work.now + again_in, tries=0))


def _put_off(work: Work, id: int) -> None:
    work.execute(update(jobs).where(jobs.c.id == id).values(due_at=work.now + LENT))


def _finished(work: Work, id: int, ending: Ending | None) -> None:
    """Nothing when it was cancelled or replaced meanwhile, or another process has finished it."""
    ended = work.execute(delete(jobs).where(jobs.c.id == id))
    if ending is not None and ended.rowcount:
        ending(work)


def _failed(work: Work, id: int) -> bool:
    """Whether it is given up."""
    tries = work.execute(select(jobs.c.tries).where(jobs.c.id == id)).scalar_one_or_none()
    if tries is None:
        return False
    if tries + 1 >= MOST_TRIES:
        log.error("a job is given up", job_id=id)
        work.execute(delete(jobs).where(jobs.c.id == id))
        return True
    later = work.now + 1000 * 4**tries
    work.execute(update(jobs).where(jobs.c.id == id).values(tries=tries + 1, due_at=later))
    return False
