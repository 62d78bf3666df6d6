"""The HTTP door to how loudly one hears of guilds and channels."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.described import gives
from backend.notifications import actions
from backend.notifications.schemas import NewGuildNotifications, NewNotifications, Notifications
from backend.web import answer, body, db, me

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
