"""Emojis of guilds as reactions. They are kept and told as `name:id`, with the name that they had when the first came; it is
the id that tells two apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import select

from backend.db import Work
from backend.expressions.composing import usable, why_not
from backend.expressions.models import expressions
from backend.ids import LARGEST
from backend.people import Person
from backend.permissions.access import ChannelAccess

# As messages have it, `<:name:id>` and `<a:name:id>`, and the same without the brackets or the first colon.
_CUSTOM = re.compile(r"(?P<open><)?(?:a?:)?[A-Za-z0-9_]{2,32}:(?P<id>[1-9][0-9]{0,15})(?(open)>)", re.ASCII)


def custom_id(emoji: str) -> int | None:
    """The id, when it is written as a guild's emoji."""
    written = _CUSTOM.fullmatch(emoji)
    return int(written["id"]) if written is not None and int(written["id"]) <= LARGEST else None


def usable_emoji(work: Work, user: Person, access: ChannelAccess, id: int) -> tuple[str, str]:
    """How it is kept, and its picture's address. Raises InvalidFields, Forbidden."""
    row = usable(work, [user.id], [id]).get((user.id, id))
    refusal = why_not(row, access, "emoji")
    if row is None or refusal is not None:
        raise refusal or AssertionError
    return f"{row.name}:{row.id}", row.picture


def pictures_of(work: Work, emojis: Iterable[str]) -> dict[str, str]:
    """By reaction, the addresses of those that are guilds' emojis and still there. No statement when there are none."""
    by_id = {id: emoji for emoji in set(emojis) if (id := custom_id(emoji)) is not None}
    if not by_id:
        return {}
    found: dict[int, str] = {}
    for row in work.execute(select(expressions.c.id, expressions.c.picture).where(expressions.c.id.in_(by_id))):
        found[row.id] = row.picture
    return {emoji: found[id] for emoji in set(emojis) if (id := custom_id(emoji)) in found}
