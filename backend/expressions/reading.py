"""Emojis and stickers of guilds, the oldest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, select

from backend.db import Work
from backend.errors import NotFound
from backend.expressions.kinds import EMOJI, Kind, shown_emoji, shown_sticker
from backend.expressions.models import expressions
from backend.expressions.schemas import Emoji, Sticker
from backend.people import Person
from backend.permissions.access import access_guild


@dataclass(frozen=True, slots=True)
class Expressions:
    emojis: list[Emoji] = field(default_factory=list)
    stickers: list[Sticker] = field(default_factory=list)


def expressions_of(work: Work, guild_ids: Collection[int]) -> dict[int, Expressions]:
    """By guild, in one statement. Whether they may be seen is the caller's question."""
    found: dict[int, Expressions] = defaultdict(Expressions)
    for row in work.execute(_OF_GUILDS, {"guild_ids": list(guild_ids)}):
        if row.kind == EMOJI.name:
            found[row.guild_id].emojis.append(shown_emoji(row))
        else:
            found[row.guild_id].stickers.append(shown_sticker(row))
    return found


def list_emojis(work: Work, user: Person, guild_id: int) -> list[Emoji]:
    access_guild(work, user.id, guild_id)
    return expressions_of(work, [guild_id])[guild_id].emojis


def list_stickers(work: Work, user: Person, guild_id: int) -> list[Sticker]:
    access_guild(work, user.id, guild_id)
    return expressions_of(work, [guild_id])[guild_id].stickers


def show(work: Work, user: Person, guild_id: int, kind: Kind, id: int) -> Any:
    access_guild(work, user.id, guild_id)
    return kind.shown(find(work, guild_id, kind, id))


def find(work: Work, guild_id: int, kind: Kind, id: int) -> Any:
    """Its row. Raises NotFound."""
    named = (expressions.c.id == id) & (expressions.c.guild_id == guild_id) & (expressions.c.kind == kind.name)
    row = work.execute(select(expressions).where(named)).one_or_none()
    if row is None:
        raise NotFound(f"There is no such {kind.name}.")
    return row


_OF_GUILDS = (
    select(expressions)
    .where(expressions.c.guild_id.in_(bindparam("guild_ids", expanding=True)))
    .order_by(expressions.c.id)
)
