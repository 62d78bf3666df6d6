"""Rates of the last second and the event loop's lag, measured while somebody asks and not at all when nobody does."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backend.histogram import SECONDS, Histogram

if TYPE_CHECKING:
    from backend.house import House

EVERY = 0.1  # seconds between two looks at the lag
SECOND = 1.0
GOES_ON_FOR = 90.0  # seconds after the last question: who scrapes once a minute misses nothing


@dataclass(frozen=True, slots=True)
class Sample:
    at: float
    actions: int
    deliveries: int
    requests: Histogram


@dataclass(frozen=True, slots=True)
class Rates:
    requests: float = 0.0
    actions: float = 0.0
    deliveries: float = 0.0
    responses: Histogram = field(default_factory=lambda: Histogram(SECONDS))


class Pulse:
    """A timer of the event loop that comes late says by how much the loop lags behind."""

    def __init__(self, app: House) -> None:
        self._app = app
        self._timer: asyncio.TimerHandle | None = None
        self._asked_at = 0.0
        self._worst = 0.0
        self._last: Sample | None = None
        self.rates = Rates()
        self.worst_lag = 0.0  # of the last second
        self.lags = Histogram(SECONDS)

    def keep_on(self) -> None:
        self._asked_at = time.monotonic()
        if self._timer is None:
            self._last = self._sample()
            self._wait()

    def _wait(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(EVERY, self._beat, time.monotonic() + EVERY)

    def _beat(self, due: float) -> None:
        lag = max(0.0, time.monotonic() - due)
        self.lags.add(lag)
        self._worst = max(self._worst, lag)
        if self._last is not None and time.monotonic() - self._last.at >= SECOND:
            self.measure()
        if time.monotonic() - self._asked_at < GOES_ON_FOR and self._app.is_ready:
            self._wait()
        else:
            self._timer, self.rates, self.worst_lag = None, Rates(), 0.0

    def measure(self) -> None:
        now, last = self._sample(), self._last
        if last is not None and now.at > last.at:
            passed, responses = now.at - last.at, now.requests.since(last.requests)
            self.rates = Rates(
                round(responses.count / passed, 2),
                round((now.actions - last.actions) / passed, 2),
                round((now.deliveries - last.deliveries) / passed, 2),
                responses,
            )
        self.worst_lag, self._worst, self._last = self._worst, 0.0, now

    def _sample(self) -> Sample:
        app = self._app
        return Sample(time.monotonic(), app.db.writer.actions, app.hub.fanout.deliveries, app.request_times.together())
