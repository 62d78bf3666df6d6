"""Giving a message of one's own a poll."""

from __future__ import annotations

import msgspec
from sqlalchemy import select

from backend.db import Work, bulk
from backend.errors import ApiError, Conflict, Forbidden, NotFound
from backend.messages.reading import one_message
from backend.messages.rewriting import rewrite
from backend.messages.schemas import Message
from backend.moderation.enforcing import check_content
from backend.people import Person
from backend.permissions.access import access_channel
from backend.permissions.bits import Permission
from backend.polls.making import clean_poll, insert_polls, text_of
from backend.polls.models import polls
from backend.polls.schemas import NewPoll, Poll
from backend.polls.voters import one_poll

NEEDS = int(Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES | Permission.SEND_POLLS)


@bulk
def add_polls(work: Work, calls: list[tuple[Person, int, NewPoll]]) -> list[Poll | ApiError]:
    """Each is answered for itself, so that what automod notes about one that it refuses is kept."""
    answers: list[Poll | ApiError] = []
    for call in calls:
        try:
            answers.append(add_poll(work, *call))
        except ApiError as refusal:
            answers.append(refusal)
    return answers


def add_poll(work: Work, user: Person, message_id: int, new: NewPoll) -> Poll:
    """All who read the message are told that it is other than before."""
    message = _own_message(work, user, message_id)
    access = access_channel(work, user.id, message.channel_id, needs=NEEDS)
    if work.execute(select(polls.c.message_id).where(polls.c.message_id == message_id)).first() is not None:
        raise Conflict("This message has a poll already.")
    poll = clean_poll(new)
    check_content(work, user, access, text_of(poll), message_id)
    insert_polls(work, {message_id: poll})
    rewrite(work, message_id, lambda extra: msgspec.structs.replace(extra, poll=True))
    return one_poll(work, user, message_id)


def _own_message(work: Work, user: Person, message_id: int) -> Message:
    try:
        message = one_message(work, user, None, message_id)
    except NotFound:  # of its channel: it must look like that of a message
        raise NotFound("There is no such message.") from None
    if message.author.id != user.id or message.type != "default":
        raise Forbidden("Only its author may give a message a poll.")
    return message
