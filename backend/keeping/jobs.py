"""What happens to what one keeps by itself."""

from __future__ import annotations

from functools import partial

from backend.jobs.runner import Job
from backend.keeping.scheduled import send_scheduled
from backend.keeping.waiting import Around


def jobs_with(house: Around) -> dict[str, Job]:
    """`app.py` knows what is around."""
    return {"send_scheduled": partial(send_scheduled, house=house)}
