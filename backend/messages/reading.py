"""History: pages by number and by cursor, each at the same cost however deep.

Messages of a channel are numbered densely. Without deletions, page p of limit n is the numbers from `last - p*n + 1` on;
with deletions the holes are counted by block (`message_gaps`), so that a page is still found by arithmetic and is full.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType
from sqlalchemy import Select, bindparam, func, select

from backend.channels.models import channels
from backend.db import Work
from backend.errors import NotFound, invalid
from backend.messages.models import BLOCK, message_gaps, messages
from backend.messages.schemas import HistoryQuery, Message
from backend.messages.showing import MESSAGES, shown
from backend.people import Person
from backend.permissions.access import ChannelAccess, access_channel
from backend.permissions.bits import Permission

NEEDS = int(Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)


@dataclass(frozen=True, slots=True)
class History:
    messages: list[Message]
    before: bool  # is there more before, after these
    after: bool
    total: int | None = None


def history(work: Work, user: Person, channel_id: int, query: HistoryQuery) -> History:
    """Oldest first. `page`, `before`, `after` and `around` exclude each other; without any it is page 1."""
    given = [name for name in ("page", "before", "after", "around") if getattr(query, name) is not None]
    if len(given) > 1:
        raise invalid(given[1], f"cannot be used together with {given[0]}")
    access = access_channel(work, user.id, channel_id, needs=NEEDS)
    if query.before is not None:
        seq = _seq_of(work, channel_id, query.before)
        rows, before = _below(work, user, channel_id, seq, query.limit)
        return History(
            shown(work, user, access.guild_id, rows), before, _exists(work, channel_id, messages.c.seq >= seq)
        )
    if query.after is not None:
        seq = _seq_of(work, channel_id, query.after)
        rows, after = _from(work, user, channel_id, seq, query.limit, skip=query.after)
        first = rows[0].seq if rows else seq + 1
        return History(
            shown(work, user, access.guild_id, rows), _exists(work, channel_id, messages.c.seq < first), after
        )
    if query.around is not None:
        return _around(work, user, access, query.around, query.limit)
    return _page(work, user, access, query.page or 1, query.limit)


def one_message(
    work: Work,
    user: Person,
    channel_id: int | None,
    message_id: int,
    nonce: str | None | UnsetType = UNSET,
) -> Message:
    """Raises NotFound when it is not there, is not in that channel, or may not be read."""
    row = work.execute(MESSAGES.where(messages.c.id == message_id), {"reader": user.id}).one_or_none()
    if row is None or channel_id not in (None, row.channel_id):
        raise NotFound("There is no such message.")
    access = access_channel(work, user.id, row.channel_id, needs=NEEDS)
    message = shown(work, user, access.guild_id, [row])[0]
    return message if nonce is UNSET else msgspec.structs.replace(message, nonce=nonce)


def _page(work: Work, user: Person, access: ChannelAccess, page: int, limit: int) -> History:
    if page == 1:
        return _newest(work, user, access, limit)
    last, gaps = _numbers(work, access.channel_id)
    total = last - sum(gaps.values())
    newer = (page - 1) * limit
    if newer >= total:
        return History([], False, total > 0, total)
    ceiling, skip = _start(last, gaps, newer)
    rows = work.execute(_below_statement(access.channel_id, ceiling + 1, limit).offset(skip), {"reader": user.id}).all()
    return History(shown(work, user, access.guild_id, rows[::-1]), newer + len(rows) < total, True, total)


def _newest(work: Work, user: Person, access: ChannelAccess, limit: int) -> History:
    """What opening a channel asks for: the page and how many there are in one statement."""
    statement = _COUNTED.order_by(messages.c.seq.desc()).limit(limit)
    rows = work.execute(statement, {"channel_id": access.channel_id, "reader": user.id}).all()
    total = rows[0].total if rows else 0
    return History(shown(work, user, access.guild_id, rows[::-1]), len(rows) < total, False, total)


def _start(last: int, gaps: dict[int, int], newer: int) -> tuple[int, int]:
    """Where a page begins that has `newer` messages after it: a number to go down from, and how many rows to skip there.

    Whole blocks are passed by arithmetic, in runs between those with holes; only inside the last block are rows skipped.
    """
    ceiling = last
    for block in sorted(gaps, reverse=True):
        top = (block + 1) * BLOCK
        if ceiling - top > newer:
            break  # the page begins above this block, where nothing is missing
        newer -= max(0, ceiling - top)
        ceiling = min(ceiling, top)
        alive = ceiling - block * BLOCK - gaps[block]
        if newer < alive:
            return ceiling, newer
        newer -= alive
        ceiling = block * BLOCK
    return ceiling - newer, 0


def _around(work: Work, user: Person, access: ChannelAccess, message_id: int, limit: int) -> History:
    seq = _seq_of(work, access.channel_id, message_id)
    older, before = _below(work, user, access.channel_id, seq, limit // 2)
    newer, after = _from(work, user, access.channel_id, seq, limit - len(older))
    return History(shown(work, user, access.guild_id, [*older, *newer]), before, after)


def _below(work: Work, user: Person, channel_id: int, seq: int, limit: int) -> tuple[list[Any], bool]:
    rows = work.execute(_below_statement(channel_id, seq, limit + 1), {"reader": user.id}).all()
    return list(rows[:limit][::-1]), len(rows) > limit


def _below_statement(channel_id: int, seq: int, limit: int) -> Select[Any]:
    here = (messages.c.channel_id == channel_id) & (messages.c.seq < seq)
    return MESSAGES.where(here).order_by(messages.c.seq.desc()).limit(limit)


def _from(
    work: Work, user: Person, channel_id: int, seq: int, limit: int, skip: int | None = None
) -> tuple[list[Any], bool]:
    here = (messages.c.channel_id == channel_id) & (messages.c.seq >= seq)
    if skip is not None:
        here &= messages.c.id != skip
    rows = work.execute(MESSAGES.where(here).order_by(messages.c.seq).limit(limit + 1), {"reader": user.id}).all()
    return list(rows[:limit]), len(rows) > limit


def _exists(work: Work, channel_id: int, where: Any) -> bool:
    here = messages.c.channel_id == channel_id
    return work.execute(select(messages.c.seq).where(here, where).limit(1)).first() is not None


def _seq_of(work: Work, channel_id: int, message_id: int) -> int:
    """The number of a message, or of the first one after it when it has been deleted: ids and numbers rise together."""
    mine = (messages.c.id == message_id) & (messages.c.channel_id == channel_id)
    seq: int | None = work.execute(select(messages.c.seq).where(mine)).scalar_one_or_none()
    if seq is not None:
        return seq
    if message_id == 0:
        return 1
    low, high = 1, work.execute(select(channels.c.last_seq).where(channels.c.id == channel_id)).scalar_one() + 1
    while low < high:  # a binary search over numbers, some of which are holes
        middle = (low + high) // 2
        here = (messages.c.channel_id == channel_id) & (messages.c.seq >= middle) & (messages.c.seq < high)
        row = work.execute(select(messages.c.seq, messages.c.id).where(here).order_by(messages.c.seq).limit(1)).first()
        if row is None or row.id > message_id:
            high = middle
        else:
            low = row.seq + 1
    return low


def _numbers(work: Work, channel_id: int) -> tuple[int, dict[int, int]]:
    """The last number given out, and how many messages are gone from each block that has holes."""
    rows = work.execute(_NUMBERS.where(channels.c.id == channel_id)).all()
    return rows[0].last_seq, {row.block: row.deleted for row in rows if row.block is not None}


_NUMBERS = select(channels.c.last_seq, message_gaps.c.block, message_gaps.c.deleted).outerjoin(
    message_gaps, message_gaps.c.channel_id == channels.c.id
)
# Of one channel, so that the database counts once and not for each row.
_last = select(channels.c.last_seq).where(channels.c.id == bindparam("channel_id")).scalar_subquery()
_holes = select(func.sum(message_gaps.c.deleted)).where(message_gaps.c.channel_id == bindparam("channel_id"))
_COUNTED = MESSAGES.add_columns((_last - func.coalesce(_holes.scalar_subquery(), 0)).label("total")).where(
    messages.c.channel_id == bindparam("channel_id")
)
