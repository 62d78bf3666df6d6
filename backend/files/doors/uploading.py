"""Files that come in one request."""

from __future__ import annotations

import msgspec
from quart import Blueprint, Response

from backend.described import gives
from backend.files.doors.forms import take_files
from backend.files.schemas import Uploaded
from backend.web import answer, house, me, nothing

routes = Blueprint("uploading", __name__)


@routes.post("/upload")
@gives(Uploaded, 201)
async def upload() -> Response:
    """Upload files, to be attached to a message. The first is answered, and when there were several, all of them in `files`."""
    files = await take_files(me("upload").id)
    several = files if len(files) > 1 else msgspec.UNSET
    return answer(Uploaded(**msgspec.structs.asdict(files[0]), files=several), 201)


@routes.delete("/files/<id:file_id>")
async def delete_upload(file_id: int) -> Response:
    """Delete a file of one's own that is in no message."""
    await house().intake.give_up(me("write").id, file_id)
    return nothing()
