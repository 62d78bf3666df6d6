"""Told to everybody."""

from __future__ import annotations

from typing import ClassVar

from backend.admin.schemas import Announcement
from backend.realtime.events import Event


class AnnouncementCreated(Announcement, Event, frozen=True):
    event_name: ClassVar[str] = "announcement_created"
    kept: ClassVar[bool] = True


class AnnouncementDeleted(Event, frozen=True):
    event_name: ClassVar[str] = "announcement_deleted"

    id: int
