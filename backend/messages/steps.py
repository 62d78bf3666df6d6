"""What features do about a message at each point of its life, in this order. The lists stand here, so that the path of a
message can be read in one place; each function serves all messages that come at once, and asks nothing for those that it
does not concern."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from backend.db import Work
from backend.expressions import composing as expressions
from backend.files import attaching
from backend.markdown import Found
from backend.messages import forwarding, mentions, replies
from backend.messages.drafts import Draft
from backend.messages.schemas import Message
from backend.notifications import hearing
from backend.polls import making
from backend.previews import planning as previews
from backend.search import index as search

# Before it has a number: fills the draft, or refuses it.
COMPOSE: tuple[Callable[[Work, list[Draft]], None], ...] = (
    replies.compose,
    forwarding.compose,
    attaching.compose,
    expressions.compose,
    mentions.compose,
    making.compose,
)

# It is in the table, in this transaction.
ARRIVE: tuple[Callable[[Work, list[Draft]], None], ...] = (
    mentions.arrive,
    making.arrive,
    attaching.arrive,
    search.arrive,
    previews.arrive,
    hearing.arrive,
)

# Its text was changed, and is in the table.
CHANGED: tuple[Callable[[Work, Message, Found], None], ...] = (previews.changed,)

# It is about to be deleted: rows with `id, channel_id, seq, author_id, content, extra`.
GONE: tuple[Callable[[Work, Sequence[Any]], None], ...] = (attaching.gone,)


def compose(work: Work, drafts: list[Draft]) -> list[Draft]:
    """Those that may go on."""
    for step in COMPOSE:
        drafts = [draft for draft in drafts if draft.refusal is None]
        if drafts:
            step(work, drafts)
    return [draft for draft in drafts if draft.refusal is None]


def arrive(work: Work, drafts: list[Draft]) -> None:
    for step in ARRIVE:
        step(work, drafts)


def changed(work: Work, message: Message, found: Found) -> None:
    for step in CHANGED:
        step(work, message, found)


def gone(work: Work, rows: Sequence[Any]) -> None:
    for step in GONE:
        step(work, rows)
