"""Roles as clients know them, and who is touched by one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from backend.db import Work
from backend.errors import NotFound
from backend.people import Person
from backend.permissions.access import access_guild
from backend.roles.models import member_roles, overwrites, roles
from backend.roles.schemas import Role


def list_roles(work: Work, user: Person, guild_id: int) -> list[Role]:
    access_guild(work, user.id, guild_id)
    return roles_of(work, guild_id)


def roles_of(work: Work, guild_id: int) -> list[Role]:
    """The lowest first, so @everyone before all."""
    rows = select(roles).where(roles.c.guild_id == guild_id).order_by(roles.c.position, roles.c.id)
    return [role(row) for row in work.execute(rows)]


def above_everyone(work: Work, guild_id: int) -> list[Role]:
    """The same without @everyone."""
    return [role for role in roles_of(work, guild_id) if role.id != guild_id]


def find_role(work: Work, guild_id: int, role_id: int) -> Role:
    row = work.execute(select(roles).where(roles.c.id == role_id, roles.c.guild_id == guild_id)).one_or_none()
    if row is None:
        raise NotFound("There is no such role.")
    return role(row)


def role(row: Any) -> Role:
    return Role(**row._mapping)


def holders_of(work: Work, guild_id: int, role_id: int) -> frozenset[int] | None:
    """Whose rights the role makes: None, everybody's, for @everyone."""
    if role_id == guild_id:
        return None
    holding = (member_roles.c.guild_id == guild_id) & (member_roles.c.role_id == role_id)
    return frozenset(work.execute(select(member_roles.c.user_id).where(holding)).scalars())


def channels_with(work: Work, target_id: int) -> list[int]:
    """Those that have an overwrite of it."""
    rows = select(overwrites.c.channel_id).where(overwrites.c.target_id == target_id)
    return list(work.execute(rows.order_by(overwrites.c.channel_id)).scalars())
