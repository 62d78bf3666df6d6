"""Node numbers: each running worker holds one of 64, so that no two make the same id.

On PostgreSQL a lease lasts `LASTS` by the database's clock, whatever the workers' clocks say, and is renewed three times
in that span; a worker that could not renew for so long ends itself rather than risk two messages with one id. SQLite
allows one process: a lock on a file beside the database keeps a second one out, and the number is always 0.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import structlog
from sqlalchemy import BigInteger, Column, Engine, Integer, String, Table, cast, func, insert, select, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError

from backend.db.engine import is_sqlite
from backend.db.metadata import metadata
from backend.db.work import Work
from backend.ids import NODES

log = structlog.get_logger(__name__)

LASTS = 60_000  # milliseconds
RENEW_EVERY = LASTS / 3000  # seconds

node_leases = Table(
    "node_leases",
    metadata,
    Column("node", Integer, primary_key=True, autoincrement=False),
    Column("holder", String(32), nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)

_NOW = cast(func.extract("epoch", func.clock_timestamp()) * 1000, BigInteger)


class CannotStart(Exception):
    """Another process stands in the way; the message says which way out there is."""


@dataclass
class NodeLease:
    node: int
    holder: str
    until: float  # on this process's monotonic clock; earlier than the database's own end of it

    @property
    def has_run_out(self) -> bool:
        return time.monotonic() >= self.until


def take(engine: Engine) -> NodeLease:
    """The first free number; raises CannotStart when 64 workers run. Blocks on the database."""
    holder = secrets.token_hex(16)
    for node in range(NODES):
        asked = time.monotonic()
        if _claim(engine, node, holder):
            return NodeLease(node, holder, asked + LASTS / 1000)
    raise CannotStart(f"All {NODES} node numbers are taken; another worker must stop first.")


def _claim(engine: Engine, node: int, holder: str) -> bool:
    taken = {"holder": holder, "expires_at": _NOW + LASTS}
    try:
        with engine.begin() as connection:
            free = update(node_leases).where(node_leases.c.node == node, node_leases.c.expires_at <= _NOW)
            if connection.execute(free.values(taken)).rowcount == 1:
                return True
            if connection.scalar(select(node_leases.c.node).where(node_leases.c.node == node)) is not None:
                return False
            connection.execute(insert(node_leases).values(node=node, **taken))
            return True
    except IntegrityError:  # another worker made the same row a moment ago
        return False


def renew(work: Work, lease: NodeLease) -> None:
    """Action. The caller moves `lease.until` when it is committed."""
    if not _change(work, lease, _NOW + LASTS):
        end_at_once("another worker holds our node number")


def give_back(work: Work, lease: NodeLease) -> None:
    """Action."""
    _change(work, lease, _NOW)


def _change(work: Work, lease: NodeLease, expires_at: Any) -> bool:
    mine = (node_leases.c.node == lease.node) & (node_leases.c.holder == lease.holder)
    changed: Any = work.execute(update(node_leases).where(mine).values(expires_at=expires_at))
    return bool(changed.rowcount)


def end_at_once(why: str) -> None:
    log.critical("stopping at once", why=why)
    os._exit(70)


def lock_file(database: Path) -> IO[str]:
    """Keeps a second process away from a SQLite file; the lock goes with the process, also after a kill."""
    try:
        file = Path(f"{database.resolve()}.lock").open("w")  # noqa: SIM115 - open as long as the database is held
    except OSError as problem:
        raise CannotStart(f"{database} cannot be used: {problem.strerror}.") from problem
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        file.close()
        raise CannotStart(
            f"{database} is in use by another Guildhall process; stop that one, or give this one its own DATA_DIR."
        ) from problem
    return file


@contextlib.contextmanager
def held_alone(url: str) -> Iterator[None]:
    """For whoever writes without being the server: a SQLite file has one writer at a time. Raises CannotStart."""
    if not is_sqlite(url):
        yield
        return
    with lock_file(Path(make_url(url).database or "")):
        yield
