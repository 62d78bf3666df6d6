"""Channels as clients know them, for those to whom a change of rights has shown them: read on the fan-out's behalf."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select

from backend.channels.models import channels
from backend.channels.show import channels_of
from backend.db import Work
from backend.dms.show import conversations_by_id
from backend.permissions.views import GuildView
from backend.realtime.rooms import DIRECT


def reveal(work: Work, guild_id: int, channel_ids: Collection[int] | None) -> Mapping[int, Any]:
    """By id, those named or all of the guild; the permissions in them are nobody's."""
    if guild_id == DIRECT:
        return conversations_by_id(work, channel_ids or ())
    if channel_ids is None:
        channel_ids = work.execute(select(channels.c.id).where(channels.c.guild_id == guild_id)).scalars().all()
    anybody = GuildView(0, dict.fromkeys(channel_ids, 0), frozenset(channel_ids))
    return {channel.id: channel for channel in channels_of(work, {guild_id: anybody})[guild_id]}
