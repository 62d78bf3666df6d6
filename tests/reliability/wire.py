"""The Socket.IO protocol by hand, so that a test sees every packet: pid, offsets, refusals, the order of all events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
from support import PATIENCE

LOST = (aiohttp.ClientError, ConnectionError, asyncio.TimeoutError)


class Refused(Exception):
    """The server answered CONNECT with an error; its object is the argument."""


@dataclass(frozen=True)
class Heard:
    name: str
    data: Any
    offset: str | None


class Wire:
    """One client's connection, opened again and again. What it hears is kept over all of them."""

    def __init__(self, url: str, token: str) -> None:
        self.url, self.token = url, token
        self.pid: str | None = None
        self.offset: str | None = None
        self.heard: list[Heard] = []
        self.is_recovered = False
        self.is_open = False
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._asked = 0
        self._changed = asyncio.Event()
        self._http: aiohttp.ClientSession | None = None
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._reading: asyncio.Task[None] | None = None

    async def connect(self, **auth: Any) -> None:
        """Returns to its place when it had one. Raises Refused, or one of LOST."""
        await self.close()
        self._http = aiohttp.ClientSession()
        async with asyncio.timeout(PATIENCE):
            address = f"{self.url}/socket.io/?EIO=4&transport=websocket"
            self._socket = await self._http.ws_connect(address, max_msg_size=0)
            place = {"pid": self.pid, "offset": self.offset} if self.pid else {}
            await self._receive(self._socket)
            await self._socket.send_str("40" + json.dumps({"token": self.token, **place, **auth}))
            answer = await self._next_message()
        if answer[:2] == "44":
            raise Refused(json.loads(answer[2:]))
        pid = json.loads(answer[2:])["pid"]
        self.is_recovered = self.pid is not None and pid == self.pid
        self.pid = pid
        if not self.is_recovered:
            self.offset = None
        self.is_open = True
        self._reading = asyncio.create_task(self._read(self._socket))

    async def ask(self, name: str, data: Any) -> Any:
        """An event and its acknowledgement. Raises one of LOST when the connection ends before it came."""
        self._asked += 1
        number, answer = self._asked, asyncio.get_running_loop().create_future()
        if not self.is_open or self._socket is None:
            raise ConnectionError
        self._answers[number] = answer
        await self._socket.send_str(f"42{number}" + json.dumps([name, data]))
        async with asyncio.timeout(PATIENCE):
            return await answer

    async def join(self, *rooms: str) -> None:
        for room in rooms:
            answer = await self.ask("join_room", {"room": room})
            assert answer == {"ok": True, "room": room}, answer

    async def until(self, condition: Callable[[], bool]) -> None:
        """Waits for events until the condition is true."""
        try:
            async with asyncio.timeout(3 * PATIENCE):
                while not condition():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(f"it never came; the last heard: {self.heard[-5:]}") from None

    async def until_lost(self) -> None:
        await self.until(lambda: not self.is_open)

    def named(self, *names: str) -> list[Any]:
        return [heard.data for heard in self.heard if heard.name in names]

    async def close(self) -> None:
        """Without a farewell, so that the place is kept."""
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.gather(self._reading, return_exceptions=True)
            self._reading = None
        if self._socket is not None:
            response = self._socket._response.connection
            if response is not None and response.transport is not None:
                response.transport.abort()
            self._socket = None
        if self._http is not None:
            await self._http.close()
            self._http = None
        self._lose()

    async def _next_message(self) -> str:
        assert self._socket is not None
        while True:
            packet = await self._receive(self._socket)
            if packet[0] == "4":
                return packet
            if packet == "2":
                await self._socket.send_str("3")

    async def _receive(self, socket: aiohttp.ClientWebSocketResponse) -> str:
        """A text; that the server went away in the middle of the handshake is a lost connection like any other."""
        message = await socket.receive()
        if message.type is not aiohttp.WSMsgType.TEXT:
            raise ConnectionError
        return str(message.data)

    async def _read(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        try:
            async for message in socket:
                if message.type is not aiohttp.WSMsgType.TEXT:
                    break
                await self._take(socket, message.data)
        except LOST:
            pass
        finally:
            self._lose()

    async def _take(self, socket: aiohttp.ClientWebSocketResponse, packet: str) -> None:
        if packet == "2":
            await socket.send_str("3")
        elif packet[:2] == "42":
            name, data, *offset = json.loads(packet[2:])
            if offset:
                self.offset = offset[0]
            self.heard.append(Heard(name, data, offset[0] if offset else None))
            self._changed.set()
        elif packet[:2] == "43":
            number, _, answer = packet[2:].partition("[")
            future = self._answers.pop(int(number))
            if not future.done():
                future.set_result(json.loads("[" + answer)[0])

    def _lose(self) -> None:
        self.is_open = False
        answers, self._answers = self._answers, {}
        for answer in answers.values():
            if not answer.done():
                answer.set_exception(ConnectionError())
                answer.exception()
        self._changed.set()
