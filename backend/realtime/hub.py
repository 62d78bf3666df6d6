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
from backend.realtime.packets import Encoded, encode, encode_json
from backend.realtime.presence import Presence
from backend.realtime.sessions import LiveUser, Session, Sessions
from backend.realtime.unread import UnreadSignals

log = structlog.get_logger(__name__)

SWEEP_SECONDS = 5.0
MOST_ENDED = 10_000
RETURN_WITHIN = 10.0  # seconds over which clients spread their return after a restart

LoadGuilds = Callable[[int], Awaitable[dict[int, frozenset[int]]]]


class Hub:
    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self.sessions = Sessions()
        self.log = EventLog()
        self.fanout = Fanout(loop)
        self.presence = Presence(
            loop, self._is_connected, self._guilds_of, self._announce_presence, lambda: self.log.seq
        )
        self._unread = UnreadSignals(loop, self._send_unread, lambda: self.log.seq)
        self._rights_changes = 0
        self._ended: deque[int] = deque(maxlen=MOST_ENDED)  # sign-ins that ended lately
        self._sweeping: asyncio.TimerHandle | None = loop.call_later(SWEEP_SECONDS, self._sweep)

    # Publishing

    def publish(self, event: Event, body: bytes, to: object) -> None:
        """Sends one event to its audience; `body` is its object as JSON."""
        seq = self.log.next_seq() if event.kept else 0
        encoded = encode(event, body, seq)
        if isinstance(to, str):
            self._to_room(to, encoded)
        elif isinstance(to, rooms.Viewers):
            for user in self.sessions.in_guild(to.guild_id):
                if user.may_view(to.guild_id, to.channel_id):
                    self._to_room(rooms.user(user.id), encoded)
        elif isinstance(to, rooms.Absent):
            self._unread.note(to.guild_id, to.channel_id, encoded)
        else:
            raise TypeError(f"no audience: {to!r}")

    def announce_now(self, event: Event, room: str, *, but_not: int | None = None) -> None:
        """For what is worth nothing a moment later (typing): not ordered, not kept, not after any commit."""
        encoded = encode(event, encode_json(event), 0)
        for member in list(self.fanout.members(room)):
            if isinstance(member, Connection) and member.session.user.id != but_not:
                member.deliver(encoded.frame, [encoded])

    def _to_room(self, room: str, encoded: Encoded) -> None:
        if encoded.seq:
            self.log.keep(room, encoded)
        self.fanout.send(room, encoded)

    def _announce_presence(self, guild_id: int, event: PresenceChanged) -> None:
        self.publish(event, encode_json(event), rooms.guild(guild_id))

    def _send_unread(self, waiting: dict[int, dict[int, Encoded]]) -> None:
        """Sessions that see the same channels and have joined the same ones of them share one run of frames."""
        for guild_id, signals in waiting.items():
            runs: dict[tuple[int, frozenset[int]], tuple[bytes, list[Encoded]]] = {}
            by_room = {rooms.channel(guild_id, channel_id): channel_id for channel_id in signals}
            for user in self.sessions.in_guild(guild_id):
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

    async def open_session(self, person: Person, sign_in_id: int, load: LoadGuilds) -> Session:
        """A new place in the stream. `load` reads the user's visible channels by guild from a snapshot; when rights
        changed while it did, it is asked again, so that what is kept is never older than what was published. Raises
        NotSignedIn when the sign-in has ended meanwhile."""
        user = self.sessions.users.get(person.id)
        while user is None:
            before = self._rights_changes
            guilds = await load(person.id)
            user = self.sessions.users.get(person.id)
            if user is None and before == self._rights_changes:
                user = LiveUser(person, guilds)
        if sign_in_id in self._ended:  # it was still good when the client showed it
            raise NotSignedIn
        session = Session(user, sign_in_id, detached_at=time.monotonic(), opened_seq=self.log.seq)
        for room in (rooms.user(user.id), *map(rooms.guild, user.guilds)):
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
        session.connection = connection
        connection.try_direct()
        if missed is None:
            self.send_own(connection, ResyncRequired("too_much_missed"))
        elif missed:
            connection.deliver(b"".join(event.frame for event in missed), missed)
        if returning:
            self._catch_up(session, offset if offset is not None else session.opened_seq)
        for room in session.rooms:
            self.fanout.join(room, connection)
        self.presence.arrived(session.user.id)

    def detach(self, connection: Connection, *, for_good: bool) -> None:
        session = connection.session
        connection.close()
        if session.connection is not connection:
            return
        self._leave_stream(session)
        session.detached_at = time.monotonic()
        self.presence.left(session.user.id)  # asks for the user's guilds: before the session may take them along
        if for_good:
            self.sessions.remove(session)

    def join(self, session: Session, guild_id: int, channel_id: int) -> bool:
        """False when the channel may not be viewed. The rights asked here are those of the stream's present moment."""
        if not session.user.may_view(guild_id, channel_id):
            return False
        self._enter(session, rooms.channel(guild_id, channel_id))
        return True

    def leave(self, session: Session, room: str) -> None:
        if session.rooms.pop(room, None) is not None and session.connection is not None:
            self.fanout.leave(room, session.connection)

    def _enter(self, session: Session, room: str) -> None:
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
        for change in self.presence.changes_since(position, user.guilds.keys()):
            self.send_own(connection, change)

    def send_own(self, connection: Connection, event: Event) -> None:
        encoded = encode(event, encode_json(event), 0)
        connection.deliver(encoded.frame, [encoded])

    # Rights

    def live_user_ids(self, guild_id: int) -> list[int]:
        return [user.id for user in list(self.sessions.in_guild(guild_id))]

    def apply_rights(self, guild_id: int, visible: dict[int, frozenset[int] | None], *, of_all: bool) -> None:
        """From here on nobody gets an event of a channel that they may no longer view."""
        self._rights_changes += 1
        for user_id, channels in visible.items():
            user = self.sessions.users.get(user_id)
            if user is not None:
                self._set_rights(user, guild_id, channels)
        if of_all:
            for user in list(self.sessions.in_guild(guild_id)):
                if user.id not in visible:  # came while the question was under way
                    self._restart_user(user, "came while rights changed")

    def start_afresh(self, guild_id: int | None) -> None:
        self._rights_changes += 1
        users = self.sessions.users.values() if guild_id is None else self.sessions.in_guild(guild_id)
        for user in list(users):
            self._restart_user(user, "what happened is unknown")

    def _set_rights(self, user: LiveUser, guild_id: int, channels: frozenset[int] | None) -> None:
        lost = user.guilds.get(guild_id, frozenset()) - (channels or frozenset())
        for session in user.sessions:
            for channel_id in lost:
                self.leave(session, rooms.channel(guild_id, channel_id))
            if channels is None:
                self.leave(session, rooms.guild(guild_id))
            else:
                self._enter(session, rooms.guild(guild_id))
        if channels is None:
            self.sessions.leave_guild(user, guild_id)
        else:
            self.sessions.enter_guild(user, guild_id, channels)

    def _restart_user(self, user: LiveUser, why: str) -> None:
        """The clients return at once, find their places gone and are told `resync_required` then."""
        for session in list(user.sessions):
            connection = session.connection
            if connection is not None:
                connection.drop(why)
                self.detach(connection, for_good=True)
            self.sessions.remove(session)

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
        self.log.trim()
        self._sweeping = self._loop.call_later(SWEEP_SECONDS, self._sweep)

    def _is_connected(self, user_id: int) -> bool:
        user = self.sessions.users.get(user_id)
        return user is not None and user.is_connected

    def _guilds_of(self, user_id: int) -> Iterable[int]:
        user = self.sessions.users.get(user_id)
        return tuple(user.guilds) if user is not None else ()
