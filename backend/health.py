"""For whoever watches the process: is it alive, does it take work."""

from __future__ import annotations

import asyncio

import msgspec
from quart import Blueprint, Response

from backend.described import gives
from backend.errors import Unavailable
from backend.web import answer, house

routes = Blueprint("health", __name__)

DATABASE_WITHIN = 2.0  # seconds


class Health(msgspec.Struct, frozen=True):
    status: str


@routes.get("/healthz")
@gives(Health)
async def healthz() -> Response:
    """Whether the process runs."""
    return answer(Health("ok"))


@routes.get("/readyz")
@gives(Health)
async def readyz() -> Response:
    """Whether it takes work."""
    app = house()
    if not app.is_ready:
        raise Unavailable("The server is starting or stopping.", retry_after=2)
    try:
        await asyncio.wait_for(app.db.ping(), DATABASE_WITHIN)
    except TimeoutError:
        raise Unavailable("The database does not answer.", retry_after=2) from None
    return answer(Health("ready"))
