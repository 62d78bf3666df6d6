"""Slows down guessing of passwords, without locking out the one who knows theirs.

Failed tries count by account and address together, so that strangers elsewhere do not lock an owner out, and more widely
by address alone. A try counts from its beginning: many at once do not slip through while they are being checked.
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import structlog

from backend.errors import RateLimited
from backend.limits import limited

log = structlog.get_logger(__name__)

WINDOW = 15 * 60.0  # seconds
TRIES = 10  # for one account from one address
TRIES_OF_ADDRESS = 100
FREE_TRIES = 5  # then each costs a pause, twice as long as the last
KEPT = 50_000  # subjects; the one untouched for longest goes first


@dataclass(slots=True)
class _Tries:
    failed: deque[float] = field(default_factory=deque)
    under_way: int = 0


class Brake:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._subjects: OrderedDict[Hashable, _Tries] = OrderedDict()

    @contextmanager
    def trying(self, account: Hashable, address: Hashable) -> Iterator[Attempt]:
        """Around the check of a password. Raises RateLimited before it when there were too many."""
        pair, wide = self._tries((account, address)), self._tries(address)
        self._refuse_when_due(pair, wide)
        attempt = Attempt()
        pair.under_way += 1
        try:
            yield attempt
        finally:
            pair.under_way -= 1
        if attempt.succeeded:
            pair.failed.clear()
            return
        now = self._clock()
        pair.failed.append(now)
        wide.failed.append(now)
        if len(pair.failed) == TRIES or len(wide.failed) == TRIES_OF_ADDRESS:
            log.warning(
                "somebody guesses passwords", address=address, tries=len(pair.failed), tries_of_address=len(wide.failed)
            )

    def _refuse_when_due(self, pair: _Tries, wide: _Tries) -> None:
        now = self._clock()
        if len(wide.failed) >= TRIES_OF_ADDRESS:
            raise _refused(TRIES_OF_ADDRESS, wide.failed[0] + WINDOW - now)
        if len(pair.failed) >= TRIES:
            raise _refused(TRIES, pair.failed[0] + WINDOW - now)
        if len(pair.failed) + pair.under_way >= TRIES:
            raise _refused(TRIES, 1.0)
        if len(pair.failed) >= FREE_TRIES:
            pause = pair.failed[-1] + 2 ** (len(pair.failed) - FREE_TRIES) - now
            if pause > 0:
                raise _refused(TRIES, pause)

    def _tries(self, subject: Hashable) -> _Tries:
        tries = self._subjects.setdefault(subject, _Tries())
        self._subjects.move_to_end(subject)
        oldest = self._clock() - WINDOW
        while tries.failed and tries.failed[0] <= oldest:
            tries.failed.popleft()
        while len(self._subjects) > KEPT:
            self._subjects.popitem(last=False)
        return tries


@dataclass(slots=True)
class Attempt:
    succeeded: bool = False


def _refused(limit: int, wait: float) -> RateLimited:
    problem = limited(limit, wait)
    problem.message = "Too many tries, please wait a moment."
    return problem
