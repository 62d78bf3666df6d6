"""Conversations as those in them see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import select

from backend.channels.models import channels
from backend.db import Work
from backend.dms.models import conversation_members, conversations
from backend.dms.schemas import Conversation
from backend.errors import NotFound
from backend.people import Person
from backend.permissions.direct import RIGHTS, direct_views, permissions_in
from backend.users.models import users

MOST_AT_ONCE = 500  # conversations: databases bound the number of a statement's parameters


def list_conversations(work: Work, user: Person) -> list[Conversation]:
    """The open ones, the latest message first: two statements however many they are."""
    mine = (conversation_members.c.user_id == user.id) & conversation_members.c.is_open
    rows = work.execute(_LISTED.where(mine)).all()
    listed = select(_mine.c.channel_id).where(_mine.c.user_id == user.id, _mine.c.is_open)
    people = _recipients(work, conversation_members.c.channel_id.in_(listed)) if rows else {}
    shown = [_conversation(row, people[row.id], permissions_in(row)) for row in rows]
    return sorted(shown, key=lambda one: one.last_message_id or one.id, reverse=True)


def show_conversation(work: Work, user: Person, channel_id: int) -> Conversation:
    """Raises NotFound to whoever is not in it."""
    view = direct_views(work, [user.id], [channel_id])[user.id]
    if channel_id not in view.channels:
        raise NotFound("There is no such conversation.")
    shown = conversations_by_id(work, [channel_id])[channel_id]
    return msgspec.structs.replace(shown, permissions=view.channels[channel_id])


def conversations_by_id(work: Work, channel_ids: Collection[int]) -> dict[int, Conversation]:
    listed = list(channel_ids)
    found: dict[int, Conversation] = {}
    for start in range(0, len(listed), MOST_AT_ONCE):
        found.update(_some(work, listed[start : start + MOST_AT_ONCE]))
    return found


def _some(work: Work, channel_ids: list[int]) -> dict[int, Conversation]:
    people = _recipients(work, conversation_members.c.channel_id.in_(channel_ids))
    rows = work.execute(_CONVERSATIONS.where(channels.c.id.in_(channel_ids)))
    return {row.id: _conversation(row, people[row.id]) for row in rows}


def _recipients(work: Work, which: Any) -> dict[int, list[Person]]:
    people: dict[int, list[Person]] = defaultdict(list)
    for row in work.execute(_RECIPIENTS.where(which)):
        people[row.channel_id].append(Person(*row[1:]))
    return people


def _conversation(
    row: Any, recipients: list[Person], permissions: int | msgspec.UnsetType = msgspec.UNSET
) -> Conversation:
    return Conversation(
        row.id,
        None,
        row.type,
        row.name or None,
        row.icon,
        row.owner_id,
        recipients,
        row.last_message_id,
        row.last_seq,
        permissions,
    )


_RECIPIENTS = (
    select(conversation_members.c.channel_id, users.c.id, users.c.username, users.c.display_name, users.c.avatar)
    .join(users, users.c.id == conversation_members.c.user_id)
    .order_by(conversation_members.c.joined_at, users.c.id)
)
_mine = conversation_members.alias("mine")
_COLUMNS = (
    channels.c.id,
    channels.c.type,
    channels.c.name,
    channels.c.last_message_id,
    channels.c.last_seq,
    conversations.c.icon,
    conversations.c.owner_id,
)
_CONVERSATIONS = select(*_COLUMNS).join(conversations, conversations.c.channel_id == channels.c.id)
_LISTED = RIGHTS.add_columns(*_COLUMNS).join(channels, channels.c.id == conversations.c.channel_id)
