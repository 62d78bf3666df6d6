"""What an account is to the installation: its administrator, or shut out."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from backend.db import Work
from backend.errors import Conflict, NotFound
from backend.users.account import tell_me
from backend.users.models import users


def lock_account(work: Work, user_id: int) -> Any:
    """The row of a living account. Raises NotFound."""
    living = (users.c.id == user_id) & users.c.deleted_at.is_(None)
    row = work.execute(select(users).where(living).with_for_update()).one_or_none()
    if row is None:
        raise NotFound("There is no such account.")
    return row


def set_administrator(work: Work, user_id: int, is_admin: bool) -> None:
    """Raises Conflict for the last one."""
    if not is_admin:
        check_not_last(work, user_id)
    work.execute(update(users).where(users.c.id == user_id).values(is_admin=is_admin))
    tell_me(work, user_id)


def set_disabled(work: Work, user_id: int, disabled: bool) -> None:
    """Ending its sessions is the caller's. Raises Conflict for the last administrator."""
    if disabled:
        check_not_last(work, user_id)
    values = {"disabled_at": work.now if disabled else None}
    work.execute(update(users).where(users.c.id == user_id).values(**values))


def check_not_last(work: Work, user_id: int) -> None:
    """Raises Conflict when nobody else could administer the installation. Locks them all: two who take each other's rights
    away at the same moment would leave none."""
    active = users.c.is_admin & users.c.disabled_at.is_(None) & users.c.deleted_at.is_(None)
    ids = set(work.execute(select(users.c.id).where(active).order_by(users.c.id).with_for_update()).scalars())
    if ids == {user_id}:
        raise Conflict("The last administrator stays one.")
