"""One's own account and how one stands to others: whoever is signed in, whatever they are in a guild."""

from __future__ import annotations

from typing import Any

from picture_stage import picture, send

from tests.authz.rows import row

SIGNED_IN = "stranger ex_member timed_out member limited moderator admin owner"


async def somebody(stage: Any) -> dict[str, Any]:
    person = await stage.target()
    return {"target": person.id, "name": person.name}


async def asked(stage: Any) -> dict[str, Any]:
    """Somebody has asked the owner, and nobody else."""
    person = await stage.target()
    await person.post("/api/friends/request", {"to": stage.owner.name})
    return {"target": person.id}


async def avatar(stage: Any) -> dict[str, Any]:
    shown = (await send(stage.owner, picture())).json["avatar"]
    return {"name": shown.rpartition("/")[2]}


ROWS = [
    row("PATCH /api/me", body={"bio": "Likes tea."}, allowed=SIGNED_IN),
    row("PUT /api/me/avatar", picture=True, allowed=SIGNED_IN),
    row("DELETE /api/me/avatar", allowed=SIGNED_IN),
    row("PUT /api/me/banner", picture=True, allowed=SIGNED_IN),
    row("DELETE /api/me/banner", allowed=SIGNED_IN),
    row("PATCH /api/me/settings", body={"theme": "light"}, allowed=SIGNED_IN),
    row("PUT /api/me/status", body={"status": "idle"}, allowed=SIGNED_IN),
    row("emit set_status", body={"status": "idle"}, allowed=SIGNED_IN),
    row("emit set_active", body={"active": False}, allowed=SIGNED_IN),
    row("GET /api/users/{target}", allowed=SIGNED_IN, setup=somebody),
    row("GET /api/search/users?q=a", allowed=SIGNED_IN),
    row("GET /api/search/guilds?q=a", allowed=SIGNED_IN),
    row("GET /api/friends", allowed=SIGNED_IN),
    row("POST /api/friends/request", body={"to": "{name}"}, allowed=SIGNED_IN, setup=somebody),
    row(
        "POST /api/friends/{target}/accept",
        allowed="owner",
        setup=asked,
        **dict.fromkeys(SIGNED_IN.split()[:-1], 404),
    ),
    row("POST /api/friends/{target}/decline", allowed=SIGNED_IN, setup=somebody),
    row("POST /api/friends/{target}/cancel", allowed=SIGNED_IN, setup=somebody),
    row("DELETE /api/friends/{target}", allowed=SIGNED_IN, setup=somebody),
    row("PUT /api/friends/{target}/block", allowed=SIGNED_IN, setup=somebody),
    row("DELETE /api/friends/{target}/block", allowed=SIGNED_IN, setup=somebody),
    row("GET /media/avatar/{name}", allowed=f"anonymous {SIGNED_IN}", setup=avatar),  # its name cannot be guessed
]
