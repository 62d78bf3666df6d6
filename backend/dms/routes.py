"""The HTTP door to direct messages."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.described import gives
from backend.dms import actions, show
from backend.dms.schemas import Conversation, Conversations, HandOver, NewConversation, Rename
from backend.files.pictures import take_picture
from backend.web import answer, body, db, me, nothing

routes = Blueprint("dms", __name__, url_prefix="/api/dms")


@routes.post("")
@gives(Conversation, 201)
async def open_conversation() -> Response:
    """Opens a one-to-one (200 when it was there) or makes a group."""
    user, new = me("open_dm"), await body(NewConversation)
    shown, is_new = await db().write(actions.open_conversation, user, new)
    return answer(shown, 201 if is_new else 200)


@routes.get("")
@gives(Conversations)
async def list_conversations() -> Response:
    """Your open conversations, the latest message first."""
    return answer(Conversations(await db().read(show.list_conversations, me())))


@routes.get("/<id:channel_id>")
@gives(Conversation)
async def show_conversation(channel_id: int) -> Response:
    """One conversation that you are in."""
    return answer(await db().read(show.show_conversation, me(), channel_id))


@routes.patch("/<id:channel_id>")
@gives(Conversation)
async def rename(channel_id: int) -> Response:
    """Names a group."""
    user, new = me("write"), await body(Rename)
    return answer(await db().write(actions.rename, user, channel_id, new.name))


@routes.put("/<id:channel_id>/icon")
@gives(Conversation)
async def set_icon(channel_id: int) -> Response:
    """Gives a group a picture."""
    user = me("write")
    await db().read(show.show_conversation, user, channel_id)  # a stranger's picture is not even looked at
    return answer(await db().write(actions.set_icon, user, channel_id, await take_picture("icon")))


@routes.delete("/<id:channel_id>/icon")
@gives(Conversation)
async def remove_icon(channel_id: int) -> Response:
    """Takes a group's picture away."""
    return answer(await db().write(actions.set_icon, me("write"), channel_id, None))


@routes.put("/<id:channel_id>/members/<id:user_id>")
@gives(Conversation)
async def add_member(channel_id: int, user_id: int) -> Response:
    """Adds somebody to a group."""
    return answer(await db().write(actions.add_member, me("write"), channel_id, user_id))


@routes.delete("/<id:channel_id>/members/<id:user_id>")
async def remove_member(channel_id: int, user_id: int) -> Response:
    """Takes somebody out of a group that you own."""
    await db().write(actions.remove_member, me("write"), channel_id, user_id)
    return nothing()


@routes.post("/<id:channel_id>/owner")
@gives(Conversation)
async def hand_over(channel_id: int) -> Response:
    """Hands a group over to somebody in it."""
    user, to = me("write"), await body(HandOver)
    return answer(await db().write(actions.hand_over, user, channel_id, to.user_id))


@routes.delete("/<id:channel_id>")
async def leave(channel_id: int) -> Response:
    """Leaves a group, closes a one-to-one."""
    await db().write(actions.leave, me("write"), channel_id)
    return nothing()
