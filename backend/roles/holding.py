"""Who holds which role: the rows alone. Whether somebody may say so, the events and the cache are the caller's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import ColumnElement, FromClause, delete, insert, select

from backend.db import Work
from backend.permissions.bits import DEFAULT_EVERYONE
from backend.roles.models import member_roles, roles


def add_everyone(work: Work, guild_id: int) -> None:
    """A new guild's @everyone, which nobody holds by a row: it has the guild's id and is everybody's."""
    everyone = {"id": guild_id, "guild_id": guild_id, "name": "@everyone", "permissions": int(DEFAULT_EVERYONE)}
    work.execute(insert(roles).values(everyone))


def set_roles(work: Work, guild_id: int, user_id: int, role_ids: Collection[int]) -> None:
    """The member holds these roles of the guild and no others. @everyone is not among them."""
    has = roles_held(work, guild_id, [user_id]).get(user_id, [])
    for role_id in set(has) - set(role_ids):
        take_role(work, guild_id, user_id, role_id)
    for role_id in set(role_ids) - set(has):
        give_role(work, guild_id, user_id, role_id)


def give_role(work: Work, guild_id: int, user_id: int, role_id: int) -> bool:
    """Whether that is new."""
    here = _held(guild_id, user_id, role_id)
    if work.execute(select(member_roles.c.role_id).where(here)).first() is not None:
        return False
    work.execute(insert(member_roles).values(guild_id=guild_id, user_id=user_id, role_id=role_id))
    return True


def take_role(work: Work, guild_id: int, user_id: int, role_id: int) -> bool:
    """Whether the member held it."""
    return bool(work.execute(delete(member_roles).where(_held(guild_id, user_id, role_id))).rowcount)


def take_all_roles(work: Work, guild_id: int, user_ids: Collection[int]) -> None:
    """When somebody leaves: who comes back later holds none."""
    here = (member_roles.c.guild_id == guild_id) & member_roles.c.user_id.in_(user_ids)
    work.execute(delete(member_roles).where(here))


def holds(those: FromClause, role_id: int) -> ColumnElement[bool]:
    """To join a table of members with `member_roles`: who holds the role."""
    here = member_roles.c.role_id == role_id
    return here & (member_roles.c.guild_id == those.c.guild_id) & (member_roles.c.user_id == those.c.user_id)


def roles_held(work: Work, guild_id: int, user_ids: Collection[int]) -> dict[int, list[int]]:
    """By member, the ids of the roles that they hold, in the order of the ids; who holds none is not in the answer."""
    held: dict[int, list[int]] = defaultdict(list)
    rows = select(member_roles.c.user_id, member_roles.c.role_id).where(
        member_roles.c.guild_id == guild_id, member_roles.c.user_id.in_(user_ids)
    )
    for row in work.execute(rows.order_by(member_roles.c.role_id)):
        held[row.user_id].append(row.role_id)
    return held


def _held(guild_id: int, user_id: int, role_id: int) -> ColumnElement[bool]:
    columns = member_roles.c
    return (columns.guild_id == guild_id) & (columns.user_id == user_id) & (columns.role_id == role_id)
