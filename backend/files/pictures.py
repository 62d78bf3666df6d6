"""Taking a picture that a person sends: `address = await take_picture("avatar")` in a route, or with words about it:
`form, sent = await take_form("emoji", NewEmoji)`, and when they are right `await sent.keep()`.

What becomes of a picture that is replaced is an action's concern: `files.actions.discard`.
"""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass

from quart import g, request
from werkzeug.sansio.multipart import Data, Epilogue, Field, File, MultipartDecoder, NeedData

from backend.errors import Malformed, TooLarge, WrongType, invalid
from backend.files.studio import KINDS, check_type, moves
from backend.schemas import Schema, SchemaType, convert
from backend.web import LARGEST_UPLOAD, house, me

FIELD = "file"
LONGEST_TEXT = 4096  # bytes
UPLOAD_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Picture:
    address: str
    moves: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """A picture as it came."""

    kind: str
    data: bytes

    async def keep(self) -> Picture:
        """Makes it anew, which takes a while: all else in the request should be right."""
        made = await house().studio.remake(self.kind, self.data)
        key = f"media/{self.kind}/{secrets.token_hex(16)}.webp"
        await house().store.put(key, made)
        g.taken = [*g.get("taken", ()), key]
        return Picture(f"/{key}", moves(made))


class NoWords(Schema, frozen=True):
    pass


async def take_picture(kind: str) -> str:
    """Reads the picture in the request's body, makes it anew as one of `studio.KINDS`, keeps it and answers its address.
    When the request is refused after this, the picture goes again. Raises WrongType, TooLarge, InvalidFields, Malformed."""
    me("picture")
    _, sent = await take_form(kind, NoWords)
    return (await sent.keep()).address


async def take_form(kind: str, schema: type[SchemaType]) -> tuple[SchemaType, Sent]:
    """The same with other fields beside the picture, in any order: all texts, as the schema has them. It counts against no
    limit: that is the door's to do."""
    parts = await _read(_Parts(_boundary(), kind, schema.__struct_fields__))
    data = parts.whole_file()
    form = convert(parts.texts(), schema)
    check_type(kind, data)
    return form, Sent(kind, data)


def _boundary() -> bytes:
    boundary = request.mimetype_params.get("boundary", "")
    if request.mimetype != "multipart/form-data" or not boundary:
        raise WrongType("The picture must come as multipart/form-data.")
    return boundary.encode("latin-1", "replace")


async def _read(parts: _Parts) -> _Parts:
    try:
        async with asyncio.timeout(UPLOAD_SECONDS):
            async for chunk in request.body:
                parts.take(chunk)
        parts.take(None)
    except TimeoutError:
        raise Malformed("The picture took too long to arrive.") from None
    except ValueError as problem:
        raise Malformed("The body is not valid multipart/form-data.") from problem
    return parts


class _Parts:
    """Reads the parts that there may be: a file, and texts with these names."""

    def __init__(self, boundary: bytes, kind: str, texts: tuple[str, ...]) -> None:
        self._decoder = MultipartDecoder(boundary, LARGEST_UPLOAD, max_parts=len(texts) + 2)
        self._allowed = (FIELD, *texts)
        self._largest = KINDS[kind].largest
        self._found: dict[str, bytearray] = {}
        self._now = ""
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
                self._begin(event.name or "")
            elif isinstance(event, Data):
                self._add(event.data)
            elif isinstance(event, (Epilogue, NeedData)):
                return

    def whole_file(self) -> bytes:
        if FIELD not in self._found:
            raise invalid(FIELD, "is required")
        return bytes(self._found[FIELD])

    def texts(self) -> dict[str, str]:
        return {name: _text(name, bytes(data)) for name, data in self._found.items() if name != FIELD}

    def _begin(self, name: str) -> None:
        if name not in self._allowed:
            raise invalid(name[:64], "is not known")
        if name in self._found:
            raise invalid(name, "must be given once")
        self._now = name
        self._found[name] = bytearray()

    def _add(self, data: bytes) -> None:
        self._found[self._now] += data
        size = len(self._found[self._now])
        if self._now == FIELD and size > self._largest:
            raise TooLarge(f"The picture is larger than {self._largest / 2**20:g} MB.")
        if self._now != FIELD and size > LONGEST_TEXT:
            raise invalid(self._now, "is too long")


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise invalid(name, "is no text in UTF-8") from None
