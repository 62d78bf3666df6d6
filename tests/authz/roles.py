"""Roles, and what is said of them in channels: whoever manages roles, below their own; channels that one does not see are not
there."""

from __future__ import annotations

from typing import Any

from tests.authz.rows import row

MEMBERS = "timed_out member limited moderator admin owner"
VIEWERS = "timed_out member moderator admin owner"
MANAGERS = "admin owner"

ROLES, ROLE = "/api/guilds/{guild}/roles", "/api/guilds/{guild}/roles/{role}"
OVERWRITE = "/api/channels/{channel}/overwrites/{role}"
SAID = {"type": "role", "allow": 0, "deny": 2048}


async def fresh_role(stage: Any) -> dict[str, Any]:
    """A new one at the bottom."""
    made = await stage.owner.post(f"/api/guilds/{stage.guild}/roles", {"name": "short-lived"})
    return {"role": made.json["id"]}


async def order(stage: Any) -> dict[str, Any]:
    """As it is."""
    listed = (await stage.owner.get(f"/api/guilds/{stage.guild}/roles")).json["roles"]
    return {"order": [role["id"] for role in listed if role["id"] != stage.guild]}


async def said(stage: Any) -> dict[str, Any]:
    """Something is said of a role in the channel."""
    found = await fresh_role(stage)
    await stage.owner.put(f"/api/channels/{stage.channel}/overwrites/{found['role']}", SAID)
    return found


async def in_category(stage: Any) -> dict[str, Any]:
    at = f"/api/guilds/{stage.guild}/channels"
    category = (await stage.owner.post(at, {"name": "Rooms", "type": "category"})).json["id"]
    return {"inside": (await stage.owner.post(at, {"name": "inside", "parent_id": category})).json["id"]}


ROWS = [
    row(f"GET {ROLES}", allowed=MEMBERS),
    row(f"POST {ROLES}", body={"name": "new"}, allowed=MANAGERS),
    row(f"PATCH {ROLE}", body={"name": "renamed"}, allowed=MANAGERS, setup=fresh_role),
    row(f"PUT {ROLE}/icon", picture=True, allowed=MANAGERS, setup=fresh_role),
    row(f"DELETE {ROLE}/icon", allowed=MANAGERS, setup=fresh_role),
    row(f"PUT {ROLES}/order", body={"roles": "{order}"}, allowed=MANAGERS, setup=order),
    row(f"DELETE {ROLE}", allowed=MANAGERS, setup=fresh_role),
    row("GET /api/guilds/{guild}/view-as?role_id={role}", allowed=MANAGERS),
    row(f"PUT {OVERWRITE}", body=SAID, allowed=MANAGERS, setup=fresh_role, limited=404),
    row(f"DELETE {OVERWRITE}", allowed=MANAGERS, setup=said, limited=404),
    row("POST /api/channels/{inside}/sync", allowed=MANAGERS, setup=in_category),
    row("GET /api/channels/{channel}/explain?permission=SEND_MESSAGES", allowed=VIEWERS, limited=404),
    row(
        "GET /api/channels/{channel}/explain?permission=SEND_MESSAGES&user_id={target}",
        allowed=MANAGERS,
        limited=404,
    ),
]
