"""Messages from here and there, as somebody may read them: a number of statements that does not grow with them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from backend.db import Work
from backend.messages.models import messages
from backend.messages.reading import NEEDS, reactions_of
from backend.messages.schemas import Message, message
from backend.people import Person
from backend.permissions.several import guilds_of
from backend.realtime.rooms import DIRECT
from backend.users.models import users


def messages_by_id(work: Work, user: Person, ids: Collection[int]) -> dict[int, Message]:
    """Those of them that are there and may be read."""
    if not ids:
        return {}
    rows: list[Any] = work.execute(_MESSAGES.where(messages.c.id.in_(ids))).all()
    guilds = guilds_of(work, user.id, {row.channel_id for row in rows}, needs=NEEDS)
    readable = [row for row in rows if row.channel_id in guilds]
    reactions = reactions_of(work, [row.id for row in readable], user.id) if readable else {}
    return {
        row.id: message(
            row,
            guilds[row.channel_id] if guilds[row.channel_id] != DIRECT else None,
            Person(row.author_id, row.username, row.display_name, row.avatar),
            reactions.get(row.id, []),
        )
        for row in readable
    }


_MESSAGES = select(messages, users.c.username, users.c.display_name, users.c.avatar).join(
    users, users.c.id == messages.c.author_id
)
