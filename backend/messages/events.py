"""What happens to messages and their reactions; all of it goes to the channel's room."""

from __future__ import annotations

from typing import Any, ClassVar

from backend.messages.schemas import Reaction
from backend.people import Person
from backend.realtime.events import Event


class _WholeMessage(Event, frozen=True):
    id: int
    channel_id: int
    guild_id: int | None
    seq: int
    content: str
    username: str
    author: Person
    timestamp: str
    edited_at: str | None
    type: str
    pinned: bool
    files: list[Any]
    reactions: list[Reaction]
    room: str


class MessageSent(_WholeMessage, frozen=True):
    """The nonce lets the author's client find the row it already shows."""

    event_name: ClassVar[str] = "new_message"

    nonce: str | None


class MessageEdited(_WholeMessage, frozen=True):
    event_name: ClassVar[str] = "message_edited"


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
