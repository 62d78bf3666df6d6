"""The socket door to channels: joining rooms, typing, marking as read."""

from __future__ import annotations

from typing import Any

import msgspec

from backend.channels import actions
from backend.channels.events import UserTyping
from backend.channels.schemas import MarkRead, ReadState, Room
from backend.described import gives
from backend.errors import Forbidden, NotFound
from backend.permissions.access import access_channel
from backend.permissions.bits import Permission
from backend.realtime import rooms
from backend.realtime.doors import Caller, Doors

doors = Doors()


def named(room: str) -> tuple[int, int]:
    """(guild id, channel id) of a room that a client names. Raises NotFound: a wrong name is a room that is not there."""
    ids = rooms.read_channel(room)
    if ids is None:
        raise NotFound("There is no such room.")
    return ids


@doors.on("join_room", Room, limit="join")
@gives(Room)
async def join_room(caller: Caller, said: Room) -> dict[str, Any]:
    """From now on the room's events arrive, as long as its channel may be viewed."""
    # Asked are the rights that the fan-out itself goes by: they change in the stream, in their place among the events.
    if not caller.hub.join(caller.session, *named(said.room)):
        raise NotFound("There is no such room.")
    return {"room": said.room}


@doors.on("leave_room", Room, limit="join")
@gives(Room)
async def leave_room(caller: Caller, said: Room) -> dict[str, Any]:
    """No more of the room's events, but for the unread signal."""
    named(said.room)
    caller.hub.leave(caller.session, said.room)
    return {"room": said.room}


@doors.on("typing", Room, limit="typing")
async def typing(caller: Caller, said: Room) -> None:
    """Told to the others in a room that was joined, as `user_typing`."""
    guild_id, channel_id = named(said.room)
    if said.room not in caller.session.rooms:
        raise NotFound("Join the room first.")
    access = await caller.db.read(access_channel, caller.user.id, channel_id)
    if not access.permissions & Permission.SEND_MESSAGES:
        raise Forbidden
    event = UserTyping(rooms.channel(guild_id, channel_id), channel_id, caller.user.id, caller.user.username)
    caller.hub.announce_now(event, event.room, but_not=caller.user.id)


@doors.on("mark_read", MarkRead, limit="mark")
@gives(ReadState)
async def mark_read(caller: Caller, said: MarkRead) -> dict[str, Any]:
    """Read up to a message. A later mark is never moved back."""
    guild_id, channel_id = named(said.room)
    if not caller.session.user.may_view(guild_id, channel_id):
        raise NotFound("There is no such room.")
    return msgspec.structs.asdict(await caller.db.write(actions.ack, caller.user, channel_id, said.message_id))
