"""What automod does with a message before anybody sees it: lets it pass, blocks it, tells the moderators, times out.

What is written here about a message that is refused must be kept, so sending and editing answer refusals one by one
(both are `bulk`) instead of failing whole.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NoReturn

from sqlalchemy import select

from backend.audit.log import record
from backend.audit.models import audit_log
from backend.db import Work
from backend.errors import Forbidden
from backend.guilds.members import tell_of_member
from backend.guilds.models import guilds, invites
from backend.guilds.timeouts import time_out
from backend.ids import EPOCH_MS
from backend.moderation.reports import alert
from backend.moderation.rulesets import Hit, ready, rules_of
from backend.people import Person
from backend.permissions.access import ChannelAccess
from backend.permissions.bits import Permission
from backend.roles.models import member_roles
from backend.utils import iso

EXEMPT = int(Permission.MANAGE_GUILD | Permission.ADMINISTRATOR)
MINUTE = 60_000  # milliseconds
MATCHED_LENGTH = 200  # characters
MOST_CODES = 400  # that are looked up: what is past them counts as foreign


def check_content(
    work: Work, author: Person, access: ChannelAccess, content: str, message_id: int | None = None
) -> None:
    """Raises Forbidden with the code `blocked_by_automod`. `message_id`: what the message is or will be called."""
    rules = rules_of(work, access.guild_id) if access.guild_id else ()
    if not rules or access.permissions & EXEMPT:
        return
    found = ready(rules).find(content, lambda codes: own_codes(work, access.guild_id, codes))
    hits = [hit for hit in found if access.channel_id not in hit.options.exempt_channels]
    hits = _without_exempt_roles(work, author.id, access.guild_id, hits)
    if hits:
        _act(work, author, access, content, message_id, hits)


def own_codes(work: Work, guild_id: int, codes: Collection[str]) -> set[str]:
    """Which of these invites lead to this very guild."""
    if not codes:
        return set()
    some = list(codes)[:MOST_CODES]
    mine = select(invites.c.code).where(invites.c.guild_id == guild_id, invites.c.code.in_(some))
    vanity = select(guilds.c.vanity_code).where(guilds.c.id == guild_id, guilds.c.vanity_code.in_(some))
    return set(work.execute(mine.union(vanity)).scalars())


def _without_exempt_roles(work: Work, user_id: int, guild_id: int, hits: list[Hit]) -> list[Hit]:
    if not any(hit.options.exempt_roles for hit in hits):
        return hits
    held = select(member_roles.c.role_id).where(member_roles.c.guild_id == guild_id, member_roles.c.user_id == user_id)
    has = set(work.execute(held).scalars())
    return [hit for hit in hits if has.isdisjoint(hit.options.exempt_roles)]


def _act(
    work: Work, author: Person, access: ChannelAccess, content: str, message_id: int | None, hits: list[Hit]
) -> None:
    blocking = next((hit for hit in hits if hit.options.actions.block), None)
    about = {
        "channel_id": access.channel_id,
        "message_id": message_id if blocking is None else None,
        "content": content,
    }
    for hit in hits:
        if hit.options.actions.alert:
            alert(work, access.guild_id, hit.name, author, about, hit.matched[:MATCHED_LENGTH])
    strictest = max(hits, key=lambda hit: hit.options.actions.timeout)
    if strictest.options.actions.timeout:
        _time_out(work, author, access.guild_id, strictest)
    if blocking is not None:
        _refuse(work, author, access.guild_id, blocking)


def _time_out(work: Work, author: Person, guild_id: int, hit: Hit) -> None:
    """Whoever may not be timed out is exempt already."""
    until = work.now + 1000 * hit.options.actions.timeout
    time_out(work, guild_id, author.id, until)
    changes = {"timed_out_until": (None, iso(until))}
    record(work, guild_id, None, "member_update", ("user", author.id, author.username), changes, hit.name)
    tell_of_member(work, guild_id, author.id)


def _refuse(work: Work, author: Person, guild_id: int, hit: Hit) -> NoReturn:
    """Noted once a minute for each person: somebody who tries a hundred times does not bury the rest of the log."""
    lately = (work.now - MINUTE - EPOCH_MS) << 12
    same = (audit_log.c.guild_id == guild_id) & (audit_log.c.id > lately) & (audit_log.c.target_id == author.id)
    if work.execute(select(audit_log.c.id).where(same, audit_log.c.action == "automod_block").limit(1)).first() is None:
        record(work, guild_id, None, "automod_block", ("user", author.id, author.username), {}, hit.name)
    raise Forbidden(f"This guild's automod does not let this through: {hit.name}.", code="blocked_by_automod")
