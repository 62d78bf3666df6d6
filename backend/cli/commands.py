"""What an administrator does at the server's own keyboard. Commands that write need the server stopped on SQLite."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import os
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.engine import make_url

from backend import app, init_permissions, schema
from backend.auth.passwords import Passwords, check_new_password
from backend.auth.resets import forget_resets, make_reset, reset_link
from backend.auth.sessions import end_all
from backend.cache import Cache
from backend.config import Settings
from backend.db import Work, leases
from backend.db.engine import shown, sqlite_warning, writing_engine
from backend.files.store import Store
from backend.guilds.entering import join_guild
from backend.ids import NODES, IdGenerator, now_ms
from backend.messages.models import messages
from backend.users.accounts import (
    Account,
    NewAccount,
    create_account,
    find_account,
    make_administrator,
    replace_password_hash,
)
from backend.users.names import clean_email, clean_username, username_key


class Refused(Exception):
    """A command that cannot do what it was asked to; the message says why."""


def serve(settings: Settings, _: argparse.Namespace) -> None:
    app.run(settings)


def init(settings: Settings, _: argparse.Namespace) -> None:
    init_permissions.initialise(settings)
    say(f"The database {shown(settings.database_url)} is ready.")


def create_admin(settings: Settings, given: argparse.Namespace) -> None:
    init_permissions.initialise(settings)
    with transaction(settings) as work:
        account = find_account(work, username_key(given.username))
        if account is None:
            person_id, password = _new_account(work, settings, given.username, given.email)
            say(f"The account {given.username} is made. Its password: {password}")
        else:
            person_id = account.person.id
        make_administrator(work, person_id)
    say(f"{given.username} is an administrator.")


def reset_password(settings: Settings, given: argparse.Namespace) -> None:
    """Asks for the new password; without a terminal it makes one. Every session of the account ends. With --link it only
    prints a link, and the account's owner chooses."""
    if given.link:
        print_reset_link(settings, given.username)
        return
    with transaction(settings) as work:
        account = _account(work, given.username)
        made = secrets.token_urlsafe(12)
        password = (getpass.getpass("New password (empty: make one): ") if sys.stdin.isatty() else "") or made
        check_new_password(password, account.person.username, account.email)
        replace_password_hash(work, account.person.id, asyncio.run(Passwords().hash(password)))
        forget_resets(work, account.person.id)
        end_all(work, account.person.id, "password_reset")
    say(
        f"{given.username} signs in with the new password from now on."
        + (f" It is: {made}" if password == made else "")
    )


def print_reset_link(settings: Settings, username: str) -> None:
    with transaction(settings) as work:
        token = make_reset(work, _account(work, username).person.id)
    say(f"This link sets a new password for {username}. It works once, for an hour:\n{reset_link(settings, token)}")


def doctor(settings: Settings, _: argparse.Namespace) -> None:
    checks: list[tuple[str, Callable[[], str]]] = [
        (
            "settings",
            lambda: "production" if settings.production else "development: use FLASK_ENV=production for others",
        ),
        ("DATA_DIR", lambda: _writable(settings.data_dir)),
        ("UPLOAD_DIR", lambda: _writable(settings.upload_dir)),
        ("STORAGE_URL", lambda: _store(settings)),
        ("database", lambda: _database(settings)),
        ("SQLite", lambda: sqlite_warning(settings.database_url) or "no known trouble"),
        ("PUBLIC_URL", lambda: settings.public_url or "not set: cookies are for plain http"),
    ]
    failed = 0
    for name, check in checks:
        try:
            say(f"  ok    {name}: {check()}")
        except Exception as problem:  # noqa: BLE001 - whatever it is, the next check still tells something
            failed += 1
            say(f"  wrong {name}: {problem}")
    if failed:
        raise Refused(f"{failed} of {len(checks)} checks failed")


def _store(settings: Settings) -> str:
    asyncio.run(Store(settings.storage).check())
    return "files can be kept"


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


@contextmanager
def transaction(settings: Settings) -> Iterator[Work]:
    """One transaction outside the server; on SQLite nobody else may hold the database meanwhile."""
    engine = writing_engine(settings.database_url)
    lock = leases.lock_file(database_file(settings)) if settings.on_sqlite else None
    try:
        with engine.begin() as connection:
            newest = connection.scalar(select(messages.c.id).order_by(messages.c.id.desc()).limit(1)) or 0
            yield Work(connection, now_ms(), IdGenerator(NODES - 1, newest), Cache(1, 1), set())
    finally:
        engine.dispose()
        if lock is not None:
            lock.close()


def database_file(settings: Settings) -> Path:
    return Path(make_url(settings.database_url).database or "")


def _account(work: Work, username: str) -> Account:
    account = find_account(work, username_key(username))
    if account is None:
        raise Refused(f"there is no account {username}")
    return account


def _new_account(work: Work, settings: Settings, username: str, email: str) -> tuple[int, str]:
    if not email:
        raise Refused(f"there is no account {username}; give --email to make it")
    password = secrets.token_urlsafe(12)
    new = NewAccount(clean_username(username), clean_email(email), asyncio.run(Passwords().hash(password)))
    person = create_account(work, new)
    for guild_id in settings.auto_join_guilds:
        join_guild(work, person, guild_id)
    return person.id, password


def _writable(folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    probe = folder / f".probe-{os.getpid()}"
    probe.write_bytes(b"")
    probe.unlink()
    return str(folder)


def _database(settings: Settings) -> str:
    engine = writing_engine(settings.database_url)
    try:
        with engine.connect() as connection:
            current: Any = connection.scalar(text("SELECT version_num FROM alembic_version"))
    finally:
        engine.dispose()
    if current != schema.head():
        raise Refused(f"schema {current} is not {schema.head()}: run guildhall init")
    return f"{shown(settings.database_url)}, schema {current}"
