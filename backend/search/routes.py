"""The HTTP door to searching messages."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.described import gives
from backend.search.finding import search_messages
from backend.search.schemas import Found, Search
from backend.web import answer, db, me, query

routes = Blueprint("search", __name__, url_prefix="/api/search")


@routes.get("/messages")
@gives(Found)
async def search() -> Response:
    return answer(await db().read(search_messages, me("search"), query(Search)))
