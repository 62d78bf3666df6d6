"""Invites: making, listing, taking back and showing them; their codes are not to be guessed."""

import unittest
from typing import ClassVar

from invite_stage import InviteTest
from sqlalchemy import insert, select, update

from backend.guilds.invites import MOST_INVITES, MOST_OF_ONE
from backend.guilds.models import invites
from backend.jobs.models import jobs
from backend.permissions.bits import DEFAULT_EVERYONE, Permission
from backend.realtime.events import JobPlanned


class TestMaking(InviteTest):
    async def test_its_shape_and_who_is_told(self):
        manager, member = await self.alice.socket(), await self.bob.socket()
        invite = await self.invite(self.carol, max_uses=5, expires_hours=2, temporary=True, channel_id=self.channel)
        self.assertRegex(invite["code"], r"\A[A-Za-z0-9]{10}\Z")
        person = {"id": self.carol.id, "username": "carol", "display_name": None, "avatar": None}
        self.assertEqual((invite["guild_id"], invite["channel_id"]), (self.guild, self.channel))
        self.assertEqual((invite["inviter"], invite["uses"], invite["max_uses"]), (person, 0, 5))
        self.assertTrue(invite["temporary"])
        self.assertGreater(invite["expires_at"], invite["created_at"])
        self.assertEqual(await manager.event("invite_created"), invite)
        self.assertEqual([name for name, _ in await self.settle(member)], ["audit_entry_created"])
        self.assertEqual(await self.listed(), [invite])
        (entry,) = await self.log("invite_create")
        self.assertEqual((entry["actor"]["id"], entry["target_name"]), (self.carol.id, invite["code"]))

    async def test_what_it_is_when_nothing_is_said(self):
        invite = await self.invite()
        self.assertEqual((invite["max_uses"], invite["temporary"], invite["channel_id"]), (0, False, None))
        self.assertIsNotNone(invite["expires_at"])
        self.assertIsNone((await self.invite(expires_hours=0))["expires_at"])

    async def test_it_needs_the_right_in_the_guild_or_in_the_channel(self):
        await self.set_overwrite(
            self.guild, deny=Permission.CREATE_INSTANT_INVITE, channel_id=self.channel, guild_id=self.guild
        )
        refused = await self.carol.post(f"{self.at}/invites", {"channel_id": self.channel})
        self.assert_refused(refused, 403, "forbidden")
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.CREATE_INSTANT_INVITE, self.guild)
        self.assert_refused(await self.carol.post(f"{self.at}/invites", {}), 403, "forbidden")
        self.assert_refused(await self.dave.post(f"{self.at}/invites", {}), 404, "not_found")
        self.assert_refused(await self.client().post(f"{self.at}/invites", {}), 401, "not_signed_in")

    async def test_bad_wishes_are_refused_by_name(self):
        category = (await self.alice.post(f"{self.at}/channels", {"name": "C", "type": "category"})).json["id"]
        hidden = (await self.alice.post(f"{self.at}/channels", {"name": "hidden"})).json["id"]
        await self.set_overwrite(self.guild, deny=Permission.VIEW_CHANNEL, channel_id=hidden, guild_id=self.guild)
        for wrong in (
            {"max_uses": -1},
            {"max_uses": 1001},
            {"max_uses": "5"},
            {"expires_hours": -1},
            {"expires_hours": 8761},
            {"temporary": 1},
            {"channel_id": 1},  # another guild's
            {"channel_id": category},
            {"channel_id": hidden},
            {"channel_id": 77},
            {"code": "mine"},
        ):
            answer = await self.carol.post(f"{self.at}/invites", wrong)
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), list(wrong))

    async def fill(self, count, inviter=None):
        def write(work):
            fixed = {"guild_id": self.guild, "created_at": work.now, "inviter_id": inviter and inviter.id}
            codes = [f"{inviter and inviter.name}-{number}" for number in range(count)]
            work.execute(insert(invites), [{**fixed, "code": code} for code in codes])

        await self.write(write)

    async def test_a_guild_has_so_many_at_most_and_one_person_fewer(self):
        await self.fill(MOST_OF_ONE, self.carol)
        self.assert_refused(await self.carol.post(f"{self.at}/invites", {}), 409, "conflict")
        await self.invite(self.bob)
        await self.fill(MOST_INVITES - MOST_OF_ONE)
        self.assert_refused(await self.alice.post(f"{self.at}/invites", {}), 409, "conflict")


class TestListing(InviteTest):
    async def test_only_for_who_manages_the_guild(self):
        self.assert_refused(await self.carol.get(f"{self.at}/invites"), 403, "forbidden")
        self.assert_refused(await self.dave.get(f"{self.at}/invites"), 404, "not_found")

    async def test_what_has_run_out_is_not_listed(self):
        old, used, good = await self.invite(), await self.invite(max_uses=1), await self.invite()
        await self.age(old, expires_at=1)
        await self.join(self.dave, used)
        self.assertEqual([invite["code"] for invite in await self.listed()], [good["code"]])

    async def test_what_has_run_out_goes_by_itself(self):
        socket = await self.alice.socket()
        invite = await self.invite()
        soon = update(jobs).where(jobs.c.key == f"invite:{invite['code']}").values(due_at=1)

        def run_out(work):
            work.execute(soon)
            work.announce(JobPlanned(1), to=None)

        await self.write(run_out)
        self.assertEqual(await socket.event("invite_deleted"), {"guild_id": self.guild, "code": invite["code"]})
        left = select(invites.c.code).where(invites.c.guild_id == self.guild)
        self.assertEqual(await self.app.db.read(lambda work: work.execute(left).all()), [])

    async def test_few_and_many_cost_the_same(self):
        async def cost():
            async with self.statements() as ran:
                await self.listed()
            return len(ran)

        await self.invite()
        few = await cost()
        for person in (self.alice, self.bob, self.carol) * 4:
            await self.invite(person)
        self.assertEqual(await cost(), few)


class TestTakingBack(InviteTest):
    async def test_who_made_it_may_and_who_manages_the_guild_may(self):
        socket = await self.alice.socket()
        for by in (self.carol, self.alice):
            invite = await self.invite(self.carol)
            self.assertEqual((await by.delete(f"{self.at}/invites/{invite['code']}")).status, 204)
            self.assertEqual(await socket.event("invite_deleted"), {"guild_id": self.guild, "code": invite["code"]})
            self.assert_refused(await self.join(self.dave, invite), 404, "not_found")
            self.assert_refused(await by.delete(f"{self.at}/invites/{invite['code']}"), 404, "not_found")
        self.assertEqual([entry["actor"]["username"] for entry in await self.log("invite_delete")], ["alice", "carol"])

    async def test_nobody_else_may(self):
        invite = await self.invite()
        address = f"{self.at}/invites/{invite['code']}"
        self.assert_refused(await self.carol.delete(address), 403, "forbidden")
        self.assert_refused(await self.dave.delete(address), 404, "not_found")
        other = (await self.dave.post("/api/guilds", {"name": "His"})).json["id"]
        self.assert_refused(await self.dave.delete(f"/api/guilds/{other}/invites/{invite['code']}"), 404, "not_found")


class TestPreview(InviteTest):
    async def test_without_signing_in_and_no_more_than_is_meant(self):
        await self.alice.patch(self.at, {"description": "All about us"})
        invite = await self.invite(channel_id=self.channel)
        socket = await self.bob.socket()
        await socket.settle()
        shown = (await self.client().get(f"/api/invites/{invite['code']}")).json
        guild = {"id": self.guild, "name": "Ours", "icon": None, "banner": None, "description": "All about us"}
        self.assertEqual(
            shown,
            {
                "code": invite["code"],
                "guild": {**guild, "member_count": 3, "online_count": 1},
                "channel": {"id": self.channel, "name": "general"},
                "inviter": invite["inviter"],
                "expires_at": invite["expires_at"],
            },
        )

    async def test_it_is_there_for_the_banned_and_while_joining_is_paused(self):
        invite = await self.invite()
        await self.alice.put(f"{self.at}/bans/{self.dave.id}")
        await self.alice.patch(self.at, {"invites_paused": True})
        self.assertEqual((await self.dave.get(f"/api/invites/{invite['code']}")).status, 200)
        refused = await self.join(self.dave, invite)
        self.assert_refused(refused, 403, "forbidden")

    async def test_what_is_not_good_any_more_looks_like_what_never_was(self):
        old, used = await self.invite(), await self.invite(max_uses=1)
        await self.age(old, expires_at=1)
        await self.join(self.dave, used)
        never = await self.client().get("/api/invites/abcdefghij")
        self.assert_refused(never, 404, "not_found")
        for invite in (old, used):
            answer = await self.client().get(f"/api/invites/{invite['code']}")
            self.assertEqual((answer.status, answer.json), (404, never.json))
        for odd in ("%00", "x" * 500, "%F0%9F%8D%B5", "a%2Fb", "%20"):
            self.assertEqual((await self.client().get(f"/api/invites/{odd}")).status, 404)

    async def test_a_channel_that_is_gone_is_none(self):
        invite = await self.invite(channel_id=self.channel)
        await self.age(invite, channel_id=1)
        self.assertIsNone((await self.client().get(f"/api/invites/{invite['code']}")).json["channel"])


class TestGuessing(InviteTest):
    changes: ClassVar = {"rate_limits": True}

    async def test_after_twenty_wrong_codes_even_a_right_one_is_not_looked_up(self):
        invite = await self.invite()
        visitor = self.client()
        for number in range(10):
            self.assert_refused(await visitor.get(f"/api/invites/wrong{number}"), 404, "not_found")
            self.assert_refused(await self.dave.post(f"/api/invites/wrong{number}/join"), 404, "not_found")
        for answer in (
            await visitor.get("/api/invites/wrong"),
            await visitor.get(f"/api/invites/{invite['code']}"),
            await self.join(self.dave, invite),
        ):
            self.assert_refused(answer, 429, "rate_limited")
            self.assertEqual((answer.headers["X-RateLimit-Limit"], "Retry-After" in answer.headers), ("20", True))

    async def test_right_codes_cost_nothing(self):
        invite = await self.invite()
        for _ in range(25):
            self.assertEqual((await self.client().get(f"/api/invites/{invite['code']}")).status, 200)


if __name__ == "__main__":
    unittest.main()
