"""Filling the index with what was said before there was one: by a job, the newest first, a short write at a time. Searches
answer meanwhile with what is in it, and say so."""

from __future__ import annotations

from sqlalchemy import delete, func, insert, select, update

from backend.db import Work
from backend.jobs.schedule import plan
from backend.messages.models import messages
from backend.search.index import ROWS, index_rows
from backend.search.models import search_filling

MOST_AT_ONCE = 300  # messages of one transaction
PAUSE = 20  # milliseconds, in which others write
KEY = "fill_search_index"


def fill(work: Work, most: int = MOST_AT_ONCE) -> int | None:
    """The job, a step of it."""
    below: int | None = work.execute(select(search_filling.c.below)).scalar_one_or_none()
    if below is None:
        return None
    rows = work.execute(ROWS.where(messages.c.id < below).order_by(messages.c.id.desc()).limit(most)).all()
    if not rows:
        work.execute(delete(search_filling))
        return None
    index_rows(work, rows)
    work.execute(update(search_filling).values(below=rows[-1].id))
    return PAUSE


def tidy(work: Work) -> None:
    """After all of it was made anew: what was written bit by bit becomes one, which takes seconds that a server has not."""
    work.connection.exec_driver_sql(_TIDY[work.connection.dialect.name])


def is_filling(work: Work) -> bool:
    return work.execute(select(search_filling.c.id)).first() is not None


def empty_index(work: Work) -> None:
    """All of it is to be made anew, by the job or by who calls `fill` until nothing is left."""
    for statement in _EMPTY[work.connection.dialect.name]:
        work.connection.exec_driver_sql(statement)
    work.execute(delete(search_filling))
    newest = work.execute(select(func.max(messages.c.id))).scalar_one()
    if newest is not None:
        work.execute(insert(search_filling).values(id=1, below=newest + 1))
        plan(work, KEY, work.now, {}, key=KEY)


_TOKENS = "!#$%&()*+,-./:;<=>?@[\\]^_`{|}~"
_EMPTY = {
    # Anew, and not emptied: it may be damaged. `columnsize=0`: nobody asks how long its rows are. Merging later than usual
    # (8) makes the commit of a single message a third as dear; looking into more parts costs a search next to nothing.
    "sqlite": (
        "DROP TABLE IF EXISTS message_index",
        f"CREATE VIRTUAL TABLE message_index USING fts5 (terms, columnsize=0, tokenize=\"ascii tokenchars '{_TOKENS}'\")",
        "INSERT INTO message_index (message_index, rank) VALUES ('automerge', 8)",
    ),
    "postgresql": ("TRUNCATE message_index",),
}
_TIDY = {
    "sqlite": "INSERT INTO message_index (message_index) VALUES ('optimize')",
    "postgresql": "ANALYZE message_index",
}
