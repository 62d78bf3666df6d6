"""The installation: open to its administrators, not there for anybody else, whatever they are in a guild."""

from typing import Any

from sqlalchemy import delete, insert

from backend.admin.claim import KEY
from backend.admin.models import instance
from backend.db import Work
from backend.utils import sha256
from tests.authz.rows import row

ADMIN = "instance_admin"
OTHERS = "stranger ex_member timed_out member limited moderator admin owner"
NOBODY_ELSE = dict.fromkeys(OTHERS.split(), 404)
EVERYBODY = f"anonymous {OTHERS} {ADMIN}"
PASSWORD = "correct horse battery staple"


async def guild(stage: Any) -> dict[str, Any]:
    return {"doomed": (await stage.owner.post("/api/guilds", {"name": "Doomed"})).json["id"]}


async def invitation(stage: Any) -> dict[str, Any]:
    return {"code": (await stage.instance_admin.post("/api/admin/invites", {})).json["code"]}


async def announcement(stage: Any) -> dict[str, Any]:
    made = await stage.instance_admin.post("/api/admin/announcements", {"content": "Hello"})
    return {"announcement": made.json["id"]}


async def claim(stage: Any) -> dict[str, Any]:
    """A link as the server prints it while there is no administrator."""

    def print_link(work: Work) -> None:
        work.execute(delete(instance).where(instance.c.key == KEY))
        work.execute(insert(instance).values(key=KEY, value=sha256("a link").hex()))

    await stage.write(print_link)
    return {"token": "a link"}


def hidden(route: str, **options: Any) -> Any:
    return row(route, allowed=ADMIN, **options, **NOBODY_ELSE)


ROWS = [
    row("GET /api/instance", allowed=EVERYBODY),
    row("POST /api/instance/claim", body={"token": "{token}"}, allowed=OTHERS, setup=claim),
    hidden("GET /api/admin/users"),
    hidden("PATCH /api/admin/users/{target}", body={"disabled": True}),
    hidden("POST /api/admin/users/{target}/password-reset"),
    hidden("DELETE /api/admin/users/{target}", body={"password": PASSWORD}),
    hidden("GET /api/admin/guilds"),
    hidden("DELETE /api/admin/guilds/{doomed}", body={"name": "Doomed"}, setup=guild),
    hidden("GET /api/admin/settings"),
    hidden("PATCH /api/admin/settings", body={"name": "Town Hall"}),
    hidden("GET /api/admin/invites"),
    hidden("POST /api/admin/invites", body={}),
    hidden("DELETE /api/admin/invites/{code}", setup=invitation),
    hidden("GET /api/admin/announcements"),
    hidden("POST /api/admin/announcements", body={"content": "Hello"}),
    hidden("DELETE /api/admin/announcements/{announcement}", setup=announcement),
    hidden("GET /api/admin/audit-log"),
    hidden("GET /api/admin/storage"),
    hidden("GET /api/admin/figures"),
]
