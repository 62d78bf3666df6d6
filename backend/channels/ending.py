"""What becomes of channels that are nobody's any more: from a guild that goes, or deleted one by one."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from backend.channels.models import channels
from backend.db import Work
from backend.jobs.schedule import plan
from backend.messages.emptying import delete_oldest
from backend.notifications.actions import forget_notifications
from backend.permissions.access import DELETED

MOST_AT_ONCE = 500  # messages of one transaction
PAUSE = 20  # milliseconds, in which others write


def end_channels(work: Work, guild_id: int) -> None:
    """From here on they are nobody's; what was said in them is cleared away in the background, a channel at a time."""
    here = channels.c.guild_id == guild_id
    ended = work.execute(select(channels.c.id).where(here)).scalars().all()
    work.execute(update(channels).where(here).values(type=DELETED, guild_id=None, parent_id=None))
    for channel_id in ended:
        clear_later(work, channel_id)


def clear_later(work: Work, channel_id: int) -> None:
    plan(work, "clear_channel", work.now, {"channel_id": channel_id}, key=f"clear:{channel_id}")


def clear_channel(work: Work, channel_id: int) -> int | None:
    """The job, a step of it: the messages, and when none is left the channel with all that hangs on it."""
    ended = (channels.c.id == channel_id) & (channels.c.type == DELETED)
    if work.execute(select(channels.c.id).where(ended)).first() is None:
        return None
    if delete_oldest(work, channel_id, MOST_AT_ONCE):
        return PAUSE
    forget_notifications(work, channel_id)
    work.execute(delete(channels).where(ended))
    return None
