"""Slow mode: so many seconds lie between two messages of the same person in a channel. Kept in a table, so that a restart
lets nobody through sooner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, case, delete, literal_column, or_, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from backend.channels.models import channels, slow_mode_marks
from backend.db import Work
from backend.errors import RateLimited
from backend.permissions.access import ChannelAccess
from backend.permissions.bits import Permission

EXEMPT = int(Permission.MANAGE_MESSAGES | Permission.MANAGE_CHANNELS | Permission.BYPASS_SLOWMODE)


@dataclass(frozen=True, slots=True)
class Said:
    access: ChannelAccess
    user_id: int
    message_id: int

    @property
    def key(self) -> tuple[int, int]:
        return self.access.channel_id, self.user_id


def is_slowed(access: ChannelAccess) -> bool:
    return access.slow_mode > 0 and not access.permissions & EXEMPT


def too_soon(work: Work, said: Sequence[Said]) -> dict[int, RateLimited]:
    """Notes who writes now, in one statement however many they are; returns who came too soon, by message."""
    first: dict[tuple[int, int], Said] = {}
    for one in said:
        first.setdefault(one.key, one)
    rows = [
        {"channel_id": channel_id, "user_id": user_id, "message_id": one.message_id, "said_at": work.now}
        for (channel_id, user_id), one in first.items()
    ]
    last = {(row.channel_id, row.user_id): row for row in work.execute(_note(work), rows)}
    refused = {}
    for one in said:
        mark = last[one.key]
        if mark.message_id != one.message_id:
            refused[one.message_id] = _refusal(mark.said_at + one.access.slow_mode * 1000 - work.now)
    return refused


def take_back(work: Work, unsaid: Sequence[Said]) -> None:
    """What was let through and is not said after all: whoever it was had waited long enough."""
    for one in unsaid:
        channel_id, user_id = one.key
        mine = (slow_mode_marks.c.channel_id == channel_id) & (slow_mode_marks.c.user_id == user_id)
        work.execute(delete(slow_mode_marks).where(mine))


def forget_marks(work: Work, channel_id: int) -> None:
    """When slow mode ends there."""
    work.execute(delete(slow_mode_marks).where(slow_mode_marks.c.channel_id == channel_id))


def _refusal(milliseconds: int) -> RateLimited:
    refusal = RateLimited(
        "Slow mode is on here. Wait a moment before you write again.",
        code="slow_mode",
        retry_after=max(milliseconds, 1) / 1000,
    )
    refusal.limit = 1
    return refusal


def _note(work: Work) -> Any:
    return _NOTE_ON_POSTGRESQL if work.connection.dialect.name == "postgresql" else _NOTE_ON_SQLITE


def _noting(insert_into: Any) -> Any:
    """The new mark takes the old one's place only when that is old enough, or of a time that the clock has yet to reach
    again. The id in the row that comes back tells which of the two it is."""
    note = insert_into(slow_mode_marks)
    # As text: a subquery outside of a SELECT takes every table that it names for one of its own.
    here = channels.c.id == literal_column("excluded.channel_id", BigInteger)
    pause = select(channels.c.slow_mode).where(here).scalar_subquery() * 1000
    before, now = slow_mode_marks.c.said_at, note.excluded.said_at
    is_over = or_(before + pause <= now, before > now)
    values = {
        "said_at": case((is_over, now), else_=before),
        "message_id": case((is_over, note.excluded.message_id), else_=slow_mode_marks.c.message_id),
    }
    return note.on_conflict_do_update(index_elements=["channel_id", "user_id"], set_=values).returning(slow_mode_marks)


_NOTE_ON_SQLITE, _NOTE_ON_POSTGRESQL = _noting(sqlite_insert), _noting(postgresql_insert)
