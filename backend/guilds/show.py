"""Guilds as their members see them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec

from backend.channels.show import channels_in
from backend.db import Work
from backend.errors import NotFound
from backend.expressions.reading import expressions_of
from backend.guilds.events import GuildCreated, GuildUpdated
from backend.guilds.reading import member_of
from backend.guilds.schemas import Guild
from backend.people import Person
from backend.permissions.loading import load_guilds
from backend.permissions.views import GuildView, Viewing
from backend.roles.schemas import Role
from backend.utils import iso


def list_guilds(work: Work, user: Person, guild_ids: Collection[int] | None = None) -> list[Guild]:
    loaded = load_guilds(work, [user.id], guild_ids)
    return [_guild(guild.row, Viewing(guild).of(user.id, work.now)) for _, guild in sorted(loaded.items())]


def show_guild(work: Work, user: Person, guild_id: int) -> Guild:
    shown = show_guilds(work, user, [guild_id])
    if not shown:
        raise NotFound("There is no such guild.")
    return shown[0]


def show_guilds(work: Work, user: Person, guild_ids: Collection[int] | None = None) -> list[Guild]:
    """Guilds whole, with the channels that the user may view; one statement more than loading them takes."""
    shown = []
    loaded = load_guilds(work, [user.id], guild_ids)
    expressions = expressions_of(work, loaded)
    for guild_id, guild in sorted(loaded.items()):
        view = Viewing(guild).of(user.id, work.now)
        shown.append(
            msgspec.structs.replace(
                _guild(guild.row, view),
                channels=channels_in(guild, view),
                roles=[Role(**row._mapping) for row in guild.roles],
                member=member_of(work, user, guild.memberships[user.id], guild.held[user.id]),
                emojis=expressions[guild_id].emojis,
                stickers=expressions[guild_id].stickers,
            )
        )
    return shown


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


def _guild(row: Any, view: GuildView) -> Guild:
    return Guild(**_fields(row), permissions=view.permissions)


def _fields(row: Any) -> dict[str, Any]:
    """A guild's row as everybody sees it."""
    return {field: getattr(row, field) for field in GuildUpdated.__struct_fields__} | {
        "created_at": iso(row.created_at)
    }
