"""The house's one database object: `await db.write(action, …)`, `await db.read(action, …)`."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any, Concatenate, ParamSpec, TypeVar

import structlog
from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DataError, DBAPIError

from backend.cache import Cache
from backend.db import leases
from backend.db.engine import is_sqlite, reading_engine, writing_engine
from backend.db.work import Outbox, Work
from backend.db.writer import Writer
from backend.errors import Malformed, Unavailable
from backend.ids import IdGenerator, now_ms

log = structlog.get_logger(__name__)

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

READERS = 4
CACHED_RIGHTS = 50_000
RIGHTS_TTL = 60.0  # seconds
NEWEST_IDS = (  # nonces: of a message that was deleted since
    "SELECT MAX(id) FROM messages",
    "SELECT MAX(message_id) FROM nonces",
    "SELECT MAX(id) FROM users",
    "SELECT MAX(id) FROM guilds",
    "SELECT MAX(id) FROM channels",
    "SELECT MAX(id) FROM roles",
    "SELECT MAX(id) FROM expressions",
    "SELECT MAX(id) FROM audit_log",
    "SELECT MAX(id) FROM reports",
    "SELECT MAX(id) FROM jobs",
    "SELECT MAX(id) FROM scheduled_messages",
    "SELECT MAX(id) FROM files",
)


class Database:
    """Opened once by the app. `cache` holds members' rights; actions and `Work.forget` keep it true."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.cache: Cache[Any, Any] = Cache(CACHED_RIGHTS, RIGHTS_TTL)
        self.write_engine = writing_engine(url)
        self.read_engine = reading_engine(url, READERS)
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
        self._lock: IO[str] | None = None
        self._lease: leases.NodeLease | None = None
        self._renewing: asyncio.Task[None] | None = None
        self._writer: Writer | None = None

    async def open(self, outbox: Outbox) -> None:
        """Takes a node number for ids, learns the largest id that exists, starts the writer. Raises CannotStart."""
        loop = asyncio.get_running_loop()
        if self.on_sqlite:
            self._lock = leases.lock_file(Path(make_url(self.url).database or ""))
        else:
            self._lease = await loop.run_in_executor(self._readers, leases.take, self.write_engine)
        floor = await loop.run_in_executor(self._readers, self._largest_id)
        node = self._lease.node if self._lease else 0
        self._writer = Writer(self.write_engine, outbox, self.cache, IdGenerator(node, floor), loop)
        self._writer.start()
        if self._lease is not None:
            self._renewing = asyncio.create_task(self._renew_for_ever(self._lease))

    async def close(self) -> None:
        """Finishes what waits, then gives the node number back."""
        if self._renewing is not None and self._lease is not None:
            self._renewing.cancel()
            with contextlib.suppress(Unavailable):
                await self.write(leases.give_back, self._lease)
        if self._writer is not None:
            await asyncio.get_running_loop().run_in_executor(None, self._writer.close)
        self._readers.shutdown(wait=True)
        self.read_engine.dispose()
        self.write_engine.dispose()
        if self._lock is not None:
            self._lock.close()

    async def _renew_for_ever(self, lease: leases.NodeLease) -> None:
        while True:
            await asyncio.sleep(leases.RENEW_EVERY)
            asked = time.monotonic()
            try:
                async with asyncio.timeout(leases.RENEW_EVERY):
                    await self.write(leases.renew, lease)
            except (Unavailable, TimeoutError):
                if lease.has_run_out:
                    leases.end_at_once("our node number could not be renewed in time")
            else:
                lease.until = asked + leases.LASTS / 1000

    @property
    def writer(self) -> Writer:
        if self._writer is None:
            raise Unavailable("The server is starting.", retry_after=1)
        return self._writer

    async def write(
        self,
        action: Callable[Concatenate[Work, Parameters], Result],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result:
        """Runs the action in a transaction shared with others; returns when it is committed and on disk."""
        if kwargs:
            return await self.writer.submit(lambda work: action(work, *args, **kwargs), ())  # type: ignore[no-any-return]
        return await self.writer.submit(action, args)  # type: ignore[no-any-return]

    async def write_bulk(self, action: Callable[[Work, list[Any]], list[Any]], *arguments: Any) -> Any:
        """One call of a `bulk` action: it is served together with all that wait."""
        return await self.writer.submit(action, arguments)

    async def read(
        self,
        action: Callable[Concatenate[Work, Parameters], Result],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result:
        """Runs the action on one consistent snapshot, on a connection that cannot write."""
        loop = asyncio.get_running_loop()
        try:
            reading = loop.run_in_executor(self._readers, lambda: self._read(action, *args, **kwargs))
        except RuntimeError as closed:
            raise Unavailable("The server is stopping.", retry_after=5) from closed
        return await reading

    def _read(self, action: Callable[..., Result], *args: Any, **kwargs: Any) -> Result:
        try:
            with self.read_engine.connect() as connection, connection.begin():
                return action(self._reading_work(connection), *args, **kwargs)
        except DataError as problem:  # PostgreSQL knows no text with a NUL in it
            raise Malformed("Something in it cannot be looked up.") from problem
        except DBAPIError as problem:
            log.error("read failed", error=str(problem.orig))
            raise Unavailable("The database cannot answer right now.", retry_after=2) from problem

    def _reading_work(self, connection: Connection) -> Work:
        return Work(connection, now_ms(), _no_ids, self.cache, set())

    async def ping(self) -> None:
        """Raises Unavailable when the database does not answer; for `/readyz`."""
        await self.read(lambda work: work.execute(text("SELECT 1")))

    def _largest_id(self) -> int:
        with self.read_engine.connect() as connection:
            return max(connection.scalar(text(newest)) or 0 for newest in NEWEST_IDS)

    @property
    def on_sqlite(self) -> bool:
        return is_sqlite(self.url)


def _no_ids() -> int:
    raise RuntimeError("a reading action cannot make ids")
