"""What is attached to a message, changed by its author."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.described import gives
from backend.files import changing
from backend.files.schemas import FileChanges
from backend.messages.schemas import Message
from backend.web import answer, body, db, me

routes = Blueprint("changing", __name__, url_prefix="/channels/<id:channel_id>/messages/<id:message_id>/files")


@routes.patch("/<id:file_id>")
@gives(Message)
async def change_file(channel_id: int, message_id: int, file_id: int) -> Response:
    user, changes = me("edit"), await body(FileChanges)
    return answer(await db().write(changing.change_file, user, channel_id, message_id, file_id, changes))


@routes.delete("/<id:file_id>")
@gives(Message)
async def remove_file(channel_id: int, message_id: int, file_id: int) -> Response:
    return answer(await db().write(changing.remove_file, me("edit"), channel_id, message_id, file_id))
