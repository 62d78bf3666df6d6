"""Writing to the audit log: every act of moderating or administering calls `record`, in its own transaction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import insert

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
        entry = Entry(id, guild_id, actor, action, kind, target_id, name, changed, reason, iso(time_of(id)))
        work.announce(
            AuditEntryCreated(**msgspec.structs.asdict(entry)),
            to=rooms.Holders(guild_id, int(Permission.VIEW_AUDIT_LOG)),
        )


def differences(before: Any, after: Any, *fields: str) -> dict[str, tuple[Any, Any]]:
    """The named fields of two rows or Structs, for `changes`."""
    return {field: (getattr(before, field), getattr(after, field)) for field in fields}
