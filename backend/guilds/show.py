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
from backend.guilds.events import GuildCreated, GuildUpdated
from backend.guilds.models import guilds
from backend.guilds.reading import own_memberships
from backend.guilds.schemas import Guild
from backend.people import Person
from backend.permissions.views import GuildView, views
from backend.roles.models import roles
from backend.roles.schemas import Role
from backend.utils import iso


def list_guilds(work: Work, user: Person, guild_ids: Collection[int] | None = None) -> list[Guild]:
    seen = views(work, [user.id], guild_ids).get(user.id, {})
    return [_guild(row, seen[row.id]) for row in _rows(work, seen)]


def show_guild(work: Work, user: Person, guild_id: int) -> Guild:
    shown = show_guilds(work, user, [guild_id])
    if not shown:
        raise NotFound("There is no such guild.")
    return shown[0]


def show_guilds(work: Work, user: Person, guild_ids: Collection[int] | None = None) -> list[Guild]:
    """Guilds whole, with the channels that the user may view; nine statements however many there are."""
    seen = views(work, [user.id], guild_ids).get(user.id, {})
    listed, mine = channels_of(work, seen), own_memberships(work, user, seen)
    by_guild: dict[int, list[Role]] = defaultdict(list)
    for row in work.execute(select(roles).where(roles.c.guild_id.in_(seen)).order_by(roles.c.position, roles.c.id)):
        by_guild[row.guild_id].append(Role(**row._mapping))
    return [
        msgspec.structs.replace(
            _guild(row, seen[row.id]), channels=listed[row.id], roles=by_guild[row.id], member=mine[row.id]
        )
        for row in _rows(work, seen)
    ]


def brief_guild(work: Work, user: Person, guild_id: int) -> Guild:
    """As lists show it."""
    listed = list_guilds(work, user, [guild_id])
    if not listed:
        raise NotFound("There is no such guild.")
    return listed[0]


def created(guild: Guild) -> GuildCreated:
    return GuildCreated(**msgspec.structs.asdict(guild))


def updated(row: Any) -> GuildUpdated:
    return GuildUpdated(**_fields(row))


def _rows(work: Work, guild_ids: Collection[int]) -> Any:
    return work.execute(select(guilds).where(guilds.c.id.in_(guild_ids)).order_by(guilds.c.id))


def _guild(row: Any, view: GuildView) -> Guild:
    return Guild(**_fields(row), permissions=view.permissions)


def _fields(row: Any) -> dict[str, Any]:
    """A guild's row as everybody sees it."""
    return {field: getattr(row, field) for field in GuildUpdated.__struct_fields__} | {
        "created_at": iso(row.created_at)
    }
