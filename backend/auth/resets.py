"""Links that set a new password for who has forgotten theirs: they work once, for an hour. Only the token's SHA-256 is kept."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from backend.auth.models import password_resets
from backend.auth.sessions import end_all
from backend.config import Settings
from backend.db import Work
from backend.errors import Forbidden
from backend.jobs.schedule import plan
from backend.users.account import show_account
from backend.users.accounts import Account, find_account, find_own_account, replace_password_hash
from backend.utils import sha256

HOUR = 60 * 60_000  # milliseconds
TOKEN_BYTES = 32
MAIL = "mail_password_reset"  # the errand
VOID = "This link is not valid any more. Please ask for a new one."


@dataclass(frozen=True, slots=True)
class Reader:
    """Of a mail."""

    email: str
    username: str
    locale: str


def reset_link(settings: Settings, token: str) -> str:
    """Never made of what a request says of itself: somebody else could have asked, with a host of their own."""
    address = settings.public_url or f"http://localhost:{settings.port}"
    return f"{address}/#reset={token}"


def plan_mail(work: Work, email_key: str) -> None:
    """Whoever's address it is, or nobody's: all that differs happens later. Asking twice at once sends one mail."""
    data = {"email_key": email_key, "until": work.now + HOUR}
    plan(work, MAIL, work.now, data, key=f"reset:{hashlib.sha256(email_key.encode()).hexdigest()[:32]}")


def make_reset_for(work: Work, email_key: str, until: int) -> tuple[Reader, str] | None:
    """Whom to mail and a token for their reset; None when there is nobody, or it has become too late."""
    account = find_account(work, email_key) if work.now < until else None
    if account is None or account.is_disabled:
        return None
    shown = show_account(work, account.person.id)
    return Reader(shown.email, shown.username, shown.settings.locale), make_reset(work, shown.id)


def make_reset(work: Work, user_id: int) -> str:
    """A token for `set_new_password`. Earlier ones stay valid: mails can arrive in any order."""
    work.execute(delete(password_resets).where(password_resets.c.expires_at <= work.now))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row = {"token_hash": sha256(token), "user_id": user_id, "expires_at": work.now + HOUR}
    work.execute(insert(password_resets).values(**row))
    return token


def find_reset(work: Work, token: str) -> Account:
    """Whose password the token would set. Raises Forbidden."""
    valid = (password_resets.c.token_hash == sha256(token)) & (password_resets.c.expires_at > work.now)
    user_id = work.execute(select(password_resets.c.user_id).where(valid)).scalar_one_or_none()
    account = find_own_account(work, user_id) if user_id is not None else None
    if account is None:
        raise Forbidden(VOID)
    return account


def set_new_password(work: Work, token: str, new_hash: str) -> None:
    """Raises Forbidden when the token has been used meanwhile. All links and all sessions of the account end."""
    user_id = find_reset(work, token).person.id
    replace_password_hash(work, user_id, new_hash)
    forget_resets(work, user_id)
    end_all(work, user_id, "password_reset")


def forget_resets(work: Work, user_id: int) -> None:
    work.execute(delete(password_resets).where(password_resets.c.user_id == user_id))
