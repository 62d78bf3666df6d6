"""All accounts of the installation, for its administrators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import and_, func, or_, select

from backend.admin.access import access_installation
from backend.admin.schemas import ListQuery, UserChange, UserRow, UserRows
from backend.audit.log import differences, record
from backend.auth.deletion import delete_account
from backend.auth.models import sessions
from backend.auth.resets import make_reset
from backend.auth.sessions import end_all
from backend.db import Work
from backend.guilds.models import members
from backend.people import Person
from backend.users.models import users
from backend.users.names import email_key, username_key
from backend.users.standing import lock_account, set_administrator, set_disabled
from backend.utils import iso

LAST = "\U0010ffff"  # sorts after every character that a name can have


def list_users(work: Work, admin: Person, query: ListQuery) -> UserRows:
    """By id; four statements however many there are. `q`: how a name or an address begins."""
    access_installation(work, admin.id)
    which = [users.c.id > query.after, *_beginning_with(query.q.strip())]
    rows = work.execute(select(users).where(*which).order_by(users.c.id).limit(query.limit + 1)).all()
    shown = rows[: query.limit]
    return UserRows(_shown(work, shown), shown[-1].id if len(rows) > query.limit else None)


def change_user(work: Work, admin: Person, user_id: int, change: UserChange, reason: str) -> UserRow:
    access_installation(work, admin.id)
    before = _shown(work, [lock_account(work, user_id)])[0]
    if change.is_admin not in (msgspec.UNSET, before.is_admin):
        set_administrator(work, user_id, bool(change.is_admin))
    if change.disabled not in (msgspec.UNSET, before.disabled):
        set_disabled(work, user_id, bool(change.disabled))
        if change.disabled:
            end_all(work, user_id, "account_disabled")
    after = _shown(work, [lock_account(work, user_id)])[0]
    if after != before:
        changes = differences(before, after, "disabled", "is_admin")
        record(work, None, admin, "user_update", target_of(after.user), changes, reason)
    return after


def make_reset_for(work: Work, admin: Person, user_id: int, reason: str) -> str:
    """The token of a link that sets a new password, to hand over."""
    access_installation(work, admin.id)
    account = lock_account(work, user_id)
    target = target_of(Person(account.id, account.username))
    record(work, None, admin, "password_reset_create", target, {}, reason)
    return make_reset(work, user_id)


def delete_user(work: Work, admin: Person, user_id: int, reason: str) -> None:
    """The administrator's password was asked for at the door. Raises Conflict for who owns guilds, and for the last
    administrator."""
    access_installation(work, admin.id)
    row = lock_account(work, user_id)
    delete_account(work, user_id)
    record(work, None, admin, "user_delete", ("user", user_id, row.username), {}, reason)


def target_of(user: Person) -> tuple[str, int, str]:
    """For the log."""
    return "user", user.id, user.username


def _beginning_with(text: str) -> list[Any]:
    if not text:
        return []
    name, address = username_key(text), email_key(text)
    keys = ((users.c.username_key, name), (users.c.display_key, name), (users.c.email_key, address))
    return [or_(*(and_(column >= key, column < key + LAST) for column, key in keys if key))]


def _shown(work: Work, rows: Sequence[Any]) -> list[UserRow]:
    ids = [row.id for row in rows]
    belonging = select(members.c.user_id, func.count()).where(members.c.user_id.in_(ids)).group_by(members.c.user_id)
    latest = select(sessions.c.user_id, func.max(sessions.c.last_used_at)).where(sessions.c.user_id.in_(ids))
    guilds = dict(work.execute(belonging).all())
    used = dict(work.execute(latest.group_by(sessions.c.user_id)).all())
    return [
        UserRow(
            Person(row.id, row.username, row.display_name, row.avatar),
            row.email,
            iso(row.created_at),
            iso(used[row.id]) if row.id in used else None,
            row.is_admin,
            row.disabled_at is not None,
            row.deleted_at is not None,
            row.totp_enabled,
            guilds.get(row.id, 0),
        )
        for row in rows
    ]
