"""Guilds and their settings, members, bans and invites."""

from __future__ import annotations

from typing import Any

from support import PASSWORD

from tests.authz.rows import row

SIGNED_IN = "stranger ex_member timed_out member limited moderator admin owner"
MEMBERS = "timed_out member limited moderator admin owner"
ABLE = "member limited moderator admin owner"
MODERATORS = "moderator admin owner"
MANAGERS = "admin owner"

GUILD, MEMBER = "/api/guilds/{guild}", "/api/guilds/{guild}/members/{target}"


async def guild_name(stage: Any) -> dict[str, Any]:
    return {"name": (await stage.owner.get(f"/api/guilds/{stage.guild}")).json["name"]}


async def banned(stage: Any) -> dict[str, Any]:
    """A plain member, banned by the owner."""
    target = await stage.target()
    await stage.owner.put(f"/api/guilds/{stage.guild}/bans/{target.id}")
    return {"target": target.id}


async def role_holder(stage: Any) -> dict[str, Any]:
    """A plain member to whom the owner has given the lowest role."""
    target = await stage.target()
    await stage.owner.put(f"/api/guilds/{stage.guild}/members/{target.id}/roles/{stage.role}")
    return {"target": target.id}


async def invite(stage: Any) -> dict[str, Any]:
    answer = await stage.owner.post(f"/api/guilds/{stage.guild}/invites", {})
    return {"invite": answer.json["code"]}


ROWS = [
    row("GET /api/guilds", allowed=SIGNED_IN),
    row("POST /api/guilds", body={"name": "Theirs"}, allowed=SIGNED_IN),
    row(f"GET {GUILD}", allowed=MEMBERS),
    row(f"PATCH {GUILD}", body={"description": "New"}, allowed=MANAGERS),
    row(f"PUT {GUILD}/icon", picture=True, allowed=MANAGERS),
    row(f"DELETE {GUILD}/icon", allowed=MANAGERS),
    row(f"PUT {GUILD}/banner", picture=True, allowed=MANAGERS),
    row(f"DELETE {GUILD}/banner", allowed=MANAGERS),
    row(f"PUT {GUILD}/vanity", body={"code": None}, allowed=MANAGERS),
    row(f"POST {GUILD}/transfer", body={"user_id": "{target}", "password": PASSWORD}, allowed="owner"),
    row(f"DELETE {GUILD}", body={"name": "{name}"}, allowed="owner", setup=guild_name),
    row(f"POST {GUILD}/leave", allowed="timed_out member limited moderator admin", owner=409),
    row(f"GET {GUILD}/members", allowed=MEMBERS),
    row(f"GET {GUILD}/members?q=a", allowed=MEMBERS),
    row(f"GET {MEMBER}", allowed=MEMBERS),
    row(f"PATCH {GUILD}/members/{{me}}", body={"nickname": "Me"}, allowed=ABLE),
    row(f"PATCH {MEMBER}", body={"nickname": "You"}, allowed=MODERATORS),
    row(f"PATCH {MEMBER}", body={"timeout": 60}, allowed=MODERATORS),
    row(f"PATCH {MEMBER}", body={"roles": ["{role}"]}, allowed=MANAGERS),
    row(f"PUT {MEMBER}/roles/{{role}}", allowed=MANAGERS),
    row(f"DELETE {MEMBER}/roles/{{role}}", allowed=MANAGERS, setup=role_holder),
    row(f"DELETE {MEMBER}", allowed=MODERATORS),
    row(f"GET {GUILD}/bans", allowed=MODERATORS),
    row(f"PUT {GUILD}/bans/{{target}}", body={"delete_messages": 60}, allowed=MODERATORS),
    row(f"POST {GUILD}/bans/bulk", body={"users": ["{target}"]}, allowed=MODERATORS),
    row(f"DELETE {GUILD}/bans/{{target}}", allowed=MODERATORS, setup=banned),
    row(f"GET {GUILD}/invites", allowed=MANAGERS),
    row(f"POST {GUILD}/invites", body={}, allowed=ABLE),
    row(f"POST {GUILD}/invites", body={"channel_id": "{channel}"}, allowed="member moderator admin owner", limited=422),
    row(f"DELETE {GUILD}/invites/{{invite}}", allowed=MANAGERS, setup=invite),
    row("GET /api/invites/{invite}", allowed=f"anonymous {SIGNED_IN}", setup=invite),
    row("POST /api/invites/{invite}/join", allowed=SIGNED_IN, setup=invite),
]
