"""Accounts: making them and finding them by what people type."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, insert, or_, select, update

from backend.db import Work
from backend.errors import Conflict
from backend.people import Person
from backend.users.models import users
from backend.users.names import email_key, username_key


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


def account_key(name: str) -> str:
    """What a user name or an e-mail address, as typed at login, is looked up by. No user name has an @ in it."""
    return email_key(name) if "@" in name else username_key(name.strip())


def find_account(work: Work, key: str) -> Account | None:
    column = users.c.email_key if "@" in key else users.c.username_key
    row = work.execute(select(users).where(column == key)).one_or_none() if "\0" not in key else None
    if row is None:
        return None
    return Account(Person(row.id, row.username, row.display_name, row.avatar), row.email, row.password_hash)


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
            raise _taken("username", "This name is taken, or looks too much like one that is.")
        raise _taken("email", "There is an account with this e-mail address already.")
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
    return person


def replace_password_hash(work: Work, user_id: int, new: str) -> None:
    work.execute(update(users).where(users.c.id == user_id).values(password_hash=new))


def has_administrator(work: Work) -> bool:
    return bool(work.execute(select(exists().where(users.c.is_admin))).scalar_one())


def make_administrator(work: Work, user_id: int) -> None:
    work.execute(update(users).where(users.c.id == user_id).values(is_admin=True))


def _taken(field: str, message: str) -> Conflict:
    return Conflict(message, code=f"{field}_taken", fields={field: "is taken"})
