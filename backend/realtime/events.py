"""What an event is, and the events that belong to the connection itself rather than to a feature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import msgspec


class Event(msgspec.Struct, frozen=True):
    """Sent to clients under `event_name`, its fields as the object. `kept` ones are given again after a lost connection."""

    event_name: ClassVar[str] = ""
    kept: ClassVar[bool] = True


class PresenceChange(msgspec.Struct, frozen=True):
    user_id: int
    status: str


class PresenceChanged(Event, frozen=True):
    event_name: ClassVar[str] = "presence_changed"
    kept: ClassVar[bool] = False

    guild_id: int
    changes: list[PresenceChange]


class SessionRevoked(Event, frozen=True):
    event_name: ClassVar[str] = "session_revoked"
    kept: ClassVar[bool] = False

    reason: str


class ResyncRequired(Event, frozen=True):
    event_name: ClassVar[str] = "resync_required"
    kept: ClassVar[bool] = False

    reason: str


class ServerRestarting(Event, frozen=True):
    event_name: ClassVar[str] = "server_restarting"
    kept: ClassVar[bool] = False

    retry_after: float


@dataclass(frozen=True, slots=True)
class AccessChanged:
    """Not sent: tells the fan-out that members' rights in a guild are other than before. None: any member's."""

    guild_id: int
    user_ids: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """Not sent as such: closes the sockets of sign-in sessions, each told `session_revoked`."""

    session_ids: frozenset[int]
    reason: str
