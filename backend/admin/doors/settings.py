"""What the installation is called, and who may register."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.admin import settings
from backend.admin.schemas import InstanceSettings, SettingsChange
from backend.described import gives
from backend.web import answer, body, db, house, me, reason

routes = Blueprint("settings", __name__, url_prefix="/settings")


@routes.get("")
@gives(InstanceSettings)
async def show_settings() -> Response:
    return answer(await db().read(settings.show, me(), house().settings))


@routes.patch("")
@gives(InstanceSettings)
async def change_settings() -> Response:
    user, change = me("write"), await body(SettingsChange)
    return answer(await db().write(settings.change, user, house().settings, change, reason()))
