"""Channels of a guild: making and changing them, and who is told."""

import asyncio
import random
import unittest
from unittest import mock

from channel_stage import VIEW, ChannelTest
from sqlalchemy import insert

from backend.channels import actions
from backend.channels.actions import add_channel, create_channel
from backend.channels.schemas import NewChannel
from backend.people import Person
from backend.permissions.bits import Permission
from backend.roles.models import overwrites


class TestMaking(ChannelTest):
    async def test_in_a_category_it_takes_over_what_that_says(self):
        said = [{"id": self.moderators, "type": "role", "allow": VIEW, "deny": 0}]
        said.append({"id": self.guild, "type": "role", "allow": 0, "deny": VIEW})
        said.sort(key=lambda one: one["id"])
        category = await self.make("Staff", type="category", overwrites=said)
        bobs, carols = await self.bob.socket(), await self.carol.socket()
        made = await self.make("desk", parent_id=category["id"])
        self.assertEqual(made["overwrites"], said)
        self.assertEqual((await bobs.event("channel_created"))["overwrites"], said)
        self.assertNotIn("channel_created", [name for name, _ in await self.settle(carols)])
        self.assertNotIn(made["id"], [channel["id"] for channel in await self.listed(self.carol)])
        its_own = await self.make("open desk", parent_id=category["id"], overwrites=[])
        self.assertEqual(its_own["overwrites"], [])
        self.assertIn(its_own["id"], [channel["id"] for channel in await self.listed(self.carol)])

    async def test_its_own_overwrites_reach_as_far_as_ones_own_rights(self):
        await self.role("builders", Permission.MANAGE_CHANNELS | Permission.MANAGE_ROLES, 1, self.carol)
        await self.role("movers", Permission.MANAGE_CHANNELS, 1, self.dave)
        await self.enter(self.dave)
        entry = {"id": self.moderators, "type": "role", "allow": VIEW, "deny": 0}
        for person, allow, status in (
            (self.carol, VIEW, 201),
            (self.carol, int(Permission.MANAGE_MESSAGES), 403),
            (self.dave, VIEW, 403),
            (self.alice, int(Permission.MANAGE_MESSAGES), 201),
        ):
            body = {"name": "x", "overwrites": [{**entry, "allow": allow}]}
            self.assertEqual((await person.post(f"{self.at}/channels", body)).status, status, (person.name, allow))

    async def test_wrong_overwrites_are_refused(self):
        entry = {"id": self.moderators, "type": "role", "allow": VIEW, "deny": 0}
        for wrong in (
            [{**entry, "id": 77}],
            [{**entry, "id": self.dave.id, "type": "member"}],
            [{**entry, "type": "guild"}],
            [{**entry, "deny": VIEW}],
            [{**entry, "allow": 1 << 47}],
            [entry, {**entry, "allow": 0}],
            [{"id": self.moderators}],
            entry,
            None,
        ):
            answer = await self.alice.post(f"{self.at}/channels", {"name": "x", "overwrites": wrong})
            self.assert_refused(answer, 422, "invalid_fields")
        self.assertEqual(len(await self.listed()), 1)

    async def test_whoever_locks_themselves_out_is_shown_it_once(self):
        await self.role("builders", Permission.MANAGE_CHANNELS | Permission.MANAGE_ROLES, 1, self.carol)
        made = await self.make("closed", self.carol, overwrites=self.closed())
        self.assertEqual(made["permissions"], 0)
        self.assertNotIn(made["id"], [channel["id"] for channel in await self.listed(self.carol)])
        self.assertIn(made["id"], [channel["id"] for channel in await self.listed(self.alice)])

    async def test_a_category_that_one_does_not_see_or_manage_takes_nothing_in(self):
        await self.role("builders", Permission.MANAGE_CHANNELS, 1, self.carol)
        category = await self.make("Staff", type="category")
        body = {"name": "x", "parent_id": category["id"]}
        here = {"channel_id": category["id"], "guild_id": self.guild}
        await self.set_overwrite(self.carol.id, deny=VIEW, **here)
        self.assert_field(await self.carol.post(f"{self.at}/channels", body), "parent_id")
        await self.set_overwrite(self.carol.id, deny=int(Permission.MANAGE_CHANNELS), **here)
        self.assert_refused(await self.carol.post(f"{self.at}/channels", body), 403, "forbidden")
        await self.set_overwrite(self.carol.id, **here)
        self.assertEqual((await self.carol.post(f"{self.at}/channels", body)).status, 201)

    async def test_it_is_written_down(self):
        reason = {"X-Audit-Reason": "for%20plans"}
        await self.alice.post(f"{self.at}/channels", {"name": "plans"}, headers=reason)
        (entry,) = await self.log("channel_create")
        self.assertEqual((entry["target_name"], entry["reason"]), ("plans", "for plans"))
        self.assertEqual(entry["changes"]["name"], [None, "plans"])

    async def test_a_guild_has_room_for_so_many(self):
        with mock.patch.object(actions, "MOST_CHANNELS", 3):
            answers = await asyncio.gather(
                *(self.alice.post(f"{self.at}/channels", {"name": f"c{n}"}) for n in range(5))
            )
        self.assertEqual(sorted(answer.status for answer in answers), [201, 201, 409, 409, 409])
        self.assertEqual(len(await self.listed()), 3)

    async def test_several_in_one_commit_disturb_nobody(self):
        hers = await self.carol.socket()
        alice = Person(self.alice.id, "alice")

        def several(work):
            return [create_channel(work, alice, self.guild, NewChannel(name)).id for name in ("one", "two", "three")]

        made = await self.write(several)
        told = [(await hers.event("channel_created"))["id"] for _ in made]
        self.assertEqual(told, made)
        gained = [
            channel["id"] for name, data in hers.received if name == "access_changed" for channel in data["channels"]
        ]
        self.assertEqual(sorted(set(gained)), made)
        self.assertNotIn("disconnect", hers.names())

    async def test_listing_costs_the_same_with_one_and_with_five_hundred(self):
        await self.listed(self.carol)  # the session is known from here on
        async with self.statements() as few:
            await self.listed(self.carol)

        def many(work):
            for number in range(499):
                id = add_channel(work, self.guild, f"c{number}", "text", number)
                row = {"channel_id": id, "target_id": self.guild, "target_type": "role", "allow": VIEW, "deny": 0}
                work.execute(insert(overwrites).values(row))
            work.forget(self.guild)

        await self.write(many)
        async with self.statements() as much:
            self.assertEqual(len(await self.listed(self.carol)), 500)
        self.assertEqual(len(much), len(few))


class TestChanging(ChannelTest):
    async def test_every_field_is_changed_told_and_written_down(self):
        category = await self.make("Rooms", type="category")
        hers = await self.carol.socket()
        changes = {"name": "Main Hall", "topic": " all  things ", "age_restricted": True, "slow_mode": 5}
        changed = await self.change(**changes, type="announcement", parent_id=category["id"])
        self.assertEqual(changed.status, 200)
        expected = {"name": "main-hall", "topic": "all  things", "age_restricted": True, "slow_mode": 5}
        expected |= {"type": "announcement", "parent_id": category["id"]}
        self.assertEqual({key: changed.json[key] for key in expected}, expected)
        told = await hers.event("channel_updated")
        self.assertEqual({**told, "permissions": changed.json["permissions"]}, changed.json)
        self.assertIn(changed.json, await self.listed())
        (entry,) = await self.log("channel_update")
        self.assertEqual(entry["target_id"], self.channel)
        self.assertEqual(entry["changes"]["name"], ["general", "main-hall"])
        self.assertEqual(set(entry["changes"]), set(expected))
        back = await self.change(parent_id=None, type="text")
        self.assertEqual((back.json["parent_id"], back.json["type"]), (None, "text"))

    async def test_what_is_no_change_is_neither_told_nor_written_down(self):
        hers = await self.carol.socket()
        for nothing in ({}, {"name": "General"}, {"slow_mode": 0, "parent_id": None, "type": "text"}):
            self.assertEqual((await self.change(**nothing)).json["name"], "general")
        self.assertNotIn("channel_updated", [name for name, _ in await self.settle(hers)])
        self.assertEqual(await self.log("channel_update"), [])

    async def test_only_those_who_may_view_it_are_told(self):
        await self.hide(self.channel, self.carol)
        hers, his = await self.carol.socket(), await self.bob.socket()
        await self.change(topic="secret")
        await his.event("channel_updated")
        self.assertEqual(await self.settle(hers), [])

    async def test_wrong_changes_are_refused_by_name(self):
        category = (await self.make("C", type="category"))["id"]
        other = await self.make("other")
        foreign = (await self.alice.post("/api/guilds", {"name": "Other"})).json
        abroad = f"/api/guilds/{foreign['id']}/channels"
        abroad = (await self.alice.post(abroad, {"name": "C", "type": "category"})).json["id"]
        for wrong, field in (
            ({"name": ""}, "name"),
            ({"name": "x" * 101}, "name"),
            ({"name": None}, "name"),
            ({"topic": "x" * 1025}, "topic"),
            ({"topic": "a\x00b"}, "topic"),
            ({"type": "category"}, "type"),
            ({"type": "dm"}, "type"),
            ({"type": "deleted"}, "type"),
            ({"age_restricted": 1}, "age_restricted"),
            ({"parent_id": other["id"]}, "parent_id"),
            ({"parent_id": self.channel}, "parent_id"),
            ({"parent_id": abroad}, "parent_id"),
            ({"parent_id": 77}, "parent_id"),
            ({"position": 3}, "position"),
            ({"guild_id": foreign["id"]}, "guild_id"),
        ):
            self.assert_field(await self.change(**wrong), field)
        second = (await self.make("D", type="category"))["id"]
        self.assert_field(await self.change(category, parent_id=second), "parent_id")
        self.assert_field(await self.change(category, type="text"), "type")

    async def test_it_needs_the_right_in_this_very_channel(self):
        self.assert_refused(await self.change(person=self.carol, name="x"), 403, "forbidden")
        self.assert_refused(await self.change(person=self.dave, name="x"), 404, "not_found")
        self.assert_refused(await self.client().patch(self.address, {"name": "x"}), 401, "not_signed_in")
        await self.role("builders", Permission.MANAGE_CHANNELS, 1, self.carol)
        self.assertEqual((await self.change(person=self.carol, name="x")).status, 200)
        here = {"channel_id": self.channel, "guild_id": self.guild}
        await self.set_overwrite(self.carol.id, deny=int(Permission.MANAGE_CHANNELS), **here)
        self.assert_refused(await self.change(person=self.carol, name="y"), 403, "forbidden")
        await self.hide(self.channel, self.carol)
        self.assert_refused(await self.change(person=self.carol, name="y"), 404, "not_found")

    async def test_direct_messages_are_no_channels_of_a_guild(self):
        dm = (await self.alice.post("/api/dms", {"users": [self.carol.id]})).json
        self.assert_refused(await self.change(dm["id"], name="x"), 404, "not_found")
        self.assert_refused(await self.alice.delete(f"/api/channels/{dm['id']}"), 404, "not_found")


class TestSameAsFresh(ChannelTest):
    """What a client keeps, with every event applied twice, is what it would be told anew."""

    def apply(self, kept, name, data):
        if name in ("channel_created", "channel_updated"):
            if data["id"] in kept:
                kept[data["id"]] = {**data, "permissions": kept[data["id"]]["permissions"]}
        elif name == "channel_deleted":
            kept.pop(data["id"], None)
        elif name == "access_changed":
            for channel in data["channels"]:
                kept[channel["id"]] = {**kept.get(channel["id"], {}), **channel}
            for lost in data["lost"]:
                kept.pop(lost, None)

    async def act(self, chance, number):
        """One thing that can be done, chosen at random; a refusal changes nothing either."""
        here = await self.listed() or [await self.make("again")]
        one = chance.choice(here)["id"]
        parent = chance.choice([None, *(channel["id"] for channel in here if channel["type"] == "category")])
        place = {"id": one, "position": chance.randint(0, len(here))}
        said = {"overwrites": self.closed()} if chance.random() < 0.3 else {}
        kind = chance.choice(["text", "text", "category", "announcement"])
        await chance.choice(
            [
                lambda: self.alice.post(f"{self.at}/channels", {"name": f"n{number}", "type": kind, **said}),
                lambda: self.alice.post(f"{self.at}/channels", {"name": f"n{number}", "parent_id": parent}),
                lambda: self.change(one, name=f"m{number}", slow_mode=number),
                lambda: self.change(one, parent_id=parent),
                lambda: self.order(place),
                lambda: self.order({**place, "parent_id": parent, "sync": parent is not None}),
                lambda: self.alice.delete(f"/api/channels/{one}"),
            ]
        )()

    async def test_whatever_is_done(self):
        chance = random.Random(3)
        hers = await self.carol.socket()
        kept = {channel["id"]: channel for channel in await self.listed(self.carol)}
        for number in range(40):
            await self.act(chance, number)
            for name, data in await self.settle(hers):
                for _twice in range(2):
                    self.apply(kept, name, data)
            hers.received.clear()
            fresh = await self.listed(self.carol)
            self.assertEqual(sorted(kept.values(), key=lambda one: (one["position"], one["id"])), fresh)

    async def test_a_stranger_to_the_guild_hears_nothing_of_all_this(self):
        his = await self.dave.socket()
        channel = await self.make("plans")
        await self.change(channel["id"], name="other")
        await self.order({"id": channel["id"], "position": 0})
        await self.alice.delete(f"/api/channels/{channel['id']}")
        self.assertEqual(await self.settle(his), [])


if __name__ == "__main__":
    unittest.main()
