"""What was sent lately, by room, so that a client that lost its connection can be given what it missed.

Kept by time and by size. Events leave from the oldest; a room remembers the last one that left it, so that a client
which would need it is told to start afresh instead of being given a history with a hole.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from heapq import merge

from backend.realtime.packets import Encoded

KEEP_SECONDS = 6 * 60.0  # a client may be away for 5 minutes, and up to 45 s pass before a dead connection is noticed
KEEP_BYTES = 64 * 1024 * 1024
MOST_ROOMS_REMEMBERED = 100_000
OVERHEAD = 200  # bytes of bookkeeping an event


class EventLog:
    def __init__(
        self,
        keep_seconds: float = KEEP_SECONDS,
        keep_bytes: int = KEEP_BYTES,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.seq = 0  # the last number given out
        self._keep_seconds, self._keep_bytes, self._clock = keep_seconds, keep_bytes, clock
        self._rooms: dict[str, deque[Encoded]] = {}
        self._order: deque[tuple[float, str, int]] = deque()
        self._lost: dict[str, int] = {}
        self._lost_everywhere = 0  # stands for rooms that `_lost` has forgotten
        self._bytes = 0

    @property
    def size(self) -> int:
        """In bytes, bookkeeping included."""
        return self._bytes

    def next_seq(self) -> int:
        self.seq += 1
        return self.seq

    def keep(self, room: str, event: Encoded) -> None:
        self._rooms.setdefault(room, deque()).append(event)
        size = len(event.payload) + len(event.frame) + OVERHEAD
        self._order.append((self._clock(), room, size))
        self._bytes += size
        self.trim()

    def trim(self) -> None:
        oldest = self._clock() - self._keep_seconds
        while self._order and (self._bytes > self._keep_bytes or self._order[0][0] < oldest):
            _, room, size = self._order.popleft()
            self._bytes -= size
            events = self._rooms[room]
            self._lost[room] = events.popleft().seq
            if not events:
                del self._rooms[room]
        if len(self._lost) > MOST_ROOMS_REMEMBERED:
            self._lost_everywhere = max(self._lost.values())
            self._lost.clear()

    def missed(self, since: Mapping[str, int]) -> list[Encoded] | None:
        """The events after `since` (by room: the last one known to have arrived), in order; None when some are gone."""
        if any(max(self._lost.get(room, 0), self._lost_everywhere) > seq for room, seq in since.items()):
            return None
        return list(merge(*(self._after(room, seq) for room, seq in since.items()), key=lambda event: event.seq))

    def _after(self, room: str, seq: int) -> Iterable[Encoded]:
        found: list[Encoded] = []
        for event in reversed(self._rooms.get(room, ())):
            if event.seq <= seq:
                break
            found.append(event)
        return reversed(found)
