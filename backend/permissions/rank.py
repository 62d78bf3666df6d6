"""Who stands above whom: nobody touches a member or a role at or above their own highest role, or gives what they lack.

Source: Discord's developer documentation, "Permission hierarchy".
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select

from backend.db import Work
from backend.errors import Forbidden, NotFound
from backend.guilds.models import members
from backend.permissions.access import GuildAccess, access_guild
from backend.permissions.bits import names_of
from backend.roles.models import member_roles, roles

OWNER = 1 << 30  # above every role


@dataclass(frozen=True, slots=True)
class Rank:
    """`top`: the position of the highest role, 0 with @everyone alone; the owner stands above all."""

    access: GuildAccess
    top: int

    def check_below(self, position: int) -> None:
        """Raises Forbidden when a role (or somebody's highest) at `position` is not below."""
        if position >= self.top:
            raise Forbidden("That stands at or above your own highest role.")

    def check_has(self, permissions: int) -> None:
        """Raises Forbidden when a permission is among these that one does not have oneself."""
        lacking = permissions & ~self.access.permissions
        if lacking:
            raise Forbidden(f"You cannot give what you do not have: {names_of(lacking)}.")


def rank_of(work: Work, user_id: int, guild_id: int, *, needs: int = 0) -> Rank:
    """The rank of whoever acts. Raises NotFound to everyone but members, Forbidden when a needed right is missing."""
    access = access_guild(work, user_id, guild_id, needs=needs)
    return Rank(access, position_of(work, user_id, access))


def position_of(work: Work, user_id: int, access: GuildAccess) -> int:
    if access.owner_id == user_id:
        return OWNER
    held = (
        select(func.coalesce(func.max(roles.c.position), 0))
        .join(member_roles, member_roles.c.role_id == roles.c.id)
        .where(member_roles.c.guild_id == access.guild_id, member_roles.c.user_id == user_id)
    )
    position: int = work.execute(held).scalar_one()
    return position


def positions_of(work: Work, guild_id: int, user_ids: Collection[int]) -> dict[int, int]:
    """Of those who are members, as `position_of` without the owner; in one statement."""
    held = (member_roles.c.guild_id == members.c.guild_id) & (member_roles.c.user_id == members.c.user_id)
    found = (
        select(members.c.user_id, func.coalesce(func.max(roles.c.position), 0).label("top"))
        .outerjoin(member_roles, held)
        .outerjoin(roles, roles.c.id == member_roles.c.role_id)
        .where(members.c.guild_id == guild_id, members.c.user_id.in_(user_ids))
        .group_by(members.c.user_id)
    )
    return {row.user_id: row.top for row in work.execute(found)}


def check_outranks(work: Work, rank: Rank, user_id: int) -> None:
    """Raises NotFound when the user is no member, Forbidden when they do not stand below."""
    here = (members.c.guild_id == rank.access.guild_id) & (members.c.user_id == user_id)
    if work.execute(select(members.c.user_id).where(here)).first() is None:
        raise NotFound("There is no such member.")
    rank.check_below(position_of(work, user_id, rank.access))
