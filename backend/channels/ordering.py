"""Putting the channels of a guild in an order and into categories, in one call. Positions have no gaps afterwards, so that
whatever two people wish for at the same time, what is left is an order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from msgspec import UNSET
from sqlalchemy import bindparam, select, update

from backend.audit.log import record
from backend.channels.actions import NO_CATEGORY
from backend.channels.models import channels
from backend.channels.schemas import Channel, Place
from backend.channels.show import list_channels
from backend.db import Work
from backend.errors import Forbidden, invalid
from backend.guilds.members import lock_guild
from backend.people import Person
from backend.permissions.access import access_guild
from backend.permissions.bits import Permission
from backend.permissions.views import views
from backend.realtime.events import AccessChanged
from backend.roles.channel_rights import tell_of_channels
from backend.roles.overwrites import check_may_change, overwrites_of, write_overwrites

Rights = Mapping[int, int]  # by channel id


def order_channels(work: Work, user: Person, guild_id: int, places: Sequence[Place], reason: str = "") -> list[Channel]:
    """Those that are not named keep their order around those that are."""
    access_guild(work, user.id, guild_id, needs=Permission.MANAGE_CHANNELS)
    guild = lock_guild(work, guild_id)
    rows = {row.id: row for row in work.execute(_CHANNELS, {"guild_id": guild_id})}
    rights = views(work, [user.id], [guild_id])[user.id][guild_id].channels
    _check(rows, rights, places)
    parents = {place.id: place.parent_id for place in places if place.parent_id is not UNSET}
    _check_parents(rows, rights, parents)
    parents = {id: parents.get(id, row.parent_id) for id, row in rows.items()}
    order = _ordered(list(rows), places)
    moved = _move(work, rows, order, parents)
    synced = _sync(work, guild_id, rights, {place.id: parents[place.id] for place in places if place.sync})
    if moved or synced:
        changes: dict[str, Any] = {
            "order": (list(rows), order),
            "parents": ({id: rows[id].parent_id for id in moved}, {id: parents[id] for id in moved}),
            "synced": ([], synced),
        }
        record(work, guild_id, user, "channels_reorder", ("guild", guild_id, guild.name), changes, reason)
        tell_of_channels(work, guild_id, sorted({*moved, *synced}))
    return list_channels(work, user, guild_id)


def _check(rows: Mapping[int, Any], rights: Rights, places: Sequence[Place]) -> None:
    named = [place.id for place in places]
    if len(set(named)) < len(named):
        raise invalid("channels", "must name each channel once")
    if not all(id in rows and rights[id] & Permission.VIEW_CHANNEL for id in named):
        raise invalid("channels", "must be channels of this guild")
    if not all(rights[place.id] & Permission.MANAGE_CHANNELS for place in places if _is_other(rows[place.id], place)):
        raise Forbidden("You may not manage all of these channels.")


def _check_parents(rows: Mapping[int, Any], rights: Rights, parents: Mapping[int, int | None]) -> None:
    """As when one channel is moved."""
    changed = {id: parent for id, parent in parents.items() if parent is not None and parent != rows[id].parent_id}
    categories = {id for id, row in rows.items() if row.type == "category" and rights[id] & Permission.VIEW_CHANNEL}
    if not categories >= set(changed.values()) or not categories.isdisjoint(changed):
        raise invalid("parent_id", NO_CATEGORY)
    if not all(rights[parent] & Permission.MANAGE_CHANNELS for parent in changed.values()):
        raise Forbidden("You may not change this category.")


def _is_other(row: Any, place: Place) -> bool:
    return place.sync or place.position != row.position or place.parent_id not in (UNSET, row.parent_id)


def _ordered(before: Collection[int], places: Sequence[Place]) -> list[int]:
    named = {place.id for place in places}
    order = [id for id in before if id not in named]
    for place in sorted(places, key=lambda place: place.position):
        order.insert(place.position, place.id)
    return order


def _move(work: Work, rows: Mapping[int, Any], order: Sequence[int], parents: Mapping[int, int | None]) -> list[int]:
    """Returns the channels of which something is other than before."""
    places = {id: (at, parents[id]) for at, id in enumerate(order)}
    moved = [id for id, place in places.items() if place != (rows[id].position, rows[id].parent_id)]
    if moved:
        work.execute(_PLACE, [{"channel": id, "at": places[id][0], "inside": places[id][1]} for id in moved])
    return moved


def _sync(work: Work, guild_id: int, rights: Rights, parents: Mapping[int, int | None]) -> list[int]:
    """Each takes over what its category says: as with overwrites one by one, as far as one's own permissions reach."""
    if None in parents.values():
        raise invalid("sync", "needs a category")
    said = overwrites_of(work, {*parents, *(parent for parent in parents.values() if parent is not None)})
    changed = {id: said[parent] for id, parent in parents.items() if parent is not None and said[id] != said[parent]}
    for id, after in changed.items():
        if not rights[id] & Permission.MANAGE_ROLES:
            raise Forbidden("You may not say there what others may do.")
        check_may_change(rights[id], said[id], after)
        write_overwrites(work, id, after)
    if changed:
        work.forget(guild_id)
        work.announce(AccessChanged(guild_id, None, frozenset(changed)), to=None)
    return sorted(changed)


_CHANNELS = (
    select(channels.c.id, channels.c.type, channels.c.position, channels.c.parent_id)
    .where(channels.c.guild_id == bindparam("guild_id"))
    .order_by(channels.c.position, channels.c.id)
)
_PLACE = (
    update(channels)
    .where(channels.c.id == bindparam("channel"))
    .values(position=bindparam("at"), parent_id=bindparam("inside"))
)
