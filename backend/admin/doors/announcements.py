"""Announcements."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.admin import announcements
from backend.admin.schemas import Announcement, Announcements, NewAnnouncement
from backend.described import gives
from backend.web import answer, body, db, me, nothing, reason

routes = Blueprint("announcements", __name__, url_prefix="/announcements")


@routes.get("")
@gives(Announcements)
async def list_announcements() -> Response:
    return answer(Announcements(await db().read(announcements.list_announcements, me())))


@routes.post("")
@gives(Announcement, 201)
async def create_announcement() -> Response:
    user, new = me("write"), await body(NewAnnouncement)
    return answer(await db().write(announcements.create_announcement, user, new, reason()), 201)


@routes.delete("/<id:announcement_id>")
async def delete_announcement(announcement_id: int) -> Response:
    await db().write(announcements.delete_announcement, me("write"), announcement_id, reason())
    return nothing()
