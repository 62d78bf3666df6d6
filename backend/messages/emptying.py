"""Clearing away what was said in a channel that nobody can see any more: nobody is told, and no number is kept."""

from __future__ import annotations

from sqlalchemy import delete, select

from backend.db import Work
from backend.messages import steps
from backend.messages.models import messages


def delete_oldest(work: Work, channel_id: int, most: int) -> int:
    """Deletes so many messages at most, with their reactions; returns how many there were."""
    here = messages.c.channel_id == channel_id
    oldest = work.execute(select(messages).where(here).order_by(messages.c.seq).limit(most)).all()
    if oldest:
        steps.gone(work, oldest)
        work.execute(delete(messages).where(here, messages.c.seq <= oldest[-1].seq))
    return len(oldest)
