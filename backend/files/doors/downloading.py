"""Files on their way out: only to who may read them, in parts where somebody asks for one, and never as a page of ours."""

from __future__ import annotations

import re

import msgspec
from quart import Blueprint, Response, request

from backend.described import hears, refuses, says, sends_bytes
from backend.errors import NotFound, WrongRange
from backend.files.actions import place_of, place_of_thumbnail, readable_file
from backend.files.kinds import IN_PLACE, TEXT
from backend.files.naming import disposition
from backend.files.schemas import Details
from backend.web import db, house, me, refusal

routes = Blueprint("downloading", __name__)

# Whoever loses the right to a file can open for an hour what their own browser has kept; nobody else can.
KEPT_FOR = 3600  # seconds
HEADERS = {
    "Cache-Control": f"private, max-age={KEPT_FOR}, immutable",
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Accept-Ranges": "bytes",
}
KNOWN = {"If_None_Match": "The ETag of the copy that one has."}
RANGE = re.compile(r"bytes=(\d{0,16})-(\d{0,16})")
SLOWEST = 16 * 1024  # bytes a second


@routes.get("/files/<id:file_id>/<_name>")
@refuses(WrongRange)
@hears(Range="A part: `bytes=0-99`, `bytes=100-` or `bytes=-100`.", If_Range="A part only of this ETag.", **KNOWN)
@says(
    ETag="Of this file for ever.",
    Accept_Ranges="`bytes`.",
    Content_Range="Which part it is, of how many bytes.",
    Content_Disposition="Whether it may be shown in place, and its name.",
)
@sends_bytes
async def download(file_id: int, _name: str) -> Response:
    """A file, whole or a part of it (`Range`). What is said about its name in the address does not matter."""
    row = await db().read(readable_file, me("file").id, file_id)
    kind = f"{TEXT}; charset=utf-8" if row.content_type == TEXT else row.content_type
    headers = {
        "Content-Type": kind,
        "Content-Disposition": disposition(row.name, in_place=row.content_type in IN_PLACE),
        "ETag": f'"{row.key}"',
    }
    return await _sent(place_of(row.key), row.size, headers)


@routes.get("/files/<id:file_id>/thumbnails/<int:longest>")
@hears(**KNOWN)
@says(ETag="Of this picture for ever.")
@sends_bytes
async def thumbnail(file_id: int, longest: int) -> Response:
    """A webp of a picture or of a film's first moment, with this longer side; `thumbnails` of the file says which there are."""
    row = await db().read(readable_file, me("file").id, file_id)
    sides = [max(size) for size in msgspec.json.decode(row.details, type=Details).thumbnails]
    if longest not in sides:
        raise NotFound
    index = sides.index(longest)
    data = await house().store.get(place_of_thumbnail(row.key, index))
    if data is None:
        raise NotFound
    headers = {**HEADERS, "Content-Type": "image/webp", "Content-Disposition": "inline", "ETag": f'"{row.key}-{index}"'}
    if _is_known(headers["ETag"]):
        return Response(b"", 304, headers)
    return Response(data, 200, headers)


async def _sent(place: str, size: int, headers: dict[str, str]) -> Response:
    headers = HEADERS | headers
    if _is_known(headers["ETag"]):
        return Response(b"", 304, headers)
    try:
        part = _part(size, headers["ETag"])
    except WrongRange as problem:
        refused = refusal(problem)
        refused.headers["Content-Range"] = f"bytes */{size}"
        return refused
    start, end = part or (0, size)
    headers["Content-Length"] = str(end - start)
    if part is not None:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    status = 200 if part is None else 206
    if request.method == "HEAD" or not size:
        empty = Response(b"", status, headers)
        empty.headers["Content-Length"] = str(end - start)  # as it would be for GET
        return empty
    response = Response(await house().store.read(place, start, end), status, headers)
    response.timeout = 60 + (end - start) // SLOWEST
    return response


def _is_known(tag: str) -> bool:
    given = request.headers.get("If-None-Match", "")
    return given.strip() == "*" or tag in [one.strip().removeprefix("W/") for one in given.split(",")]


def _part(size: int, tag: str) -> tuple[int, int] | None:
    """From where to where (exclusive); None: the whole. Several parts at once, and what is no range, are the whole as well, as
    RFC 9110 allows. Raises WrongRange."""
    asked = RANGE.fullmatch(request.headers.get("Range", "").replace(" ", "").lower())
    if asked is None or not (asked[1] or asked[2]) or request.headers.get("If-Range", tag) != tag:
        return None
    if not asked[1]:
        start, end = max(0, size - int(asked[2])), size
    else:
        start, end = int(asked[1]), min(size, int(asked[2]) + 1 if asked[2] else size)
        if asked[2] and int(asked[2]) < start:
            return None
    if start >= end:
        raise WrongRange
    return start, end
