"""Who owns a guild, and what an owner alone may do: hand it over, and end it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select, update

from backend.audit.log import record
from backend.channels.ending import end_channels
from backend.db import Work
from backend.errors import Forbidden, invalid
from backend.expressions.ending import discard_expressions
from backend.files.actions import discard
from backend.guilds.entering import join_guild
from backend.guilds.events import GuildDeleted
from backend.guilds.members import change_member, is_member, lock_guild
from backend.guilds.models import guilds
from backend.guilds.schemas import Guild
from backend.guilds.show import brief_guild, created, show_guild, updated
from backend.notifications.actions import forget_notifications
from backend.people import Person
from backend.permissions.access import access_guild
from backend.realtime import rooms
from backend.realtime.events import AccessChanged
from backend.users.models import users


def take_ownerless_guild(work: Work, user: Person, guild_id: int) -> None:
    """Makes the user owner, and member, of a guild that nobody owns; does nothing to any other."""
    ownerless = (guilds.c.id == guild_id) & guilds.c.owner_id.is_(None)
    if work.execute(select(guilds.c.id).where(ownerless)).one_or_none() is None:
        return
    join_guild(work, user, guild_id)
    work.execute(update(guilds).where(ownerless).values(owner_id=user.id))
    work.forget(guild_id)
    work.announce(AccessChanged(guild_id, frozenset({user.id})), to=None)
    work.announce(created(show_guild(work, user, guild_id)), to=rooms.user(user.id))
    work.announce(updated(lock_guild(work, guild_id)), to=rooms.guild(guild_id))


def transfer(work: Work, user: Person, guild_id: int, new_owner_id: int, reason: str) -> Guild:
    """The password was asked for at the door."""
    _owned(work, user, guild_id)
    if new_owner_id == user.id:
        raise invalid("user_id", "owns this guild already")
    if not is_member(work, guild_id, new_owner_id) or _is_deleted(work, new_owner_id):
        raise invalid("user_id", "must be a member of this guild")
    work.execute(update(guilds).where(guilds.c.id == guild_id).values(owner_id=new_owner_id))
    change_member(work, guild_id, new_owner_id, is_temporary=False)
    owners = (user.id, new_owner_id)
    guild = lock_guild(work, guild_id)
    record(work, guild_id, user, "guild_transfer", ("guild", guild_id, guild.name), {"owner_id": owners}, reason)
    work.forget(guild_id)
    work.announce(AccessChanged(guild_id, frozenset(owners)), to=None)
    work.announce(updated(guild), to=rooms.guild(guild_id))
    return brief_guild(work, user, guild_id)


def delete_guild(work: Work, user: Person, guild_id: int, name: str) -> None:
    """`name`: the guild's, typed again."""
    if _owned(work, user, guild_id).name != name:
        raise invalid("name", "is not the name of this guild")
    end_guild(work, guild_id)


def end_guild(work: Work, guild_id: int) -> None:
    """The guild with all that is in it. Who may say so is the caller's question. Raises NotFound."""
    guild = lock_guild(work, guild_id)
    end_channels(work, guild_id)
    forget_notifications(work, guild_id)
    for picture in (guild.icon, guild.banner):
        discard(work, picture)
    discard_expressions(work, guild_id)
    work.execute(delete(guilds).where(guilds.c.id == guild_id))
    work.forget(guild_id)
    # To each by themselves: whoever is away for a moment is out of the guild's room when they come back.
    work.announce(GuildDeleted(guild_id, "deleted"), to=rooms.Holders(guild_id, 0))
    work.announce(AccessChanged(guild_id), to=None)


def _owned(work: Work, user: Person, guild_id: int) -> Any:
    access_guild(work, user.id, guild_id)
    guild = lock_guild(work, guild_id)
    if guild.owner_id != user.id:
        raise Forbidden("Only the owner may do this.")
    return guild


def _is_deleted(work: Work, user_id: int) -> bool:
    return work.execute(select(users.c.deleted_at).where(users.c.id == user_id)).scalar_one() is not None
