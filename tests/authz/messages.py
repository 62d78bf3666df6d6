"""Messages, reactions, reading."""

from __future__ import annotations

from typing import Any

from tests.authz.rows import row

VIEWERS = "member moderator admin owner"
READERS = f"timed_out {VIEWERS}"  # a time-out leaves reading
MESSAGES, MESSAGE = "/api/channels/{channel}/messages", "/api/channels/{channel}/messages/{message}"
REACTION = f"{MESSAGE}/reactions/🍵"
PINS = "/api/channels/{channel}/pins"
IN_ROOM = {"room": "{room}", "message_id": "{message}"}
REACTED = {**IN_ROOM, "emoji": "🍵"}
HIDDEN = {"limited": 404}


async def own_message(stage: Any) -> dict[str, Any]:
    """The target's: deleting somebody else's."""
    target = await stage.target()
    said = await target.say("Coffee!", stage.channel)
    return {"message": said["id"]}


ROWS = [
    row(f"GET {MESSAGES}", allowed=READERS, **HIDDEN),
    row(f"GET {MESSAGES}?page=1", allowed=READERS, **HIDDEN),
    row(f"POST {MESSAGES}", body={"content": "Hello"}, allowed=VIEWERS, **HIDDEN),
    row(f"GET {MESSAGE}", allowed=READERS, **HIDDEN),
    row(f"PATCH {MESSAGE}", body={"content": "Hello"}, allowed="owner", **HIDDEN),
    row(f"DELETE {MESSAGE}", allowed="moderator admin owner", setup=own_message, **HIDDEN),
    row(f"PUT {REACTION}", allowed=VIEWERS, **HIDDEN),
    row(f"DELETE {REACTION}", allowed=READERS, **HIDDEN),
    row(f"GET {REACTION}", allowed=READERS, **HIDDEN),
    row(f"GET {PINS}", allowed=READERS, **HIDDEN),
    row(f"PUT {PINS}/{{message}}", allowed="admin owner", **HIDDEN),
    row(f"DELETE {PINS}/{{message}}", allowed="admin owner", **HIDDEN),
    row("POST /api/channels/{channel}/ack", body={"message_id": "{message}"}, allowed=READERS, **HIDDEN),
    row("emit join_room", body={"room": "{room}"}, allowed=READERS, **HIDDEN),
    row("emit leave_room", body={"room": "{room}"}, allowed=f"stranger ex_member limited {READERS}"),
    row("emit typing", body={"room": "{room}"}, allowed=VIEWERS, **HIDDEN),
    row("emit mark_read", body=IN_ROOM, allowed=READERS, **HIDDEN),
    row("emit send_message", body={"room": "{room}", "content": "Hello"}, allowed=VIEWERS, **HIDDEN),
    row("emit edit_message", body={**IN_ROOM, "content": "Hello"}, allowed="owner", **HIDDEN),
    row("emit delete_message", body=IN_ROOM, allowed="moderator admin owner", setup=own_message, **HIDDEN),
    row("emit add_reaction", body=REACTED, allowed=VIEWERS, **HIDDEN),
    row("emit remove_reaction", body=REACTED, allowed=READERS, **HIDDEN),
]
