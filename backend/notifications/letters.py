"""What waits for a device, ready to be sent: only what its owner may be told at this moment."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from backend.db import Work
from backend.ids import time_of
from backend.markdown import find
from backend.messages.models import messages
from backend.notifications.badges import badge
from backend.notifications.deliveries import KEPT, Delivery, is_old
from backend.notifications.keys import DeviceKeys, to_base64
from backend.notifications.models import push_subscriptions
from backend.notifications.payload import payload_of
from backend.notifications.rules import Reason
from backend.notifications.scene import load_scene

TOPIC_BYTES = 24  # 32 characters, as many as a topic may have


@dataclass(frozen=True, slots=True)
class Letter:
    delivery: Delivery
    user_id: int
    endpoint: str
    keys: DeviceKeys
    topic: str
    is_urgent: bool
    seconds: int  # how long the push service may keep it
    payload: bytes


def letters(work: Work, deliveries: Sequence[Delivery]) -> list[Letter]:
    """Of those that are still worth sending. Whatever happened since it was said counts: read, deleted, muted, lost rights."""
    fresh = [delivery for delivery in deliveries if not is_old(delivery, work.now)]
    wanted = select(push_subscriptions).where(push_subscriptions.c.id.in_({d.subscription_id for d in fresh}))
    devices = {row.id: row for row in work.execute(wanted)} if fresh else {}
    if not devices:
        return []
    user_ids = {device.user_id for device in devices.values()}
    message_ids = {delivery.message_id for delivery in fresh}
    scene = load_scene(work, user_ids, message_ids, _channels_named(work, message_ids))
    badges: dict[int, int] = {}
    written = []
    for delivery in fresh:
        device = devices.get(delivery.subscription_id)
        why = scene.reason(device.user_id, delivery.message_id) if device is not None else None
        if device is None or why is None:
            continue
        if device.user_id not in badges:
            badges[device.user_id] = badge(work, device.user_id)
        payload = payload_of(scene, device.user_id, delivery.message_id, why, badges[device.user_id])
        written.append(_letter(delivery, device, why, payload, work.now))
    return written


def _letter(delivery: Delivery, device: Any, why: Reason, payload: bytes, now: int) -> Letter:
    channel = device.auth + str(delivery.channel_id).encode()  # which one is no business of the push service
    return Letter(
        delivery,
        device.user_id,
        device.endpoint,
        DeviceKeys(device.p256dh, device.auth),
        to_base64(hashlib.sha256(channel).digest()[:TOPIC_BYTES]),
        why in ("direct", "mention"),
        max(0, time_of(delivery.message_id) + KEPT - now) // 1000,
        payload,
    )


def _channels_named(work: Work, message_ids: Collection[int]) -> set[int]:
    contents = work.execute(select(messages.c.content).where(messages.c.id.in_(message_ids))).scalars()
    return {channel_id for content in contents for channel_id in find(content).channels}
