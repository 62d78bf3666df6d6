"""Emojis and stickers: members see them, whoever creates or manages expressions makes and changes them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert

from backend.db import Work
from backend.expressions.models import expressions
from tests.authz.rows import row

MEMBERS = "timed_out member limited moderator admin owner"
MANAGERS = "admin owner"
PICTURE = f"/media/emoji/{'0' * 32}.webp"


async def made(stage: Any) -> dict[str, Any]:
    """One of each, the owner's."""

    def make(work: Work, kind: str) -> int:
        id = work.new_id()
        row = {"id": id, "guild_id": stage.guild, "kind": kind, "animated": False, "picture": PICTURE}
        key = "tea" if kind == "emoji" else None
        work.execute(insert(expressions).values(**row, name="tea", key=key, created_by=stage.owner.id))
        return id

    return {kind: await stage.write(make, kind) for kind in ("emoji", "sticker")}


EMOJIS, STICKERS = "/api/guilds/{guild}/emojis", "/api/guilds/{guild}/stickers"

ROWS = [
    row(f"GET {EMOJIS}", allowed=MEMBERS),
    row(f"POST {EMOJIS}", body={"name": "mug"}, picture=True, allowed=MANAGERS),
    row(f"GET {EMOJIS}/{{emoji}}", allowed=MEMBERS, setup=made),
    row(f"PATCH {EMOJIS}/{{emoji}}", body={"name": "mug"}, allowed=MANAGERS, setup=made),
    row(f"DELETE {EMOJIS}/{{emoji}}", allowed=MANAGERS, setup=made),
    row(f"GET {STICKERS}", allowed=MEMBERS),
    row(f"POST {STICKERS}", body={"name": "mug"}, picture=True, allowed=MANAGERS),
    row(f"GET {STICKERS}/{{sticker}}", allowed=MEMBERS, setup=made),
    row(f"PATCH {STICKERS}/{{sticker}}", body={"tags": "🍵"}, allowed=MANAGERS, setup=made),
    row(f"DELETE {STICKERS}/{{sticker}}", allowed=MANAGERS, setup=made),
]
