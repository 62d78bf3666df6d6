"""How an upload becomes a file: what it is, what of it is kept, and what is known of it. All that is slow happens here,
before and after the two short writes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backend.config import Settings
from backend.db import Database
from backend.errors import Conflict, InvalidFields, NotFound, TooLarge
from backend.files import actions, kinds
from backend.files.incoming import Incoming, Part
from backend.files.looks import Looks
from backend.files.naming import clean_name
from backend.files.schemas import Details, File
from backend.files.store import Store
from backend.files.studio import Studio


@dataclass(frozen=True, slots=True)
class Upload:
    """What has arrived whole and is now to be kept: the row that was reserved for it, and its file in `incoming`."""

    id: int
    user_id: int
    key: str
    name: str
    details: Details


class Intake:
    def __init__(self, settings: Settings, db: Database, store: Store, studio: Studio) -> None:
        self.incoming = Incoming(settings.upload_dir / "incoming")
        self.largest = settings.max_file_mb * 2**20
        self._quota, self.guild_quota = settings.user_quota_mb * 2**20, settings.guild_quota_mb * 2**20
        self._db, self._store, self._looks = db, store, Looks(store, studio)
        self._being_written: set[int] = set()  # uploads by id
        self.kept = self.kept_bytes = 0  # since the start, for metrics

    async def check_room(self, user_id: int, size: int) -> None:
        """Raises TooLarge early, before anything is read."""
        await self._db.read(actions.check_quota, user_id, size, self._quota)

    async def reserve(self, user_id: int, key: str, name: str, size: int, details: Details) -> Upload:
        """Raises TooLarge when there is no room left for this user."""
        name = clean_name(name)
        id = await self._db.write(actions.reserve, user_id, key, name, size, details, self._quota)
        return Upload(id, user_id, key, name, details)

    async def begin(self, user_id: int, key: str, name: str, size: int, details: Details) -> Upload:
        """An upload that comes in parts. Raises as `reserve`, or Unavailable."""
        await (await self.incoming.begin(key)).close()
        try:
            return await self.reserve(user_id, key, name, size, details)
        except TooLarge:
            await self.incoming.forget(key)
            raise

    @asynccontextmanager
    async def writing(self, row: Any, offset: int) -> AsyncIterator[Part]:
        """The upload's file, to go on with. Whatever ends it, what has arrived is kept. Raises Conflict when another request
        is at it, or has been there."""
        if row.id in self._being_written:
            raise Conflict("Another request is adding to this upload.")
        self._being_written.add(row.id)
        try:
            part = await self.incoming.begin(row.key)
            try:
                self.check_offset(offset, part.size)
                yield part
            finally:
                await part.close()
        finally:
            self._being_written.discard(row.id)

    def is_complete(self, row: Any) -> bool:
        """All of it has arrived, and nobody is keeping it."""
        return row.id not in self._being_written and self.incoming.size(row.key) == row.size

    def check_offset(self, given: int, offset: int) -> None:
        if given != offset:
            raise Conflict(f"The upload goes on at byte {offset}.")

    async def take(self, user_id: int, name: str, data: bytes, details: Details) -> File:
        """A small file that is in memory already. Raises as `reserve` and `finish`."""
        part = await self.incoming.begin()
        try:
            await part.write(data)
            await part.close()
            upload = await self.reserve(user_id, part.key, name, part.size, details)
        except BaseException:
            part.abandon()
            await self.incoming.forget(part.key)
            raise
        return await self.finish(upload)

    async def finish(self, upload: Upload) -> File:
        """May be done again when it did not come to its end. Raises InvalidFields or TooLarge for a picture that cannot be
        taken, and the upload is gone then; Unavailable, and it waits."""
        self._being_written.add(upload.id)
        try:
            return await self._finish(upload)
        except (InvalidFields, TooLarge):
            await self.give_up(upload.user_id, upload.id)
            raise
        finally:
            self._being_written.discard(upload.id)

    async def give_up(self, user_id: int, file_id: int) -> None:
        await self.incoming.forget(await self._db.write(actions.give_up, user_id, file_id))

    async def _finish(self, upload: Upload) -> File:
        arrived = self.incoming.path(upload.key)
        name, content_type = kinds.settled(upload.name, await asyncio.to_thread(_head, arrived))
        path, details = await self._looks.of(arrived, upload.key, content_type, upload.details)
        size = (await asyncio.to_thread(path.stat)).st_size
        await self._store.keep(path, actions.place_of(upload.key))
        try:
            file = await self._db.write(actions.finish, upload.id, name, size, content_type, details)
        except NotFound:  # it was given up meanwhile, and with it what had been kept by then
            await self._store.delete(actions.places_of(upload.key))
            raise
        await self.incoming.forget(upload.key)
        self.kept += 1
        self.kept_bytes += size
        return file


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(kinds.HEAD)
