"""Uploads that may break off and go on: the tus protocol 1.0.0 with its extensions creation, expiration and termination
(https://tus.io/protocols/resumable-upload), for any stock client. The id of an upload becomes the id of its file."""

from __future__ import annotations

import base64
import binascii
from email.utils import formatdate
from typing import Any

import msgspec
from quart import Blueprint, Response, request

from backend.described import gives, hears, refuses, says, takes_bytes
from backend.errors import Malformed, TooLarge, WrongType, WrongVersion, invalid
from backend.files.actions import UNATTACHED_FOR, own_file
from backend.files.incoming import new_key
from backend.files.intake import Upload
from backend.files.schemas import FLAGS, LONGEST_ALT, Details, UploadState, shown
from backend.ids import time_of
from backend.people import Person
from backend.utils import clean_text
from backend.web import answer, db, house, me, nothing, unread_body

routes = Blueprint("resuming", __name__)

VERSION, EXTENSIONS = "1.0.0", "creation,expiration,termination"
CONTENT = "application/offset+octet-stream"
SPOKEN = {"Tus_Resumable": "`1.0.0`, the version of the protocol."}
EXPIRY = {"Upload_Expires": "When it is given up."}
LONGEST_METADATA = 16 * 1024


@routes.after_request
async def add_version(response: Response) -> Response:
    response.headers["Tus-Resumable"] = VERSION
    if response.status_code == WrongVersion.status:
        response.headers["Tus-Version"] = VERSION
    return response


@routes.route("/uploads", methods=["OPTIONS"], provide_automatic_options=False)
@routes.route("/uploads/<id:_upload_id>", methods=["OPTIONS"], provide_automatic_options=False)
async def say_what_is_possible(_upload_id: int = 0) -> Response:
    most = str(house().intake.largest)
    headers = {"Tus-Version": VERSION, "Tus-Extension": EXTENSIONS, "Tus-Max-Size": most}
    return Response(b"", 204, headers)


@routes.post("/uploads")
@gives(UploadState, 201)
@refuses(WrongVersion)
@hears(Upload_Length="Bytes in all.", Upload_Metadata="Pairs of a key and a value in base64.", **SPOKEN)
@says(Location="Where the upload is.", **EXPIRY)
async def begin() -> Response:
    """Begin a resumable upload (tus): `Upload-Length`, and in `Upload-Metadata` `filename`, `alt` and `spoiler`."""
    person, intake = _sender("upload"), house().intake
    size, said = _number("Upload-Length"), _metadata(request.headers.get("Upload-Metadata", ""))
    if size > intake.largest:
        raise TooLarge(f"A file may have {intake.largest // 2**20} MB.")
    alt = clean_text("alt", said.get("alt", ""), LONGEST_ALT, least=0) or None
    if said.get("spoiler", "") not in FLAGS:
        raise invalid("spoiler", "must be true or false")
    details = Details(alt=alt, spoiler=FLAGS[said.get("spoiler", "")], arrived=size)
    upload = await intake.begin(person.id, new_key(), said.get("filename") or said.get("name", ""), size, details)
    file = await intake.finish(upload) if size == 0 else msgspec.UNSET
    response = answer(UploadState(0, size, file), 201)
    response.headers.update({"Location": f"/api/uploads/{upload.id}", **_expiry(upload.id)})
    return response


@routes.get("/uploads/<id:upload_id>")
@gives(UploadState)
@refuses(WrongVersion)
@hears(**SPOKEN)
@says(Upload_Offset="How many bytes have arrived.", Upload_Length="Bytes in all.", **EXPIRY)
async def show(upload_id: int) -> Response:
    """How much has arrived, and the file when all has. HEAD (tus) says it in headers alone."""
    person = _sender("read") if request.method == "HEAD" else me("read")
    row = await db().read(own_file, person.id, upload_id)
    if not row.is_ready and house().intake.is_complete(row):  # we ended before it was kept
        await house().intake.finish(_upload(row))
        row = await db().read(own_file, person.id, upload_id)
    size = _arrived_size(row)
    offset = size if row.is_ready else house().intake.incoming.size(row.key)
    response = answer(UploadState(offset, size, shown(row) if row.is_ready else msgspec.UNSET))
    response.headers.update({"Upload-Offset": str(offset), "Upload-Length": str(size), **_expiry(row.id)})
    return response


@routes.patch("/uploads/<id:upload_id>")
@refuses(WrongVersion)
@takes_bytes(CONTENT)
@hears(Upload_Offset="After how many bytes these come.", **SPOKEN)
@says(Upload_Offset="How many bytes have arrived.", **EXPIRY)
async def add(upload_id: int) -> Response:
    """Add the bytes that come next (tus): `Upload-Offset` says after how many."""
    person = _sender("upload_part")
    if request.mimetype != CONTENT:
        raise WrongType(f"The body must be {CONTENT}.")
    given, intake = _number("Upload-Offset"), house().intake
    row = await db().read(own_file, person.id, upload_id)
    if row.is_ready:
        intake.check_offset(given, _arrived_size(row))
        return _added(row, given)
    async with intake.writing(row, given) as part:
        async for chunk in unread_body():
            if part.size + len(chunk) > row.size:
                raise TooLarge("This is more than the upload was to have.")
            await part.write(chunk)
    if part.size == row.size:
        await intake.finish(_upload(row))
    return _added(row, part.size)


@routes.delete("/uploads/<id:upload_id>")
@refuses(WrongVersion)
@hears(**SPOKEN)
async def give_up(upload_id: int) -> Response:
    """Give up an upload (tus), finished or not, that is in no message."""
    await house().intake.give_up(_sender("write").id, upload_id)
    return nothing()


def _sender(limit: str) -> Person:
    """Raises WrongVersion when they speak another version of the protocol."""
    person = me(limit)
    if request.headers.get("Tus-Resumable") != VERSION:
        raise WrongVersion(f"The header Tus-Resumable must be {VERSION}.")
    return person


def _number(name: str) -> int:
    given = request.headers.get(name, "")
    if not given.isascii() or not given.isdigit() or len(given) > 15:
        raise Malformed(f"The header {name} must be a whole number.")
    return int(given)


def _metadata(given: str) -> dict[str, str]:
    """Pairs of a key and a value in base64. What means nothing to us is left aside."""
    if len(given) > LONGEST_METADATA:
        raise Malformed("The header Upload-Metadata is too long.")
    found: dict[str, str] = {}
    for pair in filter(None, (one.strip() for one in given.split(","))):
        key, _, value = pair.partition(" ")
        try:
            found[key] = base64.b64decode(value.strip(), validate=True).decode()
        except (binascii.Error, ValueError):
            raise Malformed("The header Upload-Metadata cannot be read.") from None
    return found


def _upload(row: Any) -> Upload:
    return Upload(row.id, row.uploader_id, row.key, row.name, msgspec.json.decode(row.details, type=Details))


def _arrived_size(row: Any) -> int:
    """As it was announced: a picture that was written anew has another."""
    details = msgspec.json.decode(row.details, type=Details)
    return row.size if details.arrived is None else details.arrived


def _added(row: Any, offset: int) -> Response:
    return Response(b"", 204, {"Upload-Offset": str(offset), **_expiry(row.id)})


def _expiry(id: int) -> dict[str, str]:
    return {"Upload-Expires": formatdate((time_of(id) + UNATTACHED_FOR) / 1000, usegmt=True)}
