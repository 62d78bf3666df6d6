"""Writing to the audit log: every act of moderating or administering calls `record`, in its own transaction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import insert, select, update

from backend.audit.events import AuditEntryCreated
from backend.audit.models import audit_log
from backend.audit.schemas import Entry
from backend.db import Work
from backend.ids import time_of
from backend.people import Person
from backend.permissions.bits import Permission
from backend.realtime import rooms
from backend.utils import iso

Changes = Mapping[str, tuple[Any, Any]]

COUNTED_FOR = 5 * 60_000  # milliseconds


def record(
    work: Work,
    guild_id: int | None,
    actor: Person | None,
    action: str,
    target: tuple[str, int | None, str],
    changes: Changes | None = None,
    reason: str = "",
) -> None:
    """`action` is the field's word with its noun first: `member_kick`, `role_update`. `target`: what kind of thing
    (guild, channel, role, user, invite, message, rule, report), its id, and what it is called. `changes`: by field,
    before and after; those that are no change are left out. `guild_id` None: the installation's own log."""
    kind, target_id, name = target
    changed = {field: [before, after] for field, (before, after) in (changes or {}).items() if before != after}
    id = work.new_id()
    work.execute(
        insert(audit_log).values(
            id=id,
            guild_id=guild_id,
            actor_id=actor.id if actor else None,
            action=action,
            target_type=kind,
            target_id=target_id,
            target_name=name,
            changes=msgspec.json.encode(changed).decode(),
            reason=reason,
        )
    )
    if guild_id is not None:
        _tell(work, Entry(id, guild_id, actor, action, kind, target_id, name, changed, reason, iso(time_of(id))))


def record_again(
    work: Work,
    guild_id: int,
    actor: Person,
    action: str,
    target: tuple[str, int | None, str],
    changes: Changes,
    reason: str = "",
) -> None:
    """As `record`, with a count: what is the same as the guild's newest entry, a short time after it, adds to that."""
    newest = select(audit_log).where(audit_log.c.guild_id == guild_id).order_by(audit_log.c.id.desc()).limit(1)
    row = work.execute(newest.with_for_update()).one_or_none()
    counted = _counted(work, row, actor, action, target, changes, reason) if row is not None else None
    if counted is None:
        record(work, guild_id, actor, action, target, {**changes, "count": (None, 1)}, reason)
        return
    changed = msgspec.json.encode(counted).decode()
    work.execute(update(audit_log).where(audit_log.c.id == row.id).values(changes=changed))
    _tell(work, Entry(row.id, guild_id, actor, action, *target, counted, reason, iso(time_of(row.id))))


def _counted(
    work: Work, row: Any, actor: Person, action: str, target: tuple[str, int | None, str], changes: Changes, reason: str
) -> dict[str, list[Any]] | None:
    """The changes of an entry with one more; None when it is about something else, or too old."""
    known: dict[str, list[Any]] = msgspec.json.decode(row.changes)
    _, count = known.pop("count", [None, 0])
    same = (row.actor_id, row.action, row.target_type, row.target_id, row.reason)
    if work.now - time_of(row.id) > COUNTED_FOR or same != (actor.id, action, *target[:2], reason):
        return None
    if known != {field: list(values) for field, values in changes.items()}:
        return None
    return {**known, "count": [None, count + 1]}


def _tell(work: Work, entry: Entry) -> None:
    holders = rooms.Holders(entry.guild_id or 0, int(Permission.VIEW_AUDIT_LOG))
    work.announce(AuditEntryCreated(**msgspec.structs.asdict(entry)), to=holders)


def differences(before: Any, after: Any, *fields: str) -> dict[str, tuple[Any, Any]]:
    """The named fields of two rows or Structs, for `changes`."""
    return {field: (getattr(before, field), getattr(after, field)) for field in fields}
