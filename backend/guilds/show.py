"""Guilds as their members see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import select

from backend.channels.actions import channels_of
from backend.db import Work
from backend.errors import NotFound
from backend.guilds.events import GuildCreated
from backend.guilds.models import guilds, roles
from backend.guilds.schemas import Guild, Role
from backend.people import Person
from backend.permissions.views import GuildView, views
from backend.utils import iso


def list_guilds(work: Work, user: Person) -> list[Guild]:
    seen = views(work, [user.id]).get(user.id, {})
    return [_guild(row, seen[row.id]) for row in _rows(work, seen)]


def show_guild(work: Work, user: Person, guild_id: int) -> Guild:
    shown = show_guilds(work, user, [guild_id])
    if not shown:
        raise NotFound("There is no such guild.")
    return shown[0]


def show_guilds(work: Work, user: Person, guild_ids: Collection[int] | None = None) -> list[Guild]:
    """Guilds whole, with the channels that the user may view; seven statements however many there are."""
    seen = views(work, [user.id], guild_ids).get(user.id, {})
    listed = channels_of(work, seen)
    by_guild: dict[int, list[Role]] = defaultdict(list)
    for row in work.execute(select(roles).where(roles.c.guild_id.in_(seen)).order_by(roles.c.position, roles.c.id)):
        by_guild[row.guild_id].append(Role(**row._mapping))
    return [
        msgspec.structs.replace(_guild(row, seen[row.id]), channels=listed[row.id], roles=by_guild[row.id])
        for row in _rows(work, seen)
    ]


def created(guild: Guild) -> GuildCreated:
    return GuildCreated(**msgspec.structs.asdict(guild))


def _rows(work: Work, guild_ids: Collection[int]) -> Any:
    return work.execute(select(guilds).where(guilds.c.id.in_(guild_ids)).order_by(guilds.c.id))


def _guild(row: Any, view: GuildView) -> Guild:
    return Guild(row.id, row.name, row.icon, row.owner_id, iso(row.created_at), row.member_count, view.permissions)
