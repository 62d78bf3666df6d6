"""Polls read with their messages, at no cost for those that have none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, BindParameter, Select, bindparam, select

from backend.db import Work
from backend.messages.models import messages
from backend.polls.models import poll_votes, polls
from backend.polls.schemas import Poll
from backend.polls.show import COLUMNS, show_poll

NOBODY = 0
READER: BindParameter[int] = bindparam("reader", NOBODY, BigInteger)


def with_polls(statement: Select[Any]) -> Select[Any]:
    """Of messages. Run with the parameter `reader`, a user's id, it also says what they voted for."""
    mine = (poll_votes.c.poll_id == polls.c.message_id) & (poll_votes.c.user_id == READER)
    return (
        statement.add_columns(*COLUMNS, poll_votes.c.chosen, READER.label("reader"))
        .outerjoin(polls, polls.c.message_id == messages.c.id)
        .outerjoin(poll_votes, mine)
    )


def polls_beside(work: Work, user_id: int | None, rows: Sequence[Any]) -> dict[int, Poll]:
    """By message. `user_id` None: as everybody is told of them. Who did not say before who reads is asked about once."""
    asked = [row for row in rows if row.question is not None]
    if not asked or user_id is None:
        return {row.id: show_poll(row) for row in asked}
    chosen = {row.id: row.chosen or 0 for row in asked}
    if asked[0].reader != user_id:
        mine = select(poll_votes.c.poll_id, poll_votes.c.chosen).where(poll_votes.c.user_id == user_id)
        found = {row.poll_id: row.chosen for row in work.execute(mine.where(poll_votes.c.poll_id.in_(list(chosen))))}
        chosen = {id: found.get(id, 0) for id in chosen}
    return {row.id: show_poll(row, chosen[row.id]) for row in asked}
