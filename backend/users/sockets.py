"""The socket door to one's status."""

from __future__ import annotations

from typing import Any

import msgspec

from backend.described import gives
from backend.realtime.doors import Caller, Doors
from backend.users import status
from backend.users.schemas import Status, StatusChange, Touch

doors = Doors()


@doors.on("set_status", StatusChange, limit="write")
@gives(Status)
async def set_status(caller: Caller, said: StatusChange) -> dict[str, Any]:
    """What is left out stays as it is."""
    return msgspec.structs.asdict(await caller.db.write(status.set_status, caller.user, said))


@doors.on("set_active", Touch, limit="write")
async def set_active(caller: Caller, said: Touch) -> None:
    """Of this connection alone; a new one is active. Nothing of it is kept."""
    caller.session.is_untouched = not said.active
    caller.hub.presence.changed(caller.session.user)
