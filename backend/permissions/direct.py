"""Rights in direct messages: whoever is in a conversation may do there what has no moderator's risk; a block between the
two of a one-to-one leaves them its history alone, and so does the end of the other's account."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import and_, exists, or_, select

from backend.db import Work
from backend.dms.models import conversation_members, conversations
from backend.permissions.bits import Permission
from backend.permissions.views import GuildView
from backend.users.models import relationships, users

READ = int(Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)
IN_DIRECT = READ | int(
    Permission.SEND_MESSAGES
    | Permission.ADD_REACTIONS
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.USE_EXTERNAL_STICKERS
    | Permission.SEND_POLLS
    | Permission.PIN_MESSAGES
)


def direct_views(
    work: Work, user_ids: Collection[int], channel_ids: Collection[int] | None = None
) -> dict[int, GuildView]:
    """By user, what they may do in their conversations (of those named, or all): one statement. `visible` are the open
    ones: a closed one can be read, and is not heard of until it opens again."""
    mine = [conversation_members.c.user_id.in_(user_ids)]
    if channel_ids is not None:
        mine.append(conversation_members.c.channel_id.in_(channel_ids))
    rights: dict[int, dict[int, int]] = {user_id: {} for user_id in user_ids}
    visible: dict[int, set[int]] = {user_id: set() for user_id in user_ids}
    for row in work.execute(RIGHTS.where(*mine)):
        rights[row.user_id][row.channel_id] = permissions_in(row)
        if row.is_open:
            visible[row.user_id].add(row.channel_id)
    return {user_id: GuildView(0, rights[user_id], frozenset(visible[user_id])) for user_id in user_ids}


def permissions_in(row: Any) -> int:
    """Of a row of `RIGHTS`."""
    return READ if row.is_blocked else IN_DIRECT


_other = conversation_members.alias("other")
_either_way = or_(
    and_(relationships.c.user_id == _other.c.user_id, relationships.c.other_id == conversation_members.c.user_id),
    and_(relationships.c.other_id == _other.c.user_id, relationships.c.user_id == conversation_members.c.user_id),
)
_is_blocked: Any = exists(
    select(1)
    .select_from(_other.join(relationships, _either_way))
    .where(
        _other.c.channel_id == conversation_members.c.channel_id,
        _other.c.user_id != conversation_members.c.user_id,
        relationships.c.kind == "blocked",
    )
)
_is_gone: Any = exists(
    select(1)
    .select_from(_other.join(users, users.c.id == _other.c.user_id))
    .where(
        _other.c.channel_id == conversation_members.c.channel_id,
        _other.c.user_id != conversation_members.c.user_id,
        users.c.deleted_at.is_not(None),
    )
)
RIGHTS = select(
    conversation_members.c.user_id,
    conversation_members.c.channel_id,
    conversation_members.c.is_open,
    and_(conversations.c.pair.is_not(None), or_(_is_blocked, _is_gone)).label("is_blocked"),
).join(conversations, conversations.c.channel_id == conversation_members.c.channel_id)
