"""What is written about files, and what happens to those that nothing refers to any more.

(`pictures.take_picture` is how a route takes a picture of a person or a guild; `intake.py` is how an upload becomes a file.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import delete, exists, func, insert, select, update

from backend.db import Work
from backend.errors import Forbidden, NotFound, TooLarge
from backend.files.models import files
from backend.files.schemas import Details, File, shown
from backend.ids import EPOCH_MS
from backend.jobs.schedule import plan_many
from backend.keeping.models import scheduled_files
from backend.permissions.access import access_channel
from backend.permissions.bits import Permission
from backend.users.models import users

MEDIA = re.compile(r"/(media/(?:avatar|icon|role_icon|banner|emoji|sticker|preview)/[0-9a-f]{32}\.webp)")
# Longer than a lost connection has to come back in: whoever returns may show the picture until the event of its change.
DELETED_AFTER = 10 * 60 * 1000
UNATTACHED_FOR = 24 * 3_600_000  # milliseconds; then a file that is in no message goes
SWEPT_AT_ONCE = 500
DELETED_AT_ONCE = 400  # keys of one errand
MOST_THUMBNAILS = 3
READS = int(Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)


def discard(work: Work, address: str | None) -> None:
    """Plans the end of a picture that was replaced or whose owner is gone; None is no picture."""
    discard_many(work, [address])


def discard_many(work: Work, addresses: Iterable[str | None]) -> None:
    """One statement, however many."""
    named = [MEDIA.fullmatch(address or "") for address in addresses]
    plan_many(work, "delete_file", work.now + DELETED_AFTER, [{"key": one[1]} for one in named if one is not None])


def reserve(work: Work, user_id: int, key: str, name: str, size: int, details: Details, quota: int) -> int:
    """The row of a file that is still to be kept; its id. Raises TooLarge when the user has no room for it."""
    work.execute(select(users.c.id).where(users.c.id == user_id).with_for_update())  # two at once must not both fit
    check_quota(work, user_id, size, quota)
    id = work.new_id()
    row = {"id": id, "key": key, "uploader_id": user_id, "name": name, "size": size, "is_ready": False}
    work.execute(insert(files).values(**row, content_type="", details=_json(details)))
    return id


def check_quota(work: Work, user_id: int, size: int, quota: int) -> None:
    """`quota` in bytes; 0: no limit."""
    if not quota:
        return
    used = select(func.coalesce(func.sum(files.c.size), 0)).where(files.c.uploader_id == user_id)
    if work.execute(used).scalar_one() + size > quota:
        raise TooLarge("You have no room left for files.", code="quota_exceeded")


def finish(work: Work, id: int, name: str, size: int, content_type: str, details: Details) -> File:
    """What was reserved is kept now. Raises NotFound when it was given up meanwhile."""
    values = {"name": name, "size": size, "content_type": content_type, "details": _json(details), "is_ready": True}
    row = work.execute(update(files).where(files.c.id == id).values(**values).returning(files)).one_or_none()
    if row is None:
        raise NotFound("This upload was given up.")
    return shown(row)


def own_file(work: Work, user_id: int, file_id: int) -> Any:
    """The row of a file that one has sent oneself and that is in no message yet, finished or not. Raises NotFound."""
    mine = (files.c.id == file_id) & (files.c.uploader_id == user_id) & files.c.message_id.is_(None)
    row = work.execute(select(files).where(mine)).one_or_none()
    if row is None:
        raise NotFound("There is no such upload.")
    return row


def readable_file(work: Work, user_id: int, file_id: int) -> Any:
    """The row of a file that one may read: of a message in a channel whose history is open to one, or one's own that is in
    none yet. Everything else is not there. Raises NotFound."""
    row = work.execute(select(files).where((files.c.id == file_id) & files.c.is_ready)).one_or_none()
    if row is None or (row.message_id is None and row.uploader_id != user_id):
        raise NotFound
    if row.message_id is not None:
        try:
            access_channel(work, user_id, row.channel_id, needs=READS)
        except (Forbidden, NotFound):
            raise NotFound from None
    return row


def give_up(work: Work, user_id: int, file_id: int) -> str:
    """Deletes an upload that is in no message; the key under which it came in. Raises NotFound."""
    row = own_file(work, user_id, file_id)
    forget_files(work, [row])
    return str(row.key)


def forget_files(work: Work, rows: Iterable[Any]) -> None:
    """Their rows go, so that nobody can read them from here on; what is kept goes in the background."""
    gone = list(rows)
    if not gone:
        return
    work.execute(delete(files).where(files.c.id.in_([row.id for row in gone])))
    copied = set(work.execute(select(files.c.key).where(files.c.key.in_({row.key for row in gone}))).scalars())
    keys = {key for row in gone if row.key not in copied for key in _places(row)}
    ordered = sorted(keys)
    parts = [ordered[start : start + DELETED_AT_ONCE] for start in range(0, len(ordered), DELETED_AT_ONCE)]
    plan_many(work, "delete_kept", work.now, [{"keys": part} for part in parts])


def forget_unattached_of(work: Work, user_id: int) -> None:
    """With an account goes what it has sent into no message."""
    forget_files(
        work, work.execute(select(files).where(files.c.uploader_id == user_id, files.c.message_id.is_(None))).all()
    )


def forget_orphans(work: Work) -> bool:
    """What is in no message after a day, and waits for none, or was never finished. True: perhaps there is more."""
    oldest = (work.now - UNATTACHED_FOR - EPOCH_MS) << 12
    waits = exists().where(scheduled_files.c.file_id == files.c.id)
    orphans = select(files).where(files.c.message_id.is_(None), files.c.id < oldest, ~waits).limit(SWEPT_AT_ONCE)
    rows = work.execute(orphans).all()
    forget_files(work, rows)
    return len(rows) == SWEPT_AT_ONCE


def place_of(key: str) -> str:
    """Where a file is kept in the store."""
    return f"files/{key[:2]}/{key}"


def place_of_thumbnail(key: str, index: int) -> str:
    return f"{place_of(key)}.{index}.webp"


def places_of(key: str, thumbnails: int = MOST_THUMBNAILS) -> list[str]:
    return [place_of(key), *(place_of_thumbnail(key, index) for index in range(thumbnails))]


def _places(row: Any) -> list[str]:
    """Of one that was never finished, all where something may have been kept."""
    if not row.is_ready:
        return places_of(row.key)
    return places_of(row.key, len(msgspec.json.decode(row.details, type=Details).thumbnails))


def _json(details: Details) -> str:
    return msgspec.json.encode(details).decode()
