"""What an upload looks like: pictures are written anew, films have a first moment, both have thumbnails and a placeholder."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import NamedTuple

import msgspec

from backend.errors import ApiError
from backend.files.actions import place_of_thumbnail
from backend.files.films import Films
from backend.files.incoming import made_of, no_room
from backend.files.kinds import PICTURES
from backend.files.schemas import Details
from backend.files.store import Store
from backend.files.studio import Facts, Studio


class Look(NamedTuple):
    path: Path  # of what is to be kept
    details: Details


class Looks:
    def __init__(self, store: Store, studio: Studio) -> None:
        self._store, self._studio, self._films = store, studio, Films()

    async def of(self, path: Path, key: str, content_type: str, details: Details) -> Look:
        """Raises InvalidFields or TooLarge for a picture that cannot be taken. A film that nobody understands is a file."""
        if content_type in PICTURES:
            facts = await self._keep(path, made_of(path), key)
            shown = {"width": facts.width, "height": facts.height, "placeholder": facts.placeholder}
            return Look(made_of(path), msgspec.structs.replace(details, **shown, thumbnails=facts.thumbnails))
        film = await self._films.look(path, content_type)
        details = msgspec.structs.replace(details, duration=film.duration, width=film.width, height=film.height)
        poster = await self._films.poster(path, content_type)
        if poster is not None:
            details = await self._with_poster(path, key, details, poster)
        return Look(path, details)

    async def _with_poster(self, path: Path, key: str, details: Details, poster: bytes) -> Details:
        """What another program has made of a stranger's file is no less hostile than the file."""
        source, made = path.with_name(f"{path.name}.poster"), made_of(path)
        try:
            with no_room():
                await asyncio.to_thread(source.write_bytes, poster)
            facts = await self._keep(source, made, key)
        except ApiError:
            return details
        finally:
            await asyncio.to_thread(_remove, source, made)
        return msgspec.structs.replace(details, placeholder=facts.placeholder, thumbnails=facts.thumbnails)

    async def _keep(self, source: Path, made: Path, key: str) -> Facts:
        with no_room():
            kept = await self._studio.keep(source, made)
        for index, thumbnail in enumerate(kept.thumbnails):
            await self._store.put(place_of_thumbnail(key, index), thumbnail)
        return kept.facts


def _remove(*paths: Path) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
