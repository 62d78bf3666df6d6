"""Searching messages. The channels that the searcher may read are part of the question to the index, so nothing of others is
ever found, counted or ranked; and however many are found, the number of statements is the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import ARRAY, BigInteger, any_, column, literal, or_, select, table, text

from backend.db import Work
from backend.messages.models import messages
from backend.messages.schemas import Message
from backend.messages.showing import MESSAGES, shown
from backend.people import Person
from backend.search.asking import Asked, ask
from backend.search.filling import is_filling
from backend.search.matching import AnyOf, for_fts5, for_tsquery
from backend.search.places import in_utf16, places_of
from backend.search.ranking import MOST_RANKED, ranked
from backend.search.resolving import Sought, resolve
from backend.search.schemas import MOST, Found, Search
from backend.search.scope import Scope, scope_of
from backend.search.words import chunks

FEW = 4  # channels


def search_messages(work: Work, user: Person, search: Search) -> Found:
    """Raises NotFound and Forbidden for a guild or channel as reading it does, InvalidFields for a filter that means nothing."""
    asked = ask(search.q)
    scope = scope_of(work, user, search.guild_id)
    sought = resolve(work, user, scope, asked, search)
    found = _match(work, sought, search.sort) if _is_something(asked, sought, search) else []
    total, ids = min(len(found), MOST), found[:MOST]
    if search.sort == "relevance":
        ids = _by_relevance(work, ids, sought, search.q)
    results = _results(work, user, scope, ids[search.offset : search.offset + search.limit])
    highlights = [in_utf16(one.content, places_of(one.content, sought.texts)) for one in results]
    return Found(results, highlights, total, len(found) > MOST, is_filling(work))


def _is_something(asked: Asked, sought: Sought, search: Search) -> bool:
    """Nothing typed and nothing chosen finds nothing, and so do signs alone."""
    if not sought.channels or sought.span.first >= sought.span.end:
        return False
    if asked.wanted or asked.unwanted:
        return True
    return search.chooses and asked.typed_nothing


def _match(work: Work, sought: Sought, sort: str) -> list[int]:
    """Ids in their order, one more than are counted."""
    on_sqlite = work.connection.dialect.name == "sqlite"
    where = [*(_on_sqlite(sought) if on_sqlite else _on_postgresql(sought))]
    where += [_id >= sought.span.first, _id < sought.span.end]
    where += [or_(_id < span.first, _id >= span.end) for span in sought.without]
    if not on_sqlite:  # a plan for any question is one for none: five times as slow
        work.connection.exec_driver_sql("SET LOCAL plan_cache_mode = force_custom_plan")
    order = _id.asc() if sort == "oldest" else _id.desc()
    return list(work.execute(select(_id).where(*where).order_by(order).limit(MOST + 1)).scalars().all())


def _on_sqlite(sought: Sought) -> Iterator[Any]:
    match = for_fts5(sought.wanted, sought.unwanted, _here(sought))
    yield text("message_index MATCH :match").bindparams(match=match)


def _on_postgresql(sought: Sought) -> Iterator[Any]:
    """Few channels are looked up in the index; of many it is quicker to look at each message's own."""
    wanted, is_few = sought.wanted, len(sought.channels) <= FEW
    if is_few:
        wanted = [*wanted, _here(sought)]
    else:
        yield _channel_id == any_(literal(sorted(sought.channels), ARRAY(BigInteger)))
    if wanted or sought.unwanted:
        match = for_tsquery(wanted, sought.unwanted)
        yield text("terms @@ CAST(:match AS tsquery)").bindparams(match=match)


def _here(sought: Sought) -> AnyOf:
    return AnyOf(tuple(f"c{id}" for id in sorted(sought.channels)))


def _by_relevance(work: Work, ids: list[int], sought: Sought, typed: str) -> list[int]:
    if not ids or not sought.texts:
        return ids
    rows = work.execute(select(messages.c.id, messages.c.content).where(messages.c.id.in_(ids[:MOST_RANKED]))).all()
    forms = {word.form for chunk in chunks(typed) for word in chunk.words}
    return [*ranked(rows, sought.texts, forms), *ids[MOST_RANKED:]]


def _results(work: Work, user: Person, scope: Scope, ids: Sequence[int]) -> list[Message]:
    if not ids:
        return []
    rows = {row.id: row for row in work.execute(MESSAGES.where(messages.c.id.in_(ids)))}
    listed = shown(work, user, None, [rows[id] for id in ids if id in rows])
    return [msgspec.structs.replace(one, guild_id=scope.channels[one.channel_id].guild_id) for one in listed]


_index = table("message_index", column("rowid", BigInteger), column("channel_id", BigInteger))
_id, _channel_id = _index.c.rowid, _index.c.channel_id
