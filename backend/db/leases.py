"""Node numbers: each running worker holds one of 64, so that no two make the same id.

On PostgreSQL a lease lasts `LASTS` and is renewed three times in that span; a worker that could not renew for so long
ends itself rather than risk two messages with one id. SQLite allows one process: a lock on a file beside the database
keeps a second one out, and the number is always 0.
"""

from __future__ import annotations

import fcntl
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import structlog
from sqlalchemy import BigInteger, Column, Engine, Integer, String, Table, insert, select, update
from sqlalchemy.exc import IntegrityError

from backend.db.metadata import metadata
from backend.db.work import Work
from backend.ids import NODES, now_ms

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


class CannotStart(Exception):
    """Another process stands in the way; the message says which way out there is."""


@dataclass
class NodeLease:
    node: int
    holder: str
    until: int


def take(engine: Engine) -> NodeLease:
    """The first free number; raises CannotStart when 64 workers run. Blocks on the database."""
    holder = secrets.token_hex(16)
    for node in range(NODES):
        if _claim(engine, node, holder):
            return NodeLease(node, holder, now_ms() + LASTS)
    raise CannotStart(f"All {NODES} node numbers are taken; another worker must stop first.")


def _claim(engine: Engine, node: int, holder: str) -> bool:
    now = now_ms()
    taken = {"holder": holder, "expires_at": now + LASTS}
    try:
        with engine.begin() as connection:
            free = update(node_leases).where(node_leases.c.node == node, node_leases.c.expires_at < now)
            if connection.execute(free.values(taken)).rowcount == 1:
                return True
            if connection.scalar(select(node_leases.c.node).where(node_leases.c.node == node)) is not None:
                return False
            connection.execute(insert(node_leases).values(node=node, **taken))
            return True
    except IntegrityError:  # another worker made the same row a moment ago
        return False


def renew(work: Work, lease: NodeLease, lasts: int = LASTS) -> None:
    """Action. With `lasts` 0 it gives the number back."""
    mine = (node_leases.c.node == lease.node) & (node_leases.c.holder == lease.holder)
    renewed: Any = work.execute(update(node_leases).where(mine).values(expires_at=work.now + lasts))
    if renewed.rowcount != 1:
        end_at_once("another worker holds our node number")
    lease.until = work.now + lasts


def end_at_once(why: str) -> None:
    log.critical("stopping at once", why=why)
    os._exit(70)


def lock_file(database: Path) -> IO[str]:
    """Keeps a second process away from a SQLite file; the lock goes with the process, also after a kill."""
    file = Path(f"{database}.lock").open("w")  # noqa: SIM115 - it stays open as long as the process holds the database
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        file.close()
        raise CannotStart(
            f"{database} is in use by another Guildhall process; stop that one, or give this one its own DATA_DIR."
        ) from problem
    return file
