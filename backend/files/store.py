"""Where files are kept: under a key such as `media/avatar/3f….webp`, in the folder UPLOAD_DIR."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from backend.errors import Unavailable

if TYPE_CHECKING:
    from obstore.store import LocalStore

log = structlog.get_logger(__name__)


class Store:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _files(self) -> LocalStore:
        """Made when it is first needed: the folder may not be there yet, and the library takes 6 MB."""
        from obstore.store import LocalStore

        return LocalStore(self._folder, mkdir=True)

    async def put(self, key: str, data: bytes) -> None:
        """Raises Unavailable: the disk is full, or the folder cannot be written to."""
        from obstore.exceptions import BaseError

        try:
            await self._files.put_async(key, data)
        except (BaseError, OSError) as problem:
            log.error("a file could not be kept", key=key, error=str(problem))
            raise Unavailable("The file cannot be kept right now.", retry_after=60) from problem

    async def get(self, key: str) -> bytes | None:
        try:
            found = await self._files.get_async(key)
            return bytes(await found.bytes_async())
        except FileNotFoundError:
            return None

    def delete(self, key: str) -> None:
        """Deleting what is not there is not an error. For jobs, so not async."""
        try:
            self._files.delete(key)
        except FileNotFoundError:
            return
