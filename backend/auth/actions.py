"""Making accounts, signing in, and one's own account."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from backend.auth.schemas import Registered
from backend.auth.sessions import Client, end_session, start_session
from backend.db import Work
from backend.errors import Conflict, NotFound
from backend.guilds.members import join_guild
from backend.users.accounts import NewAccount, create_account, replace_password_hash
from backend.users.models import users
from backend.utils import iso
from backend.web import SignedIn


@dataclass(frozen=True, slots=True)
class SignIn:
    """A login whose password was right. `replaces` is the session that the browser had until now."""

    user_id: int
    token_hash: bytes
    client: Client
    replaces: SignedIn | None
    checked_hash: str
    new_hash: str | None


def register(work: Work, new: NewAccount, auto_join: Iterable[int]) -> Registered:
    """Raises Conflict. The new account joins the guilds of AUTO_JOIN_GUILDS that exist."""
    person = create_account(work, new)
    for guild_id in auto_join:
        with contextlib.suppress(NotFound):
            join_guild(work, person, guild_id)
    return Registered(person.id, person.username, new.email, iso(work.now))


def sign_in(work: Work, login: SignIn) -> None:
    """Raises Conflict when the password that was checked, before the transaction, is not the account's any more."""
    stored = work.execute(select(users.c.password_hash).where(users.c.id == login.user_id)).scalar_one_or_none()
    if stored != login.checked_hash:
        raise Conflict("The password has just been changed, please sign in again.")
    if login.new_hash is not None:
        replace_password_hash(work, login.user_id, login.new_hash)
    if login.replaces is not None:
        with contextlib.suppress(NotFound):
            end_session(work, login.replaces.person.id, login.replaces.session_id, "signed_in_again")
    start_session(work, login.user_id, login.token_hash, login.client)
