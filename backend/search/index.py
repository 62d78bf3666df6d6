"""Keeping the index true. What is said is indexed in its own transaction, in one statement for all that is said at once;
what changes later is read again by `reindex`, which `rewriting.tell_edited` calls; what is deleted goes by itself (`models.py`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import select, text

from backend.db import Work
from backend.markdown import Found, find
from backend.messages.drafts import Draft
from backend.messages.extra import Extra, unpacked
from backend.messages.models import messages
from backend.polls.models import polls
from backend.search.terms import as_document, as_vector


def arrive(work: Work, drafts: list[Draft]) -> None:
    """The step of sending. What the house says of what people did is not searched."""
    said = [
        _Said(draft.id, draft.access.channel_id, draft.author.id, _text_of(draft), draft.found, draft.extra)
        for draft in drafts
        if draft.type is None
    ]
    if said and work.connection.dialect.name == "sqlite":  # with nothing between: this is on the path of every message
        work.connection.exec_driver_sql(_FOR_FTS5, [(one["id"], one["terms"]) for one in _entries(work, said)])
    elif said:
        work.execute(_FOR_POSTGRESQL, _entries(work, said))


def reindex(work: Work, message_ids: Collection[int]) -> None:
    """For whoever changes what comes with a message, or that it is pinned: after it is written."""
    index_rows(work, work.execute(ROWS.where(messages.c.id.in_(message_ids))).all())


def index_rows(work: Work, rows: Sequence[Any]) -> None:
    """Of `ROWS`; what is known of them already is replaced."""
    said = [_said(row) for row in rows if row.type is None]
    if said:
        work.execute(_REPLACE[work.connection.dialect.name], _entries(work, said))


@dataclass(frozen=True, slots=True)
class _Said:
    id: int
    channel_id: int
    author_id: int
    text: str
    found: Found
    extra: Extra
    is_pinned: bool = False


def _said(row: Any) -> _Said:
    extra = unpacked(row.extra)
    text = _whole(row.content, extra, [row.question, *msgspec.json.decode(row.options)] if row.question else ())
    return _Said(row.id, row.channel_id, row.author_id, text, find(row.content), extra, row.pinned_at is not None)


def _text_of(draft: Draft) -> str:
    poll = draft.poll
    return _whole(draft.content, draft.extra, [poll.question, *(one.text for one in poll.options)] if poll else ())


def _whole(content: str, extra: Extra, poll: Sequence[str]) -> str:
    """All that a reader reads as text."""
    forwarded = () if extra.forwarded is None else (extra.forwarded.content,)
    return "\n".join((content, *forwarded, *poll)) if forwarded or poll else content


def _entries(work: Work, said: Iterable[_Said]) -> list[dict[str, Any]]:
    written = as_document if work.connection.dialect.name == "sqlite" else as_vector
    return [{"id": one.id, "channel_id": one.channel_id, "terms": written(one.text, _tags(one))} for one in said]


def _tags(said: _Said) -> Iterable[str]:
    yield f"c{said.channel_id}"
    yield f"a{said.author_id}"
    named = said.extra.mentions
    if named is not None:
        yield from (f"m{id}" for id in named.users)
        yield from (f"r{id}" for id in named.roles)
        if named.everyone:
            yield "everyone"
    yield from _kinds(said.found, said.extra)
    if said.is_pinned:
        yield "pinned"


def _kinds(found: Found, extra: Extra) -> Iterable[str]:
    files = extra.files if extra.forwarded is None else [*extra.files, *extra.forwarded.files]
    if files:
        yield "file"
        yield from {file.content_type.partition("/")[0] for file in files} & {"image", "video"}
    there = {"link": found.links, "embed": extra.embeds, "poll": extra.poll, "sticker": extra.sticker}
    yield from (kind for kind, what in there.items() if what)


ROWS = select(
    messages.c.id,
    messages.c.channel_id,
    messages.c.author_id,
    messages.c.content,
    messages.c.extra,
    messages.c.pinned_at,
    messages.c.type,
    polls.c.question,
    polls.c.options,
).outerjoin(polls, polls.c.message_id == messages.c.id)
_ON_POSTGRESQL = (
    "INSERT INTO message_index (rowid, channel_id, terms) VALUES (:id, :channel_id, CAST(:terms AS tsvector))"
)
_FOR_FTS5 = "INSERT INTO message_index (rowid, terms) VALUES (?, ?)"
_FOR_POSTGRESQL = text(_ON_POSTGRESQL)
_REPLACE = {
    "sqlite": text("INSERT OR REPLACE INTO message_index (rowid, terms) VALUES (:id, :terms)"),
    "postgresql": text(f"{_ON_POSTGRESQL} ON CONFLICT (rowid) DO UPDATE SET terms = excluded.terms"),
}
