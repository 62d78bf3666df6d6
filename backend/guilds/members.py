"""Belonging to a guild: the rows, and the one way out. (`entering.py` is the one way in.)"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, insert, select, update

from backend.db import Work
from backend.errors import Conflict, NotFound
from backend.guilds.events import GuildDeleted, MemberDeleted, MemberUpdated
from backend.guilds.models import bans, guilds, members
from backend.guilds.names import forget_names, rename
from backend.guilds.reading import one_member
from backend.guilds.schemas import Member
from backend.jobs.models import jobs
from backend.people import Person
from backend.permissions.access import access_guild
from backend.realtime import rooms
from backend.realtime.events import AccessChanged
from backend.roles.holding import take_all_roles


def add_member(work: Work, guild_id: int, user_id: int, *, is_temporary: bool = False) -> None:
    """Only the rows; joining an account's second time is the caller's to prevent."""
    joined = {
        "joined_at": work.now,
        "is_temporary": is_temporary,
        "timed_out_until": _timed_out(work, guild_id, user_id),
    }
    work.execute(insert(members).values(guild_id=guild_id, user_id=user_id, **joined))
    work.execute(update(guilds).where(guilds.c.id == guild_id).values(member_count=guilds.c.member_count + 1))
    rename(work, user_id, guild_id)
    work.forget(guild_id)


def leave_guild(work: Work, user: Person, guild_id: int) -> None:
    """Raises Conflict to the owner: a guild is handed over or deleted first."""
    access_guild(work, user.id, guild_id)
    if lock_guild(work, guild_id).owner_id == user.id:
        raise Conflict("The owner cannot leave. Hand the guild over first, or delete it.")
    take_out(work, guild_id, user.id, "left")


def take_out(work: Work, guild_id: int, user_id: int, reason: str) -> None:
    """The membership and all that hangs on it, and who is told. Who may say so is the caller's question."""
    take_out_all(work, guild_id, [user_id], reason)


def take_out_all(work: Work, guild_id: int, user_ids: Sequence[int], reason: str) -> None:
    """Members all of them; at the same few statements however many."""
    if not user_ids:
        return
    work.execute(delete(members).where(members.c.guild_id == guild_id, members.c.user_id.in_(user_ids)))
    left = update(guilds).where(guilds.c.id == guild_id).values(member_count=guilds.c.member_count - len(user_ids))
    count = work.execute(left.returning(guilds.c.member_count)).scalar_one()
    take_all_roles(work, guild_id, user_ids)
    forget_names(work, guild_id, user_ids)
    work.forget(guild_id)
    work.announce(AccessChanged(guild_id, frozenset(user_ids)), to=None)
    for user_id in user_ids:
        work.announce(GuildDeleted(guild_id, reason), to=rooms.user(user_id))
        work.announce(MemberDeleted(guild_id, user_id, count), to=rooms.guild(guild_id))


def lock_guild(work: Work, guild_id: int) -> Any:
    """The guild's row; who comes, who goes and who owns it wait for each other. Raises NotFound."""
    row = work.execute(select(guilds).where(guilds.c.id == guild_id).with_for_update()).one_or_none()
    if row is None:
        raise NotFound("There is no such guild.")
    return row


def is_member(work: Work, guild_id: int, user_id: int) -> bool:
    return work.execute(select(members.c.user_id).where(_membership(guild_id, user_id))).first() is not None


def change_member(work: Work, guild_id: int, user_id: int, **values: Any) -> None:
    """Only the row's own columns."""
    work.execute(update(members).where(_membership(guild_id, user_id)).values(**values))


def tell_of_member(work: Work, guild_id: int, user_id: int) -> Member:
    """Tells the guild what a member is like now."""
    member = one_member(work, guild_id, user_id)
    work.announce(MemberUpdated(guild_id, member), to=rooms.guild(guild_id))
    return member


def is_banned(work: Work, guild_id: int, user_id: int) -> bool:
    here = (bans.c.guild_id == guild_id) & (bans.c.user_id == user_id)
    return work.execute(select(bans.c.user_id).where(here)).first() is not None


def timeout_key(guild_id: int, user_id: int) -> str:
    """Of the job that ends somebody's time-out."""
    return f"timeout:{guild_id}:{user_id}"


def _timed_out(work: Work, guild_id: int, user_id: int) -> int | None:
    """Leaving and coming back ends no time-out: its end is still planned."""
    planned = select(jobs.c.due_at).where(jobs.c.key == timeout_key(guild_id, user_id), jobs.c.due_at > work.now)
    until: int | None = work.execute(planned).scalar_one_or_none()
    return until


def _membership(guild_id: int, user_id: int) -> Any:
    return (members.c.guild_id == guild_id) & (members.c.user_id == user_id)
