"""What happens to what one keeps by itself."""

from __future__ import annotations

from backend.keeping.scheduled import send_scheduled

JOBS = {"send_scheduled": send_scheduled}
