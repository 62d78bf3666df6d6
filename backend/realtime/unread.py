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
        self._latest.setdefault(guild_id, {})[channel_id] = (self._position(), signal)
        if self._timer is None:
            self._timer = self._loop.call_later(GATHER_SECONDS, self._flush)

    def since(self, guild_id: int, channel_ids: Iterable[int], position: int) -> list[Encoded]:
        """What a client that comes back must know of the channels it has not joined."""
        latest = self._latest.get(guild_id, {})
        found = (latest.get(channel_id) for channel_id in channel_ids)
        return [signal for entry in found if entry is not None for at, signal in (entry,) if at >= position]

    def forget_guild(self, guild_id: int) -> None:
        self._latest.pop(guild_id, None)

    def _flush(self) -> None:
        self._timer = None
        waiting, self._waiting = self._waiting, {}
        self._send(waiting)
