"""Reading what the fan-out must know of people and of their rights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import and_, or_, select

from backend.db import Work
from backend.people import CustomStatus, Person
from backend.permissions.direct import direct_views
from backend.permissions.views import views
from backend.realtime.rooms import DIRECT
from backend.realtime.sessions import Facts, LiveUser
from backend.users.models import relationships, users
from backend.utils import iso


def live_user(work: Work, user_id: int) -> LiveUser | None:
    """None when there is no such account."""
    facts = facts_of(work, [user_id]).get(user_id)
    if facts is None:
        return None
    seen = views(work, [user_id]).get(user_id, {})
    guilds = {guild_id: view.visible for guild_id, view in seen.items()}
    guilds[DIRECT] = direct_views(work, [user_id])[user_id].visible
    return LiveUser(facts, guilds, {guild_id: view.permissions for guild_id, view in seen.items()})


def facts_of(work: Work, user_ids: Collection[int]) -> dict[int, Facts]:
    """Two statements however many they are (up to what a statement takes as parameters)."""
    friends: dict[int, set[int]] = defaultdict(set)
    hidden: dict[int, set[int]] = defaultdict(set)
    blocked = and_(relationships.c.kind == "blocked", relationships.c.other_id.in_(user_ids))
    mine = and_(relationships.c.kind.in_(("blocked", "friend")), relationships.c.user_id.in_(user_ids))
    for row in work.execute(select(relationships).where(or_(mine, blocked))):
        if row.kind == "friend":
            friends[row.user_id].add(row.other_id)
        else:
            hidden[row.user_id].add(row.other_id)
            hidden[row.other_id].add(row.user_id)
    return {
        row.id: Facts(
            Person(row.id, row.username, row.display_name, row.avatar),
            frozenset(friends[row.id]),
            frozenset(hidden[row.id]),
            row.status,
            _custom(row, work.now),
        )
        for row in work.execute(_USERS.where(users.c.id.in_(user_ids)))
    }


def hidden_from(work: Work, user_id: int) -> frozenset[int]:
    """Those of whose presence the user is told nothing: there is a block, either way."""
    known: frozenset[int] | None = work.cache.get(("user", user_id), "hidden")
    if known is None:
        version = work.cache.version(("user", user_id))
        known = facts_of(work, [user_id])[user_id].hidden
        work.cache.put(("user", user_id), "hidden", known, version)
    return known


def _custom(row: object, now: int) -> CustomStatus | None:
    text, emoji, until = row.custom_text, row.custom_emoji, row.custom_until  # type: ignore[attr-defined]
    if (text is None and emoji is None) or (until is not None and until <= now):
        return None
    return CustomStatus(text, emoji, iso(until) if until is not None else None)


_USERS = select(
    users.c.id,
    users.c.username,
    users.c.display_name,
    users.c.avatar,
    users.c.status,
    users.c.custom_text,
    users.c.custom_emoji,
    users.c.custom_until,
)
