"""Copies of pictures on linked pages: fetched once by the server, made anew, and given out under /media like any other, so
that no reader's address is seen by the linked site.
"""

from __future__ import annotations

import secrets

from backend.db import Database, Work
from backend.errors import InvalidFields, TooLarge, WrongType
from backend.files.store import Store
from backend.files.studio import Studio, check_type
from backend.previews.keeping import KEPT, note_picture
from backend.previews.schemas import EmbedImage

KIND = "preview"


class Album:
    def __init__(self, db: Database, store: Store, studio: Studio) -> None:
        self._db, self._store, self._studio = db, store, studio

    async def copy(self, data: bytes) -> EmbedImage | None:
        """It is noted before it is kept: what is lost in between leaves no file behind."""
        try:
            check_type(KIND, data)
            made = await self._studio.remake(KIND, data)
        except (WrongType, TooLarge, InvalidFields):
            return None
        key = f"media/{KIND}/{secrets.token_hex(16)}.webp"
        await self._db.write(_note, f"/{key}")
        await self._store.put(key, made)
        width, height = size_of(made)
        return EmbedImage(f"/{key}", width, height)


def _note(work: Work, address: str) -> None:
    note_picture(work, address, work.now + KEPT + KEPT)


def size_of(webp: bytes) -> tuple[int, int]:
    """Width and height, as the first chunk says. Source: WebP Container Specification, RFC 6386 9.1, and the lossless one."""
    kind = webp[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(webp[24:27], "little"), 1 + int.from_bytes(webp[27:30], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(webp[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return int.from_bytes(webp[26:28], "little") & 0x3FFF, int.from_bytes(webp[28:30], "little") & 0x3FFF
