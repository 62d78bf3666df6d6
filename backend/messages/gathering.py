"""Messages from here and there, as somebody may read them: a number of statements that does not grow with them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from backend.db import Work
from backend.messages.models import messages
from backend.messages.reading import NEEDS
from backend.messages.schemas import Message
from backend.messages.showing import MESSAGES, shown_of
from backend.people import Person
from backend.permissions.several import guilds_of


def messages_by_id(work: Work, user: Person, ids: Collection[int]) -> dict[int, Message]:
    """Those of them that are there and may be read."""
    rows = _rows(work, ids)
    guilds = guilds_of(work, user.id, {row.channel_id for row in rows}, needs=NEEDS)
    return _shown(work, user, rows, guilds)


def messages_in(work: Work, user: Person, ids: Collection[int], guilds: Mapping[int, int]) -> dict[int, Message]:
    """Those of them that are there, in one of these channels: what `guilds_of` says may be read."""
    return _shown(work, user, _rows(work, ids), guilds)


def _rows(work: Work, ids: Collection[int]) -> Sequence[Any]:
    return work.execute(MESSAGES.where(messages.c.id.in_(ids))).all() if ids else []


def _shown(work: Work, user: Person, rows: Sequence[Any], guilds: Mapping[int, int]) -> dict[int, Message]:
    readable = [row for row in rows if row.channel_id in guilds]
    return {message.id: message for message in shown_of(work, user, lambda id: guilds[id] or None, readable)}
