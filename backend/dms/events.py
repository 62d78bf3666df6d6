"""What happens to conversations; told to everybody in them, each under their own name."""

from __future__ import annotations

from typing import ClassVar

from backend.dms.schemas import ConversationFields
from backend.realtime.events import Event


class ConversationCreated(Event, ConversationFields, frozen=True):
    """It is in your list from now on: made, opened again, or you were added."""

    event_name: ClassVar[str] = "dm_created"


class ConversationUpdated(Event, ConversationFields, frozen=True):
    event_name: ClassVar[str] = "dm_updated"


class ConversationDeleted(Event, frozen=True):
    """It is in your list no more."""

    event_name: ClassVar[str] = "dm_deleted"

    id: int
