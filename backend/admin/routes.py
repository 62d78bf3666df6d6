"""The HTTP door to the installation as everybody sees it, and becoming its administrator. What administrators do is in
`doors/`."""

from __future__ import annotations

from typing import Annotated

import msgspec
from quart import Blueprint, Response

from backend import __version__
from backend.admin import claim as claims
from backend.admin.schemas import Instance
from backend.admin.settings import current
from backend.described import gives
from backend.schemas import Schema
from backend.web import answer, body, db, house, me, nothing

routes = Blueprint("admin", __name__, url_prefix="/api")


class Claim(Schema, frozen=True):
    token: Annotated[str, msgspec.Meta(max_length=128)]


async def show_instance() -> Instance:
    settings = house().settings
    now = await db().read(current, settings)
    return Instance(now.name, __version__, now.registration, settings.smtp_url is not None)


@routes.get("/instance")
@gives(Instance)
async def instance() -> Response:
    return answer(await show_instance())


@routes.post("/instance/claim")
async def claim() -> Response:
    user = me("write")
    await db().write(claims.claim, user, (await body(Claim)).token)
    return nothing()
