"""What whoever has a code can do: look at what it invites to, and join. A guild's vanity code is an invite that never runs
out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import select, update

from backend.channels.models import channels
from backend.db import Work
from backend.errors import Forbidden, NotFound
from backend.guilds.entering import join_guild
from backend.guilds.events import InviteUpdated
from backend.guilds.invites import HOLDERS, HOUR, INVITES, is_good, plan_end, shown, tell_end
from backend.guilds.members import is_member, lock_guild
from backend.guilds.models import guilds, invites
from backend.guilds.schemas import Guild, InvitedInto, InvitedTo, Preview
from backend.guilds.show import show_guild
from backend.people import Person
from backend.realtime import rooms


@dataclass(frozen=True, slots=True)
class _Found:
    guild_id: int
    row: Any  # None: by the vanity code


def preview(work: Work, code: str) -> Preview:
    """For anybody who has the code. Raises NotFound."""
    found = _find(work, code, good=True)
    guild = work.execute(select(guilds).where(guilds.c.id == found.guild_id)).one()
    to = InvitedTo(guild.id, guild.name, guild.icon, guild.banner, guild.description, guild.member_count)
    if found.row is None:
        return Preview(guild.vanity_code, to, None, None, None)
    invite = shown(found.row)
    here = (channels.c.id == invite.channel_id) & (channels.c.guild_id == guild.id)
    channel = work.execute(select(channels.c.id, channels.c.name).where(here)).one_or_none()
    into = InvitedInto(channel.id, channel.name) if channel is not None else None
    return Preview(invite.code, to, into, invite.inviter, invite.expires_at)


def join(work: Work, user: Person, code: str) -> Guild:
    """Whoever is a member already uses nothing up. Raises NotFound, Forbidden."""
    found = _find(work, code, good=False)
    guild = lock_guild(work, found.guild_id)
    if not is_member(work, guild.id, user.id):
        if found.row is not None:
            _use(work, code)  # first: a code that has run out says nothing more of the guild
        if guild.invites_paused:
            raise Forbidden("This guild takes nobody in at the moment.")
        join_guild(work, user, guild.id, is_temporary=found.row is not None and found.row.is_temporary)
    return show_guild(work, user, guild.id)


def _find(work: Work, code: str, *, good: bool) -> _Found:
    """`good`: only what can still be used. Codes are told apart by case, vanity codes are not."""
    if "\0" in code:
        raise _not_found()
    statement = INVITES.where(invites.c.code == code)
    row = work.execute(statement.where(is_good(work)) if good else statement).one_or_none()
    if row is not None:
        return _Found(row.guild_id, row)
    named = select(guilds.c.id).where(guilds.c.vanity_code == code.lower())
    guild_id = work.execute(named).scalar_one_or_none()
    if guild_id is None:
        raise _not_found()
    return _Found(guild_id, None)


def _use(work: Work, code: str) -> None:
    """The check and the count are one statement: however many come at once, no more get in than it lets. The last use ends
    it; its row stays for an hour, so that the second click of whoever came last still finds it."""
    used = update(invites).where(invites.c.code == code, is_good(work)).values(uses=invites.c.uses + 1)
    if not work.execute(used).rowcount:
        raise _not_found()
    invite = shown(work.execute(INVITES.where(invites.c.code == code)).one())
    if invite.max_uses and invite.uses >= invite.max_uses:
        tell_end(work, invite.guild_id, code)
        plan_end(work, code, work.now + HOUR)
    else:
        work.announce(InviteUpdated(**msgspec.structs.asdict(invite)), to=rooms.Holders(invite.guild_id, HOLDERS))


def _not_found() -> NotFound:
    return NotFound("This invite is not valid, or not any more.")
