"""The words inside names, after the first: kept as rows, so that looking for one is a range of an index and not a walk over
everybody's names."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, insert, select

from backend.db import Work
from backend.users.models import user_words, users

BETWEEN_WORDS = " _.-"


def index_words(work: Work, user_id: int) -> None:
    """After a new user name or display name."""
    work.execute(delete(user_words).where(user_words.c.user_id == user_id))
    names = select(users.c.username_key, users.c.display_key)
    row = work.execute(names.where(users.c.id == user_id, users.c.deleted_at.is_(None))).one_or_none()
    keys = sorted(words_of(row)) if row is not None else []
    if keys:
        work.execute(insert(user_words), [{"key": key, "user_id": user_id} for key in keys])


def words_of(keys: Iterable[str | None]) -> set[str]:
    """Of folded names: each from a word that is not the first to the end, so that more than one word can be looked for."""
    return {
        key[start:]
        for key in keys
        if key is not None
        for start in range(1, len(key))
        if key[start - 1] in BETWEEN_WORDS and key[start] not in BETWEEN_WORDS
    }
