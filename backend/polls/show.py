"""Polls as clients know them, from their rows."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from backend.polls.models import polls
from backend.polls.schemas import Option, Poll
from backend.utils import iso

COLUMNS = tuple(column for column in polls.c if column is not polls.c.message_id)  # to be read beside a message's own

_texts = msgspec.json.Decoder(list[str]).decode
_numbers = msgspec.json.Decoder(list[int]).decode


def show_poll(row: Any, chosen: int | None = None) -> Poll:
    """`row` has `COLUMNS` and the message's `id` and `channel_id`. `chosen`: what the reader voted for, bit by
    bit; None when they are many."""
    me: list[str] | UnsetType = UNSET if chosen is None else ids_of(chosen)
    return Poll(
        row.id,
        row.id,
        row.channel_id,
        row.question,
        options_of(row),
        row.allow_multiple,
        iso(row.expires_at),
        row.closed_at is not None,
        row.voters,
        me,
    )


def options_of(row: Any) -> list[Option]:
    counted = zip(_texts(row.options), _numbers(row.votes), strict=True)
    return [Option(str(number), text, votes) for number, (text, votes) in enumerate(counted, 1)]


def ids_of(chosen: int) -> list[str]:
    return [str(bit + 1) for bit in range(chosen.bit_length()) if chosen >> bit & 1]


def bit_of(option_id: str, count: int) -> int | None:
    """None when a poll of so many options has none with that id."""
    ids = [str(number) for number in range(1, count + 1)]
    return 1 << ids.index(option_id) if option_id in ids else None
