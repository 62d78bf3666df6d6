"""What somebody shows of being here: the status they chose, and a few words of their own for a while."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET
from sqlalchemy import select, update

from backend.db import Work
from backend.jobs.schedule import cancel, plan
from backend.messages.content import check_emoji
from backend.people import Person
from backend.users.account import tell_me
from backend.users.live import people_changed
from backend.users.models import users
from backend.users.schemas import CustomStatusChange, Status, StatusChange
from backend.utils import clean_line

TEXT_LENGTH = 128


def set_status(work: Work, user: Person, change: StatusChange) -> Status:
    """What is left out stays as it is."""
    values: dict[str, Any] = {}
    if change.status is not UNSET:
        values["status"] = change.status
    if change.custom_status is not UNSET:
        values |= _custom(work, change.custom_status)
        _plan_end(work, user.id, values["custom_until"])
    if values:
        work.execute(update(users).where(users.c.id == user.id).values(**values))
    return _tell(work, user.id)


def clear_status(work: Work, user_id: int) -> None:
    """The job at the end of a custom status."""
    over = (users.c.id == user_id) & (users.c.custom_until <= work.now)
    if work.execute(select(users.c.id).where(over)).first() is None:
        return
    work.execute(update(users).where(over).values(custom_text=None, custom_emoji=None, custom_until=None))
    _tell(work, user_id)


def _tell(work: Work, user_id: int) -> Status:
    people_changed(work, [user_id])
    account = tell_me(work, user_id)
    return Status(account.status, account.custom_status)


def _custom(work: Work, given: CustomStatusChange | None) -> dict[str, Any]:
    text = clean_line("custom_status.text", given.text, TEXT_LENGTH) if given and given.text else None
    emoji = check_emoji(given.emoji) if given and given.emoji else None
    if given is None or (text is None and emoji is None):
        return {"custom_text": None, "custom_emoji": None, "custom_until": None}
    until = work.now + given.clear_after * 1000 if given.clear_after is not None else None
    return {"custom_text": text, "custom_emoji": emoji, "custom_until": until}


def _plan_end(work: Work, user_id: int, until: int | None) -> None:
    key = f"status:{user_id}"
    if until is None:
        cancel(work, key)
    else:
        plan(work, "clear_status", until, {"user_id": user_id}, key=key)
