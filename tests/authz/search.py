"""Searching messages: who may not read a guild finds nothing in it, and not that it is there."""

from __future__ import annotations

from tests.authz.rows import row

READERS = "timed_out member limited moderator admin owner"
EVERYBODY = f"stranger ex_member {READERS}"
SEARCH = "GET /api/search/messages"

ROWS = [
    row(f"{SEARCH}?q=tea", allowed=EVERYBODY),
    row(f"{SEARCH}?q=tea&guild_id={{guild}}", allowed=READERS),
    row(f"{SEARCH}?q=tea&channel_id={{channel}}", allowed=READERS.replace(" limited", ""), limited=404),
]
