"""The first administrator: a one-time link, printed at start for as long as there is none.

Nobody becomes administrator by being first to register. Only the token's SHA-256 is stored, so each start makes a new link.
"""

from __future__ import annotations

import hmac
import secrets

from sqlalchemy import delete, insert, select

from backend.admin.models import instance
from backend.audit.log import record
from backend.db import Work
from backend.errors import Forbidden
from backend.guilds.ownership import take_ownerless_guild
from backend.people import Person
from backend.users.accounts import has_administrator
from backend.users.standing import set_administrator
from backend.utils import sha256

KEY = "administrator_claim"
WELCOME_GUILD = 1


def make_claim(work: Work) -> str | None:
    """A token for `claim`; earlier ones are void. None when there is an administrator."""
    _drop_claim(work)
    if has_administrator(work):
        return None
    token = secrets.token_urlsafe(24)
    work.execute(insert(instance).values(key=KEY, value=sha256(token).hex()))
    return token


def claim(work: Work, user: Person, token: str) -> None:
    """Makes the user the administrator, and the owner of the Welcome guild if nobody is. Raises Forbidden."""
    stored = work.execute(select(instance.c.value).where(instance.c.key == KEY)).scalar_one_or_none()
    if stored is None or not hmac.compare_digest(stored, sha256(token).hex()):
        raise Forbidden("This link is not valid, or has been used already.")
    _drop_claim(work)
    set_administrator(work, user.id, True)
    record(work, None, user, "administrator_claim", ("user", user.id, user.username))
    take_ownerless_guild(work, user, WELCOME_GUILD)


def _drop_claim(work: Work) -> None:
    work.execute(delete(instance).where(instance.c.key == KEY))
