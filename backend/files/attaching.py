"""Files of messages: one's own that are in none yet, and copies of what is passed on. What is shown of them is kept with the
message, so a page of history asks nothing for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import bindparam, func, insert, select, update

from backend.db import Work
from backend.errors import Forbidden, TooLarge, invalid
from backend.files.actions import forget_files
from backend.files.models import files
from backend.files.schemas import MOST_FILES, shown
from backend.messages.drafts import Draft
from backend.permissions.bits import Permission
from backend.realtime.rooms import DIRECT

HAS_FILES = '"files":'  # in the column `extra`


def compose(work: Work, drafts: list[Draft]) -> None:
    """Those of others, those in another message, and those that are not there are answered alike."""
    bringing = [draft for draft in drafts if draft.send.files or _passed_on(draft)]
    if not bringing:
        return
    wanted = {id for draft in bringing for id in (*draft.send.files, *_passed_on(draft))}
    found = {row.id: row for row in work.execute(select(files).where(files.c.id.in_(wanted)).with_for_update())}
    taken: set[int] = set()
    for draft in bringing:
        rows = [found.get(id) for id in draft.send.files]
        if not draft.access.permissions & Permission.ATTACH_FILES:
            draft.refusal = Forbidden("You may not attach files here.")
        elif len(rows) > MOST_FILES:
            draft.refusal = invalid("files", f"may be at most {MOST_FILES}")
        elif len({*draft.send.files} - taken) < len(rows) or not all(_is_free(row, draft) for row in rows):
            draft.refusal = invalid("files", "must be files of yours that are in no message")
        else:
            taken |= {*draft.send.files}
            draft.extra.files = [shown(row) for row in rows]
            _copy(work, draft, found)
    _refuse_where_full(work, [draft for draft in bringing if draft.refusal is None], found)


def arrive(work: Work, drafts: list[Draft]) -> None:
    attached = [
        {
            "file": file.id,
            "guild": draft.access.guild_id or None,
            "channel": draft.access.channel_id,
            "message": draft.id,
        }
        for draft in drafts
        for file in draft.extra.files
    ]
    if attached:
        work.execute(_ATTACH, attached)
    copies = [copy for draft in drafts for copy in draft.copies]
    if copies:
        work.execute(_INSERT, copies)


def gone(work: Work, rows: Sequence[Any]) -> None:
    """From here on nobody can read them."""
    ids = [row.id for row in rows if row.extra is not None and HAS_FILES in row.extra]
    if ids:
        forget_files(work, work.execute(select(files).where(files.c.message_id.in_(ids))).all())


def _is_free(row: Any, draft: Draft) -> bool:
    return row is not None and row.is_ready and row.message_id is None and row.uploader_id == draft.author.id


def _passed_on(draft: Draft) -> list[int]:
    forwarded = draft.extra.forwarded
    return [file.id for file in forwarded.files] if forwarded is not None else []


def _copy(work: Work, draft: Draft, found: dict[int, Any]) -> None:
    """Rows of its own for what is passed on: who reads the copy needs no right where it came from, and it stays when that is
    deleted. What is kept in the store is the same."""
    originals = [found[id] for id in _passed_on(draft) if id in found]
    if draft.extra.forwarded is None or not draft.extra.forwarded.files:
        return
    place = {"guild_id": draft.access.guild_id or None, "channel_id": draft.access.channel_id, "message_id": draft.id}
    draft.copies = [
        {**row._asdict(), **place, "id": work.new_id(), "uploader_id": draft.author.id} for row in originals
    ]
    copied = [shown(_Copy(**copy)) for copy in draft.copies]
    draft.extra.forwarded = msgspec.structs.replace(draft.extra.forwarded, files=copied)


def _refuse_where_full(work: Work, drafts: Sequence[Draft], found: dict[int, Any]) -> None:
    limited = [draft for draft in drafts if draft.send.guild_quota and draft.access.guild_id != DIRECT]
    if not limited:
        return
    guild_ids = {draft.access.guild_id for draft in limited}
    used: Counter[int] = Counter()
    sums = select(files.c.guild_id, func.sum(files.c.size).label("bytes")).where(files.c.guild_id.in_(guild_ids))
    for row in work.execute(sums.group_by(files.c.guild_id)):
        used[row.guild_id] = int(row.bytes)
    for draft in limited:
        new = sum(found[id].size for id in draft.send.files) + sum(copy["size"] for copy in draft.copies)
        if used[draft.access.guild_id] + new > draft.send.guild_quota:
            draft.refusal = TooLarge("This guild has no room left for files.", code="quota_exceeded")
        else:
            used[draft.access.guild_id] += new


class _Copy(msgspec.Struct):
    """As a row."""

    id: int
    key: str
    uploader_id: int
    guild_id: int | None
    channel_id: int
    message_id: int
    name: str
    size: int
    content_type: str
    details: str
    is_ready: bool


_ATTACH = (
    update(files)
    .where(files.c.id == bindparam("file"))
    .values(guild_id=bindparam("guild"), channel_id=bindparam("channel"), message_id=bindparam("message"))
)
_INSERT = insert(files)
