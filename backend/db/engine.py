"""SQLAlchemy engines, set up so that a commit means on disk and a reader cannot write."""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import Engine, NullPool, create_engine, event
from sqlalchemy.engine import make_url

# Earlier releases can lose committed writes when several connections write or checkpoint a WAL. Ours has one that does.
WAL_RESET_FIXED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))

# A database that vanished without a word is noticed in about 20 seconds.
POSTGRESQL = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}

# An error of the database comes into the log, what was written (texts, hashes) must not come with it.
UNSEEN: dict[str, Any] = {"hide_parameters": True}


def is_sqlite(url: str) -> bool:
    return url.startswith("sqlite")


def writing_engine(url: str) -> Engine:
    if not is_sqlite(url):
        return _without_rows(
            create_engine(url, pool_size=2, max_overflow=2, pool_pre_ping=True, connect_args=POSTGRESQL, **UNSEEN)
        )
    engine = create_engine(url, poolclass=NullPool, connect_args={"check_same_thread": False, "timeout": 10}, **UNSEEN)
    _on_connect(
        engine,
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL",
        "PRAGMA foreign_keys=ON",
        "PRAGMA cache_size=-16000",
    )
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def reading_engine(url: str, readers: int) -> Engine:
    if not is_sqlite(url):
        engine = create_engine(
            url, pool_size=readers, max_overflow=0, pool_pre_ping=True, connect_args=POSTGRESQL, **UNSEEN
        )
        return _without_rows(engine).execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    engine = create_engine(
        url, pool_size=readers, max_overflow=0, connect_args={"check_same_thread": False, "timeout": 10}, **UNSEEN
    )
    _on_connect(engine, "PRAGMA query_only=ON", "PRAGMA cache_size=-8000", "PRAGMA mmap_size=268435456")
    _begin_with(engine, "BEGIN")
    return engine


def _without_rows(engine: Engine) -> Engine:
    """PostgreSQL quotes the row that it refused in its error's detail; only the first line is ours to log."""

    @event.listens_for(engine, "handle_error")
    def shorten(context: Any) -> None:
        primary = getattr(getattr(context.original_exception, "diag", None), "message_primary", None)
        if primary is None:
            return
        for problem in (context.original_exception, context.sqlalchemy_exception):
            if problem is not None:
                problem.args = (primary,)

    return engine


def _on_connect(engine: Engine, *pragmas: str) -> None:
    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves: Python's own handling breaks savepoints
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()


def _begin_with(engine: Engine, statement: str) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql(statement)


def sqlite_warning(url: str) -> str | None:
    """A line for the log when the SQLite library has the WAL-reset bug."""
    if not is_sqlite(url):
        return None
    version = sqlite3.sqlite_version_info
    for fixed in WAL_RESET_FIXED:
        if version[:2] == fixed[:2] and version >= fixed:
            return None
    if version >= WAL_RESET_FIXED[-1]:
        return None
    return (
        f"SQLite {sqlite3.sqlite_version} has a WAL-reset bug (fixed in 3.51.3); Guildhall avoids it by writing and "
        "checkpointing on one connection: do not open the database file with other programs that write."
    )


def shown(url: str) -> str:
    """The address for a log line, without the password."""
    return make_url(url).render_as_string(hide_password=True)
