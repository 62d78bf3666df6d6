"""What one's own devices hear of what one keeps."""

from __future__ import annotations

from typing import ClassVar

from backend.keeping.schemas import Draft, Saved, Scheduled
from backend.realtime.events import Event


class SavedCreated(Saved, Event, frozen=True):
    event_name: ClassVar[str] = "saved_created"
    kept: ClassVar[bool] = True


class SavedUpdated(Saved, Event, frozen=True):
    event_name: ClassVar[str] = "saved_updated"
    kept: ClassVar[bool] = True


class SavedDeleted(Event, frozen=True):
    event_name: ClassVar[str] = "saved_deleted"

    message_id: int


class DraftUpdated(Draft, Event, frozen=True):
    """The nonce tells the device that wrote it."""

    event_name: ClassVar[str] = "draft_updated"
    kept: ClassVar[bool] = True

    nonce: str | None


class ScheduledCreated(Scheduled, Event, frozen=True):
    event_name: ClassVar[str] = "scheduled_created"
    kept: ClassVar[bool] = True


class ScheduledUpdated(Scheduled, Event, frozen=True):
    event_name: ClassVar[str] = "scheduled_updated"
    kept: ClassVar[bool] = True


class ScheduledDeleted(Event, frozen=True):
    """It was sent, as `message_id`, or taken back."""

    event_name: ClassVar[str] = "scheduled_deleted"

    id: int
    message_id: int | None


class MentionDismissed(Event, frozen=True):
    event_name: ClassVar[str] = "mention_dismissed"

    message_id: int
