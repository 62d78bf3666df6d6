"""The socket door to messages: the same actions as over HTTP."""

from __future__ import annotations

from typing import Any

from backend.channels.sockets import named
from backend.described import gives
from backend.errors import NotFound
from backend.messages import editing, reactions
from backend.messages.asked import asked
from backend.messages.schemas import EditInRoom, MessageInRoom, ReactInRoom, SendToRoom, WholeMessage
from backend.messages.sending import send_messages
from backend.realtime.doors import Caller, Doors

doors = Doors()


@doors.on("send_message", SendToRoom, limit="send")
@gives(WholeMessage)
async def send_message(caller: Caller, said: SendToRoom) -> dict[str, Any]:
    """Acknowledged when the message is committed to disk. The same nonce again is the same message."""
    guild_id, channel_id = named(said.room)
    send = asked(caller.hub, caller.user, channel_id, said, guild_id)
    sent = await caller.db.write_bulk(send_messages, send)
    return {"message": sent.message}


@doors.on("edit_message", EditInRoom, limit="edit")
@gives(WholeMessage)
async def edit_message(caller: Caller, said: EditInRoom) -> dict[str, Any]:
    """One's own."""
    call = (caller.user, _channel(caller, said.room), said.message_id, said.content)
    return {"message": await caller.db.write_bulk(editing.edit_messages, *call)}


@doors.on("delete_message", MessageInRoom, limit="edit")
async def delete_message(caller: Caller, said: MessageInRoom) -> None:
    """One's own, or with MANAGE_MESSAGES."""
    await caller.db.write(editing.delete_message, caller.user, _channel(caller, said.room), said.message_id)


@doors.on("add_reaction", ReactInRoom, limit="react")
async def add_reaction(caller: Caller, said: ReactInRoom) -> None:
    """Adding the same one twice is not an error."""
    await caller.db.write(reactions.add_reaction, caller.user, _channel(caller, said.room), said.message_id, said.emoji)


@doors.on("remove_reaction", ReactInRoom, limit="react")
async def remove_reaction(caller: Caller, said: ReactInRoom) -> None:
    """One's own; taking back what is not there is not an error."""
    await caller.db.write(
        reactions.remove_reaction, caller.user, _channel(caller, said.room), said.message_id, said.emoji
    )


def _channel(caller: Caller, room: str) -> int:
    """The room's channel, when the two ids in its name belong together as the caller sees them."""
    guild_id, channel_id = named(room)
    if not caller.session.user.may_view(guild_id, channel_id):
        raise NotFound("There is no such room.")
    return channel_id
