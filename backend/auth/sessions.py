"""Sign-in sessions: an opaque token in the client's hands, its SHA-256 and the session's facts in our table.

The process remembers the sessions it has seen lately. They are cached in groups by the first two bytes of the hash:
ending one forgets at most a few, and what the cache keeps about forgetting stays bounded.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import Collection, Hashable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, bindparam, delete, insert, or_, select, update

from backend.auth.devices import device
from backend.auth.models import sessions
from backend.auth.schemas import Session
from backend.db import Database, Work
from backend.errors import NotFound, Unavailable
from backend.ids import now_ms
from backend.people import Person
from backend.realtime.events import SessionEnded
from backend.users.models import users
from backend.utils import iso, sha256
from backend.web import SignedIn

MINUTE, DAY = 60_000, 24 * 60 * 60_000  # milliseconds
IDLE = 30 * DAY
ABSOLUTE = 180 * DAY
SAVE_USE_EVERY = 5 * MINUTE
TOKEN_BYTES = 32
LONGEST_TOKEN = 128
PERSON = "person"  # under what a user's name and picture are remembered


@dataclass(slots=True)
class KnownSession:
    id: int
    user_id: int
    expires_at: int
    last_used_at: int


@dataclass(frozen=True, slots=True)
class Client:
    """Where a session is used from, for its owner to recognise."""

    address: str
    user_agent: str


class Sessions:
    """Finds the session behind a token, from memory when it was used lately."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._saving: set[asyncio.Task[None]] = set()

    async def find(self, token: str, *, by_cookie: bool) -> SignedIn | None:
        if len(token) > LONGEST_TOKEN:
            return None
        token_hash = sha256(token)
        found = self._remembered(token_hash) or await self._db.read(find_session, token_hash)
        if found is None:
            return None
        known, person = found
        now = now_ms()
        if known.expires_at <= now or known.last_used_at + IDLE <= now:
            return None
        if known.last_used_at + SAVE_USE_EVERY <= now:
            known.last_used_at = now
            self._save_use_later(known.id)
        return SignedIn(person, known.id, token_hash, by_cookie)

    def _remembered(self, token_hash: bytes) -> tuple[KnownSession, Person] | None:
        """Both, or neither: a person is forgotten by `users.live.people_changed`, a session when it ends."""
        known: KnownSession | None = self._db.cache.get(_group(token_hash), token_hash)
        person: Person | None = self._db.cache.get(("user", known.user_id), PERSON) if known is not None else None
        return (known, person) if known is not None and person is not None else None

    def _save_use_later(self, session_id: int) -> None:
        task = asyncio.create_task(self._save_use(session_id))
        self._saving.add(task)
        task.add_done_callback(self._saving.discard)

    async def _save_use(self, session_id: int) -> None:
        with contextlib.suppress(Unavailable):  # the next use will do
            await self._db.write(save_use, [session_id])


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def find_session(work: Work, token_hash: bytes) -> tuple[KnownSession, Person] | None:
    version = work.cache.version(_group(token_hash))
    row = work.execute(_FIND, {"token_hash": token_hash}).one_or_none()
    if row is None:
        return None
    person = Person(row.user_id, row.username, row.display_name, row.avatar)
    known = KnownSession(row.id, row.user_id, row.expires_at, row.last_used_at)
    work.cache.put(_group(token_hash), token_hash, known, version)
    work.cache.put(("user", row.user_id), PERSON, person, version)
    return known, person


def start_session(work: Work, user_id: int, token_hash: bytes, client: Client) -> None:
    work.execute(
        insert(sessions).values(
            id=work.new_id(),
            user_id=user_id,
            token_hash=token_hash,
            created_at=work.now,
            last_used_at=work.now,
            expires_at=work.now + ABSOLUTE,
            address=client.address,
            user_agent=client.user_agent,
        )
    )


def list_sessions(work: Work, user_id: int, current: int) -> list[Session]:
    """The latest used first; what has run out is not shown any more."""
    rows = work.execute(
        select(sessions)
        .where(sessions.c.user_id == user_id, ~_is_over(work.now))
        .order_by(sessions.c.last_used_at.desc())
    )
    return [
        Session(
            row.id,
            iso(row.created_at),
            iso(row.last_used_at),
            row.address,
            row.user_agent,
            device(row.user_agent),
            row.id == current,
        )
        for row in rows
    ]


def end_session(work: Work, user_id: int, session_id: int, reason: str) -> None:
    """Raises NotFound when it is not one of this user's. Its sockets are closed."""
    if not _end(work, and_(sessions.c.id == session_id, sessions.c.user_id == user_id), reason):
        raise NotFound("There is no such session.")


def end_all(work: Work, user_id: int, reason: str, *, but_not: int = 0) -> None:
    """Ends the user's sessions, all or all but one."""
    _end(work, and_(sessions.c.user_id == user_id, sessions.c.id != but_not), reason)


def end_others(work: Work, user_id: int, current: int) -> None:
    end_all(work, user_id, "revoked", but_not=current)


def end_old_sessions(work: Work, in_use: Collection[int]) -> None:
    """Ends what has run out. Sessions whose sockets are open count as used now."""
    save_use(work, in_use)
    _end(work, _is_over(work.now), "expired")


def save_use(work: Work, session_ids: Collection[int]) -> None:
    stale = sessions.c.last_used_at <= work.now - SAVE_USE_EVERY
    work.execute(update(sessions).where(sessions.c.id.in_(session_ids), stale).values(last_used_at=work.now))


def _end(work: Work, which: ColumnElement[bool], reason: str) -> bool:
    ended = work.execute(delete(sessions).where(which).returning(sessions.c.id, sessions.c.token_hash)).all()
    for row in ended:
        work.forget(_group(row.token_hash))
    if ended:
        work.announce(SessionEnded(frozenset(row.id for row in ended), reason), to=None)
    return bool(ended)


def _is_over(now: int) -> ColumnElement[bool]:
    return or_(sessions.c.expires_at <= now, sessions.c.last_used_at <= now - IDLE)


def _group(token_hash: bytes) -> Hashable:
    return "session", token_hash[:2]


_FIND = (
    select(
        sessions.c.id,
        sessions.c.user_id,
        sessions.c.expires_at,
        sessions.c.last_used_at,
        users.c.username,
        users.c.display_name,
        users.c.avatar,
    )
    .join(users, users.c.id == sessions.c.user_id)
    .where(
        sessions.c.token_hash == bindparam("token_hash"), users.c.disabled_at.is_(None), users.c.deleted_at.is_(None)
    )
)
