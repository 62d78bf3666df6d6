"""Saying what a role or a member may do in one channel: only permissions that one has there oneself.

Roles' places do not matter here: as on Discord, a moderator may say something of a role above them, as far as their own
permissions reach. A channel that says the same as its category is in step with it, and follows what becomes of that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import asdict, replace
from sqlalchemy import delete, select

from backend.audit.log import record
from backend.channels.events import ChannelUpdated
from backend.channels.models import channels
from backend.channels.revealing import reveal
from backend.channels.schemas import Channel
from backend.db import Work
from backend.errors import Conflict, NotFound
from backend.people import Person
from backend.permissions.access import ChannelAccess, access_channel
from backend.permissions.bits import Permission
from backend.permissions.views import views
from backend.realtime import rooms
from backend.realtime.events import AccessChanged
from backend.realtime.rooms import DIRECT
from backend.roles.models import overwrites
from backend.roles.overwrites import check_may_change, check_overwrites, check_room, overwrites_of, write_overwrites
from backend.roles.reading import holders_of
from backend.roles.schemas import NewOverwrite, OverwriteEntry

Entries = list[OverwriteEntry]


def put_overwrite(
    work: Work, user: Person, channel_id: int, target_id: int, new: NewOverwrite, reason: str = ""
) -> Channel:
    access = _managed(work, user, channel_id)
    entry = OverwriteEntry(target_id, new.type, new.allow, new.deny)
    check_overwrites(work, access.guild_id, [entry])
    before = overwrites_of(work, [channel_id])[channel_id]
    old = _of(before, target_id)
    after = sorted([*_without(before, target_id), entry], key=lambda one: one.id)
    check_room(after)
    if old != entry:
        _change(work, access, before, after)
        _record(work, user, access, "overwrite_update", {"overwrite": (old, entry)}, reason)
    return show(work, user, access)


def delete_overwrite(work: Work, user: Person, channel_id: int, target_id: int, reason: str = "") -> Channel:
    access = _managed(work, user, channel_id)
    before = overwrites_of(work, [channel_id])[channel_id]
    old = _of(before, target_id)
    if old is None:
        raise NotFound("There is no such overwrite.")
    _change(work, access, before, _without(before, target_id))
    _record(work, user, access, "overwrite_delete", {"overwrite": (old, None)}, reason)
    return show(work, user, access)


def sync_with_category(work: Work, user: Person, channel_id: int, reason: str = "") -> Channel:
    """The channel takes over what its category says."""
    access = _managed(work, user, channel_id)
    parent_id = work.execute(select(channels.c.parent_id).where(channels.c.id == channel_id)).scalar_one()
    if parent_id is None:
        raise Conflict("This channel is in no category.")
    said = overwrites_of(work, [channel_id, parent_id])
    before, after = said[channel_id], said[parent_id]
    if before != after:
        _change(work, access, before, after)
        _record(work, user, access, "overwrite_update", {"overwrites": (before, after)}, reason)
    return show(work, user, access)


def show(work: Work, user: Person, access: ChannelAccess) -> Channel:
    """As the user sees it now: whoever has locked themselves out is shown it once more, with no permissions."""
    permissions = views(work, [user.id], [access.guild_id])[user.id][access.guild_id].channels[access.channel_id]
    channel: Channel = reveal(work, access.guild_id, [access.channel_id])[access.channel_id]
    return replace(channel, permissions=permissions)


def tell_of_channels(work: Work, guild_id: int, channel_ids: list[int]) -> None:
    """What is shown of these channels is other than before."""
    for channel in reveal(work, guild_id, channel_ids).values():
        fields = asdict(channel)
        del fields["permissions"]
        work.announce(ChannelUpdated(**fields), to=rooms.Viewers(guild_id, channel.id))


def forget_person(work: Work, user_id: int) -> None:
    """Nothing is said any more of somebody whose account goes. They have left their guilds by then: no rights change."""
    rows = select(channels.c.guild_id, channels.c.id).join(overwrites, overwrites.c.channel_id == channels.c.id)
    found = work.execute(rows.where(overwrites.c.target_id == user_id, channels.c.guild_id.is_not(None))).all()
    work.execute(delete(overwrites).where(overwrites.c.target_id == user_id))
    for guild_id in {row.guild_id for row in found}:
        work.forget(guild_id)
        tell_of_channels(work, guild_id, [row.id for row in found if row.guild_id == guild_id])


def _managed(work: Work, user: Person, channel_id: int) -> ChannelAccess:
    access = access_channel(work, user.id, channel_id, needs=Permission.VIEW_CHANNEL)
    if access.guild_id == DIRECT:
        raise NotFound("There is no such channel.")
    return access_channel(work, user.id, channel_id, needs=Permission.VIEW_CHANNEL | Permission.MANAGE_ROLES)


def _change(work: Work, access: ChannelAccess, before: Entries, after: Entries) -> None:
    check_may_change(access.permissions, before, after)
    changed = [access.channel_id, *_in_step(work, access.channel_id, before)]
    for channel_id in changed:
        write_overwrites(work, channel_id, after)
    work.forget(access.guild_id)
    touched = _touched(work, access.guild_id, before, after)
    work.announce(AccessChanged(access.guild_id, touched, frozenset(changed)), to=None)
    tell_of_channels(work, access.guild_id, changed)


def _in_step(work: Work, category_id: int, said: Entries) -> list[int]:
    """The channels of a category that say the same as it does; a channel has none."""
    inside = work.execute(select(channels.c.id).where(channels.c.parent_id == category_id)).scalars().all()
    return [channel_id for channel_id, own in overwrites_of(work, inside).items() if own == said]


def _touched(work: Work, guild_id: int, before: Entries, after: Entries) -> frozenset[int] | None:
    """Whose rights are other than before; None: everybody's."""
    user_ids: frozenset[int] = frozenset()
    for entry in {entry.id: entry for entry in [*before, *after] if entry not in before or entry not in after}.values():
        holders = frozenset({entry.id}) if entry.type == "member" else holders_of(work, guild_id, entry.id)
        if holders is None:
            return None
        user_ids |= holders
    return user_ids


def _of(entries: Entries, target_id: int) -> OverwriteEntry | None:
    return next((entry for entry in entries if entry.id == target_id), None)


def _without(entries: Entries, target_id: int) -> Entries:
    return [entry for entry in entries if entry.id != target_id]


def _record(
    work: Work, user: Person, access: ChannelAccess, action: str, changes: Mapping[str, Any], reason: str
) -> None:
    name = work.execute(select(channels.c.name).where(channels.c.id == access.channel_id)).scalar_one()
    record(work, access.guild_id, user, action, ("channel", access.channel_id, name), changes, reason)
