"""Who owns a guild."""

from __future__ import annotations

from sqlalchemy import select, update

from backend.db import Work
from backend.guilds.members import join_guild
from backend.guilds.models import guilds
from backend.guilds.show import created, show_guild
from backend.people import Person
from backend.realtime import rooms
from backend.realtime.events import AccessChanged


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
