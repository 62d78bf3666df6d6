"""Guilds whole, in five statements however many they are: their rows, roles, channels, overwrites, and the memberships of
those who ask. Rights are computed from it (`views.py`), and what a guild looks like is read from it, without asking twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from backend.channels.models import channels
from backend.db import Work
from backend.guilds.models import guilds, members
from backend.roles.models import member_roles, overwrites, roles


@dataclass(slots=True)
class LoadedGuild:
    row: Any
    memberships: dict[int, Any] = field(default_factory=dict)  # by user id, of those asked for
    held: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))  # their role ids
    roles: list[Any] = field(default_factory=list)  # the lowest first
    channels: list[Any] = field(default_factory=list)  # in their order
    overwrites: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))  # by channel id


def load_guilds(
    work: Work,
    user_ids: Collection[int],
    guild_ids: Collection[int] | None = None,
    channel_ids: Collection[int] | None = None,
) -> dict[int, LoadedGuild]:
    """The guilds to which any of these users belongs: all of them, or of those named, with all channels or those named."""
    mine = [members.c.user_id.in_(user_ids)]
    if guild_ids is not None:
        mine.append(members.c.guild_id.in_(guild_ids))
    belonging = work.execute(_BELONGING.where(*mine)).all()
    found = {row.id: LoadedGuild(row) for row in _of(work, guilds, guilds.c.id, {row.guild_id for row in belonging})}
    for row in belonging:
        found[row.guild_id].memberships[row.user_id] = row
        if row.role_id is not None:
            found[row.guild_id].held[row.user_id].append(row.role_id)
    for row in _of(work, roles, roles.c.guild_id, found, roles.c.position, roles.c.id):
        found[row.guild_id].roles.append(row)
    inside: Any = channels.c.guild_id.in_(found)
    if channel_ids is not None:
        inside &= channels.c.id.in_(channel_ids)
    for row in work.execute(select(channels).where(inside).order_by(channels.c.position, channels.c.id)):
        found[row.guild_id].channels.append(row)
    written = select(channels.c.guild_id, overwrites).join(channels, channels.c.id == overwrites.c.channel_id)
    for row in work.execute(written.where(inside).order_by(overwrites.c.target_id)):
        found[row.guild_id].overwrites[row.channel_id].append(row)
    return found


def _of(work: Work, table: Any, column: Any, guild_ids: Collection[int], *order: Any) -> Any:
    return work.execute(select(table).where(column.in_(guild_ids)).order_by(*order))


_BELONGING = (
    select(members, member_roles.c.role_id)
    .outerjoin(
        member_roles,
        (member_roles.c.guild_id == members.c.guild_id) & (member_roles.c.user_id == members.c.user_id),
    )
    .order_by(member_roles.c.role_id)
)
