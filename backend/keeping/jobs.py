"""What happens to what one keeps by itself."""

from __future__ import annotations

from functools import partial

from backend.jobs.runner import Job
from backend.keeping.scheduled import send_scheduled


def jobs_with(guild_quota: int) -> dict[str, Job]:
    """`guild_quota`: bytes that a guild's files may take, a setting that `app.py` knows."""
    return {"send_scheduled": partial(send_scheduled, guild_quota=guild_quota)}
