"""Putting the channels of a guild in an order and into categories."""

import asyncio
import random
import unittest

from channel_stage import VIEW, ChannelTest

from backend.channels.actions import add_channel
from backend.permissions.bits import Permission


class TestOrdering(ChannelTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.a, self.b, self.c = [(await self.make(name))["id"] for name in "abc"]
        self.category = (await self.make("Rooms", type="category"))["id"]
        self.all = [self.channel, self.a, self.b, self.c, self.category]

    async def ids(self, person=None):
        shown = await self.listed(person)
        return [channel["id"] for channel in shown]

    def assert_dense(self, shown):
        self.assertEqual([channel["position"] for channel in shown], list(range(len(shown))))

    async def test_all_in_a_new_order(self):
        wanted = [self.category, self.c, self.channel, self.b, self.a]
        answer = await self.order(*({"id": id, "position": at} for at, id in enumerate(wanted)))
        self.assertEqual([channel["id"] for channel in answer.json], wanted)
        self.assert_dense(answer.json)
        self.assertEqual(answer.json, await self.listed())
        (entry,) = await self.log("channels_reorder")
        self.assertEqual(entry["changes"]["order"], [self.all, wanted])

    async def test_one_finds_its_place_among_the_others(self):
        self.assertEqual((await self.order({"id": self.a, "position": 3})).status, 200)
        self.assertEqual(await self.ids(), [self.channel, self.b, self.c, self.a, self.category])
        await self.order({"id": self.a, "position": 0}, {"id": self.c, "position": 9999})
        self.assertEqual(await self.ids(), [self.a, self.channel, self.b, self.category, self.c])
        self.assert_dense(await self.listed())

    async def test_after_a_deletion_and_a_new_channel_there_are_no_gaps(self):
        await self.alice.delete(f"/api/channels/{self.b}")
        d = (await self.make("d"))["id"]
        shown = (await self.order({"id": d, "position": 1})).json
        self.assertEqual([channel["id"] for channel in shown], [self.channel, d, self.a, self.c, self.category])
        self.assert_dense(shown)

    async def test_only_what_changed_is_told(self):
        hers = await self.carol.socket()
        await self.order({"id": self.b, "position": 1, "parent_id": self.category})
        told = [data for name, data in await self.settle(hers) if name == "channel_updated"]
        self.assertEqual({one["id"]: one["position"] for one in told}, {self.a: 2, self.b: 1})
        self.assertEqual({one["id"]: one["parent_id"] for one in told}, {self.a: None, self.b: self.category})
        hers.received.clear()
        await self.order(*({"id": channel["id"], "position": channel["position"]} for channel in await self.listed()))
        self.assertEqual([name for name, _ in await self.settle(hers)], [])

    async def test_those_that_one_does_not_see_keep_their_place_and_are_not_spoken_of(self):
        await self.role("builders", Permission.MANAGE_CHANNELS, 1, self.carol)
        await self.hide(self.b, self.carol)
        answer = await self.order({"id": self.c, "position": 1}, person=self.carol)
        self.assertEqual([channel["id"] for channel in answer.json], [self.channel, self.c, self.a, self.category])
        self.assertEqual(await self.ids(), [self.channel, self.c, self.a, self.b, self.category])
        self.assert_field(await self.order({"id": self.b, "position": 0}, person=self.carol), "channels")

    async def test_sync_takes_over_what_the_category_says(self):
        here = {"channel_id": self.category, "guild_id": self.guild}
        await self.set_overwrite(self.guild, deny=VIEW, **here)
        hers = await self.carol.socket()
        places = [{"id": id, "position": 5, "parent_id": self.category, "sync": True} for id in (self.a, self.b)]
        self.assertEqual((await self.order(*places)).status, 200)
        self.assertEqual(await self.ids(self.carol), [self.channel, self.c])
        events = await self.settle(hers)
        self.assertEqual([data["lost"] for name, data in events if name == "access_changed"], [[self.a, self.b]])
        said = {channel["id"]: channel["overwrites"] for channel in await self.listed()}
        self.assertEqual(said[self.a], said[self.category])
        self.assertEqual(said[self.c], [])

    async def test_without_sync_a_channel_keeps_its_own(self):
        await self.set_overwrite(self.guild, deny=VIEW, channel_id=self.category, guild_id=self.guild)
        await self.order({"id": self.a, "position": 4, "parent_id": self.category})
        self.assertIn(self.a, await self.ids(self.carol))

    async def test_sync_reaches_as_far_as_ones_own_rights(self):
        await self.role("builders", Permission.MANAGE_CHANNELS, 1, self.carol)
        here = {"channel_id": self.category, "guild_id": self.guild}
        sync = {"id": self.a, "position": 1, "parent_id": self.category, "sync": True}
        self.assertEqual((await self.order(sync, person=self.carol)).status, 200)  # they say the same already
        await self.set_overwrite(self.guild, allow=int(Permission.MENTION_EVERYONE), **here)
        self.assert_refused(await self.order(sync, person=self.carol), 403, "forbidden")
        await self.role("shapers", Permission.MANAGE_ROLES, 1, self.carol)
        self.assert_refused(await self.order(sync, person=self.carol), 403, "forbidden")
        await self.role("criers", Permission.MENTION_EVERYONE, 1, self.carol)
        self.assertEqual((await self.order(sync, person=self.carol)).status, 200)

    async def test_wrong_orders_are_refused_and_change_nothing(self):
        foreign = (await self.alice.post("/api/guilds", {"name": "Other"})).json["channels"][0]["id"]
        second = (await self.make("More", type="category"))["id"]
        before = await self.listed()
        a = {"id": self.a, "position": 0}
        for wrong, field in (
            ([{"id": foreign, "position": 0}], "channels"),
            ([{"id": 77, "position": 0}], "channels"),
            ([a, a], "channels"),
            ([], "channels"),
            ([{**a, "parent_id": self.b}], "parent_id"),
            ([{**a, "parent_id": foreign}], "parent_id"),
            ([{**a, "parent_id": 77}], "parent_id"),
            ([{"id": second, "position": 0, "parent_id": self.category}], "parent_id"),
            ([{**a, "sync": True}], "sync"),
            ([{**a, "parent_id": None, "sync": True}], "sync"),
        ):
            self.assert_field(await self.order(*wrong), field)
        for wrong in ([{"id": self.a}], [{**a, "position": -1}], [{**a, "position": "1"}], [{**a, "more": 1}], [5]):
            self.assert_refused(await self.order(*wrong), 422, "invalid_fields")
        self.assertEqual(await self.listed(), before)

    async def test_who_may(self):
        a = {"id": self.a, "position": 0}
        self.assert_refused(await self.order(a, person=self.carol), 403, "forbidden")
        self.assert_refused(await self.order(a, person=self.dave), 404, "not_found")
        await self.role("builders", Permission.MANAGE_CHANNELS, 1, self.carol)
        here = {"channel_id": self.a, "guild_id": self.guild}
        await self.set_overwrite(self.carol.id, deny=int(Permission.MANAGE_CHANNELS), **here)
        self.assert_refused(await self.order(a, person=self.carol), 403, "forbidden")
        as_it_is = {"id": self.a, "position": 1}
        answer = await self.order(as_it_is, {"id": self.c, "position": 2}, person=self.carol)
        self.assertEqual(answer.status, 200)

    async def test_whatever_two_people_wish_at_the_same_time_an_order_is_left(self):
        await self.role("builders", Permission.MANAGE_CHANNELS, 1, self.carol)
        chance = random.Random(5)

        async def reorder(person):
            wanted = chance.sample(self.all, len(self.all))
            return await self.order(*({"id": id, "position": at} for at, id in enumerate(wanted)), person=person)

        answers = await asyncio.gather(*(reorder(person) for _ in range(8) for person in (self.alice, self.carol)))
        self.assertEqual({answer.status for answer in answers}, {200})
        self.assert_dense(await self.listed())
        self.assertEqual(sorted(await self.ids()), sorted(self.all))

    async def test_it_costs_the_same_with_few_and_many(self):
        async def cost():
            shown = await self.listed()
            places = [{"id": one["id"], "position": at} for at, one in enumerate(reversed(shown))]
            async with self.statements() as ran:
                self.assertEqual((await self.order(*places)).status, 200)
            return len(ran)

        few = await cost()

        def many(work):
            for number in range(300):
                add_channel(work, self.guild, f"c{number}", "text", 10 + number)
            work.forget(self.guild)

        await self.write(many)
        self.assertEqual(await cost(), few)


if __name__ == "__main__":
    unittest.main()
