"""Where files are kept, under keys such as `media/avatar/3f….webp`: a local folder, or a bucket of an S3 service."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from backend.errors import NotFound, Unavailable

if TYPE_CHECKING:
    from obstore.store import LocalStore, S3Store

    from backend.config import Bucket

log = structlog.get_logger(__name__)

CHUNK = 256 * 1024
PART, PARTS_AT_ONCE = 5 * 1024 * 1024, 1  # of what is sent to a bucket; it takes none smaller
TRIAL = "files/trial"
ANSWERS_WITHIN = "300s"  # a whole file's time on a slow line to the bucket


class Store:
    def __init__(self, place: Path | Bucket) -> None:
        self._place = place

    @cached_property
    def _files(self) -> LocalStore | S3Store:
        """Made when it is first needed: the folder may not be there yet, and the library takes 6 MB."""
        from obstore.store import LocalStore, S3Store

        if isinstance(self._place, Path):
            return LocalStore(self._place, mkdir=True)
        options = {name: value for name, value in self._place.options().items() if value}
        return S3Store(
            self._place.name,
            prefix=self._place.prefix or None,
            client_options={"timeout": ANSWERS_WITHIN, "connect_timeout": "5s", "allow_http": True},
            retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=20)},
            **options,  # type: ignore[arg-type]
        )

    async def put(self, key: str, data: bytes) -> None:
        """Raises Unavailable: the disk is full, or the folder cannot be written to."""
        with _clearly(key):
            await self._files.put_async(key, data)

    async def keep(self, source: Path, key: str) -> None:
        """A file that is whole: it stays where it is too, so that this may be done again. Raises as `put`."""
        with _clearly(key):
            if isinstance(self._place, Path):
                await asyncio.to_thread(_link, source, self._place / key)
            else:
                await self._files.put_async(key, source, chunk_size=PART, max_concurrency=PARTS_AT_ONCE)

    async def get(self, key: str) -> bytes | None:
        try:
            with _clearly(key):
                found = await self._files.get_async(key)
                return bytes(await found.bytes_async())
        except NotFound:
            return None

    async def read(self, key: str, start: int, end: int) -> AsyncIterator[bytes]:
        """These bytes of it, a piece at a time. Raises NotFound before the first, or Unavailable."""
        with _clearly(key):
            found = await self._files.get_async(key, options={"range": (start, end)} if end > start else None)
        return aiter(found.stream(CHUNK))

    async def delete(self, keys: Sequence[str]) -> None:
        """Deleting what is not there is not an error."""
        if isinstance(self._place, Path):
            for key in keys:
                with suppress(NotFound), _clearly(key):
                    await self._files.delete_async(key)
        elif keys:
            with _clearly(keys[0]):
                await self._files.delete_async(list(keys))  # in one request

    async def check(self) -> None:
        """Raises Unavailable when nothing can be kept."""
        await self.put(TRIAL, b"")
        await self.delete([TRIAL])


@contextmanager
def _clearly(key: str) -> Iterator[None]:
    from obstore.exceptions import BaseError, NotFoundError

    try:
        yield
    except (FileNotFoundError, NotFoundError):
        raise NotFound from None
    except (BaseError, OSError) as problem:
        log.error("the store of files cannot be used", key=key, error=str(problem)[:300])
        raise Unavailable("Files cannot be kept or read right now.", retry_after=60) from problem


def _link(source: Path, target: Path) -> None:
    """On disk when this returns. A second name costs no second copy; where the system has none, it is copied."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        partial = target.with_name(f"{target.name}.partial")
        shutil.copyfile(source, partial)
        partial.replace(target)
    with target.open("rb") as file:
        os.fsync(file.fileno())
