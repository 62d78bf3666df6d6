"""One's own account, as its owner alone sees it."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import select

from backend.db import Work
from backend.people import CustomStatus, Person
from backend.realtime import rooms
from backend.users.events import MeUpdated
from backend.users.models import users
from backend.users.schemas import Account, Settings
from backend.utils import iso


def show_account(work: Work, user_id: int) -> Account:
    row = work.execute(select(users).where(users.c.id == user_id)).one()
    return Account(
        row.id,
        row.username,
        row.display_name,
        row.avatar,
        row.banner,
        row.bio,
        row.pronouns,
        row.email,
        iso(row.created_at),
        row.is_admin,
        row.totp_enabled,
        row.status,
        custom_status(row, work.now),
        read_settings(row.settings),
    )


def tell_me(work: Work, user_id: int) -> Account:
    """The account as it is now, told to all devices of its owner."""
    account = show_account(work, user_id)
    work.announce(MeUpdated(**msgspec.structs.asdict(account)), to=rooms.user(user_id))
    return account


def read_settings(stored: str) -> Settings:
    """What was chosen, and for the rest the defaults."""
    return msgspec.json.decode(stored, type=Settings)


def custom_status(row: Any, now: int) -> CustomStatus | None:
    """Of a row of `users`; what has run out is gone, even before the job that clears it away."""
    text, emoji, until = row.custom_text, row.custom_emoji, row.custom_until
    if (text is None and emoji is None) or (until is not None and until <= now):
        return None
    return CustomStatus(text, emoji, iso(until) if until is not None else None)


def person(row: Any) -> Person:
    return Person(row.id, row.username, row.display_name, row.avatar)
