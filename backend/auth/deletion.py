"""Deleting an account. What it said stays, under the name of nobody; all that is about its person goes."""

from __future__ import annotations

from sqlalchemy import delete, select

from backend.auth.models import recovery_codes
from backend.auth.resets import forget_resets
from backend.auth.sessions import end_all
from backend.channels.actions import forget_read_states
from backend.db import Work
from backend.dms.actions import leave_everything
from backend.errors import Conflict
from backend.files.actions import forget_unattached_of
from backend.guilds.members import leave_guild
from backend.guilds.models import guilds, members
from backend.keeping.leaving import forget_kept_by
from backend.messages.former import forget_edits_of
from backend.notifications.actions import forget_notifications_of
from backend.people import Person
from backend.users.erasing import NAME, end_relationships, erase_person


def delete_account(work: Work, user_id: int) -> None:
    """Who may say so is the caller's question. Raises NotFound for who is gone already; Conflict while they own a guild, and
    for the last administrator."""
    if work.execute(select(guilds.c.id).where(guilds.c.owner_id == user_id).limit(1)).first() is not None:
        raise Conflict("This account owns guilds. Hand them over or delete them first.")
    erase_person(work, user_id)
    nobody = Person(user_id, NAME)
    joined = select(members.c.guild_id).where(members.c.user_id == user_id)
    for guild_id in work.execute(joined).scalars().all():
        leave_guild(work, nobody, guild_id)
    leave_everything(work, nobody)
    end_relationships(work, user_id)
    forget_read_states(work, user_id)
    forget_notifications_of(work, user_id)
    forget_kept_by(work, user_id)
    forget_edits_of(work, user_id)
    forget_unattached_of(work, user_id)
    work.execute(delete(recovery_codes).where(recovery_codes.c.user_id == user_id))
    forget_resets(work, user_id)
    end_all(work, user_id, "account_deleted")
