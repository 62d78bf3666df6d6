"""Making channels, and keeping what each reader has read."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec
from msgspec import UNSET
from sqlalchemy import delete, func, insert, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from backend.audit.log import record
from backend.channels.events import ChannelCreated, Read
from backend.channels.models import channels, read_states
from backend.channels.schemas import TYPES, Channel, NewChannel, ReadState
from backend.channels.show import channel_of
from backend.db import Work
from backend.errors import Conflict, Forbidden, NotFound, invalid
from backend.messages.models import messages
from backend.messages.unread import marks_and_mentions, unread_mentions
from backend.people import Person
from backend.permissions.access import GuildAccess, access_channel, access_guild
from backend.permissions.bits import Permission
from backend.permissions.views import views
from backend.realtime import rooms
from backend.realtime.events import AccessChanged
from backend.roles.overwrites import check_may_change, check_overwrites, overwrites_of, write_overwrites
from backend.roles.schemas import OverwriteEntry
from backend.utils import clean_line, clean_text

NAME_LENGTH, TOPIC_LENGTH, MOST_CHANNELS = 100, 1024, 500
NO_CATEGORY = "must be a category of this guild, and a category has none"


def create_channel(work: Work, user: Person, guild_id: int, new: NewChannel, reason: str = "") -> Channel:
    """In a category it takes over what that says, unless it brings its own overwrites."""
    access = access_guild(work, user.id, guild_id, needs=Permission.MANAGE_CHANNELS)
    if new.type not in TYPES:
        raise invalid("type", f"must be {', '.join(TYPES)}")
    check_parent(work, user, guild_id, new.type, new.parent_id)
    said = _first_overwrites(work, access, new)
    newest = _make_room(work, guild_id)
    id = add_channel(
        work,
        guild_id,
        channel_name(new.name, new.type),
        new.type,
        newest + 1,
        parent_id=new.parent_id,
        topic=clean_topic(new.topic),
        slow_mode=new.slow_mode,
        age_restricted=new.age_restricted,
    )
    write_overwrites(work, id, said)
    work.forget(guild_id)
    permissions = views(work, [user.id], [guild_id])[user.id][guild_id].channels[id]
    channel = channel_of(work.execute(select(channels).where(channels.c.id == id)).one(), said, permissions)
    work.announce(AccessChanged(guild_id, None, frozenset({id})), to=None)
    work.announce(ChannelCreated(**as_told(channel)), to=rooms.Viewers(guild_id, id))
    made = {field: (None, getattr(channel, field)) for field in ("name", "type", "parent_id", "overwrites")}
    record(work, guild_id, user, "channel_create", ("channel", id, channel.name), made, reason)
    return channel


def add_channel(
    work: Work, guild_id: int, name: str, kind: str, position: int, *, id: int | None = None, **more: Any
) -> int:
    """Only the row; returns its id. Rights and events are the caller's."""
    id = id or work.new_id()
    row = {"id": id, "guild_id": guild_id, "name": name, "type": kind, "position": position, "created_at": work.now}
    work.execute(insert(channels).values(**row, **more))
    return id


def as_told(channel: Channel) -> dict[str, Any]:
    """The fields of the events about it."""
    fields = msgspec.structs.asdict(channel)
    del fields["permissions"]
    return fields


def channel_name(given: str, kind: str) -> str:
    """Text channels read like `off-topic`; a category keeps its capitals and spaces."""
    return clean_line("name", given if kind == "category" else "-".join(given.lower().split()), NAME_LENGTH)


def clean_topic(given: str) -> str:
    return clean_text("topic", given, TOPIC_LENGTH, least=0)


def check_parent(work: Work, user: Person, guild_id: int, kind: str, parent_id: int | None) -> None:
    """Raises InvalidFields when it is no category of this guild that the user sees, or the channel is one itself;
    Forbidden when they may not manage it."""
    if parent_id is None:
        return
    try:
        parent = access_channel(work, user.id, parent_id)
    except NotFound:
        parent = None
    if kind == "category" or parent is None or (parent.guild_id, parent.type) != (guild_id, "category"):
        raise invalid("parent_id", NO_CATEGORY)
    if not parent.permissions & Permission.MANAGE_CHANNELS:
        raise Forbidden("You may not change this category.")


def ack(work: Work, user: Person, channel_id: int, message_id: int) -> ReadState:
    """Marks a channel as read up to a message; a later mark is never moved back by an earlier one."""
    access = access_channel(work, user.id, channel_id, needs=Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)
    seq = work.execute(
        select(messages.c.seq).where(messages.c.id == message_id, messages.c.channel_id == channel_id)
    ).scalar_one_or_none()
    if seq is None:
        raise NotFound("There is no such message.")
    mark = {"user_id": user.id, "channel_id": channel_id, "last_read_id": message_id, "last_read_seq": seq}
    statement: Any = _insert(work)(read_states).values(mark)
    moved = work.execute(
        statement.on_conflict_do_update(
            index_elements=["user_id", "channel_id"],
            set_={"last_read_id": message_id, "last_read_seq": seq},
            where=read_states.c.last_read_seq < seq,
        ).returning(read_states.c.last_read_seq)  # PostgreSQL does not say how many rows an insert has changed
    )
    unread = unread_mentions(work, user.id, channel_id).get(channel_id, [])
    if moved.first() is not None:
        state = ReadState(channel_id, message_id, seq, len(unread), unread)
        told = Read(channel_id, access.guild_id or None, message_id, seq, len(unread), unread)
        work.announce(told, to=rooms.user(user.id))
        return state
    mine = (read_states.c.user_id == user.id) & (read_states.c.channel_id == channel_id)
    row = work.execute(select(read_states).where(mine)).one()
    return ReadState(channel_id, row.last_read_id, row.last_read_seq, len(unread), unread)


def forget_read_states(work: Work, user_id: int) -> None:
    """When an account is gone."""
    work.execute(delete(read_states).where(read_states.c.user_id == user_id))


def read_states_of(work: Work, user_id: int, channel_ids: Collection[int]) -> list[ReadState]:
    """Of channels that were ever read, and of those with mentions. Asked by user alone: the channels that somebody sees may
    be more than a statement takes parameters."""
    read, unread = marks_and_mentions(work, user_id)
    return [
        ReadState(id, *read.get(id, (0, 0)), len(unread.get(id, ())), unread.get(id, []))
        for id in sorted(set(channel_ids) & (read.keys() | unread.keys()))
    ]


def _insert(work: Work) -> Any:
    return postgresql_insert if work.connection.dialect.name == "postgresql" else sqlite_insert


def _first_overwrites(work: Work, access: GuildAccess, new: NewChannel) -> list[OverwriteEntry]:
    if new.overwrites is UNSET:
        return overwrites_of(work, [new.parent_id])[new.parent_id] if new.parent_id is not None else []
    if new.overwrites and not access.permissions & Permission.MANAGE_ROLES:
        raise Forbidden("You may not say here what others may do.")
    if len({entry.id for entry in new.overwrites}) < len(new.overwrites):
        raise invalid("overwrites", "must name each role and member once")
    check_overwrites(work, access.guild_id, new.overwrites)
    check_may_change(access.permissions, [], new.overwrites)
    return sorted(new.overwrites, key=lambda entry: entry.id)


def _make_room(work: Work, guild_id: int) -> int:
    """Returns the last position. Raises Conflict when there is no room for another channel."""
    here = select(func.count(), func.max(channels.c.position)).where(channels.c.guild_id == guild_id)
    count, last = work.execute(here).one()
    if count >= MOST_CHANNELS:
        raise Conflict(f"A guild can have {MOST_CHANNELS} channels.")
    return last if last is not None else -1
