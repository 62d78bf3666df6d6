"""What happens to messages and their reactions; all of it goes to the channel's room."""

from __future__ import annotations

from typing import ClassVar

from msgspec import UNSET, UnsetType

from backend.messages.schemas import Message
from backend.realtime.events import Event


class MessageSent(Message, Event, frozen=True, kw_only=True):
    """The nonce lets the author's client find the row it already shows."""

    event_name: ClassVar[str] = "new_message"

    room: str


class MessageEdited(Message, Event, frozen=True, kw_only=True):
    """Its text, or what comes with it, is other than before."""

    event_name: ClassVar[str] = "message_edited"

    room: str


class MessagePinned(Event, frozen=True):
    event_name: ClassVar[str] = "message_pinned"

    room: str
    channel_id: int
    message_id: int


class MessageUnpinned(MessagePinned, frozen=True):
    event_name: ClassVar[str] = "message_unpinned"


class Mentioned(Event, frozen=True):
    """A message names you, or perhaps a role of yours: the client knows which roles it has. Whether it has been read
    already is for the client to tell by its number."""

    event_name: ClassVar[str] = "mention_created"

    channel_id: int
    guild_id: int | None
    message_id: int
    seq: int
    author_id: int
    users: list[int]
    roles: list[int]
    everyone: bool


class MentionsDeleted(Event, frozen=True):
    """Messages that mentioned somebody are gone, read or not."""

    event_name: ClassVar[str] = "mentions_deleted"

    channel_id: int
    guild_id: int | None
    message_ids: list[int]


class MessageDeleted(Event, frozen=True):
    event_name: ClassVar[str] = "message_deleted"

    room: str
    channel_id: int
    guild_id: int | None
    message_id: int
    seq: int
    last_message_id: int | None


class MessagesDeleted(Event, frozen=True):
    """Many at once."""

    event_name: ClassVar[str] = "messages_deleted"

    room: str
    channel_id: int
    guild_id: int | None
    message_ids: list[int]
    last_message_id: int | None
    last_seq: int


class _Reacted(Event, frozen=True):
    room: str
    channel_id: int
    message_id: int
    emoji: str
    user_id: int
    username: str
    count: int
    url: str | UnsetType = UNSET


class ReactionAdded(_Reacted, frozen=True):
    event_name: ClassVar[str] = "reaction_added"


class ReactionRemoved(_Reacted, frozen=True):
    event_name: ClassVar[str] = "reaction_removed"


class ReactionsCleared(Event, frozen=True):
    """By a moderator. `emoji` None: all kinds."""

    event_name: ClassVar[str] = "reactions_cleared"

    room: str
    channel_id: int
    message_id: int
    emoji: str | None
