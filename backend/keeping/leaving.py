"""What one keeps, when one takes it along, and when one's account goes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select

from backend.db import Work
from backend.ids import time_of
from backend.keeping.inbox import forget_dismissed_of
from backend.keeping.models import dismissed_mentions, drafts, saved_messages
from backend.keeping.scheduled import forget_scheduled_of, list_scheduled
from backend.people import Person
from backend.utils import iso


def kept_by(work: Work, user_id: int) -> dict[str, Any]:
    """For the export: without what others wrote."""
    mine = select(saved_messages).where(saved_messages.c.user_id == user_id).order_by(saved_messages.c.saved)
    begun = select(drafts).where(drafts.c.user_id == user_id).order_by(drafts.c.channel_id)
    dismissed = select(dismissed_mentions.c.message_id).where(dismissed_mentions.c.user_id == user_id)
    return {
        "dismissed_mentions": sorted(work.execute(dismissed).scalars()),
        "saved": [
            {
                "message_id": row.message_id,
                "channel_id": row.channel_id,
                "saved_at": iso(time_of(row.saved)),
                "note": row.note,
            }
            for row in work.execute(mine)
        ],
        "drafts": [
            {
                "channel_id": row.channel_id,
                "content": row.content,
                "reply_to": row.reply_to,
                "updated_at": iso(row.updated_at),
            }
            for row in work.execute(begun)
        ],
        "scheduled": list_scheduled(work, Person(user_id, "")).scheduled,
    }


def forget_kept_by(work: Work, user_id: int) -> None:
    forget_scheduled_of(work, user_id)
    forget_dismissed_of(work, user_id)
    for table in (saved_messages, drafts):
        work.execute(delete(table).where(table.c.user_id == user_id))
