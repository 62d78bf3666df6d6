"""The JavaScript client that browsers use, unchanged, in a Node process."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from support import PATIENCE, ROOT

SCRIPT = Path(__file__).with_name("stock_client.mjs")
LIBRARY = ROOT / "static" / "vendor" / "socket.io-client" / "socket.io.js"
NEEDS_A_FLAG = (20, 21)  # these have the browser's WebSocket, but hidden


class StockClient:
    def __init__(self, url: str, token: str) -> None:
        self.url, self.token = url, token
        self.happened: list[dict[str, Any]] = []
        self._number = 0
        self._changed = asyncio.Event()
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Returns when it is connected."""
        flags = ["--experimental-websocket"] if await _major_version() in NEEDS_A_FLAG else []
        self._process = await asyncio.create_subprocess_exec(
            "node",
            *flags,
            str(SCRIPT),
            LIBRARY.as_uri(),
            self.url,
            self.token,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=2**22,
        )
        self._reading = asyncio.create_task(self._read())
        await self.until(lambda: self.connections == 1)

    async def ask(self, name: str, data: Any) -> Any:
        self._number += 1
        number = self._number
        self.command(do="emit", name=name, data=data, number=number)
        await self.until(lambda: bool(self._of("answer", number=number)))
        return self._of("answer", number=number)[0]["answer"]

    async def join(self, *rooms: str) -> None:
        for room in rooms:
            answer = await self.ask("join_room", {"room": room})
            assert answer == {"ok": True, "room": room}, answer

    def command(self, **command: Any) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(command).encode() + b"\n")

    async def until(self, condition: Callable[[], bool]) -> None:
        try:
            async with asyncio.timeout(3 * PATIENCE):
                while not condition():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(f"it never came; the last: {self.happened[-5:]}") from None

    @property
    def connections(self) -> int:
        return len(self._of("connect"))

    @property
    def recovered(self) -> list[bool]:
        """Of each connection, the first not among them."""
        return [each["recovered"] for each in self._of("connect")[1:]]

    def named(self, *names: str) -> list[Any]:
        return [event["data"] for event in self._of("event") if event["name"] in names]

    def events(self, *names: str) -> list[tuple[str, Any]]:
        return [(event["name"], event["data"]) for event in self._of("event") if event["name"] in names]

    async def close(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        if self._reading is not None:
            await self._reading

    def _of(self, what: str, **fields: Any) -> list[dict[str, Any]]:
        return [h for h in self.happened if h["what"] == what and all(h[name] == v for name, v in fields.items())]

    async def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            self.happened.append(json.loads(line))
            self._changed.set()


async def _major_version() -> int:
    process = await asyncio.create_subprocess_exec("node", "--version", stdout=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    return int(output.decode().removeprefix("v").partition(".")[0])
