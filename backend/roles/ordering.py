"""Putting roles in an order: one moves only what stands below oneself, and not past oneself."""

from __future__ import annotations

from sqlalchemy import select

from backend.audit.log import record
from backend.db import Work
from backend.errors import invalid
from backend.guilds.models import guilds
from backend.people import Person
from backend.permissions.bits import Permission
from backend.permissions.rank import rank_of
from backend.roles.actions import place
from backend.roles.reading import above_everyone, roles_of
from backend.roles.schemas import Role


def order_roles(work: Work, user: Person, guild_id: int, order: list[int], reason: str = "") -> list[Role]:
    """`order`: all roles but @everyone, the lowest first. Raises InvalidFields, Forbidden."""
    rank = rank_of(work, user.id, guild_id, needs=Permission.MANAGE_ROLES)
    before = above_everyone(work, guild_id)
    was = [role.id for role in before]
    if sorted(order) != sorted(was):
        raise invalid("roles", "must name every role of the guild but @everyone, each once")
    for position, (old, new) in enumerate(zip(was, order, strict=True), 1):
        if old != new:
            rank.check_below(position)
    if order != was:
        place(work, order, before)
        name = work.execute(select(guilds.c.name).where(guilds.c.id == guild_id)).scalar_one()
        record(work, guild_id, user, "roles_reorder", ("guild", guild_id, name), {"roles": (was, order)}, reason)
    return roles_of(work, guild_id)
