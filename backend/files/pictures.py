"""Taking a picture that a person sends: `address = await take_picture("avatar")` in a route.

What becomes of a picture that is replaced is an action's concern: `files.actions.discard`.
"""

from __future__ import annotations

import asyncio
import secrets

from quart import g, request
from werkzeug.sansio.multipart import Data, Epilogue, Field, File, MultipartDecoder, NeedData

from backend.errors import InvalidFields, Malformed, TooLarge, WrongType
from backend.files.studio import check_type
from backend.web import LARGEST_UPLOAD, house, me

LARGEST_PICTURE = 8 * 1024 * 1024
FIELD = "file"
UPLOAD_SECONDS = 120


async def take_picture(kind: str) -> str:
    """Reads the picture in the request's body, makes it anew as one of `studio.KINDS`, keeps it and answers its address.
    When the request is refused after this, the picture goes again. Raises WrongType, TooLarge, InvalidFields, Malformed."""
    me("picture")
    data = await _file()
    check_type(data)
    made = await house().studio.remake(kind, data)
    key = f"media/{kind}/{secrets.token_hex(16)}.webp"
    await house().store.put(key, made)
    g.taken = [*g.get("taken", ()), key]
    return f"/{key}"


async def _file() -> bytes:
    boundary = request.mimetype_params.get("boundary", "")
    if request.mimetype != "multipart/form-data" or not boundary:
        raise WrongType("The picture must come as multipart/form-data.")
    parts = _Parts(boundary)
    try:
        async with asyncio.timeout(UPLOAD_SECONDS):
            async for chunk in request.body:
                parts.take(chunk)
        parts.take(None)
    except TimeoutError:
        raise Malformed("The picture took too long to arrive.") from None
    except ValueError as problem:
        raise Malformed("The body is not valid multipart/form-data.") from problem
    return parts.whole_file()


class _Parts:
    """Reads the one part that there may be."""

    def __init__(self, boundary: str) -> None:
        self._decoder = MultipartDecoder(boundary.encode("latin-1", "replace"), LARGEST_UPLOAD, max_parts=2)
        self._data = bytearray()
        self._seen = False
        self._received = 0

    def take(self, chunk: bytes | None) -> None:
        """The next bytes; None: that was all. Raises ValueError for what is not in this form."""
        self._received += len(chunk or b"")
        if self._received > LARGEST_UPLOAD:
            raise TooLarge
        self._decoder.receive_data(chunk)
        while True:
            event = self._decoder.next_event()
            if isinstance(event, (Field, File)):
                if event.name != FIELD or self._seen:
                    raise InvalidFields(fields={(event.name or "")[:64]: "is not known"})
                self._seen = True
            elif isinstance(event, Data):
                self._data += event.data
                if len(self._data) > LARGEST_PICTURE:
                    raise TooLarge("The picture is larger than 8 MB.")
            elif isinstance(event, (Epilogue, NeedData)):
                return

    def whole_file(self) -> bytes:
        if not self._seen:
            raise InvalidFields(fields={FIELD: "is required"})
        return bytes(self._data)
