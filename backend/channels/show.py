"""Channels as those who may view them see them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from backend.channels.models import channels
from backend.channels.schemas import Channel
from backend.db import Work
from backend.errors import NotFound
from backend.people import Person
from backend.permissions.loading import LoadedGuild, load_guilds
from backend.permissions.views import GuildView, Viewing
from backend.roles.overwrites import overwrite_entry, overwrites_in
from backend.roles.schemas import OverwriteEntry


def list_channels(work: Work, user: Person, guild_id: int) -> list[Channel]:
    guild = load_guilds(work, [user.id], [guild_id]).get(guild_id)
    if guild is None:
        raise NotFound("There is no such guild.")
    return channels_in(guild, Viewing(guild).of(user.id, work.now))


def channels_of(work: Work, seen: Mapping[int, GuildView]) -> dict[int, list[Channel]]:
    """By guild, the channels that a view of it shows, in their order, with the viewer's permissions."""
    listed: dict[int, list[Channel]] = {guild_id: [] for guild_id in seen}
    rows = select(channels).where(channels.c.guild_id.in_(seen)).order_by(channels.c.position, channels.c.id)
    shown = [row for row in work.execute(rows) if row.id in seen[row.guild_id].visible]
    said = overwrites_in(work, seen)
    for row in shown:
        listed[row.guild_id].append(channel_of(row, said.get(row.id, []), seen[row.guild_id].channels[row.id]))
    return listed


def channels_in(guild: LoadedGuild, view: GuildView) -> list[Channel]:
    """The same, of a guild that is loaded already."""
    return [
        channel_of(row, [overwrite_entry(said) for said in guild.overwrites.get(row.id, ())], view.channels[row.id])
        for row in guild.channels
        if row.id in view.visible
    ]


def channel_of(row: Any, said: list[OverwriteEntry], permissions: int) -> Channel:
    """From its row. `said`: its overwrites."""
    return Channel(
        row.id,
        row.guild_id,
        row.name,
        row.type,
        row.position,
        row.parent_id,
        row.topic,
        row.slow_mode,
        row.age_restricted,
        said,
        row.last_message_id,
        row.last_seq,
        permissions,
    )
