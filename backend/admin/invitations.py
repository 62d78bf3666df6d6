"""Invitations to register, for when registration is by invitation."""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import delete, func, insert, or_, select, update

from backend.admin.access import access_installation
from backend.admin.models import registration_invites
from backend.admin.schemas import Invitation, NewInvitation
from backend.audit.log import record
from backend.db import Work
from backend.errors import Conflict, Forbidden, NotFound
from backend.people import Person
from backend.users.models import users
from backend.utils import clean_line, iso

CODE_BYTES = 12
NOTE_LENGTH = 100
MOST = 500
HOUR = 3_600_000  # milliseconds


def use_invitation(work: Work, code: str | None) -> None:
    """Takes one use. The check and the count are one statement: however many come at once, no more get in than it lets.
    Raises Forbidden when there is none, or it has run out."""
    invited = registration_invites.c
    is_valid = or_(invited.max_uses == 0, invited.uses < invited.max_uses)
    is_valid &= or_(invited.expires_at.is_(None), invited.expires_at > work.now)
    used = update(registration_invites).where(invited.code == (code or ""), is_valid).values(uses=invited.uses + 1)
    if not work.execute(used).rowcount:
        raise Forbidden("Registration is by invitation, and this one is missing or not valid.", code="invite_required")


def list_invitations(work: Work, admin: Person, link: str) -> list[Invitation]:
    """The latest first, also those that have run out. `link`: what the code is put behind."""
    access_installation(work, admin.id)
    newest = _INVITATIONS.order_by(registration_invites.c.created_at.desc(), registration_invites.c.code)
    return [_invitation(row, link) for row in work.execute(newest)]


def create_invitation(work: Work, admin: Person, new: NewInvitation, link: str, reason: str) -> Invitation:
    access_installation(work, admin.id)
    note = clean_line("note", new.note, NOTE_LENGTH) if new.note.strip() else ""
    if work.execute(select(func.count()).select_from(registration_invites)).scalar_one() >= MOST:
        raise Conflict(f"There are {MOST} invitations; delete some that are used up.")
    code = secrets.token_urlsafe(CODE_BYTES)
    work.execute(
        insert(registration_invites).values(
            code=code,
            created_by=admin.id,
            note=note,
            uses=0,
            max_uses=new.max_uses,
            expires_at=work.now + new.expires_hours * HOUR if new.expires_hours else None,
            created_at=work.now,
        )
    )
    changes = {"max_uses": (None, new.max_uses), "expires_hours": (None, new.expires_hours)}
    record(work, None, admin, "registration_invite_create", ("invite", None, _shortened(code)), changes, reason)
    return _invitation(work.execute(_INVITATIONS.where(registration_invites.c.code == code)).one(), link)


def delete_invitation(work: Work, admin: Person, code: str, reason: str) -> None:
    access_installation(work, admin.id)
    if not work.execute(delete(registration_invites).where(registration_invites.c.code == code)).rowcount:
        raise NotFound("There is no such invitation.")
    record(work, None, admin, "registration_invite_delete", ("invite", None, _shortened(code)), {}, reason)


def _shortened(code: str) -> str:
    """Enough to tell them apart: the log need not hold what still opens a door."""
    return f"{code[:4]}…"


def _invitation(row: Any, link: str) -> Invitation:
    creator = Person(row.id, row.username, row.display_name, row.avatar) if row.username is not None else None
    expires_at = iso(row.expires_at) if row.expires_at is not None else None
    created_at = iso(row.created_at)
    return Invitation(row.code, f"{link}{row.code}", row.note, row.uses, row.max_uses, expires_at, creator, created_at)


_INVITATIONS = select(
    registration_invites, users.c.id, users.c.username, users.c.display_name, users.c.avatar
).outerjoin(users, users.c.id == registration_invites.c.created_by)
