"""Changing and deleting what was said."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from backend.channels.events import Unread
from backend.channels.models import channels
from backend.db import Work, bulk
from backend.errors import ApiError, Forbidden
from backend.messages.bulk_deleting import note_deleted
from backend.messages.content import clean_content
from backend.messages.events import MessageDeleted, MessageEdited
from backend.messages.former import keep_former
from backend.messages.models import BLOCK, message_gaps, messages
from backend.messages.reading import one_message
from backend.messages.schemas import Message
from backend.moderation.enforcing import check_content
from backend.people import Person
from backend.permissions.access import access_channel
from backend.permissions.bits import Permission
from backend.realtime import rooms
from backend.utils import iso


@bulk
def edit_messages(work: Work, calls: list[tuple[Person, int, int, str]]) -> list[Message | ApiError]:
    """Each is answered for itself, so that what automod notes about one that it refuses is kept."""
    answers: list[Message | ApiError] = []
    for call in calls:
        try:
            answers.append(edit_message(work, *call))
        except ApiError as refusal:
            answers.append(refusal)
    return answers


def edit_message(work: Work, user: Person, channel_id: int, message_id: int, content: str) -> Message:
    """Authors only. Saving what it already says changes nothing and announces nothing."""
    message = one_message(work, user, channel_id, message_id)
    if message.author.id != user.id:
        raise Forbidden("Only its author may edit a message.")
    cleaned = clean_content(content)
    access = access_channel(work, user.id, channel_id, needs=Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES)
    if cleaned == message.content:
        return message
    check_content(work, user, access, cleaned, message_id)
    work.execute(update(messages).where(messages.c.id == message_id).values(content=cleaned, edited_at=work.now))
    keep_former(work, message)
    edited = msgspec.structs.replace(message, content=cleaned, edited_at=iso(work.now))
    work.announce(_edited(edited), to=rooms.channel(edited.guild_id, channel_id))
    return edited


def delete_message(work: Work, user: Person, channel_id: int, message_id: int, reason: str = "") -> None:
    """The author, or whoever may manage messages. The number stays a hole; its block counts it."""
    message = one_message(work, user, channel_id, message_id)
    if message.author.id != user.id:
        access_channel(work, user.id, channel_id, needs=Permission.VIEW_CHANNEL | Permission.MANAGE_MESSAGES)
        note_deleted(work, user, message, reason)
    work.execute(delete(messages).where(messages.c.channel_id == channel_id, messages.c.seq == message.seq))
    _count_hole(work, channel_id, message.seq)
    last = _newest_id(work, channel_id)
    here = update(channels).where(channels.c.id == channel_id).values(last_message_id=last)
    last_seq = work.execute(here.returning(channels.c.last_seq)).scalar_one()
    guild_id, room = message.guild_id, rooms.channel(message.guild_id, channel_id)
    work.announce(MessageDeleted(room, channel_id, guild_id, message_id, message.seq, last), to=room)
    if last is None or last < message_id:  # it was the newest: for who has not read it, nothing is unread any more
        work.announce(
            Unread(channel_id, guild_id, last, last_seq), to=rooms.Absent(guild_id or rooms.DIRECT, channel_id)
        )


def _edited(message: Message) -> MessageEdited:
    """Goes to all readers alike, so the reactions do not say which are whose."""
    fields = {name: getattr(message, name) for name in message.__struct_fields__ if name != "nonce"}
    fields["reactions"] = [msgspec.structs.replace(reaction, me=msgspec.UNSET) for reaction in message.reactions]
    return MessageEdited(**fields, room=rooms.channel(message.guild_id, message.channel_id))


def _count_hole(work: Work, channel_id: int, seq: int) -> None:
    insert: Any = postgresql_insert if work.connection.dialect.name == "postgresql" else sqlite_insert
    hole = insert(message_gaps).values(channel_id=channel_id, block=(seq - 1) // BLOCK, deleted=1)
    counted = {"deleted": message_gaps.c.deleted + 1}
    work.execute(hole.on_conflict_do_update(index_elements=["channel_id", "block"], set_=counted))


def _newest_id(work: Work, channel_id: int) -> int | None:
    newest = select(messages.c.id).where(messages.c.channel_id == channel_id).order_by(messages.c.seq.desc()).limit(1)
    found: int | None = work.execute(newest).scalar_one_or_none()
    return found
