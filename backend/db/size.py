"""How much room the database takes."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import make_url

from backend.db.database import Database
from backend.db.work import Work


async def database_size(db: Database) -> int:
    """In bytes. Raises Unavailable."""
    if not db.on_sqlite:
        return await db.read(_postgresql_size)
    file = Path(make_url(db.url).database or "")
    return sum(_size(file.with_name(file.name + end)) for end in ("", "-wal", "-shm"))


def _postgresql_size(work: Work) -> int:
    return int(work.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:  # gone since it was named
        return 0
