"""Which mentions of somebody are unread. It is counted when it is asked for; nothing is kept for each person who is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger, and_, bindparam, cast, null, or_, select, text, union_all

from backend.channels.models import channels, read_states
from backend.db import Work
from backend.guilds.models import members
from backend.ids import EPOCH_MS
from backend.messages.models import mentions
from backend.roles.models import member_roles

LOOKED_BACK = 30 * 24 * 3_600_000  # milliseconds; what is older is no news
MOST = 2000
MOST_IN_A_CHANNEL = 100  # the newest; clients say "99+"


def unread_mentions(work: Work, user_id: int, channel_id: int | None = None) -> dict[int, list[int]]:
    """By channel the messages, oldest first; of one channel or of all. Also of channels that one may not view (any more):
    the caller knows those."""
    statement = _UNREAD if channel_id is None else _UNREAD.where(mentions.c.channel_id == channel_id)
    return _by_channel(work.execute(statement, {"me": user_id, "since": _since(work)}))


def marks_and_mentions(work: Work, user_id: int) -> tuple[dict[int, tuple[int, int]], dict[int, list[int]]]:
    """How far each channel is read (message, number), and its unread mentions, in one statement."""
    rows = work.execute(_BOTH, {"me": user_id, "since": _since(work)}).all()
    marks = {row.channel_id: (row.last_read_id, row.last_read_seq) for row in rows if row.message_id is None}
    return marks, _by_channel(row for row in rows if row.message_id is not None)


def _by_channel(newest_first: Iterable[Any]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for row in newest_first:
        if len(found[row.channel_id]) < MOST_IN_A_CHANNEL:
            found[row.channel_id].append(row.message_id)
    return {channel_id: ids[::-1] for channel_id, ids in found.items()}


def _since(work: Work) -> int:
    return (work.now - LOOKED_BACK - EPOCH_MS) << 12


_me = bindparam("me", type_=BigInteger)
# The mentions' targets that are this person: themselves, their roles, and their guilds for everyone in them.
MINE = (
    select(cast(_me, BigInteger).label("target"))
    .union_all(
        select(member_roles.c.role_id).where(member_roles.c.user_id == _me),
        select(members.c.guild_id).where(members.c.user_id == _me),
    )
    .subquery()
)
# What was said before somebody came is none of their news.
_is_news = or_(channels.c.guild_id.is_(None), mentions.c.message_id > (members.c.joined_at - EPOCH_MS) * 4096)
NEWS = (
    select(mentions.c.channel_id, mentions.c.message_id)
    .distinct()
    .join(channels, channels.c.id == mentions.c.channel_id)
    .outerjoin(members, and_(members.c.guild_id == channels.c.guild_id, members.c.user_id == _me))
    .where(
        mentions.c.target_id.in_(select(MINE.c.target)),
        mentions.c.message_id > bindparam("since", type_=BigInteger),
        mentions.c.author_id != _me,
        _is_news,
    )
    .order_by(mentions.c.message_id.desc())
)
_read = and_(read_states.c.user_id == _me, read_states.c.channel_id == mentions.c.channel_id)
_UNREAD = (
    NEWS.outerjoin(read_states, _read)
    .where(or_(read_states.c.last_read_seq.is_(None), mentions.c.seq > read_states.c.last_read_seq))
    .limit(MOST)
)
_mentioned = _UNREAD.subquery()
_BOTH = union_all(
    select(
        read_states.c.channel_id,
        read_states.c.last_read_id,
        read_states.c.last_read_seq,
        cast(null(), BigInteger).label("message_id"),
    ).where(read_states.c.user_id == _me),
    select(_mentioned.c.channel_id, null(), null(), _mentioned.c.message_id),
).order_by(text("message_id DESC"))
