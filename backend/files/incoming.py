"""What is on its way in: plain files in UPLOAD_DIR/incoming until they are whole, whatever the store is. An upload that breaks
off goes on from what is here, also after a crash."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import structlog

from backend.errors import Unavailable

log = structlog.get_logger(__name__)

GATHERED = 256 * 1024  # bytes that are written in one go


class Incoming:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, key: str) -> Path:
        return self._folder / key

    def size(self, key: str) -> int:
        """How much of it is here."""
        try:
            return self.path(key).stat().st_size
        except FileNotFoundError:
            return 0

    async def begin(self, key: str | None = None) -> Part:
        """A new file, or the rest of one that has begun. Raises Unavailable."""
        return await asyncio.to_thread(self._begin, key or new_key())

    async def forget(self, key: str) -> None:
        for path in (self.path(key), made_of(self.path(key))):
            with contextlib.suppress(OSError):
                await asyncio.to_thread(path.unlink)

    async def forget_old(self, seconds: float) -> None:
        """What nobody has added to for so long, whatever it was."""
        await asyncio.to_thread(self._forget_old, time.time() - seconds)

    def _begin(self, key: str) -> Part:
        with no_room():
            self._folder.mkdir(parents=True, exist_ok=True)
            return Part(key, self.path(key).open("ab"))

    def _forget_old(self, before: float) -> None:
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                with contextlib.suppress(OSError):
                    if path.stat().st_mtime < before:
                        path.unlink()


class Part:
    """A file that is being written. What `flush` has returned for is on disk."""

    def __init__(self, key: str, file: IO[bytes]) -> None:
        self.key = key
        self.size = file.tell()
        self._file = file
        self._waiting = bytearray()

    async def write(self, data: bytes | bytearray) -> None:
        self._waiting += data
        self.size += len(data)
        if len(self._waiting) >= GATHERED:
            await asyncio.to_thread(self._write)

    async def close(self) -> None:
        """Raises Unavailable when there is no room for the rest."""
        try:
            await asyncio.to_thread(self._flush)
        finally:
            self._file.close()

    def abandon(self) -> None:
        self._waiting.clear()
        with contextlib.suppress(OSError):
            self._file.close()

    def _write(self) -> None:
        data, self._waiting = self._waiting, bytearray()
        with no_room():
            self._file.write(data)
            self._file.flush()

    def _flush(self) -> None:
        self._write()
        with no_room():
            os.fsync(self._file.fileno())


def new_key() -> str:
    return secrets.token_hex(16)


def made_of(path: Path) -> Path:
    """Where the picture is written anew."""
    return path.with_name(f"{path.name}.made")


@contextlib.contextmanager
def no_room() -> Iterator[None]:
    """Whatever keeps us from writing, the sender may try again."""
    try:
        yield
    except OSError as problem:
        log.error("an upload cannot be written", error=str(problem))
        raise Unavailable("There is no room for files right now.", retry_after=60) from problem
