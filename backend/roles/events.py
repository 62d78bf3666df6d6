"""What happens to roles."""

from __future__ import annotations

from typing import ClassVar

from backend.realtime.events import Event
from backend.roles.schemas import Role


class RoleCreated(Event, Role, frozen=True):
    event_name: ClassVar[str] = "role_created"


class RoleUpdated(RoleCreated, frozen=True):
    """The role as it is now: also when it moved because another came or went."""

    event_name: ClassVar[str] = "role_updated"


class RoleDeleted(Event, frozen=True):
    event_name: ClassVar[str] = "role_deleted"

    id: int
    guild_id: int
