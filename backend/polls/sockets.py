"""The socket door to polls."""

from __future__ import annotations

from typing import Any

from backend.channels.sockets import named
from backend.described import gives
from backend.polls import voting
from backend.polls.schemas import Vote, Voted, VoteInRoom
from backend.realtime.doors import Caller, Doors

doors = Doors()


@doors.on("vote", VoteInRoom, limit="react")
@gives(Voted)
async def vote(caller: Caller, said: VoteInRoom) -> dict[str, Any]:
    """In the place of what one chose before, or beside it in a poll of several choices."""
    chosen = Vote(said.option_id, said.option_ids)
    return {"poll": await caller.db.write(voting.vote, caller.user, said.poll_id, chosen, named(said.room))}
