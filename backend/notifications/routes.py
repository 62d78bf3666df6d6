"""The HTTP door to how loudly one hears of guilds and channels, and on which devices."""

from __future__ import annotations

import asyncio

from quart import Blueprint, Response

from backend.described import gives
from backend.errors import Forbidden
from backend.notifications import actions, subscriptions
from backend.notifications.devices import read_device
from backend.notifications.keys import Identity
from backend.notifications.schemas import (
    NewGuildNotifications,
    NewNotifications,
    NewSubscription,
    Notifications,
    PushKey,
    Subscription,
    Subscriptions,
)
from backend.web import answer, body, db, house, me, nothing, signed_in

routes = Blueprint("notifications", __name__, url_prefix="/api")


@routes.put("/guilds/<id:guild_id>/notifications")
@gives(Notifications)
async def set_for_guild(guild_id: int) -> Response:
    user, new = me("write"), await body(NewGuildNotifications)
    return answer(await db().write(actions.set_for_guild, user, guild_id, new))


@routes.put("/channels/<id:channel_id>/notifications")
@gives(Notifications)
async def set_for_channel(channel_id: int) -> Response:
    user, new = me("write"), await body(NewNotifications)
    return answer(await db().write(actions.set_for_channel, user, channel_id, new))


@routes.get("/push/key")
@gives(PushKey)
async def push_key() -> Response:
    """What a browser needs to ask its push service for an endpoint."""
    me()
    identity = house().push.identity
    return answer(PushKey(await asyncio.to_thread(_public_key, identity) if identity is not None else None))


@routes.post("/me/push")
@gives(Subscription, 201)
async def subscribe() -> Response:
    """Has this device told of messages while no client is open. Doing it twice changes nothing."""
    user, new = me("profile"), await body(NewSubscription)
    if house().push.identity is None:
        raise Forbidden("This server sends no web push.")
    device = await asyncio.to_thread(read_device, new)
    shown, is_new = await db().write(subscriptions.subscribe, user, signed_in().session_id, device)
    return answer(shown, 201 if is_new else 200)


@routes.get("/me/push")
@gives(Subscriptions)
async def list_subscriptions() -> Response:
    user = me()
    listed = await db().read(subscriptions.list_subscriptions, user.id, signed_in().session_id)
    return answer(Subscriptions(listed))


@routes.delete("/me/push/<id:subscription_id>")
async def unsubscribe(subscription_id: int) -> Response:
    await db().write(subscriptions.unsubscribe, me("write"), subscription_id)
    return nothing()


def _public_key(identity: Identity) -> str:
    return identity.public_key
