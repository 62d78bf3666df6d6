"""Who is in a conversation: the rows, and telling those whom a change concerns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import and_, delete, exists, insert, or_, select, update

from backend.db import Work
from backend.dms.events import ConversationCreated, ConversationDeleted, ConversationUpdated
from backend.dms.models import conversation_members
from backend.dms.schemas import Conversation
from backend.dms.show import conversations_by_id
from backend.errors import Forbidden, NotFound
from backend.guilds.models import members
from backend.people import Person
from backend.permissions.access import conversation
from backend.realtime import rooms
from backend.realtime.events import AccessChanged
from backend.users.models import relationships, users


def check_reachable(work: Work, user: Person, user_ids: Iterable[int]) -> None:
    """Raises NotFound for nobody; Forbidden for who is neither friend nor in a guild with the user, or across a block."""
    wanted = set(user_ids)
    there = work.execute(select(users.c.id).where(users.c.id.in_(wanted), users.c.deleted_at.is_(None))).scalars()
    if wanted - set(there):
        raise NotFound("There is no such user.")
    if work.execute(_blocks(user.id, wanted)).first() is not None:
        raise Forbidden("You cannot write to each other.")
    known = set(work.execute(_friends(user.id, wanted)).scalars()) | set(work.execute(_met(user.id, wanted)).scalars())
    if wanted - known:
        raise Forbidden("You can write to friends, and to people with whom you share a guild.")


def add_people(work: Work, channel_id: int, user_ids: Iterable[int], *, is_open: bool = True) -> None:
    rows = [{"channel_id": channel_id, "user_id": id, "joined_at": work.now, "is_open": is_open} for id in user_ids]
    work.execute(insert(conversation_members), rows)
    work.forget(conversation(channel_id))


def remove_person(work: Work, channel_id: int, user_id: int) -> None:
    mine = (conversation_members.c.channel_id == channel_id) & (conversation_members.c.user_id == user_id)
    work.execute(delete(conversation_members).where(mine))
    _told_gone(work, channel_id, user_id)


def close_for(work: Work, channel_id: int, user_id: int) -> None:
    _set_open(work, channel_id, [user_id], is_open=False)
    _told_gone(work, channel_id, user_id)


def open_for(work: Work, channel_id: int, user_ids: Iterable[int]) -> None:
    """Puts it back into the lists of those who had closed it, or had not heard of it yet."""
    opened = list(user_ids)
    _set_open(work, channel_id, opened, is_open=True)
    tell_opened(work, channel_id, opened)


def open_for_all(work: Work, channel_id: int) -> None:
    """Before a message: everybody in it hears of it. Asks the database only while somebody may have closed it."""
    group = conversation(channel_id)
    if work.cache.get(group, "all open"):
        return
    version = work.cache.version(group)
    here = conversation_members.c.channel_id == channel_id
    closed = list(
        work.execute(select(conversation_members.c.user_id).where(here, ~conversation_members.c.is_open)).scalars()
    )
    if closed:
        open_for(work, channel_id, closed)
    else:
        work.cache.put(group, "all open", True, version)


def tell_opened(work: Work, channel_id: int, user_ids: Iterable[int]) -> None:
    told = list(user_ids)
    work.announce(AccessChanged(rooms.DIRECT, frozenset(told), frozenset({channel_id})), to=None)
    shown = conversations_by_id(work, [channel_id])[channel_id]
    for user_id in told:
        work.announce(ConversationCreated(**_fields(shown)), to=rooms.user(user_id))


def tell_updated(work: Work, channel_id: int, *, but_not: Iterable[int] = ()) -> None:
    shown = conversations_by_id(work, [channel_id])[channel_id]
    for person in shown.recipients:
        if person.id not in but_not:
            work.announce(ConversationUpdated(**_fields(shown)), to=rooms.user(person.id))


def _told_gone(work: Work, channel_id: int, user_id: int) -> None:
    work.forget(conversation(channel_id))
    work.announce(AccessChanged(rooms.DIRECT, frozenset({user_id}), frozenset({channel_id})), to=None)
    work.announce(ConversationDeleted(channel_id), to=rooms.user(user_id))


def _set_open(work: Work, channel_id: int, user_ids: list[int], *, is_open: bool) -> None:
    those = (conversation_members.c.channel_id == channel_id) & conversation_members.c.user_id.in_(user_ids)
    work.execute(update(conversation_members).where(those).values(is_open=is_open))
    work.forget(conversation(channel_id))


def _fields(shown: Conversation) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.structs.asdict(shown)
    del fields["permissions"]
    return fields


def _blocks(user_id: int, others: set[int]) -> Any:
    return select(relationships.c.user_id).where(
        relationships.c.kind == "blocked",
        or_(
            and_(relationships.c.user_id == user_id, relationships.c.other_id.in_(others)),
            and_(relationships.c.other_id == user_id, relationships.c.user_id.in_(others)),
        ),
    )


def _friends(user_id: int, others: set[int]) -> Any:
    mine = and_(relationships.c.user_id == user_id, relationships.c.kind == "friend")
    return select(relationships.c.other_id).where(mine, relationships.c.other_id.in_(others))


def _met(user_id: int, others: set[int]) -> Any:
    mine = members.alias("mine")
    together = exists().where(mine.c.user_id == user_id, mine.c.guild_id == members.c.guild_id)
    return select(members.c.user_id).distinct().where(members.c.user_id.in_(others), together)
