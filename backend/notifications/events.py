"""What one's own devices hear."""

from __future__ import annotations

from typing import ClassVar

from backend.realtime.events import Event


class NotificationsUpdated(Event, frozen=True):
    event_name: ClassVar[str] = "notifications_updated"

    target_id: int
    level: str | None
    muted_until: str | None
    suppress_everyone: bool
    suppress_roles: bool
