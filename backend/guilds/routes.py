"""The HTTP door to guilds."""

from __future__ import annotations

import msgspec
from quart import Blueprint, Response

from backend.guilds import actions, members, show
from backend.guilds.schemas import MembersQuery, NewGuild
from backend.web import answer, body, db, house, me, query

routes = Blueprint("guilds", __name__, url_prefix="/api")


@routes.get("/guilds")
async def list_guilds() -> Response:
    return answer(await db().read(show.list_guilds, me()))


@routes.post("/guilds")
async def create_guild() -> Response:
    user = me("create_guild")
    return answer(await db().write(actions.create_guild, user, await body(NewGuild)), 201)


@routes.get("/guilds/<id:guild_id>")
async def show_guild(guild_id: int) -> Response:
    return answer(await db().read(show.show_guild, me(), guild_id))


@routes.get("/guilds/<id:guild_id>/members")
async def list_members(guild_id: int) -> Response:
    found, after = await db().read(members.list_members, me(), guild_id, query(MembersQuery))
    status = house().hub.presence.status
    shown = [msgspec.structs.replace(member, status=status(member.user.id)) for member in found]
    return answer({"members": shown, "next": after})
