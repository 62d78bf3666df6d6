"""Making, changing and deleting roles: nobody gives what they lack, or touches what stands at or above themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import UNSET
from msgspec.structs import asdict, replace
from sqlalchemy import bindparam, delete, insert, update

from backend.audit.log import differences, record
from backend.db import Work
from backend.errors import Conflict, invalid
from backend.files.actions import discard
from backend.people import Person
from backend.permissions.bits import Permission, known
from backend.permissions.rank import Rank, rank_of
from backend.realtime import rooms
from backend.realtime.events import AccessChanged
from backend.roles.channel_rights import tell_of_channels
from backend.roles.events import RoleCreated, RoleDeleted, RoleUpdated
from backend.roles.models import member_roles, overwrites, roles
from backend.roles.reading import above_everyone, channels_with, find_role, holders_of
from backend.roles.schemas import NewRole, Role, RoleChanges
from backend.users.names import username_key
from backend.utils import clean_line

NAME_LENGTH, MOST_ROLES = 100, 250
MEANS_ALL = {username_key("everyone"), username_key("here")}
FIELDS = ("name", "permissions", "color", "hoist", "mentionable", "icon")


def create_role(work: Work, user: Person, guild_id: int, new: NewRole, reason: str = "") -> Role:
    """At the bottom, right above @everyone: it gives nobody a place above anyone."""
    rank = rank_of(work, user.id, guild_id, needs=Permission.MANAGE_ROLES)
    name = role_name(new.name)
    check_bits(new.permissions)
    rank.check_has(new.permissions)
    others = above_everyone(work, guild_id)
    if len(others) >= MOST_ROLES:
        raise Conflict(f"A guild can have {MOST_ROLES} roles.")
    role = Role(work.new_id(), guild_id, name, new.permissions, 1, new.color, new.hoist, new.mentionable)
    place(work, [role.id, *(other.id for other in others)], others)
    work.execute(insert(roles).values(asdict(role)))
    work.announce(RoleCreated(**asdict(role)), to=rooms.guild(guild_id))
    changes = {field: (None, getattr(role, field)) for field in FIELDS}
    record(work, guild_id, user, "role_create", ("role", role.id, role.name), changes, reason)
    return role


def update_role(work: Work, user: Person, guild_id: int, role_id: int, changes: RoleChanges, reason: str = "") -> Role:
    rank, before = role_below(work, user, guild_id, role_id)
    values = {field: value for field, value in asdict(changes).items() if value is not UNSET}
    if before.id == guild_id:
        for field in values.keys() - {"permissions"}:
            raise invalid(field, "cannot be changed: only the permissions of @everyone can")
    if "name" in values:
        values["name"] = role_name(values["name"])
    if "permissions" in values:
        check_bits(values["permissions"])
        rank.check_has(values["permissions"] & ~before.permissions)
    return _change(work, user, before, values, reason)


def set_icon(work: Work, user: Person, guild_id: int, role_id: int, icon: str | None, reason: str = "") -> Role:
    """None takes it away."""
    _, before = role_below(work, user, guild_id, role_id)
    if before.id == guild_id:
        raise invalid("file", "cannot be set: only the permissions of @everyone can be changed")
    role = _change(work, user, before, {"icon": icon}, reason)
    discard(work, before.icon)
    return role


def delete_role(work: Work, user: Person, guild_id: int, role_id: int, reason: str = "") -> None:
    """Whoever holds it loses it; what was said of it in channels goes with it."""
    _, role = role_below(work, user, guild_id, role_id)
    if role.id == guild_id:
        raise invalid("role_id", "must not be @everyone")
    holders, channel_ids = holders_of(work, guild_id, role_id), channels_with(work, role_id)
    gave_something = role.permissions or channel_ids
    work.execute(delete(member_roles).where(member_roles.c.role_id == role_id))
    work.execute(delete(overwrites).where(overwrites.c.target_id == role_id))
    work.execute(delete(roles).where(roles.c.id == role_id))
    others = above_everyone(work, guild_id)
    discard(work, role.icon)
    if gave_something:
        rights_changed(work, guild_id, holders)
    work.announce(RoleDeleted(role_id, guild_id), to=rooms.guild(guild_id))
    tell_of_channels(work, guild_id, channel_ids)
    place(work, [other.id for other in others], others)
    changes = {field: (getattr(role, field), None) for field in FIELDS}
    record(work, guild_id, user, "role_delete", ("role", role_id, role.name), changes, reason)


def role_below(work: Work, user: Person, guild_id: int, role_id: int) -> tuple[Rank, Role]:
    """A role that the user may touch, and their rank. Raises NotFound, Forbidden."""
    rank = rank_of(work, user.id, guild_id, needs=Permission.MANAGE_ROLES)
    role = find_role(work, guild_id, role_id)
    rank.check_below(role.position)
    return rank, role


def place(work: Work, order: list[int], present: list[Role]) -> None:
    """Gives the positions 1, 2, 3 … in this order; each role among `present` that moves is told."""
    positions = {role_id: position for position, role_id in enumerate(order, 1)}
    moved = [replace(role, position=positions[role.id]) for role in present if role.position != positions[role.id]]
    if moved:
        work.execute(_PLACE, [{"role": role.id, "at": role.position} for role in moved])
    for role in moved:
        work.announce(RoleUpdated(**asdict(role)), to=rooms.guild(role.guild_id))


def role_name(given: str) -> str:
    """Not what a mention of all looks like, also in look-alike letters: roles are mentioned by name."""
    name = clean_line("name", given, NAME_LENGTH)
    if username_key(name.lstrip("@＠ ")) in MEANS_ALL:
        raise invalid("name", "must not look like @everyone or @here")
    return name


def check_bits(permissions: int) -> None:
    if not known(permissions):
        raise invalid("permissions", "contains permissions that do not exist")


def rights_changed(work: Work, guild_id: int, user_ids: frozenset[int] | None) -> None:
    """None: everybody's. Nobody's is no change."""
    if user_ids is None or user_ids:
        work.forget(guild_id)
        work.announce(AccessChanged(guild_id, user_ids), to=None)


def _change(work: Work, user: Person, before: Role, values: Mapping[str, Any], reason: str) -> Role:
    role = Role(**(asdict(before) | dict(values)))
    if role == before:
        return role
    work.execute(update(roles).where(roles.c.id == role.id).values(**values))
    if role.permissions != before.permissions:
        rights_changed(work, role.guild_id, holders_of(work, role.guild_id, role.id))
    work.announce(RoleUpdated(**asdict(role)), to=rooms.guild(role.guild_id))
    changes = differences(before, role, *FIELDS)
    record(work, role.guild_id, user, "role_update", ("role", role.id, role.name), changes, reason)
    return role


_PLACE = update(roles).where(roles.c.id == bindparam("role")).values(position=bindparam("at"))
