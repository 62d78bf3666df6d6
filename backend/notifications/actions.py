"""How loudly somebody wants to hear of a guild or a channel. A mute ends by itself: whoever reads it compares the time."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET
from msgspec.structs import asdict
from sqlalchemy import delete, insert, select, update

from backend.db import Work
from backend.errors import invalid
from backend.notifications.events import NotificationsUpdated
from backend.notifications.models import notification_settings
from backend.notifications.schemas import LEVELS, NewGuildNotifications, NewNotifications, Notifications
from backend.people import Person
from backend.permissions.access import access_channel, access_guild
from backend.realtime import rooms
from backend.utils import iso

FOR_EVER = 0


def set_for_guild(work: Work, user: Person, guild_id: int, new: NewGuildNotifications) -> Notifications:
    access_guild(work, user.id, guild_id)
    return _set(work, user, guild_id, new)


def set_for_channel(work: Work, user: Person, channel_id: int, new: NewNotifications) -> Notifications:
    access_channel(work, user.id, channel_id)
    return _set(work, user, channel_id, new)


def notifications_of(work: Work, user_id: int) -> list[Notifications]:
    """Where somebody has said anything; a mute that has ended is none."""
    mine = select(notification_settings).where(notification_settings.c.user_id == user_id)
    shown = [_shown(work, row) for row in work.execute(mine.order_by(notification_settings.c.target_id))]
    return [one for one in shown if one != Notifications(one.target_id, None, None)]


def forget_notifications(work: Work, target_id: int) -> None:
    """When a guild or a channel is gone."""
    work.execute(delete(notification_settings).where(notification_settings.c.target_id == target_id))


def forget_notifications_of(work: Work, user_id: int) -> None:
    """When an account is gone."""
    work.execute(delete(notification_settings).where(notification_settings.c.user_id == user_id))


def _set(work: Work, user: Person, target_id: int, new: NewNotifications) -> Notifications:
    """What is not given stays; what is no change is not told."""
    if new.level not in (UNSET, None, *LEVELS):
        raise invalid("level", f"must be {', '.join(LEVELS)} or null")
    mine = (notification_settings.c.user_id == user.id) & (notification_settings.c.target_id == target_id)
    before = work.execute(select(notification_settings).where(mine)).one_or_none()
    values = _values(work, new)
    if before is None:
        work.execute(insert(notification_settings).values(user_id=user.id, target_id=target_id, **values))
    elif values:
        work.execute(update(notification_settings).where(mine).values(values))
    after = work.execute(select(notification_settings).where(mine)).one()
    shown = _shown(work, after)
    if before is None or _shown(work, before) != shown:
        work.announce(NotificationsUpdated(**asdict(shown)), to=rooms.user(user.id))
    return shown


def _values(work: Work, new: NewNotifications) -> dict[str, Any]:
    given = {name: value for name, value in asdict(new).items() if value is not UNSET}
    values: dict[str, Any] = {name: value for name, value in given.items() if name != "muted_for"}
    if new.muted_for is not UNSET:
        ends = work.now + new.muted_for * 1000 if new.muted_for else FOR_EVER
        values["muted_until"] = None if new.muted_for is None else ends
    return values


def is_muted(muted_until: int | None, now: int) -> bool:
    return muted_until is not None and (muted_until == FOR_EVER or muted_until > now)


def _shown(work: Work, row: Any) -> Notifications:
    until = None
    if is_muted(row.muted_until, work.now):
        until = "forever" if row.muted_until == FOR_EVER else iso(row.muted_until)
    return Notifications(row.target_id, row.level, until, row.suppress_everyone, row.suppress_roles)
