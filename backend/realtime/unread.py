"""The compact signal for channels that are not open: gathered, and of each channel only the newest is sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable

from backend.realtime.packets import Encoded

GATHER_SECONDS = 0.5


class UnreadSignals:
    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        send: Callable[[dict[int, dict[int, Encoded]]], None],
        position: Callable[[], int],
    ) -> None:
        self._loop, self._send, self._position = loop, send, position
        self._waiting: dict[int, dict[int, Encoded]] = {}  # guild -> channel -> newest signal
        self._latest: dict[int, dict[int, tuple[int, Encoded]]] = {}  # guild -> channel -> (position, signal)
        self._timer: asyncio.TimerHandle | None = None

    def note(self, guild_id: int, channel_id: int, signal: Encoded) -> None:
        self._waiting.setdefault(guild_id, {})[channel_id] = signal
        if self._timer is None:
            self._timer = self._loop.call_later(GATHER_SECONDS, self._flush)

    def since(self, guild_id: int, channel_ids: Iterable[int], position: int) -> list[Encoded]:
        """What a client that comes back must know of the channels it has not joined."""
        waiting, sent = self._waiting.get(guild_id, {}), self._latest.get(guild_id, {})
        found: list[Encoded] = []
        for channel_id in channel_ids:
            at, signal = sent.get(channel_id, (-1, None))
            signal = waiting.get(channel_id, signal if at >= position else None)
            if signal is not None:
                found.append(signal)
        return found

    def _flush(self) -> None:
        self._timer = None
        waiting, self._waiting = self._waiting, {}
        position = self._position()  # of the sending: whoever has seen a later event has seen this signal as well
        for guild_id, signals in waiting.items():
            latest = self._latest.setdefault(guild_id, {})
            latest.update((channel_id, (position, signal)) for channel_id, signal in signals.items())
        self._send(waiting)
