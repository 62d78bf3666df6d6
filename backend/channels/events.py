"""What happens to channels, and to what one has read of them."""

from __future__ import annotations

from typing import ClassVar

from backend.channels.schemas import ChannelFields, ReadState
from backend.realtime.events import Event


class ChannelCreated(Event, ChannelFields, frozen=True):
    """The channel as its lists show it, without `permissions`: those differ from member to member."""

    event_name: ClassVar[str] = "channel_created"


class ChannelUpdated(ChannelCreated, frozen=True):
    event_name: ClassVar[str] = "channel_updated"


class ChannelDeleted(Event, frozen=True):
    event_name: ClassVar[str] = "channel_deleted"

    id: int
    guild_id: int


class UserTyping(Event, frozen=True):
    event_name: ClassVar[str] = "user_typing"
    kept: ClassVar[bool] = False

    room: str
    channel_id: int
    user_id: int
    username: str


class Unread(Event, frozen=True):
    """Something was said, or the newest message deleted, in a channel that you may view and have not joined."""

    event_name: ClassVar[str] = "unread_changed"
    kept: ClassVar[bool] = False

    channel_id: int
    guild_id: int | None
    last_message_id: int | None
    last_seq: int


class Read(Event, frozen=True):
    """You have read this far, on whatever device."""

    event_name: ClassVar[str] = "unread_changed"

    channel_id: int
    guild_id: int | None
    last_read_id: int
    last_read_seq: int
    mentions: int
    mention_ids: list[int]


class MovedBack(Read, frozen=True):
    """You have marked it as unread on purpose: the mark stands where this says, also when that is further back."""

    event_name: ClassVar[str] = "unread_changed"

    moved_back: bool


class GuildRead(Event, frozen=True):
    """You have read all of a guild; those channels whose mark has moved."""

    event_name: ClassVar[str] = "guild_read"

    guild_id: int
    read_states: list[ReadState]
