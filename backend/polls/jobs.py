"""What happens to polls later by itself."""

from __future__ import annotations

from backend.polls.closing import end_poll

JOBS = {"end_poll": end_poll}
