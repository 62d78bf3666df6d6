"""Voting, changing one's mind, taking it back. A poll is locked by its row: its counts are what its votes say."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from backend.db import Work
from backend.errors import Conflict, NotFound, invalid
from backend.people import Person
from backend.polls.access import PollAccess, access_poll
from backend.polls.events import about, poll_updated
from backend.polls.models import poll_votes, polls
from backend.polls.schemas import Poll, Vote
from backend.polls.show import bit_of, options_of, show_poll
from backend.realtime import rooms


def vote(work: Work, user: Person, poll_id: int, said: Vote, room: tuple[int, int] | None = None) -> Poll:
    """Voting as before changes nothing and announces nothing. `room`: (guild id, channel id) when the client named one.
    Raises Conflict when the poll is over, whether or not it has been closed yet."""
    poll = _open_poll(work, user, poll_id)
    if room not in (None, (poll.access.guild_id, poll.access.channel_id)):
        raise NotFound("There is no such poll.")
    return _choose(work, user, poll, _chosen(poll, said))


def take_back(work: Work, user: Person, poll_id: int, option_id: str | None) -> None:
    """What was not chosen is not an error."""
    poll = _open_poll(work, user, poll_id)
    bit = -1 if option_id is None else _bit(poll, "option_id", option_id)
    _choose(work, user, poll, poll.chosen & ~bit)


def _open_poll(work: Work, user: Person, poll_id: int) -> PollAccess:
    poll = access_poll(work, user, poll_id, to_change=True)
    if poll.row.closed_at is not None or work.now >= poll.row.expires_at:
        raise Conflict("This poll is over.", code="poll_closed")
    return poll


def _chosen(poll: PollAccess, said: Vote) -> int:
    """What is chosen from now on, bit by bit."""
    is_multiple = poll.row.allow_multiple
    if said.option_id is not None and said.option_ids is None:
        return _bit(poll, "option_id", said.option_id) | (poll.chosen if is_multiple else 0)
    if said.option_ids is None or said.option_id is not None:
        raise invalid("option_id", "is required, or option_ids in its place")
    if len(set(said.option_ids)) > 1 and not is_multiple:
        raise invalid("option_ids", "only one can be chosen in this poll")
    chosen = 0
    for option_id in said.option_ids:
        chosen |= _bit(poll, "option_ids", option_id)
    return chosen


def _bit(poll: PollAccess, field: str, option_id: str) -> int:
    bit = bit_of(option_id, len(options_of(poll.row)))
    if bit is None:
        raise invalid(field, "is no option of this poll")
    return bit


def _choose(work: Work, user: Person, poll: PollAccess, chosen: int) -> Poll:
    shown = show_poll(poll.row, poll.chosen)
    if chosen == poll.chosen:
        return shown
    counted = _counted(shown, poll.chosen, chosen)
    votes = msgspec.json.encode([option.votes for option in counted.options]).decode()
    here = polls.c.message_id == shown.id
    work.execute(update(polls).where(here).values(votes=votes, voters=counted.total_votes))
    _write(work, shown.id, user.id, chosen)
    _announce(work, user, poll, counted)
    return counted


def _counted(shown: Poll, before: int, after: int) -> Poll:
    options = [
        msgspec.structs.replace(option, votes=option.votes + (after >> bit & 1) - (before >> bit & 1))
        for bit, option in enumerate(shown.options)
    ]
    me = [option.id for bit, option in enumerate(options) if after >> bit & 1]
    voters = shown.total_votes + bool(after) - bool(before)
    return msgspec.structs.replace(shown, options=options, me=me, total_votes=voters)


def _write(work: Work, poll_id: int, user_id: int, chosen: int) -> None:
    if not chosen:
        work.execute(delete(poll_votes).where(poll_votes.c.poll_id == poll_id, poll_votes.c.user_id == user_id))
        return
    insert: Any = postgresql_insert if work.connection.dialect.name == "postgresql" else sqlite_insert
    values = {"chosen": chosen, "voted_at": work.now}
    statement = insert(poll_votes).values(poll_id=poll_id, user_id=user_id, **values)
    work.execute(statement.on_conflict_do_update(index_elements=["poll_id", "user_id"], set_=values))


def _announce(work: Work, user: Person, poll: PollAccess, counted: Poll) -> None:
    """Everybody hears of the counts now and then; who voted, of their choice at once, on whatever device."""
    work.announce(poll_updated(poll.row, counted), to=rooms.user(user.id))
    told = poll_updated(poll.row, msgspec.structs.replace(counted, me=msgspec.UNSET))
    work.announce(told, to=rooms.Newest(told.room, about(counted)))
