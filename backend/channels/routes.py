"""The HTTP door to channels."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.channels import actions
from backend.channels.schemas import Ack, NewChannel
from backend.web import answer, body, db, me

routes = Blueprint("channels", __name__, url_prefix="/api")


@routes.get("/guilds/<id:guild_id>/channels")
async def list_channels(guild_id: int) -> Response:
    return answer(await db().read(actions.list_channels, me(), guild_id))


@routes.post("/guilds/<id:guild_id>/channels")
async def create_channel(guild_id: int) -> Response:
    user = me("create_channel")
    return answer(await db().write(actions.create_channel, user, guild_id, await body(NewChannel)), 201)


@routes.post("/channels/<id:channel_id>/ack")
async def ack(channel_id: int) -> Response:
    user = me("mark")
    marked = await body(Ack)
    return answer(await db().write(actions.ack, user, channel_id, marked.message_id))
