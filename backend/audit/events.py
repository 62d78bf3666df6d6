"""Told to those who may read the audit log."""

from __future__ import annotations

from typing import ClassVar

from backend.audit.schemas import Entry
from backend.realtime.events import Event


class AuditEntryCreated(Entry, Event, frozen=True):
    event_name: ClassVar[str] = "audit_entry_created"
    kept: ClassVar[bool] = True
