"""Quiet hours: every day from a time to a time, by the clock of where somebody lives."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime, time, tzinfo
from functools import lru_cache

from backend.users.schemas import QuietHours


def is_quiet(hours: QuietHours | None, now: int) -> bool:
    """`now` in milliseconds since 1970. They may go over midnight; begin and end the same: never."""
    zone = time_zone(hours.time_zone) if hours is not None else None
    if hours is None or zone is None:
        return False
    local = datetime.fromtimestamp(now / 1000, UTC).astimezone(zone).time()
    begin, end = time.fromisoformat(hours.begin), time.fromisoformat(hours.end)
    return begin <= local < end if begin <= end else local >= begin or local < end


@lru_cache(maxsize=512)
def time_zone(name: str) -> tzinfo | None:
    """By a name of the time zone database; None: this machine knows no such zone."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):  # a folder's name, or one that leads out of it
        return UTC if name == "UTC" else None
