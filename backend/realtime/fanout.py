"""From one event to all members of a room, in as few writes as the order allows.

An event is one frame, made once. Frames that arrive in the same turn of the event loop are joined and written once a
member. Under load frames are gathered on purpose: when the last flush took t, the next waits about t, so that at most
half the time goes into writing and each write carries more. A quiet room is flushed at once.

Every member sees the events of all its rooms in one order (that of `seq`), because an offset names one place in one
stream: whoever received number 9 must have received all before it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from typing import Protocol

from backend.realtime.packets import Encoded

LONGEST_GATHER = 0.02  # seconds


class Member(Protocol):
    def deliver(self, frames: bytes, events: list[Encoded]) -> None: ...


class Fanout:
    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._rooms: dict[str, set[Member]] = {}
        self._pending: dict[str, list[Encoded]] = {}
        self._scheduled = False
        self._free_at = 0.0  # no flush before this moment
        self.deliveries = 0  # events that reached a member
        self.writes = 0  # of one or more of them, to one member
        self.bytes = 0
        self.flushes = 0

    @property
    def rooms(self) -> int:
        return len(self._rooms)

    def members(self, room: str) -> Iterable[Member]:
        return self._rooms.get(room, ())

    def is_member(self, room: str, member: Member) -> bool:
        return member in self._rooms.get(room, ())

    def join(self, room: str, member: Member) -> None:
        self._settle(room)
        self._rooms.setdefault(room, set()).add(member)

    def leave(self, room: str, member: Member) -> None:
        members = self._rooms.get(room)
        if members is None or member not in members:
            return
        self._settle(room)
        members.discard(member)
        if not members:
            self._rooms.pop(room, None)

    def send(self, room: str, event: Encoded) -> None:
        if room not in self._rooms:
            return
        self._pending.setdefault(room, []).append(event)
        if not self._scheduled:
            self._scheduled = True
            wait = self._free_at - time.perf_counter()
            if wait <= 0:
                self._loop.call_soon(self.flush)
            else:
                self._loop.call_later(wait, self.flush)

    def flush(self) -> None:
        self._scheduled = False
        pending, self._pending = self._pending, {}
        if not pending:
            return
        began = time.perf_counter()
        if len(pending) == 1:
            ((room, events),) = pending.items()
            self._write(self._rooms.get(room, ()), events)
        else:
            self._write_many(pending)
        self.flushes += 1
        ended = time.perf_counter()
        self._free_at = ended + min(ended - began, LONGEST_GATHER)

    def _settle(self, room: str) -> None:
        """Who joins must not see what was sent before, who leaves must see it: write what waits first."""
        if room in self._pending:
            self.flush()

    def _write(self, members: Iterable[Member], events: list[Encoded]) -> None:
        frames = events[0].frame if len(events) == 1 else b"".join([event.frame for event in events])
        count = 0
        for member in list(members):  # a member that does not read is dropped while we go
            member.deliver(frames, events)
            count += 1
        self.deliveries += count * len(events)
        self.writes += count
        self.bytes += count * len(frames)

    def _write_many(self, pending: dict[str, list[Encoded]]) -> None:
        """Members of the same set of waiting rooms share one merged run of frames."""
        rooms_of: dict[Member, tuple[str, ...]] = {}
        for room in pending:
            for member in self._rooms.get(room, ()):
                rooms_of[member] = (*rooms_of.get(member, ()), room)
        groups: dict[tuple[str, ...], list[Member]] = {}
        for member, rooms in rooms_of.items():
            groups.setdefault(rooms, []).append(member)
        for rooms, members in groups.items():
            events = [event for room in rooms for event in pending[room]]
            if len(rooms) > 1:
                events.sort(key=_seq)
            self._write(members, events)


def _seq(event: Encoded) -> int:
    return event.seq
