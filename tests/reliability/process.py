"""A real server in a process of its own, which can be killed."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from support import PATIENCE, ROOT

OURS = {"SECRET_KEY", "HOST", "PORT", "PUBLIC_URL", "TRUSTED_PROXIES", "REGISTRATION", "AUTO_JOIN_GUILDS", "WORKERS"}


class ServerProcess:
    """`python backend/app.py` over `folder`. It keeps its port when it is started again."""

    program = ROOT / "backend" / "app.py"

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        inherited = {name: value for name, value in os.environ.items() if name not in OURS and "_URL" not in name}
        self.environment = {
            **inherited,
            "DATA_DIR": str(folder),
            "UPLOAD_DIR": str(folder / "uploads"),
            "RATE_LIMITS": "off",
            "LOG_FORMAT": "json",
            "PORT": "0",
            **settings,
        }
        self.log: list[dict[str, Any]] = []
        self.output: list[str] = []
        self.is_open = asyncio.Event()
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.environment['PORT']}"

    @property
    def port(self) -> int:
        return int(self.environment["PORT"])

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    async def start(self) -> None:
        """Returns when it takes connections."""
        await self.spawn()
        opening, ending = asyncio.create_task(self.is_open.wait()), asyncio.create_task(self.ended())
        await asyncio.wait({opening, ending}, timeout=3 * PATIENCE, return_when=asyncio.FIRST_COMPLETED)
        ending.cancel()
        opening.cancel()
        if not self.is_open.is_set():
            raise AssertionError(f"the server did not open: {self.output}")

    async def spawn(self, **options: Any) -> None:
        self.is_open.clear()
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            str(self.program),
            env=self.environment,
            cwd=self.folder,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            **options,
        )
        self._reading = asyncio.create_task(self._read(self._process))

    async def ended(self) -> int:
        """Its exit code."""
        assert self._process is not None
        assert self._reading is not None
        await asyncio.shield(self._reading)
        return await self._process.wait()

    async def kill(self) -> None:
        self.signal(signal.SIGKILL)
        await self.ended()

    async def stop(self) -> None:
        """For cleaning up: whatever state it is in."""
        if self._process is not None and self._process.returncode is None:
            await self.kill()

    def signal(self, number: int) -> None:
        self.is_open.clear()
        assert self._process is not None
        self._process.send_signal(number)

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stderr is not None
        async for line in process.stderr:
            text = line.decode().rstrip()
            self.output.append(text)
            if not text.startswith("{"):
                continue
            entry = json.loads(text)
            self.log.append(entry)
            if entry.get("event") == "Guildhall is open":
                self.environment["PORT"] = str(urlsplit(entry["address"]).port)
                self.is_open.set()
