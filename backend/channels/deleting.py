"""Deleting a channel: at once for everybody; what was said in it is cleared away in the background (`jobs.py`)."""

from __future__ import annotations

from sqlalchemy import select, update

from backend.audit.log import record
from backend.channels.changing import managed, row_of
from backend.channels.ending import clear_later
from backend.channels.events import ChannelDeleted
from backend.channels.models import channels
from backend.db import Work
from backend.guilds.settings import forget_system_channel
from backend.people import Person
from backend.permissions.access import DELETED
from backend.realtime import rooms
from backend.realtime.events import AccessChanged
from backend.roles.channel_rights import tell_of_channels


def delete_channel(work: Work, user: Person, channel_id: int, reason: str = "") -> None:
    """The channels of a category stay, without a category."""
    guild_id = managed(work, user, channel_id).guild_id
    row = row_of(work, channel_id)
    forget_system_channel(work, guild_id, channel_id)
    inside = list(work.execute(select(channels.c.id).where(channels.c.parent_id == channel_id)).scalars())
    work.execute(update(channels).where(channels.c.parent_id == channel_id).values(parent_id=None))
    ended = {"type": DELETED, "guild_id": None, "parent_id": None}
    work.execute(update(channels).where(channels.c.id == channel_id).values(ended))
    clear_later(work, channel_id)
    work.forget(guild_id)
    gone = {"type": (row.type, None), "topic": (row.topic, None), "parent_id": (row.parent_id, None)}
    record(work, guild_id, user, "channel_delete", ("channel", channel_id, row.name), gone, reason)
    if inside:
        tell_of_channels(work, guild_id, inside)
    # Before the rights are gone: it is for those who could view it.
    work.announce(ChannelDeleted(channel_id, guild_id), to=rooms.Viewers(guild_id, channel_id))
    work.announce(AccessChanged(guild_id, None, frozenset({channel_id})), to=None)
