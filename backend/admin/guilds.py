"""All guilds of the installation, for its administrators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, or_, select

from backend.admin.access import access_installation
from backend.admin.schemas import GuildRow, GuildRows, ListQuery
from backend.audit.log import record
from backend.channels.models import channels
from backend.db import Work
from backend.errors import NotFound, invalid
from backend.guilds.models import guilds
from backend.guilds.ownership import end_guild
from backend.messages.models import message_gaps
from backend.people import Person
from backend.users.models import users
from backend.utils import iso


def list_guilds(work: Work, admin: Person, query: ListQuery) -> GuildRows:
    """By id; four statements however many there are. Messages are counted by arithmetic."""
    access_installation(work, admin.id)
    page = _GUILDS.where(guilds.c.id > query.after, *_beginning_with(query.q.strip())).limit(query.limit + 1)
    rows = work.execute(page).all()
    shown = rows[: query.limit]
    counted = _counts(work, [row.id for row in shown])
    found = [_row(row, *counted.get(row.id, (0, 0))) for row in shown]
    return GuildRows(found, shown[-1].id if len(rows) > query.limit else None)


def delete_guild(work: Work, admin: Person, guild_id: int, name: str, reason: str) -> None:
    """`name`: the guild's, typed again."""
    access_installation(work, admin.id)
    row = work.execute(select(guilds.c.name).where(guilds.c.id == guild_id)).one_or_none()
    if row is None:
        raise NotFound("There is no such guild.")
    if row.name != name:
        raise invalid("name", "is not the name of this guild")
    end_guild(work, guild_id)
    record(work, None, admin, "guild_delete", ("guild", guild_id, name), {}, reason)


def _beginning_with(text: str) -> list[Any]:
    """In any case. SQLite folds the case of Latin letters alone, so others are asked for in their usual spellings."""
    if not text:
        return []
    spellings = {text, text.lower(), text.upper(), text.capitalize(), text.title()}
    return [or_(*(guilds.c.name.istartswith(spelling, autoescape=True) for spelling in sorted(spellings)))]


def _counts(work: Work, guild_ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Channels and messages of each: the numbers that were given out, less those that are gone."""
    here = channels.c.guild_id.in_(guild_ids)
    said = select(channels.c.guild_id, func.count(), func.sum(channels.c.last_seq)).where(here)
    gone = select(channels.c.guild_id, func.sum(message_gaps.c.deleted)).join(
        channels, channels.c.id == message_gaps.c.channel_id
    )
    lost = {id: int(deleted) for id, deleted in work.execute(gone.where(here).group_by(channels.c.guild_id))}
    rows = work.execute(said.group_by(channels.c.guild_id))
    return {id: (count, int(total) - lost.get(id, 0)) for id, count, total in rows}


def _row(row: Any, channel_count: int, message_count: int) -> GuildRow:
    owner = Person(row.owner_id, row.username, row.display_name, row.avatar) if row.username is not None else None
    made = iso(row.created_at)
    return GuildRow(row.id, row.name, row.icon, owner, row.member_count, channel_count, message_count, made)


_GUILDS = (
    select(guilds, users.c.username, users.c.display_name, users.c.avatar)
    .outerjoin(users, users.c.id == guilds.c.owner_id)
    .order_by(guilds.c.id)
)
