"""What a message said before it was edited: for its author and for moderators. The first text is kept, and the newest ones."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, insert, literal, select

from backend.db import Work
from backend.errors import Forbidden
from backend.ids import time_of
from backend.jobs.schedule import plan
from backend.messages.models import message_edits
from backend.messages.reading import one_message
from backend.messages.schemas import EditsQuery, FormerText, FormerTexts, Message
from backend.people import Person
from backend.permissions.access import access_channel
from backend.permissions.bits import Permission
from backend.utils import iso

MOST_KEPT = 100  # of one message
MOST_AT_ONCE = 500
PAUSE = 20  # milliseconds, in which others write


def keep_former(work: Work, message: Message) -> None:
    """Of the message as it is before the edit. Its row is locked by then: two edits cannot take the same number."""
    edited = message.edited_at
    written = time_of(message.id) if edited is None else round(datetime.fromisoformat(edited).timestamp() * 1000)
    next_number = select(func.coalesce(func.max(message_edits.c.number), 0) + 1).where(
        message_edits.c.message_id == message.id
    )
    row = {
        "message_id": message.id,
        "number": next_number.scalar_subquery().correlate(None),
        "author_id": message.author.id,
        "written_at": written,
        "content": literal(message.content),
    }
    number = work.execute(insert(message_edits).values(row).returning(message_edits.c.number)).scalar_one()
    if number > MOST_KEPT:
        old = (message_edits.c.number > 1) & (message_edits.c.number <= number - MOST_KEPT + 1)
        work.execute(delete(message_edits).where(message_edits.c.message_id == message.id, old))


def list_edits(work: Work, user: Person, channel_id: int, message_id: int, query: EditsQuery) -> FormerTexts:
    """The newest first."""
    message = one_message(work, user, channel_id, message_id)
    may = access_channel(work, user.id, channel_id).permissions & Permission.MANAGE_MESSAGES
    if message.author.id != user.id and not may:
        raise Forbidden("Only its author and moderators may read what a message said before.")
    kept = select(message_edits).where(message_edits.c.message_id == message_id)
    if query.before is not None:
        kept = kept.where(message_edits.c.number < query.before)
    rows = work.execute(kept.order_by(message_edits.c.number.desc()).limit(query.limit + 1)).all()
    shown = [FormerText(row.number, row.content, iso(row.written_at)) for row in rows[: query.limit]]
    return FormerTexts(shown, shown[-1].number if len(rows) > query.limit else None)


def forget_edits_of(work: Work, user_id: int) -> None:
    """When an account is gone: what it said stays, what it took back does not. In the background, however much it is."""
    plan(work, "forget_edits", work.now, {"user_id": user_id}, key=f"edits:{user_id}")


def forget_edits(work: Work, user_id: int) -> int | None:
    """The job, a step of it."""
    mine = select(message_edits.c.message_id).where(message_edits.c.author_id == user_id).limit(MOST_AT_ONCE)
    ids = set(work.execute(mine).scalars())
    if not ids:
        return None
    work.execute(delete(message_edits).where(message_edits.c.message_id.in_(ids)))
    return PAUSE
