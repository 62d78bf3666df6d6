"""Reactions: the example feature. A door calls an action; the action checks access, writes, announces; that is all."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, func, insert, select

from backend.db import Work
from backend.errors import Conflict, Forbidden
from backend.expressions.reacting import custom_id, usable_emoji
from backend.messages.content import check_emoji
from backend.messages.events import ReactionAdded, ReactionRemoved, ReactionsCleared
from backend.messages.models import reactions
from backend.messages.reading import one_message
from backend.messages.schemas import REACTION_KINDS, Message, Reaction, ReactorsQuery
from backend.people import Person
from backend.permissions.access import access_channel
from backend.permissions.bits import Permission
from backend.realtime import rooms
from backend.users.models import users


def add_reaction(work: Work, user: Person, channel_id: int, message_id: int, emoji: str) -> None:
    """Adding the same reaction twice is not an error: both doors may race. A new kind needs ADD_REACTIONS, as on Discord
    joining one that is there does not."""
    message = one_message(work, user, channel_id, message_id)
    kind = _kind(message, emoji)
    if kind is not None and kind.me:
        return
    if kind is None:
        kind = _new_kind(work, user, message, emoji)
    row = {"message_id": message_id, "emoji": kind.emoji, "user_id": user.id, "added": work.new_id()}
    work.execute(insert(reactions).values(row))
    room = rooms.channel(message.guild_id, channel_id)
    told = (room, channel_id, message_id, kind.emoji, user.id, user.username)
    work.announce(ReactionAdded(*told, _count(work, message_id, kind.emoji), kind.url), to=room)


def remove_reaction(work: Work, user: Person, channel_id: int, message_id: int, emoji: str) -> None:
    """One's own. Removing what is not there is not an error either."""
    _remove(work, one_message(work, user, channel_id, message_id), emoji, user.id, user.username)


def remove_reaction_of(work: Work, user: Person, channel_id: int, message_id: int, emoji: str, other_id: int) -> None:
    """Somebody else's, for moderators."""
    message = _moderated(work, user, channel_id, message_id)
    name = work.execute(select(users.c.username).where(users.c.id == other_id)).scalar_one_or_none()
    if name is not None:
        _remove(work, message, emoji, other_id, name)


def clear_reactions(work: Work, user: Person, channel_id: int, message_id: int, emoji: str | None = None) -> None:
    """All of a message, or those of one kind; for moderators."""
    message = _moderated(work, user, channel_id, message_id)
    these = reactions.c.message_id == message_id
    if emoji is not None:
        kind = _kind(message, emoji)
        if kind is None:
            return
        emoji = kind.emoji
        these &= reactions.c.emoji == emoji
    if work.execute(delete(reactions).where(these)).rowcount:
        room = rooms.channel(message.guild_id, channel_id)
        work.announce(ReactionsCleared(room, channel_id, message_id, emoji), to=room)


def list_reactors(
    work: Work, user: Person, channel_id: int, message_id: int, emoji: str, query: ReactorsQuery
) -> tuple[list[Person], int | None]:
    """Who reacted with an emoji, by user id, and where the next page begins."""
    kind = _kind(one_message(work, user, channel_id, message_id), emoji)
    if kind is None:
        return [], None
    rows = work.execute(
        select(users.c.id, users.c.username, users.c.display_name, users.c.avatar)
        .join(reactions, reactions.c.user_id == users.c.id)
        .where(reactions.c.message_id == message_id, reactions.c.emoji == kind.emoji, users.c.id > query.after)
        .order_by(users.c.id)
        .limit(query.limit + 1)
    ).all()
    shown = rows[: query.limit]
    return [Person(*row) for row in shown], shown[-1].id if len(rows) > query.limit else None


def _kind(message: Message, emoji: str) -> Reaction | None:
    """That of the message's reactions which is meant: a guild's emoji by its id, whatever it is called by now."""
    id = custom_id(emoji)
    if id is not None:
        return next((one for one in message.reactions if custom_id(one.emoji) == id), None)
    named = check_emoji(emoji)
    return next((one for one in message.reactions if one.emoji == named), None)


def _new_kind(work: Work, user: Person, message: Message, emoji: str) -> Reaction:
    access = access_channel(work, user.id, message.channel_id)
    if not access.permissions & Permission.ADD_REACTIONS:
        raise Forbidden("You may not add reactions in this channel.")
    if len(message.reactions) >= REACTION_KINDS:
        raise Conflict(f"A message can have {REACTION_KINDS} different reactions.")
    id = custom_id(emoji)
    if id is None:
        return Reaction(emoji, 0)
    name, url = usable_emoji(work, user, access, id)
    return Reaction(name, 0, url=url)


def _moderated(work: Work, user: Person, channel_id: int, message_id: int) -> Message:
    message = one_message(work, user, channel_id, message_id)
    access_channel(work, user.id, channel_id, needs=Permission.VIEW_CHANNEL | Permission.MANAGE_MESSAGES)
    return message


def _remove(work: Work, message: Message, emoji: str, user_id: int, username: str) -> None:
    kind = _kind(message, emoji)
    if kind is None:
        return
    of_kind = (reactions.c.message_id == message.id) & (reactions.c.emoji == kind.emoji)
    theirs = of_kind & (reactions.c.user_id == user_id)
    removed: Any = work.execute(delete(reactions).where(theirs))
    if not removed.rowcount:
        return
    room = rooms.channel(message.guild_id, message.channel_id)
    told = (room, message.channel_id, message.id, kind.emoji, user_id, username)
    work.announce(ReactionRemoved(*told, _count(work, message.id, kind.emoji), kind.url), to=room)


def _count(work: Work, message_id: int, emoji: str) -> int:
    these = (reactions.c.message_id == message_id) & (reactions.c.emoji == emoji)
    count: int = work.execute(select(func.count()).select_from(reactions).where(these)).scalar_one()
    return count
