"""The HTTP doors under /api/admin, one module for each noun. The gate is here: a door cannot forget it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from quart import Blueprint

from backend.admin.access import access_installation
from backend.admin.doors import announcements, guilds, invites, looking, settings, users
from backend.admin.parts import add_parts
from backend.web import db, me

if TYPE_CHECKING:
    from backend.house import House

routes = Blueprint("administration", __name__, url_prefix="/api/admin")


@routes.before_request
async def only_for_administrators() -> None:
    """Before anything of the request is read: what is wrong with it is nobody else's to know."""
    await db().read(access_installation, me().id)


routes.record_once(lambda state: add_parts(cast("House", state.app)))
for door in (users, guilds, settings, invites, announcements, looking):
    routes.register_blueprint(door.routes)
