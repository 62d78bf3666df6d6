"""Reactions: the example feature. A door calls an action; the action checks access, writes, announces; that is all."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, func, insert, select

from backend.db import Work
from backend.errors import Conflict, Forbidden
from backend.messages.content import check_emoji
from backend.messages.events import ReactionAdded, ReactionRemoved, ReactionsCleared
from backend.messages.models import reactions
from backend.messages.reading import one_message
from backend.messages.schemas import REACTION_KINDS, Message, ReactorsQuery
from backend.people import Person
from backend.permissions.access import access_channel
from backend.permissions.bits import Permission
from backend.realtime import rooms
from backend.users.models import users


def add_reaction(work: Work, user: Person, channel_id: int, message_id: int, emoji: str) -> None:
    """Adding the same reaction twice is not an error: both doors may race. A new kind needs ADD_REACTIONS, as on Discord
    joining one that is there does not."""
    message, emoji = one_message(work, user, channel_id, message_id), check_emoji(emoji)
    shown = next((reaction for reaction in message.reactions if reaction.emoji == emoji), None)
    if shown is not None and shown.me:
        return
    if shown is None:
        _check_new_kind(work, user, message)
    work.execute(insert(reactions).values(message_id=message_id, emoji=emoji, user_id=user.id, added=work.new_id()))
    room = rooms.channel(message.guild_id, channel_id)
    count = _count(work, message_id, emoji)
    work.announce(ReactionAdded(room, channel_id, message_id, emoji, user.id, user.username, count), to=room)


def remove_reaction(work: Work, user: Person, channel_id: int, message_id: int, emoji: str) -> None:
    """One's own. Removing what is not there is not an error either."""
    _remove(work, one_message(work, user, channel_id, message_id), check_emoji(emoji), user.id, user.username)


def remove_reaction_of(work: Work, user: Person, channel_id: int, message_id: int, emoji: str, other_id: int) -> None:
    """Somebody else's, for moderators."""
    message, emoji = _moderated(work, user, channel_id, message_id), check_emoji(emoji)
    name = work.execute(select(users.c.username).where(users.c.id == other_id)).scalar_one_or_none()
    if name is not None:
        _remove(work, message, emoji, other_id, name)


def clear_reactions(work: Work, user: Person, channel_id: int, message_id: int, emoji: str | None = None) -> None:
    """All of a message, or those of one kind; for moderators."""
    message = _moderated(work, user, channel_id, message_id)
    these = reactions.c.message_id == message_id
    if emoji is not None:
        emoji = check_emoji(emoji)
        these &= reactions.c.emoji == emoji
    if work.execute(delete(reactions).where(these)).rowcount:
        room = rooms.channel(message.guild_id, channel_id)
        work.announce(ReactionsCleared(room, channel_id, message_id, emoji), to=room)


def list_reactors(
    work: Work, user: Person, channel_id: int, message_id: int, emoji: str, query: ReactorsQuery
) -> tuple[list[Person], int | None]:
    """Who reacted with an emoji, by user id, and where the next page begins."""
    one_message(work, user, channel_id, message_id)
    rows = work.execute(
        select(users.c.id, users.c.username, users.c.display_name, users.c.avatar)
        .join(reactions, reactions.c.user_id == users.c.id)
        .where(reactions.c.message_id == message_id, reactions.c.emoji == check_emoji(emoji), users.c.id > query.after)
        .order_by(users.c.id)
        .limit(query.limit + 1)
    ).all()
    shown = rows[: query.limit]
    return [Person(*row) for row in shown], shown[-1].id if len(rows) > query.limit else None


def _check_new_kind(work: Work, user: Person, message: Message) -> None:
    access = access_channel(work, user.id, message.channel_id)
    if not access.permissions & Permission.ADD_REACTIONS:
        raise Forbidden("You may not add reactions in this channel.")
    if len(message.reactions) >= REACTION_KINDS:
        raise Conflict(f"A message can have {REACTION_KINDS} different reactions.")


def _moderated(work: Work, user: Person, channel_id: int, message_id: int) -> Message:
    message = one_message(work, user, channel_id, message_id)
    access_channel(work, user.id, channel_id, needs=Permission.VIEW_CHANNEL | Permission.MANAGE_MESSAGES)
    return message


def _remove(work: Work, message: Message, emoji: str, user_id: int, username: str) -> None:
    theirs = (reactions.c.message_id == message.id) & (reactions.c.emoji == emoji) & (reactions.c.user_id == user_id)
    removed: Any = work.execute(delete(reactions).where(theirs))
    if not removed.rowcount:
        return
    room = rooms.channel(message.guild_id, message.channel_id)
    count = _count(work, message.id, emoji)
    work.announce(ReactionRemoved(room, message.channel_id, message.id, emoji, user_id, username, count), to=room)


def _count(work: Work, message_id: int, emoji: str) -> int:
    these = (reactions.c.message_id == message_id) & (reactions.c.emoji == emoji)
    count: int = work.execute(select(func.count()).select_from(reactions).where(these)).scalar_one()
    return count
