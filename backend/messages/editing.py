"""Changing and deleting what was said."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from backend.channels.events import Unread
from backend.channels.models import channels
from backend.db import Work, bulk
from backend.errors import ApiError, Forbidden
from backend.expressions import composing as expressions
from backend.messages import mentions, steps
from backend.messages.bulk_deleting import note_deleted
from backend.messages.content import clean_content
from backend.messages.drafts import Draft, Send
from backend.messages.events import MessageDeleted
from backend.messages.extra import Extra, packed, unpacked
from backend.messages.former import keep_former
from backend.messages.models import BLOCK, message_gaps, messages
from backend.messages.reading import one_message
from backend.messages.rewriting import tell_edited
from backend.messages.schemas import Message
from backend.moderation.enforcing import check_content
from backend.people import Person
from backend.permissions.access import ChannelAccess, access_channel
from backend.permissions.bits import Permission
from backend.previews import planning as previews
from backend.realtime import rooms


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
    """Authors only. Saving what it already says changes nothing and announces nothing. Nobody is told of being mentioned
    by an edit; who is mentioned is shown as it is then."""
    message = one_message(work, user, channel_id, message_id)
    if message.author.id != user.id or message.type != "default":
        raise Forbidden("Only its author may edit a message.")
    extra = _extra_of(work, message_id)
    cleaned = clean_content(content, may_be_empty=extra.has_more)
    access = access_channel(work, user.id, channel_id, needs=Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES)
    if cleaned == message.content:
        return message
    check_content(work, user, access, cleaned, message_id)
    draft = _redrafted(work, user, access, message, cleaned, extra)
    values = {"content": cleaned, "edited_at": work.now, "extra": packed(draft.extra)}
    work.execute(update(messages).where(messages.c.id == message_id).values(values))
    keep_former(work, message)
    tell_edited(work, message_id)
    edited = one_message(work, user, channel_id, message_id)
    steps.changed(work, edited, draft.found)
    return edited


def _redrafted(work: Work, user: Person, access: ChannelAccess, message: Message, content: str, extra: Extra) -> Draft:
    """Whom it mentions now, and which emojis it shows. The author of what it answers stays told, or not told."""
    answered = message.reply_to or None
    was_pinged = answered and answered.author and extra.mentions and answered.author.id in extra.mentions.users
    draft = Draft(
        Send(user, access.channel_id, content, ping=bool(was_pinged)), access, content, message.id, extra=extra
    )
    draft.answered, draft.extra.mentions = answered, None
    draft.extra.emojis = []
    expressions.compose(work, [draft])
    mentions.compose(work, [draft])
    previews.redraft(work, draft)
    return draft


def _extra_of(work: Work, message_id: int) -> Extra:
    """Locked: another worker may be about to add a preview to it."""
    here = select(messages.c.extra).where(messages.c.id == message_id).with_for_update()
    return unpacked(work.execute(here).scalar_one())


def delete_message(work: Work, user: Person, channel_id: int, message_id: int, reason: str = "") -> None:
    """The author, or whoever may manage messages. The number stays a hole; its block counts it."""
    message = one_message(work, user, channel_id, message_id)
    if message.author.id != user.id:
        access_channel(work, user.id, channel_id, needs=Permission.VIEW_CHANNEL | Permission.MANAGE_MESSAGES)
        note_deleted(work, user, message, reason)
    here = (messages.c.channel_id == channel_id) & (messages.c.seq == message.seq)
    mentions.withdraw(work, message.guild_id, channel_id, [message_id])
    steps.gone(work, work.execute(select(messages).where(here)).all())
    work.execute(delete(messages).where(here))
    _count_hole(work, channel_id, message.seq)
    last = _newest_id(work, channel_id)
    mended = update(channels).where(channels.c.id == channel_id).values(last_message_id=last)
    last_seq = work.execute(mended.returning(channels.c.last_seq)).scalar_one()
    guild_id, room = message.guild_id, rooms.channel(message.guild_id, channel_id)
    work.announce(MessageDeleted(room, channel_id, guild_id, message_id, message.seq, last), to=room)
    if last is None or last < message_id:  # it was the newest: for who has not read it, nothing is unread any more
        work.announce(
            Unread(channel_id, guild_id, last, last_seq), to=rooms.Absent(guild_id or rooms.DIRECT, channel_id)
        )


def _count_hole(work: Work, channel_id: int, seq: int) -> None:
    insert: Any = postgresql_insert if work.connection.dialect.name == "postgresql" else sqlite_insert
    hole = insert(message_gaps).values(channel_id=channel_id, block=(seq - 1) // BLOCK, deleted=1)
    counted = {"deleted": message_gaps.c.deleted + 1}
    work.execute(hole.on_conflict_do_update(index_elements=["channel_id", "block"], set_=counted))


def _newest_id(work: Work, channel_id: int) -> int | None:
    newest = select(messages.c.id).where(messages.c.channel_id == channel_id).order_by(messages.c.seq.desc()).limit(1)
    found: int | None = work.execute(newest).scalar_one_or_none()
    return found
