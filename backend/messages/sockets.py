"""The socket door to messages: the same actions as over HTTP."""

from __future__ import annotations

from typing import Any

from backend.channels.sockets import named
from backend.described import gives
from backend.errors import ApiError, NotFound
from backend.files.schemas import LONGEST_ALT, Details, File
from backend.messages import editing, reactions
from backend.messages.asked import asked
from backend.messages.schemas import EditInRoom, MessageInRoom, NamedFile, ReactInRoom, SendToRoom, WholeMessage
from backend.messages.sending import Sent, send_messages
from backend.realtime.doors import Caller, Doors
from backend.utils import clean_text

doors = Doors()


@doors.on("send_message", SendToRoom, limit="send")
@gives(WholeMessage)
async def send_message(caller: Caller, said: SendToRoom) -> dict[str, Any]:
    """Acknowledged when the message is committed to disk. The same nonce again is the same message."""
    guild_id, channel_id = named(said.room)
    if isinstance(said.file, (bytes, NamedFile)):
        _channel(caller, said.room)  # nothing is kept for who may not even look
        file = await _take(caller, said.file)
        try:
            sent = await _send(caller, channel_id, said, guild_id, [file.id])
        except ApiError:
            await caller.intake.give_up(caller.user.id, file.id)
            raise
        if not sent.is_new:
            await caller.intake.give_up(caller.user.id, file.id)
    else:
        sent = await _send(caller, channel_id, said, guild_id, [said.file] if said.file is not None else [])
    return {"message": sent.message}


async def _send(caller: Caller, channel_id: int, said: SendToRoom, guild_id: int | None, files: list[int]) -> Sent:
    send = asked(caller.hub, caller.intake, caller.user, channel_id, said, guild_id, files)
    sent: Sent = await caller.db.write_bulk(send_messages, send)
    return sent


async def _take(caller: Caller, given: bytes | NamedFile) -> File:
    """A file in the event itself; one without a name is named after what it is."""
    if isinstance(given, bytes):
        return await caller.intake.take(caller.user.id, "", given, Details())
    alt = clean_text("alt", given.alt, LONGEST_ALT, least=0) or None
    return await caller.intake.take(caller.user.id, given.name, given.data, Details(alt=alt, spoiler=given.spoiler))


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
