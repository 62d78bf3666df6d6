"""Telling the house that what it remembers of somebody is out of date."""

from __future__ import annotations

from collections.abc import Iterable

from backend.db import Work
from backend.realtime.events import PeopleChanged


def people_changed(work: Work, user_ids: Iterable[int]) -> None:
    """After a change of name, picture, status, friends or blocks: what is cached of them is read anew."""
    changed = frozenset(user_ids)
    for user_id in changed:
        work.forget(("user", user_id))
    work.announce(PeopleChanged(changed), to=None)
