"""Guilds."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.admin import guilds
from backend.admin.schemas import GuildRows, ListQuery, TypedName
from backend.described import gives
from backend.web import answer, body, db, me, nothing, query, reason

routes = Blueprint("guilds", __name__, url_prefix="/guilds")


@routes.get("")
@gives(GuildRows)
async def list_guilds() -> Response:
    user = me()
    return answer(await db().read(guilds.list_guilds, user, query(ListQuery)))


@routes.delete("/<id:guild_id>")
async def delete_guild(guild_id: int) -> Response:
    user, typed = me("write"), await body(TypedName)
    await db().write(guilds.delete_guild, user, guild_id, typed.name, reason())
    return nothing()
