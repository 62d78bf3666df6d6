"""Messages that somebody saved to come back to. The list outlives them: of one that is gone, or may not be read any more, it
shows only that it was there."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET
from sqlalchemy import delete, func, insert, select, update

from backend.db import Work
from backend.errors import Conflict, NotFound
from backend.ids import time_of
from backend.keeping.events import SavedCreated, SavedDeleted, SavedUpdated
from backend.keeping.models import saved_messages
from backend.keeping.schemas import NOTE_LENGTH, NewSaved, Saved, SavedIds, SavedPage, SavedQuery
from backend.messages.gathering import messages_by_id
from backend.messages.schemas import Message
from backend.people import Person
from backend.realtime import rooms
from backend.utils import clean_text, iso

MOST = 1000


def save_message(work: Work, user: Person, message_id: int, new: NewSaved) -> tuple[Saved, bool]:
    """Saving it again changes its note alone, when one is given. Returns also whether it is new."""
    message = messages_by_id(work, user, [message_id]).get(message_id)
    if message is None:
        raise NotFound("There is no such message.")
    note = clean_text("note", new.note, NOTE_LENGTH, least=0) if new.note is not UNSET else None
    mine = (saved_messages.c.user_id == user.id) & (saved_messages.c.message_id == message_id)
    row = work.execute(select(saved_messages).where(mine)).one_or_none()
    if row is not None:
        saved = _shown(row, message, note)
        if note not in (None, row.note):
            work.execute(update(saved_messages).where(mine).values(note=note))
            work.announce(SavedUpdated(**_fields(saved)), to=rooms.user(user.id))
        return saved, False
    count = select(func.count()).select_from(saved_messages).where(saved_messages.c.user_id == user.id)
    if work.execute(count).scalar_one() >= MOST:
        raise Conflict(f"You can save {MOST:,} messages.")
    values = {"user_id": user.id, "message_id": message_id, "channel_id": message.channel_id, "note": note or ""}
    added = insert(saved_messages).values(**values, saved=work.new_id()).returning(saved_messages)
    saved = _shown(work.execute(added).one(), message)
    work.announce(SavedCreated(**_fields(saved)), to=rooms.user(user.id))
    return saved, True


def forget_message(work: Work, user: Person, message_id: int) -> None:
    """Also one that may not be read any more. What is not there is no error."""
    mine = (saved_messages.c.user_id == user.id) & (saved_messages.c.message_id == message_id)
    if work.execute(delete(saved_messages).where(mine)).rowcount:
        work.announce(SavedDeleted(message_id), to=rooms.user(user.id))


def list_saved(work: Work, user: Person, query: SavedQuery) -> SavedPage:
    """The one saved last first."""
    mine = saved_messages.c.user_id == user.id
    found = select(saved_messages).where(mine)
    if query.before is not None:
        begin = select(saved_messages.c.saved).where(mine, saved_messages.c.message_id == query.before)
        found = found.where(saved_messages.c.saved < begin.scalar_subquery().correlate(None))
    rows = work.execute(found.order_by(saved_messages.c.saved.desc()).limit(query.limit + 1)).all()
    page = rows[: query.limit]
    shown = messages_by_id(work, user, [row.message_id for row in page])
    saved = [_shown(row, shown.get(row.message_id)) for row in page]
    return SavedPage(saved, saved[-1].message_id if len(rows) > query.limit else None)


def list_saved_ids(work: Work, user: Person) -> SavedIds:
    """Of all, the one saved last first; also of those that are gone."""
    mine = select(saved_messages.c.message_id).where(saved_messages.c.user_id == user.id)
    return SavedIds(list(work.execute(mine.order_by(saved_messages.c.saved.desc())).scalars()))


def _shown(row: Any, message: Message | None, note: str | None = None) -> Saved:
    told = row.note if note is None else note
    return Saved(row.message_id, row.channel_id, iso(time_of(row.saved)), told, message)


def _fields(saved: Saved) -> dict[str, Any]:
    return {name: getattr(saved, name) for name in saved.__struct_fields__}
