"""Messages that are to be sent later. What is checked then is what is checked when somebody sends: rights, slow mode, automod.

At its time a job sends it, in the one transaction in which the row and the job end: whenever the process dies, it was sent and
there is no row, or it was not and there is. Its nonce makes the same of two that a client scheduled for one.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import UNSET
from msgspec.structs import asdict
from sqlalchemy import delete, func, insert, select, update

from backend.db import Work, bulk
from backend.errors import ApiError, Conflict, Forbidden, NotFound, RateLimited, invalid
from backend.ids import time_of
from backend.jobs.schedule import cancel, plan
from backend.keeping.events import ScheduledCreated, ScheduledDeleted, ScheduledUpdated
from backend.keeping.models import scheduled_messages
from backend.keeping.schemas import NewScheduled, Problem, Scheduled, ScheduledChanges, ScheduledList
from backend.messages.content import clean_content
from backend.messages.reading import one_message
from backend.messages.schemas import Message
from backend.messages.sending import NEEDS, Send, Sent, send_messages
from backend.people import Person
from backend.permissions.access import access_channel
from backend.realtime import rooms
from backend.users.models import users
from backend.utils import iso

MOST = 100  # of one person, those with a problem among them
SOONEST, LATEST = 60_000, 366 * 24 * 3_600_000  # milliseconds from now


def schedule_message(work: Work, user: Person, channel_id: int, new: NewScheduled) -> tuple[Scheduled, bool]:
    """Returns also whether it is new: the same nonce makes one."""
    if access_channel(work, user.id, channel_id, needs=NEEDS).type == "category":
        raise NotFound("There is no such channel.")
    content, send_at = clean_content(new.content), _time(work, new.send_at)
    _check_answered(work, user, channel_id, new.reply_to)
    if new.nonce is not None:
        again = scheduled_messages.c.nonce == new.nonce
        known = work.execute(select(scheduled_messages).where(_mine(user), again)).one_or_none()
        if known is not None:
            return _shown(known), False
    count = select(func.count()).select_from(scheduled_messages).where(_mine(user))
    if work.execute(count).scalar_one() >= MOST:
        raise Conflict(f"You can have {MOST} messages waiting to be sent.")
    id = work.new_id()
    values = {
        "id": id,
        "channel_id": channel_id,
        "content": content,
        "send_at": send_at,
        "reply_to": new.reply_to,
        "ping": new.ping,
    }
    nonce = new.nonce or f"scheduled:{id}"
    row = insert(scheduled_messages).values(**values, author_id=user.id, nonce=nonce).returning(scheduled_messages)
    shown = _shown(work.execute(row).one())
    _plan(work, id, send_at)
    work.announce(ScheduledCreated(**asdict(shown)), to=rooms.user(user.id))
    return shown, True


def list_scheduled(work: Work, user: Person) -> ScheduledList:
    """The next one first."""
    mine = select(scheduled_messages).where(_mine(user))
    rows = work.execute(mine.order_by(scheduled_messages.c.send_at, scheduled_messages.c.id))
    return ScheduledList([_shown(row) for row in rows])


def change_scheduled(work: Work, user: Person, id: int, changes: ScheduledChanges) -> Scheduled:
    """One that could not be sent waits again; for that it needs a new time."""
    row = _row(work, user, id)
    values: dict[str, Any] = {}
    if changes.content is not UNSET:
        values["content"] = clean_content(changes.content)
    if changes.send_at is not UNSET:
        values |= {"send_at": _time(work, changes.send_at), "problem_code": None, "problem": None}
    elif row.problem_code is not None:
        raise invalid("send_at", "is required: its time is over")
    if all(getattr(row, name) == value for name, value in values.items()):
        return _shown(row)
    changed = update(scheduled_messages).where(scheduled_messages.c.id == id).values(values)
    shown = _shown(work.execute(changed.returning(scheduled_messages)).one())
    if "send_at" in values:
        _plan(work, id, values["send_at"])
    work.announce(ScheduledUpdated(**asdict(shown)), to=rooms.user(user.id))
    return shown


def cancel_scheduled(work: Work, user: Person, id: int) -> None:
    _end(work, _row(work, user, id), None)


@bulk
def send_now(work: Work, calls: list[tuple[Person, int]]) -> list[Message | Exception]:
    """Each is answered for itself, so that what automod notes about one that it refuses is kept. What is refused waits on."""
    answers: list[Message | Exception] = []
    for user, id in calls:
        try:
            row = _row(work, user, id)
        except NotFound as refusal:
            answers.append(refusal)
            continue
        sent = _send(work, row, user)
        answers.append(sent.message if isinstance(sent, Sent) else sent)
    return answers


def send_scheduled(work: Work, id: int) -> int | None:
    """The job. Slow mode makes it wait on; any other refusal is kept, with its reason, for its author to see."""
    row = work.execute(select(scheduled_messages).where(scheduled_messages.c.id == id).with_for_update()).one_or_none()
    if row is None or row.problem_code is not None:
        return None
    sent = _send(work, row, _author(work, row.author_id))
    if isinstance(sent, RateLimited):
        return round((sent.retry_after or 0) * 1000) + 1
    if isinstance(sent, ApiError):
        problem = {"problem_code": sent.code, "problem": sent.message}
        failed = update(scheduled_messages).where(scheduled_messages.c.id == id).values(problem)
        shown = _shown(work.execute(failed.returning(scheduled_messages)).one())
        work.announce(ScheduledUpdated(**asdict(shown)), to=rooms.user(row.author_id))
    elif isinstance(sent, Exception):
        raise sent
    return None


def forget_scheduled_of(work: Work, user_id: int) -> None:
    """When an account is gone."""
    mine = scheduled_messages.c.author_id == user_id
    for id in work.execute(delete(scheduled_messages).where(mine).returning(scheduled_messages.c.id)).scalars().all():
        cancel(work, _key(id))


def _check_answered(work: Work, user: Person, channel_id: int, message_id: int | None) -> None:
    try:
        if message_id is not None:
            one_message(work, user, channel_id, message_id)
    except NotFound as problem:
        raise invalid("reply_to", "is no message of this channel, or not any more") from problem


def _send(work: Work, row: Any, author: Person | None) -> Sent | Exception:
    if author is None:
        return Forbidden("The account is disabled.", code="account_disabled")
    send = Send(author, row.channel_id, row.content, row.nonce, reply_to=row.reply_to, ping=row.ping)
    [sent] = send_messages(work, [(send,)])
    if isinstance(sent, Sent):
        _end(work, row, sent.message.id)
    return sent


def _end(work: Work, row: Any, message_id: int | None) -> None:
    work.execute(delete(scheduled_messages).where(scheduled_messages.c.id == row.id))
    cancel(work, _key(row.id))
    work.announce(ScheduledDeleted(row.id, message_id), to=rooms.user(row.author_id))


def _author(work: Work, user_id: int) -> Person | None:
    active = (users.c.id == user_id) & users.c.disabled_at.is_(None) & users.c.deleted_at.is_(None)
    found = select(users.c.id, users.c.username, users.c.display_name, users.c.avatar).where(active)
    row = work.execute(found).one_or_none()
    return Person(*row) if row is not None else None


def _row(work: Work, user: Person, id: int) -> Any:
    """Of one's own. Raises NotFound."""
    its = select(scheduled_messages).where(_mine(user), scheduled_messages.c.id == id).with_for_update()
    row = work.execute(its).one_or_none()
    if row is None:
        raise NotFound("There is no such message waiting.")
    return row


def _mine(user: Person) -> Any:
    return scheduled_messages.c.author_id == user.id


def _plan(work: Work, id: int, send_at: int) -> None:
    plan(work, "send_scheduled", send_at, {"id": id}, key=_key(id))


def _key(id: int) -> str:
    return f"scheduled:{id}"


def _time(work: Work, given: datetime) -> int:
    send_at = round(given.timestamp() * 1000)
    if not SOONEST <= send_at - work.now <= LATEST:
        raise invalid("send_at", "must be between a minute and a year from now")
    return send_at


def _shown(row: Any) -> Scheduled:
    problem = Problem(row.problem_code, row.problem) if row.problem_code is not None else None
    times = iso(row.send_at), iso(time_of(row.id))
    return Scheduled(row.id, row.channel_id, row.content, row.reply_to, row.ping, row.nonce, *times, problem)
