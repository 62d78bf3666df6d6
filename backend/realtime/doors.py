"""The socket door: features say which events they take; here every event is read, checked, limited and answered.

An event that asks for an acknowledgement gets one, whatever happens: `{"ok": true, …}` or `{"ok": false, "error"}`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
import structlog

from backend.errors import ApiError, InvalidFields, Malformed
from backend.histogram import Histograms
from backend.limits import Limits
from backend.people import Person
from backend.realtime.connection import Connection
from backend.realtime.packets import acknowledgement
from backend.realtime.sessions import Session
from backend.schemas import convert, decode

if TYPE_CHECKING:
    from backend.db import Database
    from backend.files.intake import Intake
    from backend.realtime.hub import Hub

log = structlog.get_logger(__name__)

MANY_IN_FLIGHT = 64  # events of one connection under way at once; then it is not read until half are done
MOST_IN_FLIGHT = 8192  # more than what was already read can hold: somebody does not mean well
LONGEST_ACK_NUMBER = 15  # digits

Answer = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sent an event, and the house it came to."""

    session: Session
    db: Database
    hub: Hub
    intake: Intake

    @property
    def user(self) -> Person:
        return self.session.user.person


@dataclass(frozen=True, slots=True)
class Door:
    schema: type[msgspec.Struct]
    handle: Callable[[Caller, Any], Awaitable[Answer]]
    limit: str


class Doors:
    """A feature's events: `doors = Doors()`, then `@doors.on("typing", Typing, limit="typing")`."""

    def __init__(self) -> None:
        self.by_name: dict[str, Door] = {}

    def on(self, name: str, schema: type[msgspec.Struct], *, limit: str) -> Callable[[Any], Any]:
        def register(handle: Any) -> Any:
            self.by_name[name] = Door(schema, handle, limit)
            return handle

        return register


class Dispatcher:
    def __init__(
        self, doors: Mapping[str, Door], limits: Limits, db: Database, hub: Hub, intake: Intake, times: Histograms
    ) -> None:
        self._doors, self._limits, self._db, self._hub, self._intake = doors, limits, db, hub, intake
        self._times = times
        self._tasks: set[asyncio.Task[None]] = set()
        self._decode = msgspec.json.Decoder(list[msgspec.Raw]).decode
        self._decode_name = msgspec.json.Decoder(str).decode

    def receive(self, connection: Connection, packet: bytes) -> None:
        """An event of a direct websocket: an optional acknowledgement number, then ``["name", {…}]``."""
        start = packet.find(b"[")
        digits = packet[:start] if start > 0 else b""
        if start < 0 or len(digits) > LONGEST_ACK_NUMBER or (digits and not digits.isdigit()):
            connection.drop("sent what is no event")
            return
        if connection.in_flight >= MOST_IN_FLIGHT:
            connection.drop("sent more than can be under way")
            return
        connection.in_flight += 1
        if connection.in_flight == MANY_IN_FLIGHT:
            connection.read_on(wanted=False)
        task = asyncio.create_task(self._serve(connection, packet[start:], int(digits) if digits else None))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def answer(self, connection: Connection, name: str, arguments: tuple[Any, ...]) -> dict[str, Any]:
        """An event that came through the library (long polling): already parsed. Its answer is plain, for the
        library's own encoder."""
        answer = await self._answer(connection, name, lambda door: convert(_only(arguments), door.schema))
        plain: dict[str, Any] = msgspec.to_builtins(answer)
        return plain

    async def _serve(self, connection: Connection, packet: bytes, number: int | None) -> None:
        try:
            wait = self._limits.delay("event", connection.session.user.id)
            if wait:  # meanwhile it counts as under way, so whoever floods us is soon not read any more
                await asyncio.sleep(wait)
            answer = await self._read_and_answer(connection, packet)
            if number is not None:
                connection.send(acknowledgement(number, answer))
        finally:
            connection.in_flight -= 1
            if connection.in_flight == MANY_IN_FLIGHT // 2:
                connection.read_on(wanted=True)

    async def _read_and_answer(self, connection: Connection, packet: bytes) -> dict[str, Any]:
        try:
            name_json, *arguments = self._decode(packet)
            name = self._decode_name(name_json)
        except (msgspec.DecodeError, ValueError, RecursionError):
            return _refusal(Malformed())

        def read(door: Door) -> msgspec.Struct:
            return decode(bytes(_only(tuple(arguments))), door.schema)

        return await self._answer(connection, name, read)

    async def _answer(
        self, connection: Connection, name: str, read: Callable[[Door], msgspec.Struct]
    ) -> dict[str, Any]:
        door = self._doors.get(name)
        if door is None:
            return _refusal(Malformed(f"There is no event {name[:40]!r}."))
        began, outcome = time.perf_counter(), "ok"
        try:
            session = connection.session
            self._limits.take(door.limit, session.user.id)
            answer = await door.handle(Caller(session, self._db, self._hub, self._intake), read(door))
            return {"ok": True, **(answer or {})}
        except ApiError as problem:
            outcome = "refused"
            return _refusal(problem)
        except Exception:
            outcome = "failed"
            log.exception("socket event failed", event_name=name)
            return _refusal(ApiError())
        finally:
            self._times.add((name, outcome), time.perf_counter() - began)


def _only(arguments: tuple[Any, ...]) -> Any:
    if len(arguments) != 1:
        raise InvalidFields("An event takes one object.")
    return arguments[0]


def _refusal(problem: ApiError) -> dict[str, Any]:
    return {"ok": False, "error": problem.as_dict()}
