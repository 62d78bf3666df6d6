"""What happens to polls."""

from __future__ import annotations

from typing import Any, ClassVar

from backend.polls.schemas import Poll
from backend.realtime import rooms
from backend.realtime.events import Event


class PollUpdated(Event, frozen=True):
    """The whole poll. To all readers alike it goes without `me`; to who voted, with it."""

    event_name: ClassVar[str] = "poll_updated"

    room: str
    channel_id: int
    guild_id: int | None
    message_id: int
    poll: Poll


def poll_updated(row: Any, poll: Poll) -> PollUpdated:
    """`row` says in which guild it is."""
    return PollUpdated(rooms.channel(row.guild_id, poll.channel_id), poll.channel_id, row.guild_id, poll.id, poll)


def about(poll: Poll) -> str:
    """For `rooms.Newest`."""
    return f"poll {poll.id}"
