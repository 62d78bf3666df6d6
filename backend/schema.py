"""Brings a database to the current schema with alembic. Safe to run again, and from several workers at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"
UPGRADE_LOCK = 4_721_015  # an arbitrary number that every worker knows: PostgreSQL's advisory lock


def upgrade(engine: Engine) -> None:
    with engine.connect() as connection, _without_foreign_keys(connection), connection.begin():
        wait_for_others(connection)
        if _current(connection) == head():
            return
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def _without_foreign_keys(connection: Connection) -> Iterator[None]:
    """SQLite changes a column by making its table anew; dropping the old one must not take along what refers to it.

    The setting is ignored inside a transaction. Source: SQLite's documentation, "ALTER TABLE", section 7.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    yield
    broken = driver.execute("PRAGMA foreign_key_check").fetchone()
    driver.execute("PRAGMA foreign_keys=ON")
    if broken is not None:
        raise RuntimeError(f"the database refers to rows that are not there: {broken}")


def wait_for_others(connection: Connection) -> None:
    """Workers that start at the same moment prepare the database one after the other."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": UPGRADE_LOCK})


def configuration() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def head() -> str:
    revision = ScriptDirectory.from_config(configuration()).get_current_head()
    if revision is None:
        raise RuntimeError(f"no migrations in {MIGRATIONS}")
    return revision


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision
