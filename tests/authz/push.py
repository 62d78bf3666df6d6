"""Devices that ask for web push: whoever is signed in, each for their own."""

from __future__ import annotations

from typing import Any

from push_service import Device, PushService

from tests.authz.account import SIGNED_IN, refused_to_all
from tests.authz.rows import row

_device = Device(PushService())  # nothing is sent to it here
SUBSCRIPTION = _device.subscription()


async def theirs(stage: Any) -> dict[str, Any]:
    person = await stage.newcomer()
    answer = await person.post("/api/me/push", Device(PushService()).subscription())
    return {"subscription": answer.json["id"]}


ROWS = [
    row("GET /api/push/key", allowed=SIGNED_IN),
    row("POST /api/me/push", body=SUBSCRIPTION, allowed=SIGNED_IN),
    row("GET /api/me/push", allowed=SIGNED_IN),
    row("DELETE /api/me/push/{subscription}", allowed="", setup=theirs, **refused_to_all(404)),
]
