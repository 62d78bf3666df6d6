"""Where files are kept: under a key such as `media/avatar/3f….webp`, in the folder UPLOAD_DIR."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import obstore
from obstore.store import LocalStore


class Store:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _files(self) -> LocalStore:
        """Made when it is first needed: the folder may not be there yet."""
        return LocalStore(self._folder, mkdir=True)

    async def put(self, key: str, data: bytes) -> None:
        await obstore.put_async(self._files, key, data)

    async def get(self, key: str) -> bytes | None:
        try:
            found = await obstore.get_async(self._files, key)
            return bytes(await found.bytes_async())
        except FileNotFoundError:
            return None

    def delete(self, key: str) -> None:
        """Deleting what is not there is not an error. For jobs, so not async."""
        try:
            obstore.delete(self._files, key)
        except FileNotFoundError:
            return
