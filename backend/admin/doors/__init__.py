"""The HTTP doors under /api/admin, one module for each noun. The gate is here: a door cannot forget it."""

from __future__ import annotations

from quart import Blueprint

from backend.admin.access import access_installation
from backend.admin.doors import announcements, guilds, invites, looking, settings
from backend.web import db, me

routes = Blueprint("administration", __name__, url_prefix="/api/admin")


@routes.before_request
async def only_for_administrators() -> None:
    """Before anything of the request is read: what is wrong with it is nobody else's to know."""
    await db().read(access_installation, me().id)


for door in (guilds, settings, invites, announcements, looking):
    routes.register_blueprint(door.routes)
