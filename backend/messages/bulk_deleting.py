"""Deleting messages as a moderator: many at once, and what is noted of one that was somebody else's."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from backend.audit.log import record, record_again
from backend.channels.models import channels
from backend.db import Work
from backend.errors import NotFound
from backend.messages.clearing import delete_many
from backend.messages.models import messages
from backend.messages.reading import NEEDS
from backend.messages.schemas import Message
from backend.people import Person
from backend.permissions.access import access_channel
from backend.permissions.bits import Permission


def delete_messages(work: Work, user: Person, channel_id: int, ids: Sequence[int], reason: str = "") -> None:
    """What is not there, or not in this channel, is passed over: somebody else may have been quicker. Raises NotFound when
    that is true of all."""
    access = access_channel(work, user.id, channel_id, needs=NEEDS | Permission.MANAGE_MESSAGES)
    here = (messages.c.channel_id == channel_id) & messages.c.id.in_(set(ids))
    rows = work.execute(select(messages).where(here).order_by(messages.c.seq).with_for_update()).all()
    if not rows:
        raise NotFound("There are no such messages.")
    delete_many(work, access.guild_id, channel_id, rows)
    name = work.execute(select(channels.c.name).where(channels.c.id == channel_id)).scalar_one()
    counted = {"count": (None, len(rows))}
    record(work, access.guild_id, user, "messages_bulk_delete", ("channel", channel_id, name), counted, reason)


def note_deleted(work: Work, user: Person, message: Message, reason: str = "") -> None:
    """That a moderator deleted what somebody else said. One after the other, of the same person in the same channel, are one
    entry with a count."""
    if message.guild_id is not None:
        target = ("user", message.author.id, message.username)
        where = {"channel_id": (None, message.channel_id)}
        record_again(work, message.guild_id, user, "message_delete", target, where, reason)
