"""Planning what is to be done later. A job is a row: it is planned in the transaction of what makes it necessary.

    JOBS = {"end_timeout": end_timeout}                       # in the feature's `jobs.py`, collected by `app.py`
    plan(work, "end_timeout", due_at, {"guild_id": 1, "user_id": 5}, key="timeout:1:5")

The action is called as `end_timeout(work, guild_id=1, user_id=5)`; what it writes commits together with the job's end.
It may return a number of milliseconds: then it is done again after that time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import delete, insert

from backend.db import Work
from backend.jobs.models import jobs
from backend.realtime.events import JobPlanned


def plan(work: Work, name: str, due_at: int, data: Mapping[str, Any], *, key: str | None = None) -> None:
    """`due_at` in milliseconds since 1970. A job with the same key that still waits is replaced."""
    if key is not None:
        cancel(work, key)
    work.execute(_PLAN, [_row(work, name, due_at, data, key)])
    work.announce(JobPlanned(due_at), to=None)


def plan_many(work: Work, name: str, due_at: int, each: Sequence[Mapping[str, Any]]) -> None:
    """One job for each, in one statement."""
    if each:
        work.execute(_PLAN, [_row(work, name, due_at, data, None) for data in each])
        work.announce(JobPlanned(due_at), to=None)


def _row(work: Work, name: str, due_at: int, data: Mapping[str, Any], key: str | None) -> dict[str, Any]:
    encoded = msgspec.json.encode(data).decode()
    return {"id": work.new_id(), "name": name, "key": key, "data": encoded, "due_at": due_at, "tries": 0}


_PLAN = insert(jobs)


def cancel(work: Work, key: str) -> None:
    work.execute(delete(jobs).where(jobs.c.key == key))
