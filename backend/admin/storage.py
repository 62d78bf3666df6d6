"""How much room the installation takes. Walking the uploads is slow: it is done off the event loop and remembered a while."""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from pathlib import Path

from backend.admin.schemas import Storage
from backend.config import Settings
from backend.db import Database
from backend.db.size import database_size

REMEMBERED = 60.0  # seconds


class StorageMeter:
    def __init__(self, settings: Settings, db: Database) -> None:
        self._settings, self._db = settings, db
        self._measured: Storage | None = None
        self._until = 0.0
        self._measuring = asyncio.Lock()

    async def measure(self) -> Storage:
        async with self._measuring:  # those who ask meanwhile are given the same answer
            if self._measured is None or time.monotonic() >= self._until:
                place = self._settings.storage  # a bucket is measured by its own service
                folder = place if isinstance(place, Path) else self._settings.upload_dir
                size, files, free = await asyncio.to_thread(_folder, folder)
                self._measured = Storage(await database_size(self._db), size, files, free)
                self._until = time.monotonic() + REMEMBERED
            return self._measured


def _folder(folder: Path) -> tuple[int, int, int]:
    """Bytes and files in it, and the bytes that are free where it is, or where it will be."""
    size = files = 0
    for where, _, names in os.walk(folder):
        for name in names:
            size += _size(Path(where, name))
            files += 1
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    return size, files, shutil.disk_usage(there).free


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:  # gone since it was listed
        return 0
