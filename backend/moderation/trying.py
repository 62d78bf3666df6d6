"""A dry run: what a rule would have done to what was said lately."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, union_all

from backend.channels.models import channels
from backend.db import Work
from backend.errors import NotFound
from backend.messages.models import messages
from backend.messages.reading import NEEDS
from backend.moderation.addresses import invites_in
from backend.moderation.enforcing import EXEMPT, own_codes
from backend.moderation.matching import compile_patterns
from backend.moderation.options import check_room, clean_options
from backend.moderation.rulesets import Ruleset
from backend.moderation.schemas import Hit, Options, Trial, TrialResult
from backend.people import Person
from backend.permissions.access import access_channel, access_guild
from backend.permissions.bits import Permission
from backend.permissions.views import views
from backend.roles.models import member_roles
from backend.users.models import users

MOST_CHANNELS = 25  # the latest spoken in; one statement asks them all
AT_ONCE = 500  # users
MOST_STEPS = 200_000_000


def try_rule(work: Work, user: Person, guild_id: int, trial: Trial) -> TrialResult:
    access_guild(work, user.id, guild_id, needs=Permission.MANAGE_GUILD)
    options = clean_options(trial.kind, trial.options)
    check_room([options], trial.kind)
    ruleset = Ruleset([("", trial.kind, options)])
    latest = _latest(work, _channels(work, user, guild_id, trial.channel_id), trial.limit)
    rows = affordable(latest, compile_patterns(options.patterns or ()).size)
    own = _invites_in(work, guild_id, rows) if trial.kind == "invites" else set[str]()
    hits = [
        (row, hits[0].matched)
        for row in rows
        if row.channel_id not in options.exempt_channels and (hits := ruleset.find(row.content, own.intersection))
    ]
    exempt = _exempt_authors(work, guild_id, options, sorted({row.author_id for row, _ in hits}))
    return TrialResult(len(rows), [_hit(row, matched) for row, matched in hits if row.author_id not in exempt])


def _invites_in(work: Work, guild_id: int, rows: Sequence[Any]) -> set[str]:
    """The guild's own invites among those that are named, looked up together."""
    return own_codes(work, guild_id, {invite.code for row in rows for invite in invites_in(row.content)})


def _channels(work: Work, user: Person, guild_id: int, channel_id: int | None) -> list[int]:
    if channel_id is not None:
        access = access_channel(work, user.id, channel_id, needs=NEEDS)
        if access.guild_id != guild_id:
            raise NotFound("There is no such channel.")
        return [channel_id]
    mine = views(work, [user.id], [guild_id])[user.id][guild_id]
    here = select(channels.c.id).where(channels.c.guild_id == guild_id, channels.c.last_message_id.is_not(None))
    latest = work.execute(here.order_by(channels.c.last_message_id.desc())).scalars()
    return [id for id in latest if mine.channels.get(id, 0) & NEEDS == NEEDS][:MOST_CHANNELS]


def _latest(work: Work, channel_ids: Sequence[int], limit: int) -> Sequence[Any]:
    """Newest first. Each channel is read from its end, so that a quiet guild on a busy server costs no more."""
    if not channel_ids:
        return []
    ends = [
        select(
            select(messages).where(messages.c.channel_id == id).order_by(messages.c.seq.desc()).limit(limit).subquery()
        )
        for id in channel_ids
    ]
    some = union_all(*ends).subquery()
    people = select(some, users.c.username, users.c.display_name, users.c.avatar)
    newest = people.join(users, users.c.id == some.c.author_id).order_by(some.c.id.desc()).limit(limit)
    found: Sequence[Any] = work.execute(newest).all()
    return found


def affordable(rows: Sequence[Any], pattern_steps: int) -> Sequence[Any]:
    """As many as can be looked at in about a second, whatever the patterns: their size and the text's bound the time."""
    cost = 0
    for index, row in enumerate(rows):
        cost += len(row.content) * pattern_steps
        if cost > MOST_STEPS:
            return rows[:index]
    return rows


def _exempt_authors(work: Work, guild_id: int, options: Options, author_ids: list[int]) -> set[int]:
    exempt: set[int] = set()
    for start in range(0, len(author_ids), AT_ONCE):
        some = author_ids[start : start + AT_ONCE]
        seen = views(work, some, [guild_id])
        exempt.update(id for id, guilds in seen.items() if guilds[guild_id].permissions & EXEMPT)
        held = select(member_roles.c.user_id).where(
            member_roles.c.guild_id == guild_id,
            member_roles.c.user_id.in_(some),
            member_roles.c.role_id.in_(options.exempt_roles),
        )
        exempt.update(work.execute(held).scalars() if options.exempt_roles else ())
    return exempt


def _hit(row: Any, matched: str) -> Hit:
    author = Person(row.author_id, row.username, row.display_name, row.avatar)
    return Hit(row.id, row.channel_id, author, row.content, matched)
