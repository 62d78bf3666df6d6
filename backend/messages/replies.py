"""Answering: a message that names another of the same channel. It stays an answer when that one is deleted."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from msgspec import UNSET
from sqlalchemy import select

from backend.db import Work
from backend.errors import Forbidden, invalid
from backend.messages.drafts import Draft
from backend.messages.extra import unpacked
from backend.messages.models import messages
from backend.messages.schemas import Answered, Asked, Attached, Pasted
from backend.people import Person
from backend.permissions.bits import Permission
from backend.polls.models import polls
from backend.users.models import users

SHOWN = 200  # characters of what is answered
COLUMNS = (  # for `answered`, of a message and its author
    messages.c.id,
    messages.c.channel_id,
    messages.c.author_id,
    messages.c.content,
    messages.c.type,
    messages.c.extra,
    users.c.username,
    users.c.display_name,
    users.c.avatar,
)


def compose(work: Work, drafts: list[Draft]) -> None:
    answering = [draft for draft in drafts if draft.send.reply_to is not None]
    if not answering:
        return
    found = _answered(work, {draft.send.reply_to for draft in answering})
    for draft in answering:
        row = found.get(draft.send.reply_to)
        if row is None or row.channel_id != draft.access.channel_id:
            draft.refusal = invalid("reply_to", "is no message of this channel, or not any more")
        elif not draft.access.permissions & Permission.READ_MESSAGE_HISTORY:
            draft.refusal = Forbidden("You may not read what you want to answer.")
        else:
            author = Person(row.author_id, row.username, row.display_name, row.avatar)
            draft.answered = answered(row.id, author, row.content, row.type, row.extra, row.question)


def answered(
    id: int, author: Person, content: str, kind: str | None, extra: str | None, question: str | None
) -> Answered:
    """What is shown of it above the answer. `question`: its poll's."""
    more = unpacked(extra)
    return Answered(
        id,
        False,
        author,
        content[:SHOWN],
        kind or "default",
        more.has_more,
        more.emojis or UNSET,
        files=[Attached(file.name, file.content_type) for file in more.files] or UNSET,
        sticker=Pasted(more.sticker.name) if more.sticker is not None else UNSET,
        poll=Asked(question) if question is not None else UNSET,
        forwarded=more.forwarded is not None or UNSET,
    )


def _answered(work: Work, ids: Collection[int | None]) -> dict[int | None, Any]:
    return {row.id: row for row in work.execute(_ANSWERED.where(messages.c.id.in_(ids)))}


_ANSWERED = (
    select(*COLUMNS, polls.c.question)
    .join(users, users.c.id == messages.c.author_id)
    .outerjoin(polls, polls.c.message_id == messages.c.id)
)
