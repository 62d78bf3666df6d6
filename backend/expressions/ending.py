"""What becomes of the pictures of a guild that goes; the rows go with the guild."""

from __future__ import annotations

from sqlalchemy import select

from backend.db import Work
from backend.expressions.models import expressions
from backend.files.actions import discard_many


def discard_expressions(work: Work, guild_id: int) -> None:
    """Three statements, however many there are."""
    here = select(expressions.c.picture).where(expressions.c.guild_id == guild_id)
    discard_many(work, work.execute(here).scalars().all())
