"""How loudly somebody hears of a guild or a channel, as clients know it."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import UNSET, UnsetType

from backend.schemas import Schema

LEVELS = ("all", "mentions", "nothing")
LONGEST_MUTE = 366 * 24 * 3600  # seconds; longer is for ever


class Notifications(msgspec.Struct, frozen=True):
    """`level` None: as the guild says. `muted_until`: a time, `forever`, or None. The last two only ever of a guild."""

    target_id: int
    level: str | None
    muted_until: str | None
    suppress_everyone: bool = False
    suppress_roles: bool = False


class NewNotifications(Schema, frozen=True):
    """`muted_for` in seconds, 0: until one says otherwise, None: not muted."""

    level: str | None | UnsetType = UNSET
    muted_for: Annotated[int, msgspec.Meta(ge=0, le=LONGEST_MUTE)] | None | UnsetType = UNSET


class NewGuildNotifications(NewNotifications, frozen=True):
    """`suppress_everyone`, `suppress_roles`: who is named only as one of everyone, or by a role, is not told."""

    suppress_everyone: bool | UnsetType = UNSET
    suppress_roles: bool | UnsetType = UNSET


class PushKeys(Schema, frozen=True):
    p256dh: Annotated[str, msgspec.Meta(max_length=128)]
    auth: Annotated[str, msgspec.Meta(max_length=64)]


class NewSubscription(Schema, frozen=True, rename={"expiration_time": "expirationTime"}):
    """As a browser's `PushSubscription.toJSON()` gives it."""

    endpoint: Annotated[str, msgspec.Meta(max_length=2000)]
    keys: PushKeys
    expiration_time: float | None = None


class Subscription(msgspec.Struct, frozen=True):
    """A device that asked for web push. `session_id`: the sign-in session with which it goes; `service`: whose push service
    it is; `current`: of the session that asks."""

    id: int
    session_id: int
    service: str
    created_at: str
    current: bool


class Subscriptions(msgspec.Struct, frozen=True):
    subscriptions: list[Subscription]


class PushKey(msgspec.Struct, frozen=True):
    """`public_key`: what a browser takes as `applicationServerKey`; None: this server sends no web push."""

    public_key: str | None
