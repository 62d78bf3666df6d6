"""Accounts: making them and finding them by what people type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, insert, or_, select, update

from backend.db import Work
from backend.errors import Conflict
from backend.people import Person
from backend.users.models import users
from backend.users.names import email_key, username_key
from backend.users.words import index_words


@dataclass(frozen=True, slots=True)
class NewAccount:
    username: str
    email: str
    password_hash: str


@dataclass(frozen=True, slots=True)
class Account:
    person: Person
    email: str
    password_hash: str
    two_factor: bool
    is_disabled: bool


@dataclass(frozen=True, slots=True)
class Totp:
    """The second factor's secret; while it is not enabled it waits for being confirmed."""

    secret: str | None
    enabled: bool

    def __repr__(self) -> str:  # a secret must not come into a log with a traceback
        return f"Totp(enabled={self.enabled})"


def account_key(name: str) -> str:
    """What a user name or an e-mail address, as typed at login, is looked up by. No user name has an @ in it."""
    return email_key(name) if "@" in name else username_key(name.strip())


def find_account(work: Work, key: str) -> Account | None:
    """Not of those that are deleted, whatever is typed."""
    column = users.c.email_key if "@" in key else users.c.username_key
    return _find(work, column == key) if "\0" not in key else None


def find_own_account(work: Work, user_id: int) -> Account | None:
    return _find(work, users.c.id == user_id)


def create_account(work: Work, new: NewAccount) -> Person:
    """Raises Conflict when the name, or one that looks like it, or the address is taken."""
    keys = {"username_key": username_key(new.username), "email_key": email_key(new.email)}
    taken = work.execute(
        select(users.c.username_key).where(
            or_(users.c.username_key == keys["username_key"], users.c.email_key == keys["email_key"])
        )
    ).scalars()
    for key in taken:
        if key == keys["username_key"]:
            raise _name_taken()
        raise _address_taken()
    person = Person(work.new_id(), new.username)
    work.execute(
        insert(users).values(
            id=person.id,
            username=new.username,
            email=new.email,
            password_hash=new.password_hash,
            created_at=work.now,
            **keys,
        )
    )
    index_words(work, person.id)
    return person


def replace_password_hash(work: Work, user_id: int, new: str) -> None:
    work.execute(update(users).where(users.c.id == user_id).values(password_hash=new))


def change_username(work: Work, user_id: int, username: str) -> None:
    """Raises Conflict when the name, or one that looks like it, is somebody else's."""
    key = username_key(username)
    if _is_others(work, user_id, users.c.username_key == key):
        raise _name_taken()
    change_account(work, user_id, username=username, username_key=key)
    index_words(work, user_id)


def change_email(work: Work, user_id: int, email: str) -> None:
    """Raises Conflict when it is somebody else's."""
    key = email_key(email)
    if _is_others(work, user_id, users.c.email_key == key):
        raise _address_taken()
    change_account(work, user_id, email=email, email_key=key)


def change_account(work: Work, user_id: int, **values: Any) -> None:
    """Only the row's own columns."""
    work.execute(update(users).where(users.c.id == user_id).values(**values))


def read_totp(work: Work, user_id: int) -> Totp:
    row = work.execute(select(users.c.totp_secret, users.c.totp_enabled).where(users.c.id == user_id)).one()
    return Totp(row.totp_secret, row.totp_enabled)


def use_totp_step(work: Work, user_id: int, step: int) -> bool:
    """Whether this time step, and none after it, had been used before: it has been now."""
    unused = (users.c.id == user_id) & (users.c.totp_used < step)
    return bool(work.execute(update(users).where(unused).values(totp_used=step)).rowcount)


def has_administrator(work: Work) -> bool:
    return bool(work.execute(select(exists().where(users.c.is_admin))).scalar_one())


def make_administrator(work: Work, user_id: int) -> None:
    work.execute(update(users).where(users.c.id == user_id).values(is_admin=True))


def _find(work: Work, which: ColumnElement[bool]) -> Account | None:
    row = work.execute(select(users).where(which, users.c.deleted_at.is_(None))).one_or_none()
    if row is None:
        return None
    person = Person(row.id, row.username, row.display_name, row.avatar)
    return Account(person, row.email, row.password_hash, row.totp_enabled, row.disabled_at is not None)


def _is_others(work: Work, user_id: int, which: ColumnElement[bool]) -> bool:
    return work.execute(select(users.c.id).where(which, users.c.id != user_id)).first() is not None


def _name_taken() -> Conflict:
    return _taken("username", "This name is taken, or looks too much like one that is.")


def _address_taken() -> Conflict:
    return _taken("email", "There is an account with this e-mail address already.")


def _taken(field: str, message: str) -> Conflict:
    return Conflict(message, code=f"{field}_taken", fields={field: "is taken"})
