"""Puts the Socket.IO library behind an ASGI door and connects it with the hub."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

import socketio
import structlog
from socketio.exceptions import ConnectionRefusedError as Refused

from backend.errors import ApiError, Malformed, Unavailable
from backend.people import Person
from backend.realtime.connection import Connection
from backend.realtime.doors import Dispatcher
from backend.realtime.events import ResyncRequired
from backend.realtime.hub import Hub, LoadUser
from backend.realtime.manager import ConnectionManager
from backend.realtime.packets import SocketPacket, pid_of_new_connection
from backend.realtime.protocol import EXTENSION, LARGEST_MESSAGE, LinkProtocol
from backend.realtime.sessions import Session

log = structlog.get_logger(__name__)

PATH = "/socket.io/"
PING_INTERVAL, PING_TIMEOUT = 25, 20  # seconds: a dead connection is noticed within 45
REFUSED_READS_WITHIN = 1.0  # seconds
SIGN_IN_WITHIN = 10.0  # seconds; a transport that nobody signed in on is closed after one to two times this


@dataclass(frozen=True, slots=True)
class Identity:
    person: Person
    sign_in_id: int


@dataclass(frozen=True, slots=True)
class Handshake:
    """What a connecting client shows: the request's ASGI scope and the object it gave as `auth`."""

    scope: dict[str, Any]
    auth: dict[str, Any]


SignIn = Callable[[Handshake], Awaitable[Identity]]


@dataclass(slots=True)
class _Opening:
    session: Session
    address: str
    offset: int | None
    returning: bool
    resync: str | None


class SocketServer:
    def __init__(
        self,
        hub: Hub,
        dispatcher: Dispatcher,
        sign_in: SignIn,
        load: LoadUser,
        address_of: Callable[[dict[str, Any]], str],
    ) -> None:
        self._hub, self._dispatcher, self._sign_in, self._load, self._address_of = (
            hub,
            dispatcher,
            sign_in,
            load,
            address_of,
        )
        self._opening: dict[str, _Opening] = {}
        self._links: dict[str, LinkProtocol] = {}  # of sockets that are being opened or use long polling
        self._connections: dict[str, Connection] = {}
        self.accepting = True
        quiet = logging.getLogger("guildhall.socketio")
        quiet.setLevel(logging.CRITICAL)  # what clients send wrongly is answered, not logged
        self._sio = socketio.AsyncServer(
            async_mode="asgi",
            client_manager=ConnectionManager(self._connected),
            serializer=SocketPacket,
            cors_allowed_origins=[],  # the origin is checked before the library sees the request
            ping_interval=PING_INTERVAL,
            ping_timeout=PING_TIMEOUT,
            max_http_buffer_size=LARGEST_MESSAGE,
            http_compression=False,
            logger=quiet,
            engineio_logger=quiet,
        )
        self._sio.eio.disconnect = self._end  # the library's own waits to be read, for ever
        self._sio.on("connect", self._connect)
        self._sio.on("disconnect", self._disconnect)
        self._sio.on("*", self._event)
        self._asgi = socketio.ASGIApp(self._sio, socketio_path=PATH)
        self._unsigned: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._sweeping = asyncio.get_running_loop().call_later(SIGN_IN_WITHIN, self._close_unsigned)

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """ASGI. A websocket request with a `sid` is an upgrade from long polling."""
        link = scope.get("extensions", {}).get(EXTENSION)
        sid = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("sid", [None])[0]
        connection = self._connections.get(sid) if sid else None
        if link is not None and connection is not None:
            connection.upgraded_to(link)
        await self._asgi(scope, receive, send)

    async def close(self) -> None:
        self._sweeping.cancel()
        await self._sio.shutdown()

    async def _connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        try:
            if not self.accepting:
                raise Unavailable("The server is restarting.", retry_after=2)
            await self._open(sid, environ, auth if isinstance(auth, dict) else {})
        except ApiError as problem:
            raise self._refusal(sid, problem) from None
        except Exception:
            log.exception("a socket could not be opened")
            raise self._refusal(sid, ApiError()) from None

    def _refusal(self, sid: str, problem: ApiError) -> Refused:
        """Told first; the transport is closed when that has been read. A long poll would wait for nothing."""
        asyncio.get_running_loop().call_later(REFUSED_READS_WITHIN, lambda: self._later(self._end(sid)))
        return Refused(problem.message, problem.as_dict())

    async def _open(self, sid: str, environ: dict[str, Any], auth: dict[str, Any]) -> None:
        scope = environ.get("asgi.scope")
        if scope is None:  # it left, and connects again on the same transport
            raise Malformed("Please open a new connection.")
        identity = await self._sign_in(Handshake(scope, auth))
        pid, offset = _text(auth.get("pid")), _number(auth.get("offset"))
        session = self._hub.sessions.find(pid, identity.person.id, identity.sign_in_id) if pid else None
        returning = session is not None and self._hub.can_resume(session, offset)
        if session is None or not returning:
            session = await self._hub.open_session(identity.person, identity.sign_in_id, self._load)
            offset = None
        resync = "too_long_away" if pid and not returning else None
        self._opening[sid] = _Opening(session, self._address_of(scope), offset, returning, resync)
        link = scope.get("extensions", {}).get(EXTENSION)
        if link is not None:
            self._links[sid] = link
        pid_of_new_connection.set(session.pid)

    def _connected(self, sid: str) -> None:
        opening = self._opening.pop(sid, None)
        if opening is None:
            return
        link = self._links.pop(sid, None)
        connection = Connection(
            sid,
            opening.session,
            opening.address,
            self._sio.eio.sockets[sid],
            link,
            self._dispatcher.receive,
            self._dropped,
        )
        self._connections[sid] = connection
        self._forget_handshake(sid, link)
        self._hub.attach(opening.session, connection, opening.offset, returning=opening.returning)
        if opening.resync is not None:
            self._hub.send_own(connection, ResyncRequired(opening.resync))

    def _forget_handshake(self, sid: str, link: LinkProtocol | None) -> None:
        """A third of what an idle websocket would cost. A long poll's environment is still needed for its answer."""
        environ, self._sio.environ[sid] = self._sio.environ[sid], {}
        if link is not None:
            environ.clear()
            link.forget_handshake()

    async def _disconnect(self, sid: str, reason: str | None = None) -> None:
        self._opening.pop(sid, None)
        self._links.pop(sid, None)
        connection = self._connections.pop(sid, None)
        if connection is not None:
            self._hub.detach(connection, for_good=reason == self._sio.reason.CLIENT_DISCONNECT)

    async def _event(self, name: str, sid: str, *arguments: Any) -> Any:
        connection = self._connections.get(sid)
        if connection is None:
            return None
        return await self._dispatcher.answer(connection, name, arguments)

    def _dropped(self, connection: Connection, why: str) -> None:
        log.info("socket dropped", user_id=connection.session.user.id, why=why)
        self._hub.detach(connection, for_good=False)
        self._later(self._end(connection.sid))

    def _later(self, coroutine: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _end(self, sid: str) -> None:
        """Closes a transport without waiting until the client has read what is on its way: it may never do that."""
        engine_socket = self._sio.eio.sockets.pop(sid, None)
        if engine_socket is not None:
            await engine_socket.close(wait=False)

    def _close_unsigned(self) -> None:
        unsigned = {sid for sid in self._sio.eio.sockets if sid not in self._connections}
        for sid in unsigned & self._unsigned:
            self._later(self._end(sid))
        self._unsigned = unsigned
        self._sweeping = asyncio.get_running_loop().call_later(SIGN_IN_WITHIN, self._close_unsigned)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _number(value: Any) -> int | None:
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 17 else None
