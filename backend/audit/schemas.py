"""What the audit log looks like to a client."""

from __future__ import annotations

from typing import Any

import msgspec

from backend.people import Person


class Entry(msgspec.Struct, frozen=True):
    """`actor` None: the server itself, or somebody whose account is gone."""

    id: int
    guild_id: int | None
    actor: Person | None
    action: str
    target_type: str
    target_id: int | None
    target_name: str
    changes: dict[str, list[Any]]
    reason: str
    created_at: str
