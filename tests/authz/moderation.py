"""Who may read the audit log, report, decide, and make automod's rules."""

from tests.authz.rows import row

MODERATORS = "moderator admin owner"
MANAGERS = "admin owner"
MEMBERS = "timed_out member limited moderator admin owner"
OPTIONS = {"actions": {"alert": True}}


async def report(stage):
    """A plain member, reported by the owner."""
    target = await stage.target()
    body = {"reason": "rude", "user_id": target.id}
    answer = await stage.owner.post(f"/api/guilds/{stage.guild}/reports", body)
    return {"report": answer.json["id"]}


async def rule(stage):
    body = {"name": "No invites", "kind": "invites", "options": OPTIONS}
    return {"rule": (await stage.owner.post(f"/api/guilds/{stage.guild}/automod", body)).json["id"]}


ROWS = [
    row("GET /api/guilds/{guild}/audit-log", allowed=MODERATORS),
    row("POST /api/guilds/{guild}/reports", body={"reason": "rude", "user_id": "{target}"}, allowed=MEMBERS),
    row("GET /api/guilds/{guild}/reports", allowed=MODERATORS),
    row("PATCH /api/guilds/{guild}/reports/{report}", body={"status": "resolved"}, allowed=MODERATORS, setup=report),
    row("GET /api/guilds/{guild}/automod", allowed=MANAGERS),
    row(
        "POST /api/guilds/{guild}/automod",
        body={"name": "No invites", "kind": "invites", "options": OPTIONS},
        allowed=MANAGERS,
    ),
    row("PATCH /api/guilds/{guild}/automod/{rule}", body={"enabled": False}, allowed=MANAGERS, setup=rule),
    row("DELETE /api/guilds/{guild}/automod/{rule}", allowed=MANAGERS, setup=rule),
    row("POST /api/guilds/{guild}/automod/test", body={"kind": "invites", "options": OPTIONS}, allowed=MANAGERS),
]
