"""Channels, and how loudly one hears of them and of guilds."""

from __future__ import annotations

from tests.authz.rows import row

MEMBERS = "timed_out member limited moderator admin owner"
VIEWERS = "timed_out member moderator admin owner"
MANAGERS = "admin owner"

CHANNELS, CHANNEL = "/api/guilds/{guild}/channels", "/api/channels/{channel}"
HIDDEN = {"limited": 404}
MUTED = {"level": "mentions", "muted_for": 3600}

ROWS = [
    row(f"GET {CHANNELS}", allowed=MEMBERS),
    row(f"POST {CHANNELS}", body={"name": "plans", "slow_mode": 5}, allowed=MANAGERS),
    row(f"PUT {CHANNELS}/order", body={"channels": [{"id": "{channel}", "position": 1}]}, allowed=MANAGERS),
    row(f"PATCH {CHANNEL}", body={"name": "plans", "topic": "New"}, allowed=MANAGERS, **HIDDEN),
    row(f"DELETE {CHANNEL}", allowed=MANAGERS, **HIDDEN),
    row("PUT /api/guilds/{guild}/notifications", body=MUTED, allowed=MEMBERS),
    row(f"PUT {CHANNEL}/notifications", body=MUTED, allowed=VIEWERS, **HIDDEN),
]
