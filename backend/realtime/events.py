"""What an event is, and the events that belong to the connection itself rather than to a feature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import msgspec

from backend.people import CustomStatus


class Event(msgspec.Struct, frozen=True):
    """Sent to clients under `event_name`, its fields as the object. `kept` ones are given again after a lost connection."""

    event_name: ClassVar[str] = ""
    kept: ClassVar[bool] = True


class PresenceChange(msgspec.Struct, frozen=True):
    user_id: int
    status: str
    custom_status: CustomStatus | None = None


class PresenceChanged(Event, frozen=True):
    """`guild_id` None: of one's friends."""

    event_name: ClassVar[str] = "presence_changed"
    kept: ClassVar[bool] = False

    guild_id: int | None
    changes: list[PresenceChange]


class AccessTold(Event, frozen=True):
    """One's own rights are other than before. `channels`: `{id, permissions}`, or the whole channel when it is new to them."""

    event_name: ClassVar[str] = "access_changed"

    guild_id: int | None
    permissions: int
    channels: list[Any]
    lost: list[int]


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
    """Not sent: tells the fan-out that members' rights in a guild (`rooms.DIRECT`: in direct messages) are other than
    before; it tells them. `user_ids` None: any member's; `channel_ids` None: in any channel."""

    guild_id: int
    user_ids: frozenset[int] | None = None
    channel_ids: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class PeopleChanged:
    """Not sent: what the fan-out knows of these people (name, status, friends, blocks) is other than before."""

    user_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """Not sent as such: closes the sockets of sign-in sessions, each told `session_revoked`."""

    session_ids: frozenset[int]
    reason: str


@dataclass(frozen=True, slots=True)
class JobPlanned:
    """Not sent: wakes the runner of jobs when this is due before it would look again."""

    due_at: int
