"""Reading the audit log, newest first; the ones who acted come in the same statement."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import select

from backend.audit.models import audit_log
from backend.audit.schemas import Entries, EntriesQuery, Entry
from backend.db import Work
from backend.ids import time_of
from backend.people import Person
from backend.permissions.access import access_guild
from backend.permissions.bits import Permission
from backend.users.models import users
from backend.utils import iso

_changes = msgspec.json.Decoder(dict[str, list[Any]])


def guild_entries(work: Work, user: Person, guild_id: int, query: EntriesQuery) -> Entries:
    access_guild(work, user.id, guild_id, needs=Permission.VIEW_AUDIT_LOG)
    return entries(work, guild_id, query)


def entries(work: Work, guild_id: int | None, query: EntriesQuery) -> Entries:
    """`guild_id` None: the installation's own log. Whether it may be read is the caller's to ask."""
    which = [audit_log.c.guild_id.is_(None) if guild_id is None else audit_log.c.guild_id == guild_id]
    if query.before is not None:
        which.append(audit_log.c.id < query.before)
    wanted = {"action": query.action, "actor_id": query.actor_id, "target_id": query.target_id}
    which += [audit_log.c[column] == value for column, value in wanted.items() if value is not None]
    rows = work.execute(_ENTRIES.where(*which).limit(query.limit + 1)).all()
    shown = [_entry(row) for row in rows[: query.limit]]
    return Entries(shown, shown[-1].id if len(rows) > query.limit else None)


def _entry(row: Any) -> Entry:
    return Entry(
        row.id,
        row.guild_id,
        Person(row.actor_id, row.username, row.display_name, row.avatar) if row.username is not None else None,
        row.action,
        row.target_type,
        row.target_id,
        row.target_name,
        _changes.decode(row.changes),
        row.reason,
        iso(time_of(row.id)),
    )


_living = (users.c.id == audit_log.c.actor_id) & users.c.deleted_at.is_(None)
_ENTRIES = (
    select(audit_log, users.c.username, users.c.display_name, users.c.avatar)
    .outerjoin(users, _living)
    .order_by(audit_log.c.id.desc())
)
