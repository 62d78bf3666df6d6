"""Events that follow each other closely and of which only the newest counts: the first goes at once, then one every
`GATHER_SECONDS` while there are more, and the last always goes. What goes is kept like any other event, in its place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from backend.realtime.events import Event
from backend.realtime.rooms import Newest

GATHER_SECONDS = 0.5

Place = tuple[str, str]  # room, and what it is about
Waiting = tuple[Event, bytes]


class NewestOnly:
    def __init__(self, loop: asyncio.AbstractEventLoop, send: Callable[[Event, bytes, str], None]) -> None:
        self._loop, self._send = loop, send
        self._resting: dict[Place, Waiting | None] = {}  # told a moment ago, and what has happened since

    def note(self, to: Newest, event: Event, body: bytes) -> None:
        place = (to.room, to.about)
        if to.is_last:
            if place in self._resting:
                self._resting[place] = None
            self._send(event, body, to.room)
        elif place in self._resting:
            self._resting[place] = (event, body)
        else:
            self._send(event, body, to.room)
            self._rest(place)

    def flush(self) -> None:
        """Sends what waits."""
        for place, waiting in self._resting.items():
            if waiting is not None:
                self._resting[place] = None
                self._send(*waiting, place[0])

    def _rest(self, place: Place) -> None:
        self._resting[place] = None
        self._loop.call_later(GATHER_SECONDS, self._wake, place)

    def _wake(self, place: Place) -> None:
        waiting = self._resting.pop(place)
        if waiting is not None:
            self._send(*waiting, place[0])
            self._rest(place)
