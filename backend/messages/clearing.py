"""Taking away what somebody has said in a guild lately. Done in steps, each a short write, by a job that goes on where the
last one stopped: however much is to be looked through, nobody's message waits for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from backend.channels.events import Unread
from backend.channels.models import channels
from backend.db import Work
from backend.ids import EPOCH_MS
from backend.messages import mentions, steps
from backend.messages.events import MessagesDeleted
from backend.messages.models import BLOCK, message_gaps, messages
from backend.realtime import rooms

MOST_AT_ONCE = 200  # deleted in one step
LOOKED_AT = 2000  # numbers of a channel in one step


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next step begins: in which channel, and below which of its numbers (None: at its newest)."""

    channel_id: int = 0
    below: int | None = None


def delete_messages_of(work: Work, guild_id: int, author_ids: Sequence[int], since: int, place: Place) -> Place | None:
    """One step; None when nothing is left. `since` in milliseconds since 1970."""
    oldest_id = max(0, since - EPOCH_MS) << 12
    channel = work.execute(
        select(channels.c.id, channels.c.last_seq)
        .where(
            channels.c.guild_id == guild_id, channels.c.id >= place.channel_id, channels.c.last_message_id >= oldest_id
        )
        .order_by(channels.c.id)
        .limit(1)
    ).one_or_none()
    if channel is None:
        return None
    is_same = channel.id == place.channel_id and place.below is not None
    top = min(place.below or 0, channel.last_seq + 1) if is_same else channel.last_seq + 1
    low = max(1, top - LOOKED_AT)
    window = (messages.c.channel_id == channel.id) & (messages.c.seq >= low) & (messages.c.seq < top)
    theirs = window & messages.c.author_id.in_(author_ids) & (messages.c.id >= oldest_id)
    found = select(messages).where(theirs).order_by(messages.c.seq.desc()).limit(MOST_AT_ONCE)
    rows = work.execute(found).all()
    first = work.execute(select(messages.c.id).where(window).order_by(messages.c.seq).limit(1)).scalar_one_or_none()
    if rows:
        delete_many(work, guild_id, channel.id, rows)
    if len(rows) == MOST_AT_ONCE:
        return Place(channel.id, rows[-1].seq)
    if low == 1 or (first is not None and first < oldest_id):
        return Place(channel.id + 1)
    return Place(channel.id, low)


def delete_many(work: Work, guild_id: int | None, channel_id: int, rows: Sequence[Any]) -> None:
    """These messages of a channel (their rows), told in one event. Each number stays a hole; its block counts it."""
    those = (messages.c.channel_id == channel_id) & messages.c.seq.in_([row.seq for row in rows])
    mentions.withdraw(work, guild_id, channel_id, [row.id for row in rows])
    steps.gone(work, rows)
    work.execute(delete(messages).where(those))
    _count_holes(work, channel_id, [row.seq for row in rows])
    newest = select(messages.c.id).where(messages.c.channel_id == channel_id).order_by(messages.c.seq.desc()).limit(1)
    last = work.execute(newest).scalar_one_or_none()
    mended = update(channels).where(channels.c.id == channel_id).values(last_message_id=last)
    last_seq = work.execute(mended.returning(channels.c.last_seq)).scalar_one()
    room, ids = rooms.channel(guild_id, channel_id), sorted(row.id for row in rows)
    work.announce(MessagesDeleted(room, channel_id, guild_id, ids, last, last_seq), to=room)
    if last is None or last < ids[-1]:  # the newest is among them: for who has not read it, nothing is unread any more
        unread = Unread(channel_id, guild_id, last, last_seq)
        work.announce(unread, to=rooms.Absent(guild_id or rooms.DIRECT, channel_id))


def _count_holes(work: Work, channel_id: int, seqs: Sequence[int]) -> None:
    insert: Any = postgresql_insert if work.connection.dialect.name == "postgresql" else sqlite_insert
    hole = insert(message_gaps)
    counted = {"deleted": message_gaps.c.deleted + hole.excluded.deleted}
    holes = Counter((seq - 1) // BLOCK for seq in seqs)
    work.execute(
        hole.on_conflict_do_update(index_elements=["channel_id", "block"], set_=counted),
        [{"channel_id": channel_id, "block": block, "deleted": count} for block, count in sorted(holes.items())],
    )
