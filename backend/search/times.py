"""Days and times as people write them in a search, as ranges of message ids: an id tells its time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from backend.errors import invalid
from backend.ids import EPOCH_MS, LARGEST

_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
_ID = re.compile(r"[0-9]{9,16}")


@dataclass(frozen=True, slots=True)
class Span:
    """From `first` on, before `end`: ids."""

    first: int
    end: int


EVER = Span(0, LARGEST + 1)


def span_of(field: str, typed: str, now: int, utc_offset: int) -> Span:
    """A year, a month, a day (also `today`, `yesterday`), a moment (ISO 8601) or a message's id. Days are those of a place
    so many minutes east of Greenwich. Raises InvalidFields."""
    if _ID.fullmatch(typed):
        return Span(int(typed), int(typed) + 1)
    here = timezone(timedelta(minutes=utc_offset))
    try:
        days = _days(typed.lower(), datetime.fromtimestamp(now / 1000, here).date())
        if days is not None:
            return Span(*(_id_at(datetime(day.year, day.month, day.day, tzinfo=here)) for day in days))
        moment = datetime.fromisoformat(typed)
        at = _id_at(moment if moment.tzinfo is not None else moment.replace(tzinfo=here))
    except (ValueError, OverflowError):
        raise invalid(field, f"there is no such time: {typed[:40]}") from None
    return Span(at, at)


def _days(typed: str, today: date) -> tuple[date, date] | None:
    """The first one, and the first one after them."""
    if typed in ("today", "yesterday"):
        first = today if typed == "today" else today - timedelta(days=1)
        return first, first + timedelta(days=1)
    found = _DAY.fullmatch(typed)
    if found is None:
        return None
    year, month, day = int(found["year"]), int(found["month"] or 1), int(found["day"] or 1)
    first = date(year, month, day)
    if found["day"]:
        return first, first + timedelta(days=1)
    return first, date(year + (month == 12), month % 12 + 1, 1) if found["month"] else date(year + 1, 1, 1)


def _id_at(moment: datetime) -> int:
    since = int((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1000) - EPOCH_MS
    return min(max(since << 12, 0), LARGEST + 1)
