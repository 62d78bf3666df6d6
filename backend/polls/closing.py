"""The end of a poll: by its author or a moderator, or by itself when its time is over. Its counts stay as they are, and one
message says how it went; both in one transaction, so there is never a second one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import update

from backend.db import Work
from backend.errors import Forbidden
from backend.messages import system
from backend.messages.extra import Extra
from backend.messages.models import messages
from backend.messages.replies import answered
from backend.people import Person
from backend.permissions.access import DELETED
from backend.permissions.bits import Permission
from backend.polls.access import POLLS, access_poll
from backend.polls.events import about, poll_updated
from backend.polls.models import polls
from backend.polls.schemas import Option, Poll, PollResult
from backend.polls.show import show_poll
from backend.realtime import rooms


def close_poll(work: Work, user: Person, poll_id: int) -> Poll:
    """One that is closed already stays as it is."""
    poll = access_poll(work, user, poll_id, to_change=True)
    if poll.row.author_id != user.id and not poll.access.permissions & Permission.MANAGE_MESSAGES:
        raise Forbidden("Only its author may close a poll.")
    if poll.row.closed_at is None:
        _close(work, poll.row)
    return show_poll(work.execute(POLLS.where(messages.c.id == poll_id)).one(), poll.chosen)


def end_poll(work: Work, poll_id: int) -> int | None:
    """The job. A clock that was set back meanwhile gives the poll its time again."""
    row = work.execute(POLLS.where(messages.c.id == poll_id).with_for_update(of=polls)).one_or_none()
    if row is None or row.closed_at is not None or row.channel_type == DELETED:
        return None
    if work.now < row.expires_at:
        return int(row.expires_at - work.now)
    _close(work, row)
    return None


def _close(work: Work, row: Any) -> None:
    work.execute(update(polls).where(polls.c.message_id == row.id).values(closed_at=work.now))
    closed = show_poll(work.execute(POLLS.where(messages.c.id == row.id)).one())
    told = poll_updated(row, closed)
    work.announce(told, to=rooms.Newest(told.room, about(closed), is_last=True))
    _say_result(work, row, result_of(closed))


def _say_result(work: Work, row: Any, result: PollResult) -> None:
    """In its author's name, whatever has become of their rights: it says nothing new."""
    author = Person(row.author_id, row.username, row.display_name, row.avatar)
    poll = answered(row.id, author, row.content, row.type, row.extra, result.question)
    extra = Extra(poll_result=result)
    system.post(work, row.guild_id, row.channel_id, author, system.POLL_RESULT, answered=poll, extra=extra)


def result_of(poll: Poll) -> PollResult:
    most = max(option.votes for option in poll.options)
    leading: list[Option] = [option for option in poll.options if option.votes == most > 0]
    return PollResult(poll.question, leading[0] if len(leading) == 1 else None, poll.total_votes)
