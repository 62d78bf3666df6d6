"""Making accounts, signing in, and one's own account."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from backend.auth.schemas import Account, Registered
from backend.auth.sessions import Client, end_session, start_session
from backend.db import Work
from backend.errors import NotFound, NotSignedIn
from backend.guilds.members import join_guild
from backend.users.accounts import NewAccount, create_account, replace_password_hash
from backend.users.models import users
from backend.utils import iso


@dataclass(frozen=True, slots=True)
class SignIn:
    """A login whose password was right. `replaces` is the session that the browser had until now."""

    user_id: int
    token_hash: bytes
    client: Client
    replaces: int | None
    old_password_hash: str
    new_password_hash: str | None


def register(work: Work, new: NewAccount, auto_join: Iterable[int]) -> Registered:
    """Raises Conflict. The new account joins the guilds of AUTO_JOIN_GUILDS that exist."""
    person = create_account(work, new)
    for guild_id in auto_join:
        with contextlib.suppress(NotFound):
            join_guild(work, person, guild_id)
    return Registered(person.id, person.username, new.email, iso(work.now))


def sign_in(work: Work, login: SignIn) -> None:
    """The password was checked before the transaction: it must still be the account's."""
    stored = work.execute(select(users.c.password_hash).where(users.c.id == login.user_id)).scalar_one_or_none()
    if stored != login.old_password_hash:
        raise NotSignedIn
    if login.new_password_hash is not None:
        replace_password_hash(work, login.user_id, login.new_password_hash)
    if login.replaces is not None:
        with contextlib.suppress(NotFound):
            end_session(work, login.user_id, login.replaces, "signed_in_again")
    start_session(work, login.user_id, login.token_hash, login.client)


def show_account(work: Work, user_id: int) -> Account:
    row = work.execute(select(users).where(users.c.id == user_id)).one()
    return Account(
        row.id, row.username, row.display_name, row.avatar, row.email, iso(row.created_at), row.is_admin
    )
