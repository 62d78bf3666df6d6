"""Temporary memberships: they end when their last connection has been gone for a while, unless a role makes them permanent."""

from __future__ import annotations

import unittest

from guild_stage import GuildTest
from sqlalchemy import update
from support import Client, GuildhallTest

from backend.guilds.models import members
from backend.guilds.temporary import STAY_AWAY, Departures, leave_if_temporary
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


class TestTemporary(GuildTest):
    async def asyncSetUp(self) -> None:
        await super().asyncSetUp()
        await self.enter(self.dave, is_temporary=True)

    async def gone(self, person: Client) -> bool:
        await self.write(lambda work: leave_if_temporary(work, person.id))
        return (await person.get(self.at)).status == 404

    async def test_who_came_for_a_while_leaves_with_the_last_connection(self) -> None:
        socket = await self.alice.socket()
        self.assertTrue(await self.gone(self.dave))
        self.assertEqual((await socket.event("member_deleted"))["user_id"], self.dave.id)
        self.assertEqual((await self.dave.get("/api/guilds/1")).status, 200)
        self.assertFalse(await self.gone(self.carol))

    async def test_a_role_makes_it_permanent(self) -> None:
        helpers = await self.role("helpers")
        await self.alice.put(f"{self.at}/members/{self.dave.id}/roles/{helpers}")
        await self.alice.delete(f"{self.at}/members/{self.dave.id}/roles/{helpers}")
        self.assertFalse(await self.gone(self.dave))


if __name__ == "__main__":
    unittest.main()
