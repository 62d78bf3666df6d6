"""Who is online, told to each guild and to friends in batches: at most one event a guild and second.

What others are shown: `offline` for who is away or chose to be invisible, `idle` for who is online while nobody touches any
of their clients, else the status that was chosen. Between two people with a block nothing is told (`hub` leaves them out).
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from backend.people import CustomStatus
from backend.realtime.events import PresenceChange, PresenceChanged
from backend.realtime.rooms import DIRECT
from backend.realtime.sessions import LiveUser

BATCH_SECONDS = 1.0
GRACE_SECONDS = 5.0  # a reload or a short loss of the network is no absence
MOST_REMEMBERED = 100_000  # users whose last change is known to those who come back


@dataclass(frozen=True, slots=True)
class Shown:
    status: str
    custom_status: CustomStatus | None = None


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a change is told to."""

    guilds: frozenset[int] = frozenset()
    friends: frozenset[int] = frozenset()

    def __or__(self, other: Audience) -> Audience:
        return Audience(self.guilds | other.guilds, self.friends | other.friends)


OFFLINE = Shown("offline")
Changes = dict[int, Audience]  # by the user whose presence changed


class Presence:
    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        find: Callable[[int], LiveUser | None],
        tell: Callable[[Changes], None],
        position: Callable[[], int],
    ) -> None:
        self._loop, self._find, self._send, self._position = loop, find, tell, position
        self._online: dict[int, Shown] = {}
        self._changed: Changes = {}
        self._latest: OrderedDict[int, tuple[int, Audience]] = OrderedDict()  # user -> (position, who was told)
        self._timer: asyncio.TimerHandle | None = None

    def shown(self, user_id: int) -> Shown:
        """What everybody without a block is shown of them."""
        return self._online.get(user_id, OFFLINE)

    def status(self, user_id: int) -> str:
        return self.shown(user_id).status

    @property
    def online(self) -> int:
        return len(self._online)

    def arrived(self, user: LiveUser) -> None:
        self.changed(user)

    def changed(self, user: LiveUser) -> None:
        """Their status, as others see it, may be other than before."""
        status = "idle" if user.is_idle else user.facts.status
        shown = OFFLINE if status == "invisible" else Shown(status, user.facts.custom)
        if self._online.get(user.id, OFFLINE) != shown:
            self._note(user.id, _audience(user))
        self._online[user.id] = shown

    def entered(self, user_id: int, guild_id: int) -> None:
        """Somebody who may be online joined a guild: its members do not know yet."""
        if self.shown(user_id) != OFFLINE and guild_id != DIRECT:
            self._note(user_id, Audience(frozenset({guild_id})))

    def left(self, user: LiveUser) -> None:
        self._loop.call_later(GRACE_SECONDS, self._gone, user.id, _audience(user))

    def changes_since(self, position: int, viewer: LiveUser) -> list[PresenceChanged]:
        """What a client that comes back must know."""
        changed = dict(self._changed)
        for user_id in reversed(self._latest):  # the newest are the last
            at, told = self._latest[user_id]
            if at < position:
                break
            changed[user_id] = told | changed.get(user_id, Audience())
        by_guild: dict[int, list[PresenceChange]] = {}
        for user_id, told in changed.items():
            if user_id not in viewer.facts.hidden:
                for guild_id in told.guilds & viewer.guilds.keys():
                    by_guild.setdefault(guild_id, []).append(self.change(user_id))
                if viewer.id in told.friends:
                    by_guild.setdefault(DIRECT, []).append(self.change(user_id))
        return [PresenceChanged(guild_id or None, changes) for guild_id, changes in by_guild.items()]

    def change(self, user_id: int) -> PresenceChange:
        shown = self.shown(user_id)
        return PresenceChange(user_id, shown.status, shown.custom_status)

    @staticmethod
    def hidden_change(user_id: int) -> PresenceChange:
        """What is shown of somebody across a block."""
        return PresenceChange(user_id, OFFLINE.status)

    def _gone(self, user_id: int, told: Audience) -> None:
        user = self._find(user_id)
        if user is not None and user.is_connected:
            return
        if self._online.pop(user_id, OFFLINE) != OFFLINE:
            self._note(user_id, told)

    def _note(self, user_id: int, told: Audience) -> None:
        self._changed[user_id] = told | self._changed.get(user_id, Audience())
        if self._timer is None:
            self._timer = self._loop.call_later(BATCH_SECONDS, self._tell)

    def _tell(self) -> None:
        self._timer = None
        changed, self._changed = self._changed, {}
        for user_id, told in changed.items():
            self._latest[user_id] = (self._position(), told)
            self._latest.move_to_end(user_id)
        while len(self._latest) > MOST_REMEMBERED:
            self._latest.popitem(last=False)
        self._send(changed)


def _audience(user: LiveUser) -> Audience:
    return Audience(frozenset(user.guilds) - {DIRECT}, user.facts.friends)
