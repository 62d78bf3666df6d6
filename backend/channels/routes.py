"""The HTTP door to channels."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.channels import actions, changing, deleting, marks, ordering, show
from backend.channels.schemas import Ack, Channel, ChannelChanges, ChannelOrder, NewChannel, ReadState, ReadStates
from backend.described import gives
from backend.web import answer, body, db, me, nothing, reason

routes = Blueprint("channels", __name__, url_prefix="/api")


@routes.get("/guilds/<id:guild_id>/channels")
@gives(list[Channel])
async def list_channels(guild_id: int) -> Response:
    return answer(await db().read(show.list_channels, me(), guild_id))


@routes.post("/guilds/<id:guild_id>/channels")
@gives(Channel, 201)
async def create_channel(guild_id: int) -> Response:
    user, new = me("create_channel"), await body(NewChannel)
    return answer(await db().write(actions.create_channel, user, guild_id, new, reason()), 201)


@routes.put("/guilds/<id:guild_id>/channels/order")
@gives(list[Channel])
async def order_channels(guild_id: int) -> Response:
    user, wanted = me("write"), await body(ChannelOrder)
    return answer(await db().write(ordering.order_channels, user, guild_id, wanted.channels, reason()))


@routes.patch("/channels/<id:channel_id>")
@gives(Channel)
async def update_channel(channel_id: int) -> Response:
    user, changes = me("write"), await body(ChannelChanges)
    return answer(await db().write(changing.update_channel, user, channel_id, changes, reason()))


@routes.delete("/channels/<id:channel_id>")
async def delete_channel(channel_id: int) -> Response:
    await db().write(deleting.delete_channel, me("write"), channel_id, reason())
    return nothing()


@routes.post("/channels/<id:channel_id>/ack")
@gives(ReadState)
async def ack(channel_id: int) -> Response:
    user, marked = me("mark"), await body(Ack)
    return answer(await db().write(actions.ack, user, channel_id, marked.message_id))


@routes.post("/channels/<id:channel_id>/unread")
@gives(ReadState)
async def mark_unread(channel_id: int) -> Response:
    user, marked = me("mark"), await body(Ack)
    return answer(await db().write(marks.mark_unread, user, channel_id, marked.message_id))


@routes.post("/guilds/<id:guild_id>/ack")
@gives(ReadStates)
async def ack_guild(guild_id: int) -> Response:
    return answer(await db().write(marks.ack_guild, me("mark"), guild_id))
