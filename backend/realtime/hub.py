"""The one address book of a process: who is here, in which rooms, what was sent lately. All of it on the event loop."""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable

import structlog

from backend.errors import NotSignedIn
from backend.people import Person
from backend.realtime import rooms
from backend.realtime.connection import Connection
from backend.realtime.events import Event, PresenceChanged, ResyncRequired, ServerRestarting, SessionRevoked
from backend.realtime.fanout import Fanout
from backend.realtime.log import EventLog
from backend.realtime.newest import NewestOnly
from backend.realtime.packets import Encoded, encode, encode_json
from backend.realtime.presence import OFFLINE, Changes, Presence
from backend.realtime.rights import Rights
from backend.realtime.sessions import LiveUser, Session, Sessions
from backend.realtime.unread import UnreadSignals

log = structlog.get_logger(__name__)

SWEEP_SECONDS = 5.0
MOST_ENDED = 10_000
RETURN_WITHIN = 10.0  # seconds over which clients spread their return after a restart

LoadUser = Callable[[int], Awaitable[LiveUser | None]]


class Hub:
    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self.sessions = Sessions()
        self.log = EventLog()
        self.fanout = Fanout(loop)
        self.presence = Presence(loop, self.sessions.users.get, self._tell_presence, lambda: self.log.seq)
        self.rights = Rights(self)
        self.newest = NewestOnly(loop, self.publish)
        self.on_gone: Callable[[int, float], None] = lambda user_id, since: None  # the user's last place has expired
        self._unread = UnreadSignals(loop, self._send_unread, lambda: self.log.seq)
        self._ended: deque[int] = deque(maxlen=MOST_ENDED)  # sign-ins that ended lately
        self._sweeping: asyncio.TimerHandle | None = loop.call_later(SWEEP_SECONDS, self._sweep)

    def here(self, channel_id: int) -> tuple[int, ...]:
        """Those who may view the channel and are seen to be online. Looks at copies: the writer's thread asks too."""
        seen = (user for user in [*self.sessions.users.values()] if self.presence.status(user.id) != OFFLINE.status)
        return tuple(user.id for user in seen if any(channel_id in visible for visible in [*user.guilds.values()]))

    # Publishing

    def publish(self, event: Event, body: bytes, to: object) -> None:
        """Sends one event to its audience; `body` is its object as JSON."""
        seq = self.log.next_seq() if event.kept else 0
        encoded = encode(event, body, seq)
        if isinstance(to, str):
            self.to_room(to, encoded)
        elif isinstance(to, rooms.Absent):
            self._unread.note(to.guild_id, to.channel_id, encoded)
        else:
            for user in list(self._audience(to)):
                self.to_room(rooms.user(user.id), encoded)

    def _audience(self, to: object) -> Iterable[LiveUser]:
        if isinstance(to, rooms.Viewers):
            return self.sessions.viewers(to.guild_id, to.channel_id)
        if isinstance(to, rooms.Some):
            known = (self.sessions.users.get(user_id) for user_id in sorted(to.user_ids))
            return (user for user in known if user is not None and user.may_view(to.guild_id, to.channel_id))
        if isinstance(to, rooms.Holders):
            wanted = to.permissions
            return (u for u in self.sessions.in_guild(to.guild_id) if u.rights.get(to.guild_id, 0) & wanted == wanted)
        raise TypeError(f"no audience: {to!r}")

    def announce_now(self, event: Event, room: str, *, but_not: int | None = None) -> None:
        """For what is worth nothing a moment later (typing): not ordered, not kept, not after any commit."""
        encoded = encode(event, encode_json(event), 0)
        for member in list(self.fanout.members(room)):
            if isinstance(member, Connection) and member.session.user.id != but_not:
                member.deliver(encoded.frame, [encoded])

    def to_room(self, room: str, encoded: Encoded) -> None:
        if encoded.seq:
            self.log.keep(room, encoded)
        self.fanout.send(room, encoded)

    def _tell_presence(self, changed: Changes) -> None:
        """Each member of a guild hears of it in one event; those with a block between them hear nothing of each other."""
        by_guild: dict[int, set[int]] = {}
        by_friend: dict[int, set[int]] = {}
        for user_id, told in changed.items():
            for guild_id in told.guilds:
                by_guild.setdefault(guild_id, set()).add(user_id)
            for friend in told.friends & self.sessions.users.keys():
                by_friend.setdefault(friend, set()).add(user_id)
        for guild_id, user_ids in by_guild.items():
            made: dict[frozenset[int], Encoded] = {}
            for viewer in list(self.sessions.in_guild(guild_id)):
                self._show_presence(viewer, guild_id, user_ids, made)
        for friend, user_ids in by_friend.items():
            self._show_presence(self.sessions.users[friend], None, user_ids, {})

    def _show_presence(
        self, viewer: LiveUser, guild_id: int | None, user_ids: set[int], made: dict[frozenset[int], Encoded]
    ) -> None:
        unseen = viewer.facts.hidden & user_ids
        if unseen not in made:
            event = PresenceChanged(guild_id, [self.presence.change(id) for id in sorted(user_ids - unseen)])
            made[unseen] = encode(event, encode_json(event), 0)
        if len(unseen) < len(user_ids):
            self.fanout.send(rooms.user(viewer.id), made[unseen])

    def _send_unread(self, waiting: dict[int, dict[int, Encoded]]) -> None:
        for guild_id, signals in waiting.items():
            if guild_id == rooms.DIRECT:
                self._send_unread_directly(signals)
            else:
                self._send_unread_in_guild(guild_id, signals)

    def _send_unread_directly(self, signals: dict[int, Encoded]) -> None:
        for channel_id, signal in signals.items():
            room = rooms.channel(None, channel_id)
            for user in list(self.sessions.viewers(rooms.DIRECT, channel_id)):
                for session in user.sessions:
                    if session.connection is not None and room not in session.rooms:
                        session.connection.deliver(signal.frame, [signal])

    def _send_unread_in_guild(self, guild_id: int, signals: dict[int, Encoded]) -> None:
        """Sessions that see the same channels and have joined the same ones of them share one run of frames."""
        runs: dict[tuple[int, frozenset[int]], tuple[bytes, list[Encoded]]] = {}
        by_room = {rooms.channel(guild_id, channel_id): channel_id for channel_id in signals}
        for user in list(self.sessions.in_guild(guild_id)):
            visible = user.guilds[guild_id]
            for session in user.sessions:
                if session.connection is None:
                    continue
                joined = frozenset(by_room[room] for room in session.rooms.keys() & by_room.keys())
                key = (id(visible), joined)
                if key not in runs:
                    events = [signal for id, signal in signals.items() if id in visible and id not in joined]
                    runs[key] = (b"".join(event.frame for event in events), events)
                frames, events = runs[key]
                if events:
                    session.connection.deliver(frames, events)

    # Coming and going

    async def open_session(self, person: Person, sign_in_id: int, load: LoadUser) -> Session:
        """A new place in the stream. `load` reads who it is and what they may view from a snapshot; when rights
        changed while it did, it is asked again, so that what is kept is never older than what was published. Raises
        NotSignedIn when the sign-in has ended meanwhile."""
        user = self.sessions.users.get(person.id)
        while user is None:
            before = self.rights.changes
            loaded = await load(person.id)
            if loaded is None:
                raise NotSignedIn
            user = self.sessions.users.get(person.id)
            if user is None and before == self.rights.changes:
                user = loaded
        if sign_in_id in self._ended:  # it was still good when the client showed it
            raise NotSignedIn
        session = Session(user, sign_in_id, detached_at=time.monotonic(), opened_seq=self.log.seq)
        guilds = (rooms.guild(guild_id) for guild_id in user.guilds if guild_id != rooms.DIRECT)
        for room in (rooms.EVERYONE, rooms.user(user.id), *guilds):
            session.rooms[room] = self.log.seq
        self.sessions.add(session)
        return session

    def can_resume(self, session: Session, offset: int | None) -> bool:
        return (offset or 0) <= self.log.seq and self.log.missed(self._since(session, offset)) is not None

    def attach(self, session: Session, connection: Connection, offset: int | None, *, returning: bool) -> None:
        """Gives what was missed, then joins the stream. Nothing can be published in between: this does not wait."""
        if session.connection is not None:
            session.connection.drop("the client returned on another connection")
            self._leave_stream(session)
        missed = self.log.missed(self._since(session, offset))
        session.connection, session.is_untouched = connection, False
        connection.try_direct()
        if missed is None:
            self.send_own(connection, ResyncRequired("too_much_missed"))
        elif missed:
            connection.deliver(b"".join(event.frame for event in missed), missed)
        if returning:
            self._catch_up(session, offset if offset is not None else session.opened_seq)
        for room in session.rooms:
            self.fanout.join(room, connection)
        self.presence.arrived(session.user)

    def detach(self, connection: Connection, *, for_good: bool) -> None:
        session = connection.session
        connection.close()
        if session.connection is not connection:
            return
        self._leave_stream(session)
        session.detached_at = time.monotonic()
        self.presence.left(session.user)
        if session.user.is_connected:
            self.presence.changed(session.user)
        if for_good:
            self.sessions.remove(session)
            self._tell_if_gone(session)

    def join(self, session: Session, guild_id: int, channel_id: int) -> bool:
        """False when the channel may not be viewed. The rights asked here are those of the stream's present moment."""
        if not session.user.may_view(guild_id, channel_id):
            return False
        self.enter(session, rooms.channel(guild_id, channel_id))
        return True

    def leave(self, session: Session, room: str) -> None:
        if session.rooms.pop(room, None) is not None and session.connection is not None:
            self.fanout.leave(room, session.connection)

    def enter(self, session: Session, room: str) -> None:
        if room in session.rooms:
            return
        if session.connection is not None:
            self.fanout.join(room, session.connection)
        session.rooms[room] = self.log.seq

    def _leave_stream(self, session: Session) -> None:
        if session.connection is not None:
            for room in session.rooms:
                self.fanout.leave(room, session.connection)
            session.connection = None

    def _since(self, session: Session, offset: int | None) -> dict[str, int]:
        return {room: max(joined, offset or 0) for room, joined in session.rooms.items()}

    def _catch_up(self, session: Session, position: int) -> None:
        """Of what is not kept event by event, the newest state."""
        connection, user = session.connection, session.user
        if connection is None:
            return
        for guild_id, visible in user.guilds.items():
            closed = [id for id in visible if rooms.channel(guild_id, id) not in session.rooms]
            signals = self._unread.since(guild_id, closed, position)
            if signals:
                connection.deliver(b"".join(signal.frame for signal in signals), signals)
        for change in self.presence.changes_since(position, user):
            self.send_own(connection, change)

    def send_own(self, connection: Connection, event: Event) -> None:
        encoded = encode(event, encode_json(event), 0)
        connection.deliver(encoded.frame, [encoded])

    # Rights

    def live_user_ids(self, guild_id: int) -> list[int]:
        return [user.id for user in list(self.sessions.in_guild(guild_id))]

    def end_sign_ins(self, sign_in_ids: Iterable[int], reason: str) -> None:
        """Closes the sockets of sign-in sessions that ended, and forgets their places in the stream."""
        ended = set(sign_in_ids)
        self._ended.extend(ended)
        for session in self.sessions:
            if session.sign_in_id in ended:
                connection = session.connection
                if connection is not None:
                    self.send_own(connection, SessionRevoked(reason))
                    self.detach(connection, for_good=True)
                    connection.finish()
                self.sessions.remove(session)

    def sign_ins(self) -> set[int]:
        """The sign-in sessions whose sockets are open."""
        return {session.sign_in_id for session in self.sessions if session.connection is not None}

    # Running

    @property
    def connections(self) -> int:
        return sum(session.connection is not None for session in self.sessions)

    def say_goodbye(self) -> None:
        """Tells every client to come back after a moment of its own, so that they do not return all at once."""
        for session in self.sessions:
            if session.connection is not None:
                self.send_own(session.connection, ServerRestarting(round(random.uniform(0, RETURN_WITHIN), 2)))
        if self._sweeping is not None:
            self._sweeping.cancel()

    def _sweep(self) -> None:
        for session in self.sessions.expired():
            self.sessions.remove(session)
            self._tell_if_gone(session)
        self.log.trim()
        self._sweeping = self._loop.call_later(SWEEP_SECONDS, self._sweep)

    def _tell_if_gone(self, session: Session) -> None:
        if not session.user.sessions:
            self.on_gone(session.user.id, session.detached_at)
