"""Reading an upload as multipart/form-data: files are written away as they arrive, and are never in memory whole."""

from __future__ import annotations

from contextlib import suppress

from quart import request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.sansio.multipart import Data, Epilogue, Event, Field, MultipartDecoder, NeedData
from werkzeug.sansio.multipart import File as FilePart

from backend.errors import ApiError, Malformed, TooLarge, WrongType, invalid
from backend.files.incoming import Part
from backend.files.schemas import FLAGS, LONGEST_ALT, MOST_FILES, Details, File
from backend.utils import clean_text
from backend.web import house, unread_body

FILE, ALT, SPOILER = "file", "alt", "spoiler"
LONGEST_TEXT = 4 * LONGEST_ALT + 16  # bytes
BUFFER = 1024 * 1024
FORM = 64 * 1024  # bytes beside the files


async def take_files(user_id: int) -> list[File]:
    """Reads, keeps and describes the files of the request's form: fields `file`, and for each perhaps `alt` and `spoiler`, the
    first of which belong to the first file. All or none are kept. Raises WrongType, TooLarge, InvalidFields, Malformed or
    Unavailable."""
    intake = house().intake
    _check_length(intake.largest)
    await intake.check_room(user_id, request.content_length or 0)
    form = _Form(_boundary())
    made: list[File] = []
    try:
        await form.read()
        for (name, part), details in zip(form.files, form.details(), strict=True):
            upload = await intake.reserve(user_id, part.key, name, part.size, details)
            form.pending.append(upload.id)
            made.append(await intake.finish(upload))
    except BaseException:
        await _let_go(form, user_id)
        raise
    return made


async def _let_go(form: _Form, user_id: int) -> None:
    for id in form.pending:
        with suppress(ApiError):
            await house().intake.give_up(user_id, id)
    for _, part in form.files:
        part.abandon()
        await house().intake.incoming.forget(part.key)


def _check_length(largest: int) -> None:
    if (request.content_length or 0) > MOST_FILES * largest + FORM:
        raise TooLarge(f"A file may have {largest // 2**20} MB.")


def _boundary() -> bytes:
    boundary = request.mimetype_params.get("boundary", "")
    if request.mimetype != "multipart/form-data" or not boundary:
        raise WrongType("Files must come as multipart/form-data.")
    return boundary.encode("latin-1", "replace")


class _Form:
    """`files`: name and what has arrived of each; `pending`: ids of those that have a row."""

    def __init__(self, boundary: bytes) -> None:
        self._decoder = MultipartDecoder(boundary, BUFFER, max_parts=3 * MOST_FILES + 1)
        self.files: list[tuple[str, Part]] = []
        self.pending: list[int] = []
        self._texts: dict[str, list[bytearray]] = {ALT: [], SPOILER: []}
        self._now: Part | bytearray = bytearray()

    async def read(self) -> None:
        try:
            async for chunk in unread_body():
                await self._take(chunk)
            await self._take(None)
        except (ValueError, RequestEntityTooLarge) as problem:
            raise Malformed("The body is not valid multipart/form-data.") from problem
        if not self.files:
            raise invalid(FILE, "is required")

    def details(self) -> list[Details]:
        alts, spoilers = (self._said(name) for name in (ALT, SPOILER))
        return [
            Details(alt=clean_text(ALT, alt, LONGEST_ALT, least=0) or None, spoiler=_flag(spoiler))
            for alt, spoiler in zip(alts, spoilers, strict=True)
        ]

    async def _take(self, chunk: bytes | None) -> None:
        self._decoder.receive_data(chunk)
        while not isinstance(event := self._decoder.next_event(), (Epilogue, NeedData)):
            await self._heed(event)

    async def _heed(self, event: Event) -> None:
        if isinstance(event, (Field, FilePart)):
            await self._begin(event)
        elif isinstance(event, Data):
            await self._add(event.data)
            if not event.more_data and isinstance(self._now, Part):
                await self._now.close()

    async def _begin(self, event: Field | FilePart) -> None:
        name = event.name or ""
        if name == FILE:
            if len(self.files) == MOST_FILES:
                raise invalid(FILE, f"may come {MOST_FILES} times")
            part = await house().intake.incoming.begin()
            self.files.append(((event.filename or "") if isinstance(event, FilePart) else "", part))
            self._now = part
        elif name in self._texts:
            self._now = bytearray()
            self._texts[name].append(self._now)
        else:
            raise invalid(name[:64], "is not known")

    async def _add(self, data: bytes | bytearray) -> None:
        if isinstance(self._now, Part):
            await self._now.write(data)
            if self._now.size > house().intake.largest:
                raise TooLarge(f"A file may have {house().intake.largest // 2**20} MB.")
        else:
            self._now += data
            if len(self._now) > LONGEST_TEXT:
                raise invalid(ALT, f"must be at most {LONGEST_ALT:,} characters")

    def _said(self, name: str) -> list[str]:
        """One for each file."""
        given = self._texts[name]
        if len(given) > len(self.files):
            raise invalid(name, "may come once for each file")
        try:
            return [text.decode() for text in given] + [""] * (len(self.files) - len(given))
        except UnicodeDecodeError:
            raise invalid(name, "is no text in UTF-8") from None


def _flag(text: str) -> bool:
    if text not in FLAGS:
        raise invalid(SPOILER, "must be true or false")
    return FLAGS[text]
