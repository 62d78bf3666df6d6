"""Listing and making channels, and keeping what each reader has read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import msgspec
from sqlalchemy import func, insert, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from backend.channels.events import ChannelCreated, Read
from backend.channels.models import channels, read_states
from backend.channels.schemas import TYPES, Channel, NewChannel, ReadState
from backend.db import Work
from backend.errors import Conflict, NotFound, invalid
from backend.messages.models import messages
from backend.people import Person
from backend.permissions.access import access_channel, access_guild
from backend.permissions.bits import Permission
from backend.permissions.loading import LoadedGuild, load_guilds
from backend.permissions.views import GuildView, Viewing
from backend.realtime import rooms
from backend.realtime.events import AccessChanged
from backend.roles.overwrites import overwrite_entry, overwrites_in
from backend.roles.schemas import OverwriteEntry
from backend.utils import clean_line

NAME_LENGTH, TOPIC_LENGTH, MOST_CHANNELS = 100, 1024, 500


def list_channels(work: Work, user: Person, guild_id: int) -> list[Channel]:
    guild = load_guilds(work, [user.id], [guild_id]).get(guild_id)
    if guild is None:
        raise NotFound("There is no such guild.")
    return channels_in(guild, Viewing(guild).of(user.id, work.now))


def channels_of(work: Work, seen: Mapping[int, GuildView]) -> dict[int, list[Channel]]:
    """By guild, the channels that a view of it shows, in their order, with the viewer's permissions."""
    listed: dict[int, list[Channel]] = {guild_id: [] for guild_id in seen}
    rows = select(channels).where(channels.c.guild_id.in_(seen)).order_by(channels.c.position, channels.c.id)
    shown = [row for row in work.execute(rows) if row.id in seen[row.guild_id].visible]
    said = overwrites_in(work, seen)
    for row in shown:
        listed[row.guild_id].append(_channel(row, said.get(row.id, []), seen[row.guild_id].channels[row.id]))
    return listed


def channels_in(guild: LoadedGuild, view: GuildView) -> list[Channel]:
    """The same, of a guild that is loaded already."""
    return [
        _channel(row, [overwrite_entry(said) for said in guild.overwrites.get(row.id, ())], view.channels[row.id])
        for row in guild.channels
        if row.id in view.visible
    ]


def create_channel(work: Work, user: Person, guild_id: int, new: NewChannel) -> Channel:
    access_guild(work, user.id, guild_id, needs=Permission.MANAGE_CHANNELS)
    if new.type not in TYPES:
        raise invalid("type", f"must be {', '.join(TYPES)}")
    name = channel_name(new.name, new.type)
    topic = _clean_topic(new.topic)
    if new.parent_id is not None:
        _check_parent(work, guild_id, new)
    count = work.execute(
        select(func.count(), func.max(channels.c.position)).where(channels.c.guild_id == guild_id)
    ).one()
    if count[0] >= MOST_CHANNELS:
        raise Conflict(f"A guild can have {MOST_CHANNELS} channels.")
    channel = add_channel(work, guild_id, name, new.type, (count[1] or 0) + 1, new.parent_id, topic)
    work.forget(guild_id)
    work.announce(AccessChanged(guild_id), to=None)
    shown = msgspec.structs.asdict(channel)
    del shown["permissions"]
    work.announce(ChannelCreated(**shown), to=rooms.Viewers(guild_id, channel.id))
    return msgspec.structs.replace(channel, permissions=access_channel(work, user.id, channel.id).permissions)


def add_channel(
    work: Work,
    guild_id: int,
    name: str,
    kind: str,
    position: int,
    parent_id: int | None = None,
    topic: str = "",
    id: int | None = None,
) -> Channel:
    """Only the row: rights and events are the caller's."""
    channel = Channel(id or work.new_id(), guild_id, name, kind, position, parent_id, topic, None, 0)
    work.execute(
        insert(channels).values(
            id=channel.id,
            guild_id=guild_id,
            name=name,
            type=kind,
            position=position,
            parent_id=parent_id,
            topic=topic,
            created_at=work.now,
        )
    )
    return channel


def channel_name(given: str, kind: str) -> str:
    """Text channels read like `off-topic`; a category keeps its capitals and spaces."""
    return clean_line("name", given if kind == "category" else "-".join(given.lower().split()), NAME_LENGTH)


def ack(work: Work, user: Person, channel_id: int, message_id: int) -> ReadState:
    """Marks a channel as read up to a message; a later mark is never moved back by an earlier one."""
    access = access_channel(work, user.id, channel_id, needs=Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)
    seq = work.execute(
        select(messages.c.seq).where(messages.c.id == message_id, messages.c.channel_id == channel_id)
    ).scalar_one_or_none()
    if seq is None:
        raise NotFound("There is no such message.")
    values = {
        "user_id": user.id,
        "channel_id": channel_id,
        "last_read_id": message_id,
        "last_read_seq": seq,
        "mentions": 0,
    }
    statement: Any = _insert(work)(read_states).values(values)
    moved = work.execute(
        statement.on_conflict_do_update(
            index_elements=["user_id", "channel_id"],
            set_={"last_read_id": message_id, "last_read_seq": seq, "mentions": 0},
            where=read_states.c.last_read_seq < seq,
        ).returning(read_states.c.last_read_seq)  # PostgreSQL does not say how many rows an insert has changed
    )
    if moved.first() is not None:
        state = ReadState(channel_id, message_id, seq, 0)
        work.announce(
            Read(channel_id, access.guild_id or None, message_id, seq, 0),
            to=rooms.user(user.id),
        )
        return state
    mine = (read_states.c.user_id == user.id) & (read_states.c.channel_id == channel_id)
    return _read_state(work.execute(select(read_states).where(mine)).one())


def read_states_of(work: Work, user_id: int, channel_ids: Collection[int]) -> list[ReadState]:
    """Asked by user alone: the channels that somebody sees may be more than a statement takes parameters."""
    wanted = set(channel_ids)
    rows = work.execute(select(read_states).where(read_states.c.user_id == user_id))
    return [_read_state(row) for row in rows if row.channel_id in wanted]


def _insert(work: Work) -> Any:
    return postgresql_insert if work.connection.dialect.name == "postgresql" else sqlite_insert


def _clean_topic(given: str) -> str:
    topic = given.strip()
    if len(topic) > TOPIC_LENGTH:
        raise invalid("topic", f"must be at most {TOPIC_LENGTH:,} characters")
    if "\x00" in topic:
        raise invalid("topic", "contains characters that are not text")
    return topic


def _check_parent(work: Work, guild_id: int, new: NewChannel) -> None:
    found = select(channels.c.type).where(channels.c.id == new.parent_id, channels.c.guild_id == guild_id)
    if new.type == "category" or work.execute(found).scalar_one_or_none() != "category":
        raise invalid("parent_id", "must be a category of this guild, and a category has none")


def _channel(row: Any, said: list[OverwriteEntry], permissions: int) -> Channel:
    return Channel(
        row.id,
        row.guild_id,
        row.name,
        row.type,
        row.position,
        row.parent_id,
        row.topic,
        row.last_message_id,
        row.last_seq,
        said,
        permissions,
    )


def _read_state(row: Any) -> ReadState:
    return ReadState(row.channel_id, row.last_read_id, row.last_read_seq, row.mentions)
