"""The gateway to the installation: for everybody but its administrators there is nothing here."""

from __future__ import annotations

from sqlalchemy import select

from backend.db import Work
from backend.errors import NotFound
from backend.users.models import users


def access_installation(work: Work, user_id: int) -> None:
    """Asked of the database each time: whoever was made an administrator, or is one no more, need not sign in again."""
    allowed = (users.c.id == user_id) & users.c.is_admin & users.c.disabled_at.is_(None) & users.c.deleted_at.is_(None)
    if work.execute(select(users.c.id).where(allowed)).first() is None:
        raise NotFound
