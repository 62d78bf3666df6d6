"""Claiming an installation: the link that makes its first administrator."""

from __future__ import annotations

import unittest

from sqlalchemy import select, update
from support import GuildhallTest

from backend.admin.claim import make_claim
from backend.admin.models import instance
from backend.guilds.models import guilds


class TestClaim(GuildhallTest):
    async def test_the_printed_link_makes_one_administrator_once(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        void = await self.app.db.write(make_claim)
        token = await self.app.db.write(make_claim)
        self.assert_refused(await bob.post("/api/instance/claim", {"token": "guess"}), 403, "forbidden")
        self.assert_refused(await bob.post("/api/instance/claim", {"token": void}), 403, "forbidden")
        self.assert_refused(await self.client().post("/api/instance/claim", {"token": token}), 401, "not_signed_in")
        stored = await self.app.db.read(lambda work: work.execute(select(instance.c.value)).scalars().all())
        self.assertNotIn(token, stored)

        socket = await alice.socket()
        self.assertEqual((await alice.post("/api/instance/claim", {"token": token})).status, 204)
        self.assertTrue((await alice.get("/api/me")).json["is_admin"])
        guild = await socket.event("guild_created")
        self.assertEqual(guild["owner_id"], alice.id)
        self.assertEqual(guild, (await alice.get("/api/guilds/1")).json)

        self.assert_refused(await bob.post("/api/instance/claim", {"token": token}), 403, "forbidden")
        self.assertFalse((await bob.get("/api/me")).json["is_admin"])
        self.assertIsNone(await self.app.db.write(make_claim))

    async def test_a_guild_with_an_owner_stays_theirs(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        await self.write(lambda work: work.execute(update(guilds).values(owner_id=bob.id)))
        token = await self.app.db.write(make_claim)
        await alice.post("/api/instance/claim", {"token": token})
        self.assertEqual((await alice.get("/api/guilds/1")).json["owner_id"], bob.id)

    async def test_the_instance_says_what_it_is(self) -> None:
        answer = await self.client().get("/api/instance")
        self.assertEqual(answer.json["name"], "Guildhall")
        self.assertEqual(set(answer.json), {"name", "version", "registration", "password_reset"})


class TestClaimFromOutside(GuildhallTest):
    changes = {"auto_join_guilds": ()}

    async def test_an_administrator_who_was_no_member_joins(self) -> None:
        alice = await self.member("alice")
        self.assertEqual((await alice.get("/api/guilds")).json, [])
        await alice.post("/api/instance/claim", {"token": await self.app.db.write(make_claim)})
        self.assertEqual((await alice.get("/api/guilds/1")).json["owner_id"], alice.id)


if __name__ == "__main__":
    unittest.main()
