"""Polls: sending them, voting, who voted, closing. Voting needs no right to write, and none who is timed out does it."""

from __future__ import annotations

from typing import Any

from tests.authz.messages import HIDDEN, MESSAGES, READERS, VIEWERS
from tests.authz.rows import row

NEW = {"question": "Tea or coffee?", "options": ["Tea", "Coffee"]}
POLL = "/api/polls/{poll}"


async def with_poll(stage: Any) -> dict[str, Any]:
    """The owner's, voted in by them."""
    sent = await stage.owner.post(f"/api/channels/{stage.channel}/messages", {"poll": NEW})
    await stage.owner.post(f"/api/polls/{sent.json['id']}/vote", {"option_id": "1"})
    return {"poll": sent.json["id"]}


async def silent(stage: Any) -> dict[str, Any]:
    """The same, where nobody but administrators may write: that does not take the vote away."""
    overwrite = {"type": "role", "allow": 0, "deny": 1 << 11}  # SEND_MESSAGES
    made = await with_poll(stage)
    await stage.owner.put(f"/api/channels/{stage.channel}/overwrites/{stage.guild}", overwrite)
    return made


ROWS = [
    row("POST /api/messages/{message}/poll", body=NEW, allowed="owner", **HIDDEN),
    row(f"POST {MESSAGES}", body={"poll": NEW}, allowed=VIEWERS, **HIDDEN),
    row(f"GET {POLL}", allowed=READERS, setup=with_poll, **HIDDEN),
    row(f"POST {POLL}/vote", body={"option_id": "2"}, allowed=VIEWERS, setup=with_poll, **HIDDEN),
    row(f"POST {POLL}/vote", body={"option_id": "2"}, allowed=VIEWERS, setup=silent, **HIDDEN),
    row(f"DELETE {POLL}/vote", allowed=VIEWERS, setup=with_poll, **HIDDEN),
    row(f"DELETE {POLL}/vote?option_id=1", allowed=VIEWERS, setup=with_poll, **HIDDEN),
    row(f"GET {POLL}/votes/1", allowed=READERS, setup=with_poll, **HIDDEN),
    row(f"POST {POLL}/close", allowed="moderator admin owner", setup=with_poll, **HIDDEN),
    row(
        "emit vote",
        body={"room": "{room}", "poll_id": "{poll}", "option_id": "2"},
        allowed=VIEWERS,
        setup=with_poll,
        **HIDDEN,
    ),
]
