"""Who is online, told to each guild in batches: at most one event a guild and second."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping

from backend.realtime.events import PresenceChange, PresenceChanged

BATCH_SECONDS = 1.0
GRACE_SECONDS = 5.0  # a reload or a short loss of the network is no absence
MOST_REMEMBERED = 100_000  # users whose last change is known to those who come back


class Presence:
    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        is_connected: Callable[[int], bool],
        guilds_of: Callable[[int], Iterable[int]],
        announce: Callable[[int, PresenceChanged], None],
        position: Callable[[], int],
    ) -> None:
        self._loop, self._is_connected, self._guilds_of = loop, is_connected, guilds_of
        self._announce, self._position = announce, position
        self._online: set[int] = set()
        self._changed: dict[int, frozenset[int]] = {}  # user -> guilds to tell
        self._latest: OrderedDict[int, tuple[int, frozenset[int]]] = OrderedDict()  # user -> (position, guilds told)
        self._timer: asyncio.TimerHandle | None = None

    def status(self, user_id: int) -> str:
        return "online" if user_id in self._online else "offline"

    def arrived(self, user_id: int) -> None:
        if user_id not in self._online:
            self._online.add(user_id)
            self._note(user_id)

    def left(self, user_id: int) -> None:
        guilds = frozenset(self._guilds_of(user_id))
        self._loop.call_later(GRACE_SECONDS, self._gone, user_id, guilds)

    def changes_since(self, position: int, guild_ids: Collection[int]) -> list[PresenceChanged]:
        """What a client that comes back must know of its guilds' members."""
        changed = dict(self._changed)
        for user_id in reversed(self._latest):  # the newest are the last
            at, guilds = self._latest[user_id]
            if at < position:
                break
            changed[user_id] = guilds | changed.get(user_id, frozenset())
        return self._by_guild({user_id: guilds.intersection(guild_ids) for user_id, guilds in changed.items()})

    def _gone(self, user_id: int, guilds: frozenset[int]) -> None:
        if user_id in self._online and not self._is_connected(user_id):
            self._online.discard(user_id)
            self._note(user_id, guilds)

    def _note(self, user_id: int, guilds: frozenset[int] | None = None) -> None:
        told = guilds if guilds is not None else frozenset(self._guilds_of(user_id))
        self._changed[user_id] = told | self._changed.get(user_id, frozenset())
        if self._timer is None:
            self._timer = self._loop.call_later(BATCH_SECONDS, self._tell)

    def _tell(self) -> None:
        self._timer = None
        changed, self._changed = self._changed, {}
        for user_id, guilds in changed.items():
            self._latest[user_id] = (self._position(), guilds)
            self._latest.move_to_end(user_id)
        while len(self._latest) > MOST_REMEMBERED:
            self._latest.popitem(last=False)
        for event in self._by_guild(changed):
            self._announce(event.guild_id, event)

    def _by_guild(self, changed: Mapping[int, Iterable[int]]) -> list[PresenceChanged]:
        by_guild: dict[int, list[PresenceChange]] = {}
        for user_id, guilds in changed.items():
            for guild_id in guilds:
                by_guild.setdefault(guild_id, []).append(PresenceChange(user_id, self.status(user_id)))
        return [PresenceChanged(guild_id, changes) for guild_id, changes in by_guild.items()]
