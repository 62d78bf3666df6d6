"""What devices have still to be told. A row is the mark that something is undelivered: it is written in the transaction that
finds who is told, lent out while it is on its way, and goes in the transaction after the push service has taken it.

So none is lost when the process ends in between. One that was taken while the process ended before it could note so is
sent again; it has the same topic and tag, with which services and devices replace the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, case, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from backend.db import Work
from backend.ids import time_of
from backend.jobs.schedule import plan
from backend.notifications.models import push_deliveries, push_subscriptions

SEND = "send_push"  # the errand
LENT = 2 * 60 * 1000  # milliseconds: who took a row and has not come back by then is dead
SOON = 1000
FIRST_PAUSE, LONGEST_PAUSE = 5_000, 60 * 60 * 1000  # between tries
KEPT = 24 * 60 * 60 * 1000  # what could not be delivered for a day is no news


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told of which message; `after` so many milliseconds, unless they have read it by then."""

    user_id: int
    channel_id: int
    message_id: int
    after: int = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    id: int
    subscription_id: int
    channel_id: int
    message_id: int
    tries: int


def enqueue(work: Work, told: Sequence[Told]) -> None:
    """For every device that was there when the message was said. Of each channel a device is told the newest; one whose push
    service asked us to wait is told nothing before."""
    if not told:
        return
    mine = push_subscriptions.c.user_id.in_({one.user_id for one in told})
    devices: dict[int, list[Any]] = defaultdict(list)
    for row in work.execute(_DEVICES.where(mine).with_for_update(read=True)):
        devices[row.user_id].append(row)
    pausing = push_deliveries.c.subscription_id.in_({row.id for rows in devices.values() for row in rows})
    until: dict[int, int] = dict(work.execute(_PAUSES.where(pausing)).all())
    rows = [
        {
            "id": work.new_id(),
            "subscription_id": device.id,
            "channel_id": one.channel_id,
            "message_id": one.message_id,
            "due_at": max(work.now + one.after, until.get(device.id, 0)),
            "is_lent": False,
            "tries": 0,
        }
        for one in told
        for device in devices[one.user_id]
        if device.created_at <= time_of(one.message_id)
    ]
    if rows:
        work.execute(_ADD_ON_POSTGRESQL if work.connection.dialect.name == "postgresql" else _ADD_ON_SQLITE, rows)
        look_again(work, soonest=0)


def claim(work: Work, most: int) -> list[Delivery]:
    """Those due longest, lent out."""
    due = select(push_deliveries.c.id).where(push_deliveries.c.due_at <= work.now).order_by(push_deliveries.c.due_at)
    ids = work.execute(due.limit(most).with_for_update(skip_locked=True)).scalars().all()
    if not ids:
        return []
    lent = update(push_deliveries).where(push_deliveries.c.id.in_(ids)).values(due_at=work.now + LENT, is_lent=True)
    return [Delivery(*row) for row in work.execute(lent.returning(*_COLUMNS))]


def settle(work: Work, deliveries: Collection[Delivery]) -> None:
    """They are delivered, or need not be. Where something newer came meanwhile, that is due now."""
    work.execute(_SETTLE, [{"row_id": delivery.id, "said": delivery.message_id} for delivery in deliveries])
    left = push_deliveries.c.id.in_([delivery.id for delivery in deliveries])
    work.execute(update(push_deliveries).where(left).values(due_at=work.now, is_lent=False, tries=0))


def put_off(work: Work, delivery: Delivery, pause: int | None) -> None:
    """Everything for this device, for as long as its service asks, and longer with every try."""
    usual = min(FIRST_PAUSE * 2 ** min(delivery.tries, 20), LONGEST_PAUSE)
    later = work.now + max(usual, min(pause or 0, KEPT))
    mine = push_deliveries.c.subscription_id == delivery.subscription_id
    values = {"due_at": later, "is_lent": False, "tries": delivery.tries + 1}
    work.execute(update(push_deliveries).where(mine).values(values))
    look_again(work)


def look_again(work: Work, soonest: int = SOON) -> None:
    """Plans the errand for when something is due: as long as there is anything, it waits or is under way."""
    due_at = work.execute(_NEXT).scalar_one()
    if due_at is not None:
        plan(work, SEND, max(due_at, work.now + soonest), {}, key=SEND)


def is_old(delivery: Delivery, now: int) -> bool:
    return time_of(delivery.message_id) < now - KEPT


def _adding(insert_into: Any) -> Any:
    """What is on its way, or waits because its service said so, keeps its time."""
    new = insert_into(push_deliveries)
    before, now = push_deliveries.c, new.excluded
    keeps = or_(before.is_lent, before.tries > 0, before.due_at <= now.due_at)
    return new.on_conflict_do_update(
        index_elements=["subscription_id", "channel_id"],
        set_={"message_id": now.message_id, "due_at": case((keeps, before.due_at), else_=now.due_at)},
        where=before.message_id < now.message_id,
    )


_ADD_ON_SQLITE, _ADD_ON_POSTGRESQL = _adding(sqlite_insert), _adding(postgresql_insert)
_DEVICES = select(push_subscriptions.c.id, push_subscriptions.c.user_id, push_subscriptions.c.created_at)
_PAUSES = (
    select(push_deliveries.c.subscription_id, func.max(push_deliveries.c.due_at))
    .where(push_deliveries.c.tries > 0)
    .group_by(push_deliveries.c.subscription_id)
)
_COLUMNS = (
    push_deliveries.c.id,
    push_deliveries.c.subscription_id,
    push_deliveries.c.channel_id,
    push_deliveries.c.message_id,
    push_deliveries.c.tries,
)
_SETTLE = delete(push_deliveries).where(
    push_deliveries.c.id == bindparam("row_id"), push_deliveries.c.message_id == bindparam("said")
)
_NEXT = select(func.min(push_deliveries.c.due_at))
