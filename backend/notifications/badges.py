"""The number on an app's icon: in how many channels somebody is mentioned, or written to directly, and has not read it."""

from __future__ import annotations

from sqlalchemy import func, select

from backend.channels.models import channels, read_states
from backend.db import Work
from backend.dms.models import conversation_members
from backend.messages.unread import unread_mentions


def badge(work: Work, user_id: int) -> int:
    here = conversation_members.c.user_id == user_id
    unread = work.execute(_UNREAD.where(here, conversation_members.c.is_open)).scalars()
    return len(set(unread) | unread_mentions(work, user_id).keys())


_mark = (read_states.c.channel_id == channels.c.id) & (read_states.c.user_id == conversation_members.c.user_id)
_UNREAD = (
    select(channels.c.id)
    .join(conversation_members, conversation_members.c.channel_id == channels.c.id)
    .outerjoin(read_states, _mark)
    .where(channels.c.last_seq > func.coalesce(read_states.c.last_read_seq, 0))
)
