"""One live socket. It begins on the library's queue and goes direct as soon as that cannot disturb the order:

QUEUED   long polling, or a websocket that is not open yet: packets go through the library's queue.
HELD     the websocket is open, but older packets may still wait in the queue. A barrier packet was put behind them; what
         comes now is held.
DIRECT   the barrier has passed: frames go straight to the transport, events come straight from it.
"""

from __future__ import annotations

import asyncio
import enum
from collections.abc import Callable
from typing import Any

from engineio import packet as engine_packet

from backend.realtime.packets import Encoded, EngineMessage, text_frame
from backend.realtime.protocol import LinkProtocol
from backend.realtime.sessions import Session

MOST_WAITING = 1024 * 1024  # bytes that may wait for a client before it is dropped


class State(enum.Enum):
    QUEUED = 1
    HELD = 2
    DIRECT = 3
    GONE = 4


class Barrier(engine_packet.Packet):
    """An empty packet that tells when the library's writer has reached it."""

    def __init__(self, passed: Callable[[], None]) -> None:
        super().__init__(engine_packet.NOOP)
        self._passed: Callable[[], None] | None = passed

    def encode(self, b64: bool = False) -> Any:
        if self._passed is not None:
            asyncio.get_running_loop().call_soon(self._passed)
            self._passed = None
        return super().encode(b64)


class Connection:
    __slots__ = (
        "_engine",
        "_held",
        "_link",
        "_on_drop",
        "_on_event",
        "_state",
        "_waiting",
        "address",
        "in_flight",
        "session",
        "sid",
    )

    def __init__(
        self,
        sid: str,
        session: Session,
        address: str,
        engine_socket: Any,
        link: LinkProtocol | None,
        on_event: Callable[[Connection, bytes], None],
        on_drop: Callable[[Connection, str], None],
    ) -> None:
        self.sid, self.session, self.address = sid, session, address
        self.in_flight = 0  # events taken from this client and not yet answered
        self._engine, self._link = engine_socket, link
        self._on_event, self._on_drop = on_event, on_drop
        self._state = State.QUEUED
        self._held: list[bytes] = []
        self._waiting = 0  # bytes in _held or, roughly, in the library's queue

    @property
    def is_direct(self) -> bool:
        return self._state is State.DIRECT

    def deliver(self, frames: bytes, events: list[Encoded]) -> None:
        """Sends the same events in either form: `frames` is what they are as websocket bytes."""
        if self._state is State.DIRECT:
            if self._link.write_frames(frames) > MOST_WAITING:  # type: ignore[union-attr]
                self.drop("does not read")
            return
        if self._state is State.QUEUED and not self.try_direct():
            for event in events:
                self._enqueue(EngineMessage(event.payload))
        elif self._state is State.HELD:
            self._hold(frames)

    def send(self, payload: bytes) -> None:
        """Sends one packet of this connection's own, such as an acknowledgement."""
        if self._state is State.DIRECT:
            if self._link.write_frames(text_frame(payload)) > MOST_WAITING:  # type: ignore[union-attr]
                self.drop("does not read")
        elif self._state is State.HELD:
            self._hold(text_frame(payload))
        elif self._state is State.QUEUED:
            self._enqueue(EngineMessage(payload))

    def read_on(self, *, wanted: bool) -> None:
        if self._state is State.DIRECT:
            self._link.read_on(wanted=wanted)  # type: ignore[union-attr]

    def upgraded_to(self, link: LinkProtocol) -> None:
        self._link = link

    def try_direct(self) -> bool:
        """Leaves the queue when the websocket is open. True when what comes next must not go through the queue."""
        if self._state is not State.QUEUED or self._link is None or not self._engine.upgraded:
            return self._state is not State.QUEUED
        self._state = State.HELD
        self._enqueue(Barrier(self._barrier_passed))
        self._waiting = 0
        return True

    def close(self) -> None:
        """Marks the connection as gone; nothing is written any more."""
        self._state = State.GONE
        self._held.clear()
        if self._link is not None:
            self._link.on_event = None
        if not self._engine.upgraded:  # answers a long poll that waits: the library would leave it to time out
            self._engine.queue.put_nowait(engine_packet.Packet(engine_packet.NOOP))

    def drop(self, why: str) -> None:
        """Ends the connection without ceremony: whoever does not read would not read a farewell either."""
        if self._state is State.GONE:
            return
        self.close()
        if self._link is not None:
            self._link.abort()
        asyncio.get_running_loop().call_soon(self._on_drop, self, why)

    def finish(self) -> None:
        """Ends the connection after what was already written has gone out."""
        link, on_drop = self._link, self._on_drop
        self.close()
        if link is not None:
            link.finish()
        asyncio.get_running_loop().call_soon(on_drop, self, "finished")

    def _barrier_passed(self) -> None:
        if self._state is not State.HELD or self._link is None:
            return
        self._state = State.DIRECT
        held, self._held = self._held, []
        if held:
            self._link.write_frames(b"".join(held))
        self._link.on_event = self._received

    def _received(self, packet: bytes) -> None:
        self._on_event(self, packet)

    def _hold(self, frames: bytes) -> None:
        self._held.append(frames)
        self._waiting += len(frames)
        if self._waiting > MOST_WAITING:
            self.drop("does not read")

    def _enqueue(self, packet: engine_packet.Packet) -> None:
        """The library's queue has no bound of its own: count what was put in since it was last seen empty."""
        queue = self._engine.queue
        if queue.empty():
            self._waiting = 0
        queue.put_nowait(packet)
        self._waiting += len(packet.data or "")
        if self._waiting > MOST_WAITING and self._state is State.QUEUED:
            self.drop("does not read")
