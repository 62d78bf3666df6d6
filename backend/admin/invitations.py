"""Invitations to register, for when registration is by invitation."""

from __future__ import annotations

from sqlalchemy import or_, update

from backend.admin.models import registration_invites
from backend.db import Work
from backend.errors import Forbidden


def use_invitation(work: Work, code: str | None) -> None:
    """Takes one use. The check and the count are one statement: however many come at once, no more get in than it lets.
    Raises Forbidden when there is none, or it has run out."""
    has_uses = or_(registration_invites.c.max_uses == 0, registration_invites.c.uses < registration_invites.c.max_uses)
    is_valid = or_(registration_invites.c.expires_at.is_(None), registration_invites.c.expires_at > work.now)
    here = (registration_invites.c.code == (code or "")) & has_uses & is_valid
    used = update(registration_invites).where(here).values(uses=registration_invites.c.uses + 1)
    if not work.execute(used).rowcount:
        raise Forbidden("Registration is by invitation, and this one is missing or not valid.", code="invite_required")
