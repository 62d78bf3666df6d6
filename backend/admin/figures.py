"""How the process is doing, measured each second while somebody asks and not at all when nobody does."""

from __future__ import annotations

import asyncio
import os
import resource
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from backend.admin.schemas import CacheFigures, Figures

if TYPE_CHECKING:
    from backend.house import House

EVERY = 1.0  # seconds
GOES_ON_FOR = 15.0  # after the last question
STARTED = time.monotonic()


@dataclass(frozen=True, slots=True)
class _Sample:
    at: float
    actions: int
    deliveries: int


class Meter:
    """Measures on timers of the event loop: how late one comes is how far the loop lags behind."""

    def __init__(self, app: House) -> None:
        self._app = app
        self._timer: asyncio.TimerHandle | None = None
        self._asked_at = 0.0
        self._lag = 0.0
        self._last: _Sample | None = None
        self._rates = (0.0, 0.0)

    def read(self) -> Figures:
        self._asked_at = time.monotonic()
        if self._timer is None:
            self._last = self._sample()
            self._wait()
        app, cache, used = self._app, self._app.db.cache, resource.getrusage(resource.RUSAGE_SELF)
        return Figures(
            app.hub.connections,
            sum(user.is_connected for user in app.hub.sessions.users.values()),
            *self._rates,
            app.hub.log.size,
            app.db.writer.waiting,
            _memory(),
            round(used.ru_utime + used.ru_stime, 2),
            round(self._lag * 1000, 2),
            round(time.monotonic() - STARTED, 1),
            CacheFigures(len(cache), cache.hits, cache.misses),
        )

    def _wait(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(EVERY, self._measure, time.monotonic() + EVERY)

    def _measure(self, due: float) -> None:
        self._lag = max(0.0, time.monotonic() - due)
        now, last = self._sample(), self._last
        if last is not None and now.at > last.at:
            passed = now.at - last.at
            sends, deliveries = now.actions - last.actions, now.deliveries - last.deliveries
            self._rates = (round(sends / passed, 2), round(deliveries / passed, 2))
        self._last = now
        if now.at - self._asked_at < GOES_ON_FOR and self._app.is_ready:
            self._wait()
        else:
            self._timer, self._lag, self._rates = None, 0.0, (0.0, 0.0)

    def _sample(self) -> _Sample:
        return _Sample(time.monotonic(), self._app.db.writer.actions, self._app.hub.fanout.deliveries)


def _memory() -> int:
    """What is resident now; where the system does not tell, the most that ever was."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024
