"""For whoever watches the process: is it alive, does it take work."""

from __future__ import annotations

import asyncio

from quart import Blueprint, Response

from backend.errors import Unavailable
from backend.web import answer, house

routes = Blueprint("health", __name__)

DATABASE_WITHIN = 2.0  # seconds


@routes.get("/healthz")
async def healthz() -> Response:
    return answer({"status": "ok"})


@routes.get("/readyz")
async def readyz() -> Response:
    app = house()
    if not app.is_ready:
        raise Unavailable("The server is starting or stopping.", retry_after=2)
    try:
        await asyncio.wait_for(app.db.ping(), DATABASE_WITHIN)
    except TimeoutError:
        raise Unavailable("The database does not answer.", retry_after=2) from None
    return answer({"status": "ready"})
