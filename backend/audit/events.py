"""Told to those who may read the audit log."""

from __future__ import annotations

from typing import Any, ClassVar

from backend.people import Person
from backend.realtime.events import Event


class AuditEntryCreated(Event, frozen=True):
    event_name: ClassVar[str] = "audit_entry_created"

    id: int
    guild_id: int
    actor: Person | None
    action: str
    target_type: str
    target_id: int | None
    target_name: str
    changes: dict[str, list[Any]]
    reason: str
    created_at: str
