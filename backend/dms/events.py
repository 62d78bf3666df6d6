"""What happens to conversations; told to everybody in them, each under their own name."""

from __future__ import annotations

from typing import ClassVar

from backend.people import Person
from backend.realtime.events import Event


class _WholeConversation(Event, frozen=True):
    id: int
    guild_id: None
    type: str
    name: str | None
    icon: str | None
    owner_id: int | None
    recipients: list[Person]
    last_message_id: int | None
    last_seq: int


class ConversationCreated(_WholeConversation, frozen=True):
    """It is in your list from now on: made, opened again, or you were added."""

    event_name: ClassVar[str] = "dm_created"


class ConversationUpdated(_WholeConversation, frozen=True):
    event_name: ClassVar[str] = "dm_updated"


class ConversationDeleted(Event, frozen=True):
    """It is in your list no more."""

    event_name: ClassVar[str] = "dm_deleted"

    id: int
