"""Time-outs: somebody may read and do nothing else, until it ends by itself. Administrators and the owner cannot be timed
out."""

from __future__ import annotations

from sqlalchemy import select

from backend.db import Work
from backend.errors import Forbidden
from backend.guilds.members import change_member, tell_of_member, timeout_key
from backend.guilds.models import members
from backend.jobs.schedule import cancel, plan
from backend.permissions.access import access_guild
from backend.permissions.bits import Permission
from backend.realtime.events import AccessChanged


def time_out(work: Work, guild_id: int, user_id: int, until: int | None) -> None:
    """Only the rows, the rights and the planned end; None ends one. Whether somebody may say so, and telling the guild, are
    the caller's. Raises NotFound, Forbidden."""
    target = access_guild(work, user_id, guild_id)
    is_above = target.owner_id == user_id or target.permissions & Permission.ADMINISTRATOR
    if until is not None and is_above:
        raise Forbidden("Administrators and the owner cannot be timed out.")
    change_member(work, guild_id, user_id, timed_out_until=until)
    key = timeout_key(guild_id, user_id)
    if until is None:
        cancel(work, key)
    else:
        plan(work, "end_timeout", until, {"guild_id": guild_id, "user_id": user_id}, key=key)
    _rights_changed(work, guild_id, user_id)


def end_timeout(work: Work, guild_id: int, user_id: int) -> None:
    """The job. Nothing for who has left meanwhile."""
    mine = (members.c.guild_id == guild_id) & (members.c.user_id == user_id)
    until = work.execute(select(members.c.timed_out_until).where(mine)).scalar_one_or_none()
    if until is None:
        return
    change_member(work, guild_id, user_id, timed_out_until=None)
    _rights_changed(work, guild_id, user_id)
    tell_of_member(work, guild_id, user_id)


def _rights_changed(work: Work, guild_id: int, user_id: int) -> None:
    work.forget(guild_id)
    work.announce(AccessChanged(guild_id, frozenset({user_id})), to=None)
