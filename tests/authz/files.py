"""Files: everybody sends them; those of a message are its readers', all others their sender's alone."""

from __future__ import annotations

from typing import Any

import aiohttp
from picture_stage import picture
from sqlalchemy import update

from backend.db import Work
from backend.files.models import files
from tests.authz.rows import row

SIGNED_IN = "stranger ex_member timed_out member limited moderator admin owner"
READERS = "timed_out member moderator admin owner"


async def sent(stage: Any) -> dict[str, Any]:
    """The owner's, in no message."""
    form = aiohttp.FormData()
    form.add_field("file", picture(), filename="tea.png")
    answer = await stage.owner.post("/api/upload", data=form)
    return {"file": answer.json["id"], "longest": max(answer.json["width"], answer.json["height"])}


async def attached(stage: Any) -> dict[str, Any]:
    made = await sent(stage)

    def attach(work: Work) -> None:
        values = {"channel_id": stage.channel, "guild_id": stage.guild, "message_id": stage.channel}
        work.execute(update(files).where(files.c.id == made["file"]).values(**values))

    await stage.write(attach)
    return made


TUS = {"Tus-Resumable": "1.0.0"}
PATCHED = {**TUS, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}


async def begun(stage: Any) -> dict[str, Any]:
    """The owner's, of which nothing has arrived."""
    answer = await stage.owner.post("/api/uploads", headers={**TUS, "Upload-Length": "5"})
    return {"upload": int(answer.headers["Location"].rpartition("/")[2])}


async def in_message(stage: Any) -> dict[str, Any]:
    made = await sent(stage)
    body = {"content": "Tea", "files": [made["file"]]}
    answer = await stage.owner.post(f"/api/channels/{stage.channel}/messages", body)
    return {**made, "message": answer.json["id"]}


ATTACHED = "/api/channels/{channel}/messages/{message}/files/{file}"
UPLOAD = "/api/uploads/{upload}"
FILE = "/api/files/{file}"
OTHERS = dict.fromkeys(("timed_out", "member", "limited", "moderator", "admin"), 404)

ROWS = [
    row("POST /api/upload", picture=True, allowed=SIGNED_IN),
    row(f"GET {FILE}/tea.png", allowed=READERS, limited=404, setup=attached),
    row(f"GET {FILE}/thumbnails/{{longest}}", allowed=READERS, limited=404, setup=attached),
    row(f"GET {FILE}/other.png", allowed="owner", setup=sent, **OTHERS),
    row(f"DELETE {FILE}", allowed="owner", setup=sent, **OTHERS),
    row(f"PATCH {ATTACHED}", body={"alt": "A cup"}, allowed="owner", limited=404, setup=in_message),
    row(f"DELETE {ATTACHED}", allowed="owner", limited=404, setup=in_message),
    row("POST /api/uploads", headers={**TUS, "Upload-Length": "5"}, allowed=SIGNED_IN),
    row(f"GET {UPLOAD}", allowed="owner", setup=begun, **OTHERS),
    row(f"PATCH {UPLOAD}", headers=PATCHED, allowed="owner", setup=begun, **OTHERS),
    row(f"DELETE {UPLOAD}", headers=TUS, allowed="owner", setup=begun, **OTHERS),
]
