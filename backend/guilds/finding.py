"""Looking for a guild among one's own, by name. There is no list of guilds to which one does not belong."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import select

from backend.db import Work
from backend.guilds.models import guilds, members
from backend.guilds.schemas import FoundGuild, GuildSearch
from backend.people import Person
from backend.users.names import username_key

EXACT, BEGINS, WORD = range(3)


def find_guilds(work: Work, user: Person, search: GuildSearch) -> list[FoundGuild]:
    """The name itself first, then names that begin with it, then those with a word that does. One statement: all of one's
    own are looked at."""
    key = _key(search.q)
    if not key:
        return []
    found = []
    for row in work.execute(_MINE.where(members.c.user_id == user.id)):
        name = _key(row.name)
        rank = _rank(name, key)
        if rank is not None:
            found.append((rank, name, row.id, row))
    return [_shown(row) for *_, row in sorted(found, key=lambda one: one[:3])[: search.limit]]


def _key(name: str) -> str:
    """As with people's names, neither case nor look-alike letters tell two apart."""
    return username_key(" ".join(name.split()))


def _rank(name: str, key: str) -> int | None:
    if name.startswith(key):
        return EXACT if name == key else BEGINS
    return WORD if re.search(rf"(?<![^\W_]){re.escape(key)}", name) else None


def _shown(row: Any) -> FoundGuild:
    return FoundGuild(row.id, row.name, row.icon, row.member_count)


_MINE = select(guilds.c.id, guilds.c.name, guilds.c.icon, guilds.c.member_count).join(
    members, members.c.guild_id == guilds.c.id
)
