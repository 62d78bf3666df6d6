"""Messages from here and there, as somebody may read them: a number of statements that does not grow with them."""

from __future__ import annotations

from collections.abc import Collection
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
    if not ids:
        return {}
    rows: list[Any] = work.execute(MESSAGES.where(messages.c.id.in_(ids))).all()
    guilds = guilds_of(work, user.id, {row.channel_id for row in rows}, needs=NEEDS)
    readable = [row for row in rows if row.channel_id in guilds]
    return {message.id: message for message in shown_of(work, user, lambda id: guilds[id] or None, readable)}
