"""What happens to channels by itself."""

from __future__ import annotations

from backend.channels.ending import clear_channel

JOBS = {"clear_channel": clear_channel}
