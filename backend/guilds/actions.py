"""Making guilds."""

from __future__ import annotations

from sqlalchemy import insert

from backend.channels.actions import add_channel
from backend.db import Work
from backend.guilds.members import add_member
from backend.guilds.models import guilds
from backend.guilds.schemas import Guild, NewGuild
from backend.guilds.show import created, show_guild
from backend.people import Person
from backend.realtime import rooms
from backend.realtime.events import AccessChanged
from backend.roles.holding import add_everyone
from backend.utils import clean_line

NAME_LENGTH = 100
FIRST_CHANNEL = "general"


def create_guild(work: Work, user: Person, new: NewGuild) -> Guild:
    """A guild with the channel `general`, owned by whoever makes it."""
    guild_id = add_guild(work, work.new_id(), clean_line("name", new.name, NAME_LENGTH), user.id)
    add_channel(work, guild_id, FIRST_CHANNEL, "text", 0)
    add_member(work, guild_id, user.id)
    guild = show_guild(work, user, guild_id)
    work.announce(AccessChanged(guild_id, frozenset({user.id})), to=None)
    work.announce(created(guild), to=rooms.user(user.id))
    return guild


def add_guild(work: Work, guild_id: int, name: str, owner_id: int | None) -> int:
    """The rows of a guild and its @everyone role, which has the guild's id."""
    work.execute(insert(guilds).values(id=guild_id, name=name, owner_id=owner_id, member_count=0, created_at=work.now))
    add_everyone(work, guild_id)
    return guild_id
