"""Changing what comes with a message after it was said: previews, a poll, the end of a picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import UNSET
from sqlalchemy import select, update

from backend.channels.models import channels
from backend.db import Work
from backend.messages.events import MessageEdited
from backend.messages.extra import Extra, packed, unpacked
from backend.messages.models import messages
from backend.messages.schemas import Message
from backend.messages.showing import MESSAGES, shown
from backend.realtime import rooms
from backend.search.index import reindex


def rewrite(work: Work, message_id: int, change: Callable[[Extra], Extra]) -> Message | None:
    """The message as everybody sees it then; None when it is not there any more. Nobody is told of no change. Who may say
    so is the caller's question."""
    row = work.execute(select(messages.c.extra).where(messages.c.id == message_id).with_for_update()).one_or_none()
    if row is None:
        return None
    after = packed(change(unpacked(row.extra)))
    if after != row.extra:
        work.execute(update(messages).where(messages.c.id == message_id).values(extra=after))
        return tell_edited(work, message_id)
    return as_told(work, message_id)


def as_told(work: Work, message_id: int) -> Message:
    """As everybody is told of it: without whose reactions are whose."""
    row: Any = work.execute(_WITH_GUILD.where(messages.c.id == message_id)).one()
    return shown(work, None, row.guild_id, [row])[0]


def tell_edited(work: Work, message_id: int) -> Message:
    """Tells the channel, and the index, what the message is like now."""
    reindex(work, [message_id])
    message = as_told(work, message_id)
    room = rooms.channel(message.guild_id, message.channel_id)
    told = msgspec.structs.replace(message, nonce=UNSET)
    work.announce(MessageEdited(*msgspec.structs.astuple(told), room=room), to=room)
    return message


_WITH_GUILD = MESSAGES.add_columns(channels.c.guild_id).join(channels, channels.c.id == messages.c.channel_id)
