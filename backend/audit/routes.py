"""The HTTP door to a guild's audit log."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.audit.reading import guild_entries
from backend.audit.schemas import Entries, EntriesQuery
from backend.described import gives
from backend.web import answer, db, me, query

routes = Blueprint("audit", __name__, url_prefix="/api")


@routes.get("/guilds/<id:guild_id>/audit-log")
@gives(Entries)
async def list_entries(guild_id: int) -> Response:
    user = me()
    return answer(await db().read(guild_entries, user, guild_id, query(EntriesQuery)))
