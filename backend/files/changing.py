"""Changing what an author has attached: its words, or taking it out of the message."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import UNSET
from sqlalchemy import select, update

from backend.db import Work
from backend.errors import Conflict, Forbidden, NotFound
from backend.files.actions import forget_files
from backend.files.models import files
from backend.files.schemas import LONGEST_ALT, Details, File, FileChanges, shown
from backend.messages.extra import Extra
from backend.messages.reading import one_message
from backend.messages.rewriting import rewrite
from backend.messages.schemas import Message
from backend.moderation.enforcing import check_content
from backend.people import Person
from backend.permissions.access import access_channel
from backend.permissions.bits import Permission
from backend.utils import clean_text

NEEDS = int(Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES)


def change_file(
    work: Work, user: Person, channel_id: int, message_id: int, file_id: int, changes: FileChanges
) -> Message:
    row = _own(work, user, channel_id, message_id, file_id)
    details = msgspec.json.decode(row.details, type=Details)
    if changes.alt is not UNSET:
        alt = clean_text("alt", changes.alt or "", LONGEST_ALT, least=0) or None
        if alt is not None:
            check_content(work, user, access_channel(work, user.id, channel_id, needs=NEEDS), alt, message_id)
        details = msgspec.structs.replace(details, alt=alt)
    if changes.spoiler is not UNSET:
        details = msgspec.structs.replace(details, spoiler=changes.spoiler)
    values = {"details": msgspec.json.encode(details).decode()}
    changed = work.execute(update(files).where(files.c.id == file_id).values(**values).returning(files)).one()
    return _rewritten(work, message_id, file_id, [shown(changed)])


def remove_file(work: Work, user: Person, channel_id: int, message_id: int, file_id: int) -> Message:
    """Raises Conflict when nothing would be left of the message."""
    row = _own(work, user, channel_id, message_id, file_id)
    message = one_message(work, user, channel_id, message_id)
    if not message.content and len(message.files) == 1 and message.forwarded is UNSET:
        raise Conflict("Nothing would be left of the message: delete it instead.")
    forget_files(work, [row])
    return _rewritten(work, message_id, file_id, [])


def _own(work: Work, user: Person, channel_id: int, message_id: int, file_id: int) -> Any:
    message = one_message(work, user, channel_id, message_id)
    if message.author.id != user.id:
        raise Forbidden("Only its author may change what is attached.")
    access_channel(work, user.id, channel_id, needs=NEEDS)
    if file_id not in {file.id for file in message.files}:
        raise NotFound("There is no such file in this message.")
    return work.execute(select(files).where(files.c.id == file_id)).one()


def _rewritten(work: Work, message_id: int, file_id: int, instead: list[File]) -> Message:
    def change(extra: Extra) -> Extra:
        kept = [one for file in extra.files for one in (instead if file.id == file_id else [file])]
        return msgspec.structs.replace(extra, files=kept)

    message = rewrite(work, message_id, change)
    if message is None:
        raise NotFound("There is no such message.")
    return message
