"""Temporary memberships, of those who came by such an invite and have not been given a role."""

from __future__ import annotations

from sqlalchemy import select

from backend.db import Work
from backend.guilds.members import take_out
from backend.guilds.models import members


def leave_if_temporary(work: Work, user_id: int) -> None:
    """For the house to call when a user's last connection has been gone for five minutes."""
    mine = select(members.c.guild_id).where(members.c.user_id == user_id, members.c.is_temporary)
    for guild_id in work.execute(mine).scalars().all():
        take_out(work, guild_id, user_id, "left")
