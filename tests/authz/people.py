"""One's own account and how one stands to others: whoever is signed in, whatever they are in a guild."""

from __future__ import annotations

from typing import Any

from tests.authz.rows import row

SIGNED_IN = "stranger ex_member timed_out member limited moderator admin owner"


async def somebody(stage: Any) -> dict[str, Any]:
    person = await stage.target()
    return {"target": person.id, "name": person.name}


ROWS = [
    row("PATCH /api/me", body={"bio": "Likes tea."}, allowed=SIGNED_IN),
    row("PUT /api/me/avatar", picture=True, allowed=SIGNED_IN),
    row("DELETE /api/me/avatar", allowed=SIGNED_IN),
    row("PUT /api/me/banner", picture=True, allowed=SIGNED_IN),
    row("DELETE /api/me/banner", allowed=SIGNED_IN),
    row("PATCH /api/me/settings", body={"theme": "light"}, allowed=SIGNED_IN),
    row("PUT /api/me/status", body={"status": "idle"}, allowed=SIGNED_IN),
    row("emit set_status", body={"status": "idle"}, allowed=SIGNED_IN),
    row("GET /api/users/{target}", allowed=SIGNED_IN, setup=somebody),
    row("GET /api/search/users?q=a", allowed=SIGNED_IN),
    row("GET /api/friends", allowed=SIGNED_IN),
    row("POST /api/friends/request", body={"to": "{name}"}, allowed=SIGNED_IN, setup=somebody),
    # Nobody has asked: that there is no request is all that anybody learns.
    row(
        "POST /api/friends/{target}/accept",
        allowed="",
        setup=somebody,
        **dict.fromkeys(SIGNED_IN.split(), 404),
    ),
    row("POST /api/friends/{target}/decline", allowed=SIGNED_IN, setup=somebody),
    row("POST /api/friends/{target}/cancel", allowed=SIGNED_IN, setup=somebody),
    row("DELETE /api/friends/{target}", allowed=SIGNED_IN, setup=somebody),
    row("PUT /api/friends/{target}/block", allowed=SIGNED_IN, setup=somebody),
    row("DELETE /api/friends/{target}/block", allowed=SIGNED_IN, setup=somebody),
    # Pictures are there for whoever knows their names, which cannot be guessed.
    row(
        "GET /media/avatar/00000000000000000000000000000000.webp",
        allowed="",
        anonymous=404,
        **dict.fromkeys(SIGNED_IN.split(), 404),
    ),
]
