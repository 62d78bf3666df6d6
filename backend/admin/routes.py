"""The HTTP door to the installation: what it is called, and becoming its administrator."""

from __future__ import annotations

from typing import Annotated

import msgspec
from quart import Blueprint, Response

from backend import __version__
from backend.admin import claim as claims
from backend.schemas import Schema
from backend.web import answer, body, db, house, me, nothing

routes = Blueprint("admin", __name__, url_prefix="/api")

NAME = "Guildhall"


class Claim(Schema, frozen=True):
    token: Annotated[str, msgspec.Meta(max_length=128)]


@routes.get("/instance")
async def show_instance() -> Response:
    return answer({"name": NAME, "version": __version__, "registration": house().settings.registration})


@routes.post("/instance/claim")
async def claim() -> Response:
    user = me("write")
    await db().write(claims.claim, user, (await body(Claim)).token)
    return nothing()
