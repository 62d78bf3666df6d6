"""What administrators look at: their log, storage, live figures."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.admin.parts import parts
from backend.admin.schemas import Storage
from backend.audit.reading import entries
from backend.audit.schemas import Entries, EntriesQuery
from backend.described import gives
from backend.metrics.routes import parts as metrics_parts
from backend.metrics.schemas import Figures
from backend.web import answer, db, query

routes = Blueprint("looking", __name__)


@routes.get("/audit-log")
@gives(Entries)
async def list_entries() -> Response:
    return answer(await db().read(entries, None, query(EntriesQuery)))


@routes.get("/storage")
@gives(Storage)
async def show_storage() -> Response:
    return answer(await parts().storage.measure())


@routes.get("/figures")
@gives(Figures)
async def show_figures() -> Response:
    return answer(await metrics_parts().meter.read())
