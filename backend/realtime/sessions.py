"""Who is here: live users, their socket sessions, and which channels each may view.

A session outlives its connection by `RESUME_SECONDS`, so that a client which lost it can come back to the same rooms.
Rights are kept by user and read for every event of a channel; `realtime/rights.py` keeps them true.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backend.people import CustomStatus, Person
from backend.realtime.rooms import DIRECT

if TYPE_CHECKING:
    from backend.realtime.connection import Connection

RESUME_SECONDS = 5 * 60.0


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of somebody who is here, less their guilds."""

    person: Person
    friends: frozenset[int] = frozenset()
    hidden: frozenset[int] = frozenset()  # those with whom there is a block, either way
    status: str = "online"  # as chosen
    custom: CustomStatus | None = None


@dataclass(slots=True, eq=False)
class LiveUser:
    facts: Facts
    guilds: dict[int, frozenset[int]]  # guild id (or rooms.DIRECT) -> channels that may be viewed
    rights: dict[int, int] = field(default_factory=dict)  # guild id -> permissions in the guild as a whole
    sessions: set[Session] = field(default_factory=set)

    @property
    def person(self) -> Person:
        return self.facts.person

    @property
    def id(self) -> int:
        return self.person.id

    def may_view(self, guild_id: int, channel_id: int) -> bool:
        return channel_id in self.guilds.get(guild_id, ())

    @property
    def is_connected(self) -> bool:
        return any(session.connection is not None for session in self.sessions)

    @property
    def is_idle(self) -> bool:
        """Whether they chose to seem so, or nobody touches any of their clients."""
        untouched = [session.is_untouched for session in self.sessions if session.connection is not None]
        return self.facts.status == "idle" or (self.facts.status == "online" and any(untouched) and all(untouched))


@dataclass(slots=True, eq=False)
class Session:
    """One client's place in the stream: the rooms it is in, each with the number after which it counts as joined."""

    user: LiveUser
    sign_in_id: int
    pid: str = field(default_factory=lambda: secrets.token_urlsafe(18))
    rooms: dict[str, int] = field(default_factory=dict)
    connection: Connection | None = None
    detached_at: float = 0.0
    opened_seq: int = 0
    is_untouched: bool = False  # its client says that nobody has touched it for a while


class Sessions:
    def __init__(self) -> None:
        self.users: dict[int, LiveUser] = {}
        self._by_pid: dict[str, Session] = {}
        self._by_guild: dict[int, set[LiveUser]] = {}
        self._by_conversation: dict[int, set[LiveUser]] = {}  # direct messages

    def __iter__(self) -> Iterator[Session]:
        return iter(list(self._by_pid.values()))

    def in_guild(self, guild_id: int) -> set[LiveUser]:
        return self._by_guild.get(guild_id, set())

    def viewers(self, guild_id: int, channel_id: int) -> Iterable[LiveUser]:
        if guild_id == DIRECT:
            return self._by_conversation.get(channel_id, ())
        return (user for user in self.in_guild(guild_id) if user.may_view(guild_id, channel_id))

    def find(self, pid: str, user_id: int, sign_in_id: int) -> Session | None:
        session = self._by_pid.get(pid)
        if session is None or session.user.id != user_id or session.sign_in_id != sign_in_id:
            return None
        return session

    def add(self, session: Session) -> None:
        self._by_pid[session.pid] = session
        session.user.sessions.add(session)
        if session.user.id not in self.users:
            self.users[session.user.id] = session.user
            for guild_id, visible in session.user.guilds.items():
                self.enter_guild(session.user, guild_id, visible)

    def remove(self, session: Session) -> None:
        if self._by_pid.pop(session.pid, None) is None:
            return
        user = session.user
        user.sessions.discard(session)
        if not user.sessions:
            self.users.pop(user.id, None)
            for guild_id in user.guilds:
                self._forget(user, guild_id)

    def enter_guild(self, user: LiveUser, guild_id: int, visible: frozenset[int]) -> None:
        if guild_id == DIRECT:
            self._forget(user, DIRECT)
            for channel_id in visible:
                self._by_conversation.setdefault(channel_id, set()).add(user)
        else:
            self._by_guild.setdefault(guild_id, set()).add(user)
        user.guilds[guild_id] = visible

    def leave_guild(self, user: LiveUser, guild_id: int) -> None:
        self._forget(user, guild_id)
        user.guilds.pop(guild_id, None)
        user.rights.pop(guild_id, None)

    def expired(self, now: float | None = None) -> list[Session]:
        oldest = (now if now is not None else time.monotonic()) - RESUME_SECONDS
        return [s for s in self._by_pid.values() if s.connection is None and s.detached_at < oldest]

    def _forget(self, user: LiveUser, guild_id: int) -> None:
        if guild_id == DIRECT:
            for channel_id in user.guilds.get(DIRECT, ()):
                _discard(self._by_conversation, channel_id, user)
        else:
            _discard(self._by_guild, guild_id, user)


def _discard(index: dict[int, set[LiveUser]], key: int, user: LiveUser) -> None:
    users = index.get(key)
    if users is not None:
        users.discard(user)
        if not users:
            del index[key]
