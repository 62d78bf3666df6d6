"""Messages that are to be sent later. What is checked then is what is checked when somebody sends: rights, slow mode, automod.

At its time a job sends it, in the one transaction in which the row and the job end: whenever the process dies, it was sent and
there is no row, or it was not and there is. Its nonce makes the same of two that a client scheduled for one.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from msgspec import UNSET
from msgspec.structs import asdict
from sqlalchemy import String, cast, delete, exists, func, insert, literal, select, update

from backend.db import Work, bulk
from backend.errors import ApiError, Conflict, Forbidden, NotFound, RateLimited, invalid
from backend.jobs.models import jobs
from backend.jobs.schedule import cancel, plan
from backend.keeping.events import ScheduledCreated, ScheduledDeleted, ScheduledUpdated
from backend.keeping.models import scheduled_messages
from backend.keeping.schemas import NewScheduled, Scheduled, ScheduledChanges, ScheduledList
from backend.keeping.waiting import Around, hold_files, of, packed, row_of, said_in, send_of, shown_all, without_time
from backend.messages.schemas import Message
from backend.messages.sending import Sent, check_send, send_messages
from backend.people import Person
from backend.realtime import rooms
from backend.users.models import users

MOST = 100  # of one person, those with a problem among them
SOONEST, LATEST = 60_000, 366 * 24 * 3_600_000  # milliseconds from now


def schedule_message(
    work: Work, user: Person, channel_id: int, new: NewScheduled, house: Around
) -> tuple[Scheduled, bool]:
    """What could not be sent now is refused now. Returns also whether it is new: the same nonce makes one."""
    said = without_time(new, new.content)
    said = without_time(new, check_send(work, send_of(said, user, channel_id, house)))
    send_at = _time(work, new.send_at)
    if new.nonce is not None:
        again = scheduled_messages.c.nonce == new.nonce
        known = work.execute(select(scheduled_messages).where(of(user.id), again)).all()
        if known:
            return shown_all(work, known)[0], False
    count = select(func.count()).select_from(scheduled_messages).where(of(user.id))
    if work.execute(count).scalar_one() >= MOST:
        raise Conflict(f"You can have {MOST} messages waiting to be sent.")
    id = work.new_id()
    values = {"id": id, "channel_id": channel_id, "author_id": user.id, "send_at": send_at, "said": packed(said)}
    row = insert(scheduled_messages).values(**values, nonce=new.nonce or _key(id)).returning(scheduled_messages)
    rows = work.execute(row).all()
    hold_files(work, id, said)
    _plan(work, id, send_at)
    [shown] = shown_all(work, rows)
    work.announce(ScheduledCreated(**asdict(shown)), to=rooms.user(user.id))
    return shown, True


def list_scheduled(work: Work, user: Person) -> ScheduledList:
    """The next one first."""
    mine = select(scheduled_messages).where(of(user.id))
    rows = work.execute(mine.order_by(scheduled_messages.c.send_at, scheduled_messages.c.id)).all()
    return ScheduledList(shown_all(work, rows))


def change_scheduled(work: Work, user: Person, id: int, changes: ScheduledChanges, house: Around) -> Scheduled:
    """One that could not be sent waits again; for that it needs a new time."""
    row = row_of(work, user, id)
    values: dict[str, Any] = {}
    if changes.content is not UNSET:
        said = msgspec.structs.replace(said_in(row), content=changes.content)
        content = check_send(work, send_of(said, user, row.channel_id, house))
        values["said"] = packed(msgspec.structs.replace(said, content=content))
    if changes.send_at is not UNSET:
        values |= {"send_at": _time(work, changes.send_at), "problem_code": None, "problem": None}
    elif row.problem_code is not None:
        raise invalid("send_at", "is required: its time is over")
    if all(getattr(row, name) == value for name, value in values.items()):
        return shown_all(work, [row])[0]
    if "send_at" in values:
        _plan(work, id, values["send_at"])
    return _change(work, row, values)


def cancel_scheduled(work: Work, user: Person, id: int) -> None:
    _end(work, row_of(work, user, id), None)


@bulk
def send_now(work: Work, calls: list[tuple[Person, int, Around]]) -> list[Message | Exception]:
    """Each is answered for itself, so that what automod notes about one that it refuses is kept. What is refused waits on."""
    answers: list[Message | Exception] = []
    for user, id, house in calls:
        try:
            row = row_of(work, user, id)
        except NotFound as refusal:
            answers.append(refusal)
            continue
        sent = _send(work, row, user, house)
        answers.append(sent.message if isinstance(sent, Sent) else sent)
    return answers


def send_scheduled(work: Work, id: int, house: Around) -> int | None:
    """The job. Slow mode makes it wait on; any other refusal is kept, with its reason, for its author to see."""
    row = work.execute(select(scheduled_messages).where(scheduled_messages.c.id == id).with_for_update()).one_or_none()
    if row is None or row.problem_code is not None:
        return None
    sent = _send(work, row, _author(work, row.author_id), house)
    if isinstance(sent, RateLimited):
        return round((sent.retry_after or 0) * 1000) + 1
    if isinstance(sent, ApiError):
        _change(work, row, {"problem_code": sent.code, "problem": sent.message})
    elif isinstance(sent, Exception):
        raise sent
    return None


def note_given_up(work: Work) -> None:
    """For the hourly job. What the runner of jobs has given up, having failed with it again and again, its author is told."""
    its_job = exists().where(jobs.c.key == literal("scheduled:") + cast(scheduled_messages.c.id, String))
    is_late = scheduled_messages.c.problem_code.is_(None) & (scheduled_messages.c.send_at < work.now)
    for row in work.execute(select(scheduled_messages).where(is_late, ~its_job)).all():
        _change(work, row, {"problem_code": ApiError.code, "problem": ApiError.message})


def forget_scheduled_of(work: Work, user_id: int) -> None:
    """When an account is gone."""
    theirs = delete(scheduled_messages).where(of(user_id)).returning(scheduled_messages.c.id)
    for id in work.execute(theirs).scalars().all():
        cancel(work, _key(id))


def _send(work: Work, row: Any, author: Person | None, house: Around) -> Sent | Exception:
    if author is None:
        return Forbidden("The account is disabled.", code="account_disabled")
    [sent] = send_messages(work, [(send_of(said_in(row), author, row.channel_id, house, row.nonce),)])
    if isinstance(sent, Sent):
        _end(work, row, sent.message.id)
    return sent


def _change(work: Work, row: Any, values: dict[str, Any]) -> Scheduled:
    changed = update(scheduled_messages).where(scheduled_messages.c.id == row.id).values(values)
    [shown] = shown_all(work, work.execute(changed.returning(scheduled_messages)).all())
    work.announce(ScheduledUpdated(**asdict(shown)), to=rooms.user(row.author_id))
    return shown


def _end(work: Work, row: Any, message_id: int | None) -> None:
    work.execute(delete(scheduled_messages).where(scheduled_messages.c.id == row.id))
    cancel(work, _key(row.id))
    work.announce(ScheduledDeleted(row.id, message_id), to=rooms.user(row.author_id))


def _author(work: Work, user_id: int) -> Person | None:
    active = (users.c.id == user_id) & users.c.disabled_at.is_(None) & users.c.deleted_at.is_(None)
    found = select(users.c.id, users.c.username, users.c.display_name, users.c.avatar).where(active)
    row = work.execute(found).one_or_none()
    return Person(*row) if row is not None else None


def _plan(work: Work, id: int, send_at: int) -> None:
    plan(work, "send_scheduled", send_at, {"id": id}, key=_key(id))


def _key(id: int) -> str:
    return f"scheduled:{id}"


def _time(work: Work, given: datetime) -> int:
    send_at = round(given.timestamp() * 1000)
    if not SOONEST <= send_at - work.now <= LATEST:
        raise invalid("send_at", "must be between a minute and a year from now")
    return send_at
