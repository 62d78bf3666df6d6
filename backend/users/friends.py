"""Friends, requests and blocks: two rows a pair, one for each side's view; a block is the blocker's row alone.

Whoever is blocked sees a friend or a request gone, and no more. All of it may be clicked twice.
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, and_, delete, func, insert, or_, select, update

from backend.db import Work
from backend.dms.actions import pair_channel
from backend.errors import Conflict, Forbidden, NotFound, invalid
from backend.people import Person
from backend.permissions.access import conversation
from backend.realtime import rooms
from backend.realtime.events import AccessChanged
from backend.users.account import person
from backend.users.events import FriendCreated, FriendDeleted, FriendUpdated
from backend.users.live import people_changed
from backend.users.models import relationships, users
from backend.users.names import username_key
from backend.users.schemas import Friends, Relationship
from backend.utils import iso

FRIEND, INCOMING, OUTGOING, BLOCKED = "friend", "incoming", "outgoing", "blocked"
NOBODY = "There is nobody of that name."
MOST = {FRIEND: 1000, INCOMING: 1000, OUTGOING: 200, BLOCKED: 1000}
TOO_MANY = {
    FRIEND: "One of you has as many friends as anybody may have.",
    INCOMING: "They have too many requests to answer already.",
    OUTGOING: "Too many of your requests wait for an answer.",
    BLOCKED: "You have blocked as many people as one may.",
}


def list_friends(work: Work, user: Person) -> Friends:
    """All of it in one statement, by name."""
    rows = work.execute(_LISTED.where(relationships.c.user_id == user.id)).all()
    by_kind: dict[str, list[Relationship]] = {kind: [] for kind in MOST}
    for row in rows:
        by_kind[row.kind].append(Relationship(person(row), row.kind, iso(row.since)))
    return Friends(by_kind[FRIEND], by_kind[INCOMING], by_kind[OUTGOING], by_kind[BLOCKED])


def request_friend(work: Work, user: Person, name: str) -> tuple[Relationship, bool]:
    """The relationship, and whether it is other than before. Whoever is asked by both is a friend."""
    other = _named(work, user, name)
    mine, theirs = _kind(work, user.id, other.id), _kind(work, other.id, user.id)
    if BLOCKED in (mine, theirs):
        raise Forbidden("You cannot ask them.")
    if mine == INCOMING:
        return accept_friend(work, user, other.id), True
    if mine is not None:
        return _shown(work, user.id, other.id), False
    _check_room(work, user.id, OUTGOING)
    _check_room(work, other.id, INCOMING)
    _add(work, user.id, other.id, OUTGOING)
    _add(work, other.id, user.id, INCOMING)
    for a, b in ((user.id, other.id), (other.id, user.id)):
        work.announce(FriendCreated(**_fields(work, a, b)), to=rooms.user(a))
    return _shown(work, user.id, other.id), True


def accept_friend(work: Work, user: Person, other_id: int) -> Relationship:
    """Raises NotFound when they have not asked (any more)."""
    mine = _kind(work, user.id, other_id)
    if mine == FRIEND:
        return _shown(work, user.id, other_id)
    if mine != INCOMING:
        raise NotFound("There is no such request.")
    for id in (user.id, other_id):
        _check_room(work, id, FRIEND)
    work.execute(update(relationships).where(_pair(user.id, other_id)).values(kind=FRIEND, since=work.now))
    for a, b in ((user.id, other_id), (other_id, user.id)):
        work.announce(FriendUpdated(**_fields(work, a, b)), to=rooms.user(a))
    people_changed(work, (user.id, other_id))
    return _shown(work, user.id, other_id)


def end_relationship(work: Work, user: Person, other_id: int, kind: str) -> None:
    """Declines (`incoming`), takes back (`outgoing`), or ends a friendship. What is gone already is no error; what has
    become something else meanwhile is not touched."""
    mine = _kind(work, user.id, other_id)
    if mine is None:
        return
    if mine != kind:
        raise Conflict("It is something else by now.")
    work.execute(delete(relationships).where(_pair(user.id, other_id)))
    work.announce(FriendDeleted(other_id), to=rooms.user(user.id))
    work.announce(FriendDeleted(user.id), to=rooms.user(other_id))
    if kind == FRIEND:
        people_changed(work, (user.id, other_id))


def block(work: Work, user: Person, other_id: int) -> Relationship:
    """Ends whatever was between the two, on both sides."""
    other = _there(work, user, users.c.id == other_id)
    mine, theirs = _kind(work, user.id, other.id), _kind(work, other.id, user.id)
    if mine == BLOCKED:
        return _shown(work, user.id, other.id)
    _check_room(work, user.id, BLOCKED)
    gone = and_(_pair(user.id, other.id), relationships.c.kind != BLOCKED)
    work.execute(delete(relationships).where(gone))
    _add(work, user.id, other.id, BLOCKED)
    event = FriendUpdated if mine else FriendCreated
    work.announce(event(**_fields(work, user.id, other.id)), to=rooms.user(user.id))
    if theirs not in (None, BLOCKED):
        work.announce(FriendDeleted(user.id), to=rooms.user(other.id))
    _block_changed(work, user.id, other.id)
    return _shown(work, user.id, other.id)


def unblock(work: Work, user: Person, other_id: int) -> None:
    row = and_(_one_way(user.id, other_id), relationships.c.kind == BLOCKED)
    if work.execute(delete(relationships).where(row)).rowcount:
        work.announce(FriendDeleted(other_id), to=rooms.user(user.id))
        _block_changed(work, user.id, other_id)


def is_blocked(work: Work, user_id: int, other_id: int) -> bool:
    """Either way."""
    there = select(relationships.c.user_id).where(_pair(user_id, other_id), relationships.c.kind == BLOCKED)
    return work.execute(there.limit(1)).first() is not None


def _block_changed(work: Work, user_id: int, other_id: int) -> None:
    """What each sees of the other, and whether they may write to each other."""
    people_changed(work, (user_id, other_id))
    channel_id = pair_channel(work, user_id, other_id)
    if channel_id is not None:
        work.forget(conversation(channel_id))
        both, there = frozenset({user_id, other_id}), frozenset({channel_id})
        work.announce(AccessChanged(rooms.DIRECT, both, there), to=None)


def _named(work: Work, user: Person, name: str) -> Person:
    key = username_key(name.strip().removeprefix("@"))
    if "\0" in key:  # no database can be asked for it
        raise NotFound(NOBODY)
    return _there(work, user, users.c.username_key == key)


def _there(work: Work, user: Person, which: ColumnElement[bool]) -> Person:
    row = work.execute(select(users).where(which, users.c.deleted_at.is_(None))).one_or_none()
    if row is None:
        raise NotFound(NOBODY)
    if row.id == user.id:
        raise invalid("to", "is yourself")
    return person(row)


def _check_room(work: Work, user_id: int, kind: str) -> None:
    mine = (relationships.c.user_id == user_id) & (relationships.c.kind == kind)
    if work.execute(select(func.count()).select_from(relationships).where(mine)).scalar_one() >= MOST[kind]:
        raise Conflict(TOO_MANY[kind])


def _add(work: Work, user_id: int, other_id: int, kind: str) -> None:
    work.execute(insert(relationships).values(user_id=user_id, other_id=other_id, kind=kind, since=work.now))


def _kind(work: Work, user_id: int, other_id: int) -> str | None:
    kind: str | None = work.execute(
        select(relationships.c.kind).where(_one_way(user_id, other_id))
    ).scalar_one_or_none()
    return kind


def _shown(work: Work, user_id: int, other_id: int) -> Relationship:
    row = work.execute(_LISTED.where(_one_way(user_id, other_id))).one()
    return Relationship(person(row), row.kind, iso(row.since))


def _fields(work: Work, user_id: int, other_id: int) -> dict[str, Any]:
    return msgspec.structs.asdict(_shown(work, user_id, other_id))


def _one_way(user_id: int, other_id: int) -> ColumnElement[bool]:
    return and_(relationships.c.user_id == user_id, relationships.c.other_id == other_id)


def _pair(user_id: int, other_id: int) -> ColumnElement[bool]:
    return or_(_one_way(user_id, other_id), _one_way(other_id, user_id))


_LISTED = (
    select(
        users.c.id, users.c.username, users.c.display_name, users.c.avatar, relationships.c.kind, relationships.c.since
    )
    .join(users, users.c.id == relationships.c.other_id)
    .order_by(users.c.username_key)
)
