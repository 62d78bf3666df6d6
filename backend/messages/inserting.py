"""Putting messages into their channels: all that come at once are one multi-row insert, in one commit.

The order of a channel is the order of its numbers: they are given out here, under the row lock of the channel.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import UNSET
from sqlalchemy import insert, text

from backend.channels.events import Unread
from backend.db import Work
from backend.dms.members import open_for_all
from backend.ids import time_of
from backend.messages import steps
from backend.messages.drafts import Draft
from backend.messages.events import MessageSent
from backend.messages.extra import packed
from backend.messages.models import messages
from backend.messages.schemas import Message
from backend.realtime import rooms
from backend.utils import iso


def insert_drafts(work: Work, drafts: Sequence[Draft]) -> None:
    """Each draft gets its `message`; everybody in its channel is told."""
    newest = {draft.access.channel_id: draft.id for draft in drafts}
    for channel_id in sorted({draft.access.channel_id for draft in drafts if draft.access.guild_id == rooms.DIRECT}):
        open_for_all(work, channel_id)
    seqs = _take_numbers(work, Counter(draft.access.channel_id for draft in drafts), newest)
    last: dict[int, Message] = {}
    for draft in drafts:
        channel_id = draft.access.channel_id
        seqs[channel_id] += 1
        draft.message = last[channel_id] = _message(draft, seqs[channel_id])
        room = rooms.channel(draft.access.guild_id, channel_id)
        work.announce(MessageSent(*msgspec.structs.astuple(draft.message), room=room), to=room)
    work.execute(_INSERT, [_row(draft) for draft in drafts])
    for message in last.values():
        unread = Unread(message.channel_id, message.guild_id, message.id, message.seq)
        work.announce(unread, to=rooms.Absent(message.guild_id or rooms.DIRECT, message.channel_id))
    steps.arrive(work, list(drafts))


def _take_numbers(work: Work, counts: Counter[int], newest: dict[int, int]) -> dict[int, int]:
    """Moves the channels on by so many messages; returns the last number of each before that."""
    moves = msgspec.json.encode([[id, count, newest[id]] for id, count in sorted(counts.items())]).decode()
    moved = work.execute(_MOVE_ON[work.connection.dialect.name], {"moves": moves})
    return {row.id: row.last_seq - counts[row.id] for row in moved}


def _message(draft: Draft, seq: int) -> Message:
    author, extra = draft.author, draft.extra
    return Message(
        draft.id,
        draft.access.channel_id,
        draft.access.guild_id or None,
        seq,
        draft.content,
        author.username,
        author,
        iso(time_of(draft.id)),
        type=draft.type or "default",
        files=extra.files,
        nonce=draft.send.nonce,
        reply_to=draft.answered or UNSET,
        mentions=draft.mentions or UNSET,
        forwarded=extra.forwarded or UNSET,
        emojis=extra.emojis or UNSET,
        sticker=extra.sticker or UNSET,
        poll=draft.poll or UNSET,
        poll_result=extra.poll_result or UNSET,
    )


def _row(draft: Draft) -> dict[str, Any]:
    assert draft.message is not None
    return {
        "id": draft.id,
        "channel_id": draft.access.channel_id,
        "seq": draft.message.seq,
        "author_id": draft.author.id,
        "content": draft.content,
        "nonce": draft.send.nonce,
        "type": draft.type,
        "reply_to": draft.answered.id if draft.answered is not None else None,
        "extra": packed(draft.extra),
    }


_INSERT = insert(messages)
# One statement for any number of channels. On PostgreSQL they are locked in the order of their ids, so that two workers
# cannot wait for each other.
_MOVE_ON = {
    "sqlite": text(
        "UPDATE channels SET last_seq = channels.last_seq + (moves.value ->> 1), last_message_id = (moves.value ->> 2) "
        "FROM json_each(:moves) AS moves WHERE channels.id = (moves.value ->> 0) "
        "RETURNING channels.id, channels.last_seq"
    ),
    "postgresql": text(
        "WITH moves AS (SELECT (value ->> 0)::bigint AS id, (value ->> 1)::bigint AS many, (value ->> 2)::bigint AS newest "
        "FROM json_array_elements(CAST(:moves AS json))), "
        "locked AS MATERIALIZED (SELECT id FROM channels WHERE id IN (SELECT id FROM moves) ORDER BY id FOR UPDATE) "
        "UPDATE channels SET last_seq = channels.last_seq + moves.many, last_message_id = moves.newest "
        "FROM moves JOIN locked ON locked.id = moves.id WHERE channels.id = moves.id "
        "RETURNING channels.id, channels.last_seq"
    ),
}
