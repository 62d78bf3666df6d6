"""The one way into a guild, by whatever door."""

from __future__ import annotations

import msgspec

from backend.db import Work
from backend.errors import Forbidden
from backend.guilds.events import MemberCreated
from backend.guilds.members import add_member, is_banned, is_member, lock_guild
from backend.guilds.reading import one_member
from backend.guilds.show import created, show_guild
from backend.messages import system
from backend.people import Person
from backend.realtime import rooms
from backend.realtime.events import AccessChanged


def join_guild(work: Work, user: Person, guild_id: int, *, is_temporary: bool = False) -> None:
    """Makes the user a member. Already being one is not an error. Raises NotFound when there is no such guild, Forbidden
    when the user is banned from it. If they are here already, their presence is told right after."""
    lock_guild(work, guild_id)
    if is_member(work, guild_id, user.id):
        return
    if is_banned(work, guild_id, user.id):
        raise Forbidden("You are banned from this guild.")
    add_member(work, guild_id, user.id, is_temporary=is_temporary)
    guild = show_guild(work, user, guild_id)
    work.announce(AccessChanged(guild_id, frozenset({user.id})), to=None)
    work.announce(created(guild), to=rooms.user(user.id))
    member = msgspec.structs.replace(one_member(work, guild_id, user.id), status="offline", custom_status=None)
    work.announce(MemberCreated(guild_id, member, guild.member_count), to=rooms.guild(guild_id))
    if guild.system_channel_id is not None:
        system.post(work, guild_id, guild.system_channel_id, user, system.JOINED)
