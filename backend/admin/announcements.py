"""Announcements to everybody, until they are taken back or expire."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import delete, insert, select

from backend.admin.access import access_installation
from backend.admin.events import AnnouncementCreated, AnnouncementDeleted
from backend.admin.models import announcements
from backend.admin.schemas import Announcement, NewAnnouncement
from backend.audit.log import record
from backend.db import Work
from backend.errors import Conflict, NotFound
from backend.ids import time_of
from backend.jobs.schedule import cancel, plan
from backend.people import Person
from backend.realtime import rooms
from backend.utils import clean_text, iso

LENGTH = 2000
MOST = 20  # at once: everybody's start-up state has them all
HOUR = 3_600_000  # milliseconds
CACHED = "announcements"
NAMED_BY = 80  # characters of it, in the log


def announcements_of(work: Work) -> list[Announcement]:
    """Those that stand now, the oldest first; for everybody's start-up state, so that they are remembered."""
    rows = work.cache.get(CACHED, "all")
    if rows is None:
        version = work.cache.version(CACHED)
        rows = work.execute(select(announcements).order_by(announcements.c.id)).all()
        work.cache.put(CACHED, "all", rows, version)
    return [_announcement(row) for row in rows if row.expires_at is None or row.expires_at > work.now]


def list_announcements(work: Work, admin: Person) -> list[Announcement]:
    access_installation(work, admin.id)
    return announcements_of(work)


def create_announcement(work: Work, admin: Person, new: NewAnnouncement, reason: str) -> Announcement:
    access_installation(work, admin.id)
    content = clean_text("content", new.content, LENGTH)
    if len(announcements_of(work)) >= MOST:
        raise Conflict(f"There can be {MOST} announcements at once.")
    id = work.new_id()
    expires_at = work.now + new.expires_hours * HOUR if new.expires_hours else None
    row = {"id": id, "content": content, "level": new.level, "created_by": admin.id, "expires_at": expires_at}
    work.forget(CACHED)
    made = _announcement(work.execute(insert(announcements).values(**row).returning(announcements)).one())
    if expires_at is not None:
        plan(work, "expire_announcement", expires_at, {"announcement_id": id}, key=_key(id))
    record(work, None, admin, "announcement_create", _target(id, content), {"level": (None, new.level)}, reason)
    work.announce(AnnouncementCreated(**msgspec.structs.asdict(made)), to=rooms.EVERYONE)
    return made


def delete_announcement(work: Work, admin: Person, announcement_id: int, reason: str) -> None:
    access_installation(work, admin.id)
    content = _remove(work, announcement_id)
    if content is None:
        raise NotFound("There is no such announcement.")
    cancel(work, _key(announcement_id))
    record(work, None, admin, "announcement_delete", _target(announcement_id, content), {}, reason)


def expire_announcement(work: Work, announcement_id: int) -> None:
    """The job."""
    _remove(work, announcement_id)


def _remove(work: Work, announcement_id: int) -> str | None:
    """What it said; None when it is gone already."""
    here = delete(announcements).where(announcements.c.id == announcement_id)
    content: str | None = work.execute(here.returning(announcements.c.content)).scalar_one_or_none()
    if content is not None:
        work.forget(CACHED)
        work.announce(AnnouncementDeleted(announcement_id), to=rooms.EVERYONE)
    return content


def _announcement(row: Any) -> Announcement:
    expires_at = iso(row.expires_at) if row.expires_at is not None else None
    return Announcement(row.id, row.content, row.level, iso(time_of(row.id)), expires_at)


def _target(id: int, content: str) -> tuple[str, int, str]:
    return "announcement", id, " ".join(content.split())[:NAMED_BY]


def _key(id: int) -> str:
    return f"announcement:{id}"
