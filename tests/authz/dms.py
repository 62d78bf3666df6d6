"""Direct messages: who is in a conversation, and nobody else, whatever they are elsewhere."""

from __future__ import annotations

from typing import Any

from tests.authz.rows import row

SIGNED_IN = "stranger ex_member timed_out member limited moderator admin owner"


async def group(stage: Any) -> dict[str, Any]:
    """A group of the owner's, with the target in it."""
    friend, target = await stage.target(), await stage.target()
    made = await stage.owner.post("/api/dms", {"users": [friend.id, target.id]})
    return {"dm": made.json["id"], "target": target.id}


async def friend(stage: Any) -> dict[str, Any]:
    return {"target": (await stage.target()).id}


OTHERS = dict.fromkeys(["stranger", "ex_member", "timed_out", "member", "limited", "moderator", "admin"], 404)

ROWS = [
    row("GET /api/dms", allowed=SIGNED_IN),
    row(
        "POST /api/dms",
        body={"users": ["{target}"]},
        allowed="timed_out member limited moderator admin owner",
        outsiders=403,
        setup=friend,
    ),
    row("GET /api/dms/{dm}", allowed="owner", setup=group, **OTHERS),
    row("PATCH /api/dms/{dm}", body={"name": "Ours"}, allowed="owner", setup=group, **OTHERS),
    row("PUT /api/dms/{dm}/icon", allowed="owner", picture=True, setup=group, **OTHERS),
    row("DELETE /api/dms/{dm}/icon", allowed="owner", setup=group, **OTHERS),
    row("PUT /api/dms/{dm}/members/{target}", allowed="owner", setup=group, **OTHERS),
    row("DELETE /api/dms/{dm}/members/{target}", allowed="owner", setup=group, **OTHERS),
    row("POST /api/dms/{dm}/owner", body={"user_id": "{target}"}, allowed="owner", setup=group, **OTHERS),
    row("DELETE /api/dms/{dm}", allowed="owner", setup=group, **OTHERS),
]
