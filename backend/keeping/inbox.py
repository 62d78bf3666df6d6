"""Where somebody was mentioned lately, in all their guilds and conversations: the messages themselves, as far as they may read
them. What they dismiss is not shown again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, bindparam, delete, exists, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from backend.channels.models import read_states
from backend.db import Work
from backend.errors import NotFound
from backend.guilds.models import members
from backend.ids import EPOCH_MS
from backend.keeping.events import MentionDismissed
from backend.keeping.models import dismissed_mentions
from backend.keeping.schemas import Inbox, InboxQuery
from backend.messages.gathering import messages_by_id, messages_in
from backend.messages.models import mentions
from backend.messages.reading import NEEDS
from backend.messages.unread import LOOKED_BACK, NEWS
from backend.people import Person
from backend.permissions.several import guilds_of
from backend.realtime import rooms
from backend.roles.models import member_roles


def inbox(work: Work, user: Person, query: InboxQuery) -> Inbox:
    """The newest first."""
    asked = {"me": user.id, "since": (work.now - LOOKED_BACK - EPOCH_MS) << 12}
    wanted = _wanted(query)
    somewhere = wanted.with_only_columns(mentions.c.channel_id).order_by(None).distinct()
    readable = guilds_of(work, user.id, set(work.execute(somewhere, asked).scalars()), needs=NEEDS)
    if not readable:
        return Inbox([], None)
    found = wanted.where(mentions.c.channel_id.in_(readable))
    if query.before is not None:
        found = found.where(mentions.c.message_id < query.before)
    ids = [row.message_id for row in work.execute(found.limit(query.limit + 1), asked)]
    shown = messages_in(work, user, ids[: query.limit], readable)
    page = [shown[id] for id in ids[: query.limit] if id in shown]
    return Inbox(page, ids[query.limit - 1] if len(ids) > query.limit else None)


def dismiss_mention(work: Work, user: Person, message_id: int) -> None:
    """Whether it mentions them is not asked: then it would not be shown anyway. Twice is no error."""
    if message_id not in messages_by_id(work, user, [message_id]):
        raise NotFound("There is no such message.")
    insert: Any = postgresql_insert if work.connection.dialect.name == "postgresql" else sqlite_insert
    row = insert(dismissed_mentions).values(user_id=user.id, message_id=message_id).on_conflict_do_nothing()
    if work.execute(row.returning(dismissed_mentions.c.message_id)).first() is not None:
        work.announce(MentionDismissed(message_id), to=rooms.user(user.id))


def forget_dismissed_of(work: Work, user_id: int) -> None:
    work.execute(delete(dismissed_mentions).where(dismissed_mentions.c.user_id == user_id))


def _wanted(query: InboxQuery) -> Any:
    wanted = NEWS.where(~_is_dismissed)
    if not query.roles:
        wanted = wanted.where(mentions.c.target_id.not_in(_roles))
    if not query.everyone:
        wanted = wanted.where(mentions.c.target_id.not_in(_guilds))
    if query.unread:
        wanted = wanted.where(~_is_read)
    return wanted


_me = bindparam("me", type_=BigInteger)
_roles = select(member_roles.c.role_id).where(member_roles.c.user_id == _me)
_mine = members.alias("mine")
_guilds = select(_mine.c.guild_id).where(_mine.c.user_id == _me)
_is_dismissed = exists().where(
    dismissed_mentions.c.user_id == _me, dismissed_mentions.c.message_id == mentions.c.message_id
)
_is_read = exists().where(
    read_states.c.user_id == _me,
    read_states.c.channel_id == mentions.c.channel_id,
    read_states.c.last_read_seq >= mentions.c.seq,
)
