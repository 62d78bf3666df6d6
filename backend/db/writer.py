"""One thread that owns the one writing connection and shares commits (group commit).

It takes every action that waits, runs each in a savepoint, commits once, and hands what they announced and answered to
the event loop in one go. Nobody is told "done" before the commit is on disk; a failed action leaves no trace.
The same thread serves PostgreSQL: commits, and so published events, keep one order per process there too.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError, InternalError, OperationalError

from backend.cache import Cache
from backend.db.work import Announcement, Outbox, Work
from backend.errors import Conflict, Malformed, Unavailable
from backend.histogram import MANY, SECONDS, Histogram
from backend.ids import now_ms

log = structlog.get_logger(__name__)

MOST_AT_ONCE = 512
RECONNECT_AFTER = 0.5  # seconds
DATABASE_TROUBLE = (OperationalError, InterfaceError, InternalError)  # not this action's fault: the whole batch fails
TRANSIENT_SQLSTATES = {"40001", "40P01", "55P03"}  # serialization failure, deadlock, lock not available
MOST_TRIES = 5  # of what lost against another worker's transaction


@dataclass(slots=True, eq=False)
class Job:
    action: Callable[..., Any]
    arguments: tuple[Any, ...]
    future: asyncio.Future[Any]
    result: Any = None
    failure: BaseException | None = None

    @property
    def is_bulk(self) -> bool:
        return getattr(self.action, "is_bulk", False)


class Spoiled(Exception):
    """One call of a bulk action made it fail for all: each must be served alone, to find whose fault it is."""


class InDoubt(Exception):
    """The connection was lost while it committed: nobody can say whether it did."""


class Writer:
    def __init__(
        self,
        engine: Engine,
        outbox: Outbox,
        cache: Cache[Any, Any],
        new_id: Callable[[], int],
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        self._engine, self._outbox, self._cache, self._new_id, self._loop = engine, outbox, cache, new_id, loop
        self._arriving: list[Job] = []  # of this turn of the event loop
        self._jobs: deque[Job] = deque()
        self._wake = threading.Condition()
        self._closing = False
        self._connection: Connection | None = None
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self.transactions = Histogram(SECONDS)  # how long each took, the commit included
        self.commit_times = Histogram(SECONDS)  # of that, the commit
        self.batches = Histogram(MANY)  # how many actions each served

    @property
    def commits(self) -> int:
        return self.batches.count

    @property
    def actions(self) -> int:
        return int(self.batches.total)

    @property
    def waiting(self) -> int:
        return len(self._jobs) + len(self._arriving)

    def start(self) -> None:
        self._thread.start()

    def submit(self, action: Callable[..., Any], arguments: tuple[Any, ...]) -> asyncio.Future[Any]:
        job = Job(action, arguments, self._loop.create_future())
        with self._wake:
            if self._closing:
                raise Unavailable("The server is stopping.", retry_after=5)
            self._arriving.append(job)
            if len(self._arriving) == 1:
                self._loop.call_soon(self._hand_over)
        return job.future

    def _hand_over(self) -> None:
        """What arrives in one turn of the event loop goes over together, and so into one commit."""
        with self._wake:
            self._jobs.extend(self._arriving)
            self._arriving.clear()
            self._wake.notify()

    def close(self) -> None:
        """Refuses new work, finishes what waits, closes the connection. Blocks: call it off the event loop."""
        with self._wake:
            self._closing = True
            self._jobs.extend(self._arriving)
            self._arriving.clear()
            self._wake.notify()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._jobs and not self._closing:
                    self._wake.wait()
                batch = [self._jobs.popleft() for _ in range(min(len(self._jobs), MOST_AT_ONCE))]
            if not batch:
                break
            self._serve(batch)
        self._drop_connection()

    def _serve(self, batch: list[Job], tries: int = 1) -> None:
        prepared = None
        try:
            prepared = self._transact(batch)
        except Exception as problem:
            if isinstance(problem, Spoiled) or (_is_transient(problem) and tries < MOST_TRIES):
                for job in batch:
                    job.result = job.failure = None
                    self._serve([job], tries + 1)
                return
            log.error("write failed", error=str(problem), exc_info=not isinstance(problem, DBAPIError | InDoubt))
            self._fail(batch, Unavailable("The database cannot take this right now.", retry_after=2))
            if isinstance(problem, InDoubt):
                prepared = self._outbox.in_doubt()
        self._loop.call_soon_threadsafe(self._deliver, batch, prepared)

    def _transact(self, batch: list[Job]) -> Any:
        connection = self._open_connection()
        forgotten: set[Hashable] = set()
        announcements: list[Announcement] = []
        is_committing = False
        began = time.perf_counter()
        try:
            with connection.begin():
                runs = [list(run) for _, run in groupby(batch, key=_run_key)]
                for run in runs:
                    self._run_in_savepoint(connection, run, forgotten, announcements, alone=len(runs) == 1)
                # Nothing to keep, unless a bulk action noted something about those whom it refused.
                if len(runs) == 1 and all(job.failure for job in runs[0]) and not announcements:
                    connection.get_transaction().rollback()  # type: ignore[union-attr]
                is_committing = True
                committing = time.perf_counter()
        except Spoiled:
            raise
        except Exception as problem:
            self._drop_connection()
            self._cache.forget_all()
            if is_committing and getattr(problem, "connection_invalidated", False):
                raise InDoubt(str(problem)) from problem
            raise
        finally:
            for group in forgotten:
                self._cache.forget(group)
        self._note(len(batch), began, committing)
        return self._prepare(connection, announcements) if announcements else None

    def _note(self, actions: int, began: float, committing: float) -> None:
        now = time.perf_counter()
        self.transactions.add(now - began)
        self.commit_times.add(now - committing)
        self.batches.add(actions)

    def _run_in_savepoint(
        self,
        connection: Connection,
        run: list[Job],
        forgotten: set[Hashable],
        announcements: list[Announcement],
        alone: bool,
    ) -> None:
        """`alone` spares the savepoint: when the only run fails there is nothing else to keep."""
        work = Work(connection, now_ms(), self._new_id, self._cache, forgotten)
        if not alone:
            connection.exec_driver_sql("SAVEPOINT action")
        try:
            if run[0].is_bulk:
                for job, result in zip(run, run[0].action(work, [job.arguments for job in run]), strict=True):
                    job.result, job.failure = (None, result) if isinstance(result, BaseException) else (result, None)
            else:
                run[0].result = run[0].action(work, *run[0].arguments)
        except Exception as problem:
            if _is_trouble(problem):
                raise
            if len(run) > 1:
                raise Spoiled from problem
            self._refuse(run[0], problem, connection, alone)
            return
        if not alone:
            connection.exec_driver_sql("RELEASE SAVEPOINT action")
        announcements.extend(work.announcements)

    @staticmethod
    def _refuse(job: Job, problem: Exception, connection: Connection, alone: bool) -> None:
        if isinstance(problem, IntegrityError):
            problem = Conflict()
        elif isinstance(problem, DataError):  # PostgreSQL stores no NUL, for one
            problem = Malformed("Something in it cannot be stored.")
        job.result, job.failure = None, problem
        if not alone:
            connection.exec_driver_sql("ROLLBACK TO SAVEPOINT action")

    def _prepare(self, connection: Connection, announcements: list[Announcement]) -> Any:
        """What is committed must be announced: when that cannot be done, say so to everyone rather than stay silent."""
        try:
            return self._outbox.prepare(connection, announcements)
        except Exception:
            log.exception("what was committed could not be announced")
            return self._outbox.in_doubt()
        finally:
            self._end_reading(connection)

    def _end_reading(self, connection: Connection) -> None:
        try:
            if connection.in_transaction():
                connection.rollback()
        except DBAPIError:
            self._drop_connection()

    def _open_connection(self) -> Connection:
        if self._connection is None or self._connection.closed:
            try:
                self._connection = self._engine.connect()
            except DBAPIError:
                if not self._closing:
                    time.sleep(RECONNECT_AFTER)  # on the writer's own thread: a dead database is not hammered
                raise
        return self._connection

    def _drop_connection(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except DBAPIError:
                log.warning("closing the writing connection failed")

    @staticmethod
    def _fail(batch: list[Job], problem: Exception) -> None:
        for job in batch:
            job.result, job.failure = None, problem

    def _deliver(self, batch: list[Job], prepared: Any) -> None:
        """On the event loop: first the events, then the doors, so that an acknowledgement never overtakes its own event."""
        if prepared is not None:
            self._outbox.publish(prepared)
        for job in batch:
            if job.future.done():  # the door has gone away; what it asked for stands
                continue
            if job.failure is not None:
                job.future.set_exception(job.failure)
            else:
                job.future.set_result(job.result)


def _run_key(job: Job) -> Any:
    return job.action if job.is_bulk else id(job)


def _is_trouble(problem: Exception) -> bool:
    return isinstance(problem, DBAPIError) and (problem.connection_invalidated or isinstance(problem, DATABASE_TROUBLE))


def _is_transient(problem: Exception) -> bool:
    return isinstance(problem, DBAPIError) and getattr(problem.orig, "sqlstate", None) in TRANSIENT_SQLSTATES
