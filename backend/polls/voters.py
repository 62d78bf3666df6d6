"""Reading a poll, and who voted for what."""

from __future__ import annotations

from sqlalchemy import select

from backend.db import Work
from backend.errors import NotFound
from backend.people import Person
from backend.polls.access import access_poll
from backend.polls.models import poll_votes
from backend.polls.schemas import Poll, Voters, VotersQuery
from backend.polls.show import bit_of, options_of, show_poll
from backend.users.models import users


def one_poll(work: Work, user: Person, poll_id: int) -> Poll:
    poll = access_poll(work, user, poll_id)
    return show_poll(poll.row, poll.chosen)


def list_voters(work: Work, user: Person, poll_id: int, option_id: str, query: VotersQuery) -> Voters:
    """By user id, with where the next page begins. Votes of deleted accounts count on, under the name of nobody."""
    poll = access_poll(work, user, poll_id)
    bit = bit_of(option_id, len(options_of(poll.row)))
    if bit is None:
        raise NotFound("There is no such option.")
    rows = work.execute(
        select(users.c.id, users.c.username, users.c.display_name, users.c.avatar)
        .join(poll_votes, poll_votes.c.user_id == users.c.id)
        .where(
            poll_votes.c.poll_id == poll_id,
            poll_votes.c.chosen.bitwise_and(bit) != 0,
            poll_votes.c.user_id > query.after,
        )
        .order_by(poll_votes.c.user_id)
        .limit(query.limit + 1)
    ).all()
    shown = rows[: query.limit]
    return Voters([Person(*row) for row in shown], shown[-1].id if len(rows) > query.limit else None)
