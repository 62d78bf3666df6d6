"""Moving the mark of what one has read: of a whole guild at once, or back on purpose."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, literal, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from backend.channels.events import GuildRead, MovedBack
from backend.channels.models import channels, read_states
from backend.channels.schemas import ReadState, ReadStates
from backend.db import Work
from backend.errors import NotFound
from backend.messages.models import messages
from backend.messages.unread import unread_mentions
from backend.people import Person
from backend.permissions.access import access_channel
from backend.permissions.bits import Permission
from backend.permissions.views import views
from backend.realtime import rooms


def ack_guild(work: Work, user: Person, guild_id: int) -> ReadStates:
    """All channels that one may view, up to the newest message of each. Returns those whose mark has moved."""
    view = views(work, [user.id], [guild_id]).get(user.id, {}).get(guild_id)
    if view is None:
        raise NotFound("There is no such guild.")
    newest = select(literal(user.id), channels.c.id, channels.c.last_message_id, channels.c.last_seq).where(
        channels.c.guild_id == guild_id, channels.c.id.in_(view.visible), channels.c.last_message_id.is_not(None)
    )
    columns = ["user_id", "channel_id", "last_read_id", "last_read_seq"]
    is_on_postgresql = work.connection.dialect.name == "postgresql"
    marks: Any = (postgresql_insert if is_on_postgresql else sqlite_insert)(read_states).from_select(columns, newest)
    told = marks.on_conflict_do_update(
        index_elements=["user_id", "channel_id"],
        set_={column: marks.excluded[column] for column in columns[2:]},
        where=read_states.c.last_read_seq < marks.excluded.last_read_seq,
    ).returning(read_states)
    moved = [
        ReadState(row.channel_id, row.last_read_id, row.last_read_seq, 0, [])
        for row in sorted(work.execute(told), key=lambda row: row.channel_id)
    ]
    if moved:
        work.announce(GuildRead(guild_id, moved), to=rooms.user(user.id))
    return ReadStates(moved)


def mark_unread(work: Work, user: Person, channel_id: int, message_id: int) -> ReadState:
    """From this message on: the mark goes to the one before it, however far that is behind."""
    access = access_channel(work, user.id, channel_id, needs=Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)
    here = messages.c.channel_id == channel_id
    seq = work.execute(select(messages.c.seq).where(here, messages.c.id == message_id)).scalar_one_or_none()
    if seq is None:
        raise NotFound("There is no such message.")
    older = select(messages.c.id).where(here, messages.c.seq < seq).order_by(messages.c.seq.desc()).limit(1)
    last_read_id = work.execute(older).scalar_one_or_none() or 0
    mine = (read_states.c.user_id == user.id) & (read_states.c.channel_id == channel_id)
    before = work.execute(select(read_states).where(mine).with_for_update()).one_or_none()
    values = {"last_read_id": last_read_id, "last_read_seq": seq - 1}
    if before is None:
        work.execute(insert(read_states).values(user_id=user.id, channel_id=channel_id, **values))
    else:
        work.execute(update(read_states).where(mine).values(values))
    unread = unread_mentions(work, user.id, channel_id).get(channel_id, [])
    if before is None or values != {column: getattr(before, column) for column in values}:
        told = MovedBack(
            channel_id, access.guild_id or None, **values, mentions=len(unread), mention_ids=unread, moved_back=True
        )
        work.announce(told, to=rooms.user(user.id))
    return ReadState(channel_id, last_read_id, seq - 1, len(unread), unread)
