"""Temporary memberships, of those who came by such an invite and have not been given a role."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection

from sqlalchemy import select

from backend.db import Database, Work
from backend.guilds.members import take_out
from backend.guilds.models import members

STAY_AWAY = 5 * 60.0  # seconds
MOST_IN_A_QUESTION = 900


def leave_if_temporary(work: Work, user_id: int) -> None:
    """For the house to call when a user's last connection has been gone for five minutes."""
    mine = select(members.c.guild_id).where(members.c.user_id == user_id, members.c.is_temporary)
    for guild_id in work.execute(mine).scalars().all():
        take_out(work, guild_id, user_id, "left")


class Departures:
    """Remembers who has no connection any more, and ends their temporary memberships when they stay away."""

    def __init__(
        self, db: Database, is_here: Callable[[int], bool], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._db, self._is_here, self._clock = db, is_here, clock
        self._gone: dict[int, float] = {}

    async def begin(self) -> None:
        """After a start nobody is here yet: whoever was before has as long as anybody to return."""
        for user_id in await self._db.read(temporary_members, None):
            self.left(user_id, self._clock())

    def left(self, user_id: int, since: float) -> None:
        """`since` by the clock."""
        self._gone[user_id] = since

    async def look(self) -> None:
        """To be called every minute or so."""
        due = [user_id for user_id, since in self._gone.items() if since <= self._clock() - STAY_AWAY]
        for user_id in due:
            del self._gone[user_id]
        away = [user_id for user_id in due if not self._is_here(user_id)]
        for start in range(0, len(away), MOST_IN_A_QUESTION):
            for user_id in await self._db.read(temporary_members, away[start : start + MOST_IN_A_QUESTION]):
                if not self._is_here(user_id):
                    await self._db.write(leave_if_temporary, user_id)


def temporary_members(work: Work, user_ids: Collection[int] | None) -> list[int]:
    """Which of these (None: of all) are members somewhere only for as long as they are here."""
    wanted = select(members.c.user_id).where(members.c.is_temporary).distinct()
    if user_ids is not None:
        wanted = wanted.where(members.c.user_id.in_(user_ids))
    return list(work.execute(wanted).scalars())
