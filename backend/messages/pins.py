"""Pinned messages of a channel. Pinning what is pinned is not an error, nor is unpinning what is not."""

from __future__ import annotations

from sqlalchemy import func, select, update

from backend.db import Work
from backend.errors import Conflict, Forbidden
from backend.messages import system
from backend.messages.events import MessagePinned, MessageUnpinned
from backend.messages.models import messages
from backend.messages.reading import NEEDS, one_message
from backend.messages.replies import answered
from backend.messages.schemas import Message, PinsQuery
from backend.messages.showing import MESSAGES, shown
from backend.people import Person
from backend.permissions.access import access_channel
from backend.permissions.bits import Permission
from backend.realtime import rooms
from backend.search.index import reindex

MOST = 250  # in a channel, as on Discord


def pin(work: Work, user: Person, channel_id: int, message_id: int) -> None:
    """The channel is told by an event, and its readers by a message that answers the pinned one."""
    message = _message(work, user, channel_id, message_id)
    if message.pinned:
        return
    if message.type != "default":
        raise Forbidden("Only what somebody has said can be pinned.")
    here = (messages.c.channel_id == channel_id) & messages.c.pinned_at.is_not(None)
    if work.execute(select(func.count()).select_from(messages).where(here)).scalar_one() >= MOST:
        raise Conflict(f"A channel can have {MOST} pinned messages.")
    work.execute(update(messages).where(messages.c.id == message_id).values(pinned_at=work.new_id()))
    reindex(work, [message_id])
    room = rooms.channel(message.guild_id, channel_id)
    work.announce(MessagePinned(room, channel_id, message_id), to=room)
    shown_above = answered(
        message.id, message.author, message.content, None, _extra(work, message_id), _question(message)
    )
    system.post(work, message.guild_id, channel_id, user, system.PINNED, answered=shown_above)


def unpin(work: Work, user: Person, channel_id: int, message_id: int) -> None:
    message = _message(work, user, channel_id, message_id)
    if message.pinned:
        work.execute(update(messages).where(messages.c.id == message_id).values(pinned_at=None))
        reindex(work, [message_id])
        room = rooms.channel(message.guild_id, channel_id)
        work.announce(MessageUnpinned(room, channel_id, message_id), to=room)


def list_pins(work: Work, user: Person, channel_id: int, query: PinsQuery) -> tuple[list[Message], int | None]:
    """The one pinned last first, and where the next page begins."""
    access = access_channel(work, user.id, channel_id, needs=NEEDS)
    here = (messages.c.channel_id == channel_id) & messages.c.pinned_at.is_not(None)
    if query.before is not None:
        here &= messages.c.pinned_at < query.before
    newest_first = MESSAGES.where(here).order_by(messages.c.pinned_at.desc()).limit(query.limit + 1)
    rows = work.execute(newest_first).all()
    page = rows[: query.limit]
    return shown(work, user, access.guild_id, page), page[-1].pinned_at if len(rows) > query.limit else None


def _message(work: Work, user: Person, channel_id: int, message_id: int) -> Message:
    message = one_message(work, user, channel_id, message_id)
    access_channel(work, user.id, channel_id, needs=NEEDS | Permission.PIN_MESSAGES)
    return message


def _question(message: Message) -> str | None:
    return message.poll.question if message.poll else None


def _extra(work: Work, message_id: int) -> str | None:
    extra: str | None = work.execute(select(messages.c.extra).where(messages.c.id == message_id)).scalar_one()
    return extra
