"""Rate limits: token buckets, one for each kind of action and each user or address.

`take` raises RateLimited with the time until the next token. Buckets live in this process's memory; an idle one costs
nothing after the next sweep.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from backend.errors import RateLimited


@dataclass(frozen=True, slots=True)
class Rate:
    burst: int
    per_second: float


RATES = {
    "read": Rate(100, 30),
    "write": Rate(40, 5),
    "send": Rate(12, 2.5),
    "edit": Rate(12, 2),
    "react": Rate(20, 4),
    "join": Rate(60, 10),
    "mark": Rate(30, 5),
    "typing": Rate(5, 0.5),
    "draft": Rate(30, 2),
    "picture": Rate(10, 1 / 20),
    "expression": Rate(60, 1 / 5),  # whoever fills a guild brings many at once
    "upload": Rate(30, 1 / 2),
    "upload_part": Rate(120, 10),
    "file": Rate(400, 60),
    "profile": Rate(10, 1 / 6),
    "befriend": Rate(20, 1 / 15),
    "search": Rate(30, 3),
    "create_guild": Rate(5, 1 / 120),
    "create_channel": Rate(20, 1 / 5),
    "open_dm": Rate(10, 1 / 12),
    "wrong_invite": Rate(20, 1 / 3),
    "register": Rate(20, 1 / 60),
    "reset": Rate(10, 1 / 60),
    "reset_mail": Rate(3, 1 / 1200),
    "export": Rate(1, 1 / 60),
    "event": Rate(200, 60),
    "connect": Rate(60, 5),
    "report": Rate(10, 1 / 30),
    "try_rule": Rate(10, 1 / 3),
    "guest": Rate(120, 20),
}
SWEEP_ABOVE = 10_000  # buckets


class Limits:
    def __init__(self, *, enabled: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self.enabled = enabled
        self._clock = clock
        self.refused: dict[str, int] = {}  # by kind, since the start
        self._buckets: dict[tuple[str, Hashable], tuple[float, float]] = {}

    def take(self, kind: str, subject: Hashable) -> None:
        """Takes one token for an action of this kind by `subject` (a user id, or an address)."""
        rate = RATES[kind]
        if not self.enabled:
            return
        now = self._clock()
        tokens, at = self._buckets.get((kind, subject), (float(rate.burst), now))
        tokens = min(rate.burst, tokens + (now - at) * rate.per_second)
        if tokens < 1:
            self._buckets[kind, subject] = (tokens, now)
            raise self._refusal(kind, tokens)
        self._buckets[kind, subject] = (tokens - 1, now)
        if len(self._buckets) > SWEEP_ABOVE:
            self._sweep(now)

    def check(self, kind: str, subject: Hashable) -> None:
        """Raises as `take` would, and takes nothing: where only what turns out wrong counts."""
        rate = RATES[kind]
        tokens, at = self._buckets.get((kind, subject), (float(rate.burst), self._clock()))
        tokens += (self._clock() - at) * rate.per_second
        if self.enabled and tokens < 1:
            raise self._refusal(kind, tokens)

    def delay(self, kind: str, subject: Hashable) -> float:
        """Takes a token on credit; returns the seconds to wait until it is there. For what is slowed down, not refused."""
        if not self.enabled:
            return 0.0
        rate, now = RATES[kind], self._clock()
        tokens, at = self._buckets.get((kind, subject), (float(rate.burst), now))
        tokens = min(rate.burst, tokens + (now - at) * rate.per_second) - 1
        self._buckets[kind, subject] = (tokens, now)
        return max(0.0, -tokens / rate.per_second)

    def _refusal(self, kind: str, tokens: float) -> RateLimited:
        self.refused[kind] = self.refused.get(kind, 0) + 1
        return limited(RATES[kind].burst, (1 - tokens) / RATES[kind].per_second)

    def _sweep(self, now: float) -> None:
        def full(kind: str, tokens: float, at: float) -> bool:
            return tokens + (now - at) * RATES[kind].per_second >= RATES[kind].burst

        self._buckets = {key: entry for key, entry in self._buckets.items() if not full(key[0], *entry)}


def limited(limit: int, retry_after: float) -> RateLimited:
    problem = RateLimited(retry_after=max(retry_after, 0.001))
    problem.limit = limit
    return problem
