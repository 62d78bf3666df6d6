"""What a poll may say, and its rows. A poll sent with its message comes in here step by step (`messages/steps.py`)."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import insert

from backend.db import Work
from backend.errors import Forbidden, InvalidFields, invalid
from backend.jobs.schedule import plan
from backend.messages.drafts import Draft
from backend.permissions.bits import Permission
from backend.polls.models import polls
from backend.polls.schemas import OPTION_LENGTH, QUESTION_LENGTH, NewPoll, Option, Poll
from backend.utils import clean_text, iso

HOUR = 3_600_000  # milliseconds


def compose(work: Work, drafts: list[Draft]) -> None:
    for draft in drafts:
        if draft.send.poll is None:
            continue
        if not draft.access.permissions & Permission.SEND_POLLS:
            draft.refusal = Forbidden("You may not send polls in this channel.")
            continue
        try:
            poll = clean_poll(draft.send.poll)
        except InvalidFields as refusal:
            draft.refusal = refusal
        else:
            draft.extra.poll = True
            draft.poll = _fresh(draft, poll, work.now)


def arrive(work: Work, drafts: list[Draft]) -> None:
    new = {draft.id: clean_poll(draft.send.poll) for draft in drafts if draft.send.poll is not None}
    if new:
        insert_polls(work, new)


def clean_poll(given: NewPoll) -> NewPoll:
    """White space folded. Raises InvalidFields."""
    options = [_line("options", option, OPTION_LENGTH) for option in given.options]
    if len({option.casefold() for option in options}) < len(options):
        raise invalid("options", "must differ from each other")
    return msgspec.structs.replace(given, question=_line("question", given.question, QUESTION_LENGTH), options=options)


def text_of(poll: NewPoll) -> str:
    """All that a reader will read of it."""
    return "\n".join([poll.question, *poll.options])


def insert_polls(work: Work, new: dict[int, NewPoll]) -> None:
    """By message, each without a poll until now. Each ends by itself: what is planned finds nothing to do when the poll is
    gone or closed by then."""
    rows = [_row(message_id, poll, work.now) for message_id, poll in new.items()]
    work.execute(insert(polls), rows)
    for row in rows:
        plan(work, "end_poll", row["expires_at"], {"poll_id": row["message_id"]})


def _fresh(draft: Draft, poll: NewPoll, now: int) -> Poll:
    """Nobody has voted yet, so that everybody is told the same of what they chose."""
    options = [Option(str(number), text, 0) for number, text in enumerate(poll.options, 1)]
    ends = iso(now + poll.expires_hours * HOUR)
    return Poll(
        draft.id, draft.id, draft.access.channel_id, poll.question, options, poll.allow_multiple, ends, False, 0, []
    )


def _row(message_id: int, poll: NewPoll, now: int) -> dict[str, Any]:
    return {
        "message_id": message_id,
        "question": poll.question,
        "options": msgspec.json.encode(poll.options).decode(),
        "votes": msgspec.json.encode([0] * len(poll.options)).decode(),
        "voters": 0,
        "allow_multiple": poll.allow_multiple,
        "expires_at": now + poll.expires_hours * HOUR,
        "closed_at": None,
    }


def _line(field: str, given: str, longest: int) -> str:
    return clean_text(field, " ".join(given.split()), longest)
