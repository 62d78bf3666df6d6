"""The socket door to one's status."""

from __future__ import annotations

from typing import Any

import msgspec

from backend.described import gives
from backend.realtime.doors import Caller, Doors
from backend.users import status
from backend.users.schemas import Status, StatusChange

doors = Doors()


@doors.on("set_status", StatusChange, limit="write")
@gives(Status)
async def set_status(caller: Caller, said: StatusChange) -> dict[str, Any]:
    """What is left out stays as it is."""
    return msgspec.structs.asdict(await caller.db.write(status.set_status, caller.user, said))
