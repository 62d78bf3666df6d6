"""Changing a channel: whoever has MANAGE_CHANNELS in it."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET
from msgspec.structs import asdict
from sqlalchemy import select, update

from backend.audit.log import differences, record
from backend.channels.actions import channel_name, check_parent, clean_topic
from backend.channels.models import channels
from backend.channels.schemas import Channel, ChannelChanges
from backend.channels.slow_mode import forget_marks
from backend.db import Work
from backend.errors import NotFound, invalid
from backend.people import Person
from backend.permissions.access import ChannelAccess, access_channel
from backend.permissions.bits import Permission
from backend.realtime.rooms import DIRECT
from backend.roles.channel_rights import show, tell_of_channels

CAN_BECOME = ("text", "announcement")  # each other


def update_channel(work: Work, user: Person, channel_id: int, changes: ChannelChanges, reason: str = "") -> Channel:
    """What is no change is neither recorded nor told."""
    access = managed(work, user, channel_id)
    before = row_of(work, channel_id)
    values = _checked(work, user, before, changes)
    if any(getattr(before, field) != value for field, value in values.items()):
        work.execute(update(channels).where(channels.c.id == channel_id).values(values))
        after = row_of(work, channel_id)
        if not after.slow_mode:
            forget_marks(work, channel_id)
        work.forget(access.guild_id)  # one's rights in a channel are cached together with its type and slow mode
        changed = differences(before, after, *values)
        record(work, access.guild_id, user, "channel_update", ("channel", channel_id, after.name), changed, reason)
        tell_of_channels(work, access.guild_id, [channel_id])
    return show(work, user, access)


def managed(work: Work, user: Person, channel_id: int) -> ChannelAccess:
    """Raises NotFound when it may not be viewed or belongs to no guild, Forbidden when it may not be managed."""
    access = access_channel(work, user.id, channel_id)
    if access.guild_id == DIRECT:
        raise NotFound("There is no such channel.")
    return access_channel(work, user.id, channel_id, needs=Permission.VIEW_CHANNEL | Permission.MANAGE_CHANNELS)


def row_of(work: Work, channel_id: int) -> Any:
    return work.execute(select(channels).where(channels.c.id == channel_id)).one()


def _checked(work: Work, user: Person, before: Any, changes: ChannelChanges) -> dict[str, Any]:
    """The columns that were given, as they are stored."""
    given = {field: value for field, value in asdict(changes).items() if value is not UNSET}
    if given.get("type", before.type) != before.type and not {before.type, given["type"]} <= set(CAN_BECOME):
        raise invalid("type", "can be changed between text and announcement only")
    if "name" in given:
        given["name"] = channel_name(given["name"], before.type)
    if "topic" in given:
        given["topic"] = clean_topic(given["topic"])
    if given.get("parent_id") != before.parent_id:
        check_parent(work, user, before.guild_id, before.type, given.get("parent_id"))
    return given
