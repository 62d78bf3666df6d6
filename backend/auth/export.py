"""All that is kept about somebody, for themselves: a zip file of JSON files, written page by page to a temporary file, so that
neither many messages nor many rows between them are ever in memory at once."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Callable
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec

from backend.auth import exported
from backend.db import Database, Work
from backend.errors import Unavailable

CHUNK = 64 * 1024


class ExportFile:
    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.size = file.seek(0, os.SEEK_END)
        file.seek(0)

    async def chunks(self) -> AsyncIterator[bytes]:
        try:
            while chunk := await asyncio.to_thread(self._file.read, CHUNK):
                yield chunk
        finally:
            self._file.close()


class Export:
    def __init__(self, db: Database, user_id: int, session_id: int) -> None:
        self._db, self._user_id, self._session_id = db, user_id, session_id

    async def write(self) -> ExportFile:
        file = await asyncio.to_thread(tempfile.TemporaryFile)
        try:
            with ZipFile(file, "w", ZIP_DEFLATED) as archive:
                for name, read in exported.WHOLE.items():
                    found = await self._db.read(read, self._user_id, self._session_id)
                    await asyncio.to_thread(archive.writestr, f"{name}.json", _json(found))
                for name, page in exported.PAGED.items():
                    await self._write_pages(archive, name, page)
        except OSError as problem:
            file.close()
            raise Unavailable("The server has no room for this right now.", retry_after=60) from problem
        except BaseException:
            file.close()
            raise
        return ExportFile(file)

    async def _write_pages(self, archive: ZipFile, name: str, read: Callable[[Work, int, int], exported.Page]) -> None:
        """One JSON list, its things each on a line."""
        after: int | None = 0
        with archive.open(f"{name}.json", "w", force_zip64=True) as entry:
            before = b"[\n"
            while after is not None:
                page = await self._db.read(read, self._user_id, after)
                if page.rows:
                    lines = before + b",\n".join(map(_json, page.rows))
                    await asyncio.to_thread(entry.write, lines)
                    before = b",\n"
                after = page.end
            entry.write(b"[]\n" if before == b"[\n" else b"\n]\n")


def _json(value: Any) -> bytes:
    return msgspec.json.encode(value)
