"""What becomes of a guild's channels when the guild goes."""

from __future__ import annotations

from sqlalchemy import select, update

from backend.channels.models import channels
from backend.db import Work
from backend.jobs.schedule import plan
from backend.permissions.access import DELETED


def end_channels(work: Work, guild_id: int) -> None:
    """From here on they are nobody's; what was said in them is cleared away in the background, a channel at a time."""
    here = channels.c.guild_id == guild_id
    ended = work.execute(select(channels.c.id).where(here)).scalars().all()
    work.execute(update(channels).where(here).values(type=DELETED, guild_id=None, parent_id=None))
    for channel_id in ended:
        plan(work, "clear_channel", work.now, {"channel_id": channel_id}, key=f"clear:{channel_id}")
