"""Temporary memberships: they end when their last connection has been gone for a while, and only then."""

from __future__ import annotations

import unittest

from sqlalchemy import update
from support import Client, GuildhallTest

from backend.guilds.models import members
from backend.guilds.temporary import STAY_AWAY, Departures
from backend.realtime.sessions import RESUME_SECONDS


class TestDepartures(GuildhallTest):
    async def asyncSetUp(self) -> None:
        await super().asyncSetUp()
        self.now = 1000.0
        self.alice, self.bob = await self.cast("alice", "bob")
        mine = (members.c.user_id == self.bob.id) & (members.c.guild_id == 1)
        await self.write(lambda work: work.execute(update(members).where(mine).values(is_temporary=True)))
        here = self.app.hub.sessions.users
        self.departures = Departures(self.app.db, here.__contains__, lambda: self.now)
        self.told: list[int] = []
        self.app.hub.on_gone = lambda user_id, since: self.told.append(user_id)

    async def is_member(self, person: Client) -> bool:
        return (await person.get("/api/guilds/1")).status == 200

    async def later(self, seconds: float) -> None:
        self.now += seconds
        await self.departures.look()

    async def test_who_stays_away_leaves(self) -> None:
        hers, his = await self.alice.socket(), await self.bob.socket()
        await self.later(2 * STAY_AWAY)
        self.assertTrue(await self.is_member(self.bob))
        for person, socket in ((self.bob, his), (self.alice, hers)):
            await socket.close()
            await self.gone(person)
        await self.later(STAY_AWAY - 1)
        self.assertTrue(await self.is_member(self.bob))
        watcher = await self.alice.socket()
        await self.later(2)
        self.assertEqual((await watcher.event("member_deleted"))["user_id"], self.bob.id)
        self.assertFalse(await self.is_member(self.bob))
        self.assertTrue(await self.is_member(self.alice))

    async def gone(self, person: Client) -> None:
        """Their connections are closed, and the time is over in which they could take them up again."""
        hub = self.app.hub
        sessions = list(hub.sessions.users[person.id].sessions) if person.id in hub.sessions.users else []
        while any(session.connection is not None for session in sessions):
            await self.alice.get("/api/me")
        for session in sessions:
            session.detached_at = -RESUME_SECONDS * 2
        hub._sweep()
        self.assertEqual(self.told.pop(), person.id)
        self.departures.left(person.id, self.now)

    async def test_who_returns_in_time_stays(self) -> None:
        first = await self.bob.socket()
        await first.close()
        await self.gone(self.bob)
        await self.later(STAY_AWAY - 1)
        await self.bob.socket()
        await self.later(2)
        await self.later(2 * STAY_AWAY)
        self.assertTrue(await self.is_member(self.bob))

    async def test_after_a_restart_everybody_has_as_long_to_return(self) -> None:
        await self.departures.begin()
        await self.later(STAY_AWAY - 1)
        self.assertTrue(await self.is_member(self.bob))
        await self.later(1)
        self.assertFalse(await self.is_member(self.bob))


if __name__ == "__main__":
    unittest.main()
