"""A bounded in-memory cache with a time to live, safe against storing what has just become stale.

A reader takes `version` before it asks the database and hands it to `put`; when anything of the same group was
forgotten in between, the value is dropped. Without that, a slow reader could put a right back after it was taken away.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Set
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Cache(Generic[Key, Value]):
    """Entries belong to a group (a guild, a user) and are forgotten by group. `ttl` in seconds."""

    def __init__(self, size: int, ttl: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.size, self.ttl = size, ttl
        self.hits = self.misses = 0
        self._clock = clock
        self._lock = threading.Lock()
        self._entries: OrderedDict[tuple[Hashable, Key], tuple[float, Value]] = OrderedDict()
        self._keys: dict[Hashable, set[Key]] = {}
        self._version = 0  # rises whenever anything is forgotten
        self._forgotten: dict[Hashable, int] = {}  # group -> the version that its forgetting made
        self._all_forgotten = 0

    def __len__(self) -> int:
        return len(self._entries)

    def version(self, _group: Hashable = None) -> int:
        return self._version

    def get(self, group: Hashable, key: Key) -> Value | None:
        entry = self._entries.get((group, key))
        if entry is None or entry[0] < self._clock():
            self.misses += 1
            return None
        self.hits += 1
        return entry[1]

    def put(self, group: Hashable, key: Key, value: Value, version: int) -> None:
        with self._lock:
            if version < max(self._all_forgotten, self._forgotten.get(group, 0)):
                return
            self._entries[group, key] = (self._clock() + self.ttl, value)
            self._keys.setdefault(group, set()).add(key)
            while len(self._entries) > self.size:
                (old_group, old_key), _ = self._entries.popitem(last=False)
                self._drop_key(old_group, old_key)

    def forget(self, group: Hashable) -> None:
        with self._lock:
            self._version += 1
            self._forgotten[group] = self._version
            for key in self._keys.pop(group, ()):
                self._entries.pop((group, key), None)

    def forget_all(self) -> None:
        with self._lock:
            self._version += 1
            self._all_forgotten = self._version
            self._entries.clear()
            self._keys.clear()

    def _drop_key(self, group: Hashable, key: Key) -> None:
        keys = self._keys.get(group)
        if keys is not None:
            keys.discard(key)
            if not keys:
                del self._keys[group]


class TransactionCache(Generic[Key, Value]):
    """The cache as one transaction may use it: what it reads is as old as its beginning, and what it changes itself
    nobody else may know before the commit."""

    __slots__ = ("_cache", "_changed", "_version")

    def __init__(self, cache: Cache[Key, Value], changed: Set[Hashable]) -> None:
        self._cache, self._changed, self._version = cache, changed, cache.version()

    def version(self, _group: Hashable = None) -> int:
        return self._version

    def get(self, group: Hashable, key: Key) -> Value | None:
        return self._cache.get(group, key) if group not in self._changed else None

    def put(self, group: Hashable, key: Key, value: Value, version: int) -> None:
        if group not in self._changed:
            self._cache.put(group, key, value, version)

    def forget(self, group: Hashable) -> None:
        self._cache.forget(group)
