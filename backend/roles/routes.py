"""The HTTP door to roles and to what is said of them in channels."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.channels.schemas import Channel
from backend.described import gives
from backend.files.pictures import take_picture
from backend.roles import actions, channel_rights, ordering, reading
from backend.roles import view_as as viewing
from backend.roles.explain import explain_permission
from backend.roles.schemas import (
    ExplainQuery,
    Explanation,
    NewOverwrite,
    NewRole,
    Role,
    RoleChanges,
    RoleOrder,
    Roles,
    ViewAsQuery,
)
from backend.roles.view_as import ViewAs
from backend.web import answer, body, db, me, nothing, query, reason

routes = Blueprint("roles", __name__, url_prefix="/api")


@routes.get("/guilds/<id:guild_id>/roles")
@gives(Roles)
async def list_roles(guild_id: int) -> Response:
    return answer(Roles(await db().read(reading.list_roles, me(), guild_id)))


@routes.post("/guilds/<id:guild_id>/roles")
@gives(Role, 201)
async def create_role(guild_id: int) -> Response:
    user, new = me("write"), await body(NewRole)
    return answer(await db().write(actions.create_role, user, guild_id, new, reason()), 201)


@routes.patch("/guilds/<id:guild_id>/roles/<id:role_id>")
@gives(Role)
async def update_role(guild_id: int, role_id: int) -> Response:
    user, changes = me("write"), await body(RoleChanges)
    return answer(await db().write(actions.update_role, user, guild_id, role_id, changes, reason()))


@routes.put("/guilds/<id:guild_id>/roles/<id:role_id>/icon")
@gives(Role)
async def set_icon(guild_id: int, role_id: int) -> Response:
    user, why = me("write"), reason()
    await db().read(actions.role_below, user, guild_id, role_id)  # who may not needs to send nothing
    icon = await take_picture("role_icon")
    return answer(await db().write(actions.set_icon, user, guild_id, role_id, icon, why))


@routes.delete("/guilds/<id:guild_id>/roles/<id:role_id>/icon")
@gives(Role)
async def remove_icon(guild_id: int, role_id: int) -> Response:
    return answer(await db().write(actions.set_icon, me("write"), guild_id, role_id, None, reason()))


@routes.put("/guilds/<id:guild_id>/roles/order")
@gives(Roles)
async def order_roles(guild_id: int) -> Response:
    user, wanted = me("write"), await body(RoleOrder)
    return answer(Roles(await db().write(ordering.order_roles, user, guild_id, wanted.roles, reason())))


@routes.delete("/guilds/<id:guild_id>/roles/<id:role_id>")
async def delete_role(guild_id: int, role_id: int) -> Response:
    await db().write(actions.delete_role, me("write"), guild_id, role_id, reason())
    return nothing()


@routes.get("/guilds/<id:guild_id>/view-as")
@gives(ViewAs)
async def view_as(guild_id: int) -> Response:
    return answer(await db().read(viewing.view_as, me(), guild_id, query(ViewAsQuery).role_id))


@routes.put("/channels/<id:channel_id>/overwrites/<id:target_id>")
@gives(Channel)
async def put_overwrite(channel_id: int, target_id: int) -> Response:
    user, new = me("write"), await body(NewOverwrite)
    return answer(await db().write(channel_rights.put_overwrite, user, channel_id, target_id, new, reason()))


@routes.delete("/channels/<id:channel_id>/overwrites/<id:target_id>")
@gives(Channel)
async def delete_overwrite(channel_id: int, target_id: int) -> Response:
    return answer(await db().write(channel_rights.delete_overwrite, me("write"), channel_id, target_id, reason()))


@routes.post("/channels/<id:channel_id>/sync")
@gives(Channel)
async def sync_with_category(channel_id: int) -> Response:
    return answer(await db().write(channel_rights.sync_with_category, me("write"), channel_id, reason()))


@routes.get("/channels/<id:channel_id>/explain")
@gives(Explanation)
async def explain(channel_id: int) -> Response:
    return answer(await db().read(explain_permission, me(), channel_id, query(ExplainQuery)))
