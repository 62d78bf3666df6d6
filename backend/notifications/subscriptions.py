"""The devices on which somebody is told of messages while no client of theirs is open (web push)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import delete, insert, select, update

from backend.db import Work
from backend.errors import Conflict, NotFound
from backend.notifications.keys import DeviceKeys
from backend.notifications.models import push_deliveries, push_subscriptions
from backend.notifications.schemas import Subscription
from backend.people import Person
from backend.utils import iso, sha256

MOST = 20  # of one user; the oldest goes
GROUP, ANYBODY = "push", "anybody"  # under what is remembered whether there is any device at all


@dataclass(frozen=True, slots=True)
class Device:
    """`endpoint`: the address at which its push service takes what is for it."""

    endpoint: str
    keys: DeviceKeys


def subscribe(work: Work, user: Person, session_id: int, device: Device) -> tuple[Subscription, bool]:
    """Whether it is new, too. A device that is known goes to whoever uses it now, when they know its keys: it is one
    browser, and tells of one account. Raises Conflict when they do not."""
    this = push_subscriptions.c.endpoint_hash == sha256(device.endpoint)
    known = work.execute(select(push_subscriptions).where(this).with_for_update()).one_or_none()
    values = {"session_id": session_id, "p256dh": device.keys.p256dh, "auth": device.keys.auth}
    if known is None:
        _add(work, user.id, device, values)
    elif known.user_id == user.id:
        work.execute(update(push_subscriptions).where(this).values(values))
    elif (known.p256dh, known.auth) == (device.keys.p256dh, device.keys.auth):
        work.execute(delete(push_deliveries).where(push_deliveries.c.subscription_id == known.id))
        work.execute(update(push_subscriptions).where(this).values(**values, user_id=user.id, created_at=work.now))
    else:
        raise Conflict("This endpoint is another device's.", fields={"endpoint": "is taken"})
    work.forget(GROUP)
    return _shown(work.execute(select(push_subscriptions).where(this)).one(), session_id), known is None


def list_subscriptions(work: Work, user_id: int, session_id: int) -> list[Subscription]:
    """The oldest first."""
    mine = select(push_subscriptions).where(push_subscriptions.c.user_id == user_id)
    return [_shown(row, session_id) for row in work.execute(mine.order_by(push_subscriptions.c.id))]


def unsubscribe(work: Work, user: Person, subscription_id: int) -> None:
    this = (push_subscriptions.c.id == subscription_id) & (push_subscriptions.c.user_id == user.id)
    if not work.execute(delete(push_subscriptions).where(this)).rowcount:
        raise NotFound("There is no such subscription.")


def drop_gone(work: Work, subscription_id: int) -> None:
    """When its push service says that it is no more."""
    work.execute(delete(push_subscriptions).where(push_subscriptions.c.id == subscription_id))


def is_anybody_subscribed(work: Work) -> bool:
    """For the path that every message takes: most installations, and every new one, answer from memory."""
    known: bool | None = work.cache.get(GROUP, ANYBODY)
    if known is None:
        version = work.cache.version(GROUP)
        known = work.execute(_FIRST).first() is not None
        work.cache.put(GROUP, ANYBODY, known, version)
    return known


def _add(work: Work, user_id: int, device: Device, values: dict[str, Any]) -> None:
    mine = push_subscriptions.c.user_id == user_id
    newest = select(push_subscriptions.c.id).where(mine).order_by(push_subscriptions.c.id.desc()).offset(MOST - 1)
    work.execute(delete(push_subscriptions).where(push_subscriptions.c.id.in_(work.execute(newest).scalars().all())))
    place = {"endpoint": device.endpoint, "endpoint_hash": sha256(device.endpoint)}
    new = insert(push_subscriptions).values(id=work.new_id(), user_id=user_id, created_at=work.now)
    work.execute(new.values(**place, **values))


def _shown(row: Any, session_id: int) -> Subscription:
    service = urlsplit(row.endpoint).hostname or ""
    return Subscription(row.id, row.session_id, service, iso(row.created_at), row.session_id == session_id)


_FIRST = select(push_subscriptions.c.id).limit(1)
