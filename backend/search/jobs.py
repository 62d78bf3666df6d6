"""What search does by itself."""

from __future__ import annotations

from backend.search.filling import KEY, fill

JOBS = {KEY: fill}
