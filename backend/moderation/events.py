"""Told to moderators."""

from __future__ import annotations

from typing import ClassVar

from backend.moderation.schemas import Report
from backend.realtime.events import Event


class ReportCreated(Report, Event, frozen=True):
    event_name: ClassVar[str] = "report_created"
    kept: ClassVar[bool] = True


class ReportUpdated(Report, Event, frozen=True):
    event_name: ClassVar[str] = "report_updated"
    kept: ClassVar[bool] = True


class AutomodUpdated(Event, frozen=True):
    event_name: ClassVar[str] = "automod_updated"

    guild_id: int
