"""What the audit log looks like to a client."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from backend.ids import LARGEST
from backend.people import Person
from backend.schemas import Schema

Id = Annotated[int, msgspec.Meta(ge=1, le=LARGEST)]


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


class Entries(msgspec.Struct, frozen=True):
    entries: list[Entry]
    next: int | None


class EntriesQuery(Schema, frozen=True):
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 50
    before: Id | None = None
    action: Annotated[str, msgspec.Meta(max_length=40)] | None = None
    actor_id: Id | None = None
    target_id: Id | None = None
