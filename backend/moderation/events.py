"""Told to moderators."""

from __future__ import annotations

from typing import ClassVar

from backend.people import Person
from backend.realtime.events import Event


class ReportEvent(Event, frozen=True):
    id: int
    guild_id: int
    reporter: Person | None
    rule: str | None
    user: Person
    channel_id: int | None
    message_id: int | None
    content: str | None
    reason: str
    status: str
    decided_by: Person | None
    decided_at: str | None
    note: str
    created_at: str


class ReportCreated(ReportEvent, frozen=True):
    event_name: ClassVar[str] = "report_created"


class ReportUpdated(ReportEvent, frozen=True):
    event_name: ClassVar[str] = "report_updated"


class AutomodUpdated(Event, frozen=True):
    event_name: ClassVar[str] = "automod_updated"

    guild_id: int
