"""What is around a message: moderating it, marks of what was read, and what one keeps for oneself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.authz.account import SIGNED_IN
from tests.authz.messages import HIDDEN, MESSAGE, MESSAGES, READERS, VIEWERS, own_message
from tests.authz.rows import row

MODERATORS = "moderator admin owner"
TOMORROW = (datetime.now(UTC) + timedelta(days=1)).isoformat()
REACTIONS = f"{MESSAGE}/reactions"
SCHEDULED = "/api/me/scheduled/{scheduled}"
OWN = dict.fromkeys(["timed_out", "member", "limited", "moderator", "admin"], 404)


async def owners_scheduled(stage: Any) -> dict[str, Any]:
    said = {"content": "Good morning", "send_at": TOMORROW}
    return {"scheduled": (await stage.owner.post(f"/api/channels/{stage.channel}/scheduled", said)).json["id"]}


ROWS = [
    row(
        f"POST {MESSAGES}/bulk-delete",
        body={"messages": ["{message}", 4095]},
        allowed=MODERATORS,
        setup=own_message,
        **HIDDEN,
    ),
    row(f"GET {MESSAGE}/edits", allowed=MODERATORS, **HIDDEN),
    row(f"DELETE {REACTIONS}", allowed=MODERATORS, **HIDDEN),
    row(f"DELETE {REACTIONS}/🍵/all", allowed=MODERATORS, **HIDDEN),
    row(f"DELETE {REACTIONS}/🍵/{{target}}", allowed=MODERATORS, **HIDDEN),
    row("POST /api/channels/{channel}/unread", body={"message_id": "{message}"}, allowed=READERS, **HIDDEN),
    row("POST /api/guilds/{guild}/ack", allowed=f"limited {READERS}"),
    row("PUT /api/me/saved/{message}", allowed=READERS, **HIDDEN),
    row("DELETE /api/me/saved/4095", allowed=SIGNED_IN),
    row("GET /api/me/saved", allowed=SIGNED_IN),
    row("GET /api/me/saved/ids", allowed=SIGNED_IN),
    row("GET /api/me/mentions", allowed=SIGNED_IN),
    row("DELETE /api/me/mentions/{message}", allowed=READERS, **HIDDEN),
    row("PUT /api/me/drafts/{channel}", body={"content": "Well"}, allowed=READERS, **HIDDEN),
    row("GET /api/me/drafts", allowed=SIGNED_IN),
    row(
        "POST /api/channels/{channel}/scheduled",
        body={"content": "Good morning", "send_at": TOMORROW},
        allowed=VIEWERS,
        **HIDDEN,
    ),
    row("GET /api/me/scheduled", allowed=SIGNED_IN),
    row(f"PATCH {SCHEDULED}", body={"content": "Good evening"}, allowed="owner", setup=owners_scheduled, **OWN),
    row(f"DELETE {SCHEDULED}", allowed="owner", setup=owners_scheduled, **OWN),
    row(f"POST {SCHEDULED}/send", allowed="owner", setup=owners_scheduled, **OWN),
]
