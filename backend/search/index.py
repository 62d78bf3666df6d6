"""Keeping the index true. What is said is indexed in its own transaction, in one statement for all that is said at once;
what changes later is read again by `reindex`, which `rewriting.tell_edited` calls; what is deleted goes by itself (`models.py`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import select, text

from backend.db import Work
from backend.markdown import Found, find
from backend.messages.drafts import Draft
from backend.messages.extra import Extra, unpacked
from backend.messages.models import messages
from backend.search.terms import as_document, as_vector


def arrive(work: Work, drafts: list[Draft]) -> None:
    """The step of sending. What the house says of what people did is not searched."""
    on_sqlite = _on_sqlite(work)
    rows = [
        _row(on_sqlite, draft.id, draft.access.channel_id, draft.author.id, draft.content, draft.found, draft.extra)
        for draft in drafts
        if draft.type is None
    ]
    if rows:
        work.execute(_INSERT[work.connection.dialect.name], rows)


def reindex(work: Work, message_ids: Collection[int]) -> None:
    """For whoever changes what comes with a message, or that it is pinned: after it is written."""
    index_rows(work, work.execute(ROWS.where(messages.c.id.in_(message_ids))).all())


def index_rows(work: Work, rows: Sequence[Any]) -> None:
    """Of `ROWS`; what is known of them already is replaced."""
    on_sqlite = _on_sqlite(work)
    entries = [
        _row(
            on_sqlite,
            row.id,
            row.channel_id,
            row.author_id,
            row.content,
            find(row.content),
            unpacked(row.extra),
            row.pinned_at is not None,
        )
        for row in rows
        if row.type is None
    ]
    if entries:
        work.execute(_REPLACE[work.connection.dialect.name], entries)


def _row(
    on_sqlite: bool,
    id: int,
    channel_id: int,
    author_id: int,
    content: str,
    found: Found,
    extra: Extra,
    is_pinned: bool = False,
) -> dict[str, Any]:
    tags = [f"c{channel_id}", f"a{author_id}", *_tags(found, extra)]
    if is_pinned:
        tags.append("pinned")
    said = content if extra.forwarded is None else f"{content}\n{extra.forwarded.content}"
    return {"id": id, "terms": as_document(said, tags) if on_sqlite else as_vector(said, tags)}


def _tags(found: Found, extra: Extra) -> Iterable[str]:
    if found.links:
        yield "link"
    if extra.embeds:
        yield "embed"
    if extra.mentions is not None:
        yield from (f"m{id}" for id in extra.mentions.users)
        yield from (f"r{id}" for id in extra.mentions.roles)
        if extra.mentions.everyone:
            yield "everyone"


def _on_sqlite(work: Work) -> bool:
    return work.connection.dialect.name == "sqlite"


ROWS = select(
    messages.c.id,
    messages.c.channel_id,
    messages.c.author_id,
    messages.c.content,
    messages.c.extra,
    messages.c.pinned_at,
    messages.c.type,
)
_ON_POSTGRESQL = "INSERT INTO message_index (rowid, terms) VALUES (:id, CAST(:terms AS tsvector))"
_INSERT = {
    "sqlite": text("INSERT INTO message_index (rowid, terms) VALUES (:id, :terms)"),
    "postgresql": text(_ON_POSTGRESQL),
}
_REPLACE = {
    "sqlite": text("INSERT OR REPLACE INTO message_index (rowid, terms) VALUES (:id, :terms)"),
    "postgresql": text(f"{_ON_POSTGRESQL} ON CONFLICT (rowid) DO UPDATE SET terms = excluded.terms"),
}
