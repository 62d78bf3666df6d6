"""What a role or a member may do in one channel, as it is written down: reading, writing, and what may be asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import delete, insert, select

from backend.channels.models import channels
from backend.db import Work
from backend.errors import Conflict, Forbidden, invalid
from backend.guilds.models import members
from backend.permissions.bits import known, names_of
from backend.roles.models import overwrites, roles
from backend.roles.schemas import OverwriteEntry

MOST_OVERWRITES = 500  # of one channel
MOST_IN_A_QUESTION = 900


def overwrites_of(work: Work, channel_ids: Collection[int]) -> dict[int, list[OverwriteEntry]]:
    """By channel, every one of those named, in the order of their targets."""
    found: dict[int, list[OverwriteEntry]] = {channel_id: [] for channel_id in channel_ids}
    for some in _slices(found):
        here = overwrites.c.channel_id.in_(some)
        for row in work.execute(select(overwrites).where(here).order_by(overwrites.c.target_id)):
            found[row.channel_id].append(overwrite_entry(row))
    return found


def overwrites_in(work: Work, guild_ids: Collection[int]) -> dict[int, list[OverwriteEntry]]:
    """By channel, those of whole guilds, in one statement however many channels there are; none: not in the answer."""
    found: dict[int, list[OverwriteEntry]] = defaultdict(list)
    rows = select(overwrites).join(channels, channels.c.id == overwrites.c.channel_id)
    for row in work.execute(rows.where(channels.c.guild_id.in_(guild_ids)).order_by(overwrites.c.target_id)):
        found[row.channel_id].append(overwrite_entry(row))
    return found


def write_overwrites(work: Work, channel_id: int, entries: Collection[OverwriteEntry]) -> None:
    """The channel has these overwrites and no others. Only the rows: checks, rights and events are the caller's."""
    work.execute(delete(overwrites).where(overwrites.c.channel_id == channel_id))
    if entries:
        work.execute(insert(overwrites), [_row(channel_id, entry) for entry in entries])


def write_overwrite(work: Work, channel_id: int, entry: OverwriteEntry) -> None:
    """The same for one target."""
    remove_overwrite(work, channel_id, entry.id)
    work.execute(insert(overwrites).values(_row(channel_id, entry)))


def remove_overwrite(work: Work, channel_id: int, target_id: int) -> None:
    here = (overwrites.c.channel_id == channel_id) & (overwrites.c.target_id == target_id)
    work.execute(delete(overwrites).where(here))


def check_overwrites(work: Work, guild_id: int, entries: Collection[OverwriteEntry]) -> None:
    """Raises InvalidFields for a target that is no role or member of the guild or stands there twice, for permissions
    that are unknown, or allowed and denied at once; Conflict for too many."""
    check_room(entries)
    if len({entry.id for entry in entries}) < len(entries):
        raise invalid("overwrites", "must name each role or member once")
    for entry in entries:
        if not (known(entry.allow) and known(entry.deny)):
            raise invalid("deny" if known(entry.allow) else "allow", "contains permissions that do not exist")
        if entry.allow & entry.deny:
            raise invalid("deny", "must not deny what is allowed")
    _check_targets(work, guild_id, entries)


def check_room(entries: Collection[OverwriteEntry]) -> None:
    if len(entries) > MOST_OVERWRITES:
        raise Conflict(f"A channel can have {MOST_OVERWRITES} overwrites.")


def check_may_change(permissions: int, before: Iterable[OverwriteEntry], after: Iterable[OverwriteEntry]) -> None:
    """Raises Forbidden when anything is changed that is not among `permissions`: what the actor may do in the channel."""
    lacking = changed_bits(before, after) & ~permissions
    if lacking:
        raise Forbidden(f"You cannot allow or deny what you may not do here yourself: {names_of(lacking)}.")


def changed_bits(before: Iterable[OverwriteEntry], after: Iterable[OverwriteEntry]) -> int:
    """Every permission about which the two say something different, for whomever."""
    was, will_be = _by_target(before), _by_target(after)
    changed = 0
    for target_id in was.keys() | will_be.keys():
        old, new = was.get(target_id, (0, 0)), will_be.get(target_id, (0, 0))
        changed |= (old[0] ^ new[0]) | (old[1] ^ new[1])
    return changed


def _by_target(entries: Iterable[OverwriteEntry]) -> Mapping[int, tuple[int, int]]:
    return {entry.id: (entry.allow, entry.deny) for entry in entries}


def _check_targets(work: Work, guild_id: int, entries: Collection[OverwriteEntry]) -> None:
    of_roles = {entry.id for entry in entries if entry.type == "role"}
    of_members = {entry.id for entry in entries if entry.type == "member"}
    if len(of_roles) + len(of_members) < len(entries):
        raise invalid("type", "must be role or member")
    here = select(roles.c.id).where(roles.c.guild_id == guild_id, roles.c.id.in_(of_roles))
    if of_roles and len(work.execute(here).all()) < len(of_roles):
        raise invalid("id", "must be a role of this guild")
    present = select(members.c.user_id).where(members.c.guild_id == guild_id, members.c.user_id.in_(of_members))
    if of_members and len(work.execute(present).all()) < len(of_members):
        raise invalid("id", "must be a member of this guild")


def overwrite_entry(row: Any) -> OverwriteEntry:
    return OverwriteEntry(row.target_id, row.target_type, row.allow, row.deny)


def _row(channel_id: int, entry: OverwriteEntry) -> dict[str, Any]:
    return {
        "channel_id": channel_id,
        "target_id": entry.id,
        "target_type": entry.type,
        "allow": entry.allow,
        "deny": entry.deny,
    }


def _slices(channel_ids: Collection[int]) -> Iterable[list[int]]:
    listed = list(channel_ids)
    return (listed[start : start + MOST_IN_A_QUESTION] for start in range(0, len(listed), MOST_IN_A_QUESTION))
