"""What a role or a member may do in one channel: saying it, taking it back, keeping in step with a category."""

import asyncio
import unittest

from guild_stage import GuildTest

from backend.permissions.bits import DEFAULT_EVERYONE, Permission
from backend.roles.channel_rights import forget_person
from backend.roles.overwrites import MOST_OVERWRITES, write_overwrites
from backend.roles.schemas import OverwriteEntry

P = Permission
SEND, VIEW = int(P.SEND_MESSAGES), int(P.VIEW_CHANNEL)


def says(allow=0, deny=0, kind="role"):
    return {"type": kind, "allow": int(allow), "deny": int(deny)}


class OverwritesTest(GuildTest):
    """Bob has MANAGE_ROLES, and so in the channel."""

    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.helpers = await self.role("helpers", 0, 1)
        self.chiefs = await self.role("chiefs", 0, 3)
        self.here = f"/api/channels/{self.channel}"

    def address(self, target, channel=None):
        return f"/api/channels/{channel or self.channel}/overwrites/{target}"

    async def put(self, by, target, allow=0, deny=0, kind="role", channel=None):
        return await by.put(self.address(target, channel), says(allow, deny, kind))

    async def said(self, channel=None):
        channels = (await self.alice.get(f"{self.at}/channels")).json
        return next(one["overwrites"] for one in channels if one["id"] == (channel or self.channel))

    async def may(self, person, permission, channel=None):
        found = (await person.get(f"{self.at}/channels")).json
        return any(one["permissions"] & permission for one in found if one["id"] == (channel or self.channel))


class TestSaying(OverwritesTest):
    async def test_what_is_said_of_everyone_is_told_and_holds(self):
        socket = await self.carol.socket()
        answer = await self.put(self.bob, self.guild, deny=SEND)
        entry = {"id": self.guild, "type": "role", "allow": 0, "deny": SEND}
        self.assertEqual((answer.status, answer.json["overwrites"]), (200, [entry]))
        told = await socket.event("access_changed")
        self.assertEqual(([one["id"] for one in told["channels"]], told["lost"]), ([self.channel], []))
        updated = await socket.event("channel_updated")
        self.assertEqual(updated["overwrites"], [entry])
        self.assertNotIn("permissions", updated)
        self.assertFalse(await self.may(self.carol, SEND))
        answer = await self.carol.post(f"{self.here}/messages", {"content": "hello"})
        self.assert_refused(answer, 403, "forbidden")

    async def test_it_reaches_only_those_of_whom_it_is_said(self):
        await self.alice.put(f"{self.at}/members/{self.carol.id}/roles/{self.helpers}")
        hers, his = await self.carol.socket(), await self.bob.socket()
        for target, kind in ((self.helpers, "role"), (self.carol.id, "member")):
            await self.put(self.alice, target, deny=SEND, kind=kind)
            await hers.event("access_changed")
            self.assertNotIn("access_changed", [name for name, _ in await self.settle(his)])
        self.assertFalse(await self.may(self.carol, SEND))
        self.assertTrue(await self.may(self.bob, SEND))

    async def test_who_may_no_longer_see_it_is_out_and_who_may_is_shown_it_whole(self):
        hers = await self.carol.socket()
        await hers.join(self.guild, self.channel)
        await self.put(self.alice, self.carol.id, deny=VIEW, kind="member")
        self.assertEqual((await hers.event("access_changed"))["lost"], [self.channel])
        await self.alice.say("without carol", self.channel)
        self.assertEqual(await self.settle(hers), [])
        answer = await self.alice.delete(self.address(self.carol.id))
        self.assertEqual((answer.status, answer.json["overwrites"]), (200, []))
        (shown,) = (await hers.event("access_changed"))["channels"]
        self.assertEqual((shown["id"], shown["overwrites"]), (self.channel, []))

    async def test_the_same_twice_is_told_once_and_recorded_once(self):
        socket = await self.carol.socket()
        await asyncio.gather(*(self.put(self.bob, self.helpers, deny=SEND) for _ in range(2)))
        names = [name for name, _ in await self.settle(socket)]
        self.assertEqual(names.count("channel_updated"), 1)
        (entry,) = await self.log("overwrite_update")
        after = {"id": self.helpers, "type": "role", "allow": 0, "deny": SEND}
        self.assertEqual((entry["changes"], entry["target_id"]), ({"overwrite": [None, after]}, self.channel))

    async def test_taking_it_back_is_recorded_and_not_done_twice(self):
        await self.put(self.bob, self.helpers, deny=SEND)
        answers = await asyncio.gather(*(self.bob.delete(self.address(self.helpers)) for _ in range(2)))
        self.assertEqual(sorted(answer.status for answer in answers), [200, 404])
        self.assertEqual(len(await self.log("overwrite_delete")), 1)
        self.assertEqual(await self.said(), [])

    async def test_what_was_said_of_a_person_goes_with_their_account(self):
        await self.put(self.alice, self.carol.id, deny=SEND, kind="member")
        await self.put(self.alice, self.helpers, deny=SEND)
        await self.carol.post(f"{self.at}/leave")
        socket = await self.bob.socket()
        await self.write(lambda work: forget_person(work, self.carol.id))
        self.assertEqual([one["id"] for one in (await socket.event("channel_updated"))["overwrites"]], [self.helpers])
        self.assertEqual([one["id"] for one in await self.said()], [self.helpers])

    async def test_one_may_lock_oneself_out(self):
        answer = await self.put(self.bob, self.moderators, deny=VIEW)
        self.assertEqual((answer.status, answer.json["permissions"]), (200, 0))
        self.assert_refused(await self.bob.delete(self.address(self.moderators)), 404, "not_found")


class TestRefusals(OverwritesTest):
    async def test_it_needs_the_right_in_the_channel(self):
        self.assert_refused(await self.put(self.carol, self.helpers, deny=SEND), 403, "forbidden")
        self.assert_refused(await self.carol.delete(self.address(self.helpers)), 403, "forbidden")
        self.assert_refused(await self.carol.post(f"{self.here}/sync"), 403, "forbidden")
        self.assert_refused(await self.put(self.dave, self.helpers, deny=SEND), 404, "not_found")
        self.assert_refused(await self.put(self.client(), self.helpers, deny=SEND), 401, "not_signed_in")
        await self.put(self.alice, self.carol.id, allow=P.MANAGE_ROLES, kind="member")
        self.assertEqual((await self.put(self.carol, self.helpers, deny=SEND)).status, 200)
        await self.put(self.alice, self.bob.id, deny=P.MANAGE_ROLES, kind="member")
        self.assert_refused(await self.put(self.bob, self.helpers), 403, "forbidden")

    async def test_nobody_says_anything_of_what_they_may_not_do_there_themselves(self):
        for allow, deny in ((P.MANAGE_CHANNELS, 0), (0, P.MANAGE_CHANNELS), (P.ADMINISTRATOR, 0)):
            answer = await self.put(self.bob, self.helpers, allow, deny)
            self.assert_refused(answer, 403, "forbidden")
        self.assertEqual((await self.put(self.alice, self.helpers, P.MANAGE_CHANNELS, SEND)).status, 200)
        # what stays as it was is not touched; taking it back would touch it
        self.assertEqual((await self.put(self.bob, self.helpers, P.MANAGE_CHANNELS)).status, 200)
        self.assert_refused(await self.put(self.bob, self.helpers), 403, "forbidden")
        self.assert_refused(await self.bob.delete(self.address(self.helpers)), 403, "forbidden")
        await self.put(self.alice, self.bob.id, deny=P.ADD_REACTIONS, kind="member")
        self.assert_refused(await self.put(self.bob, self.chiefs, P.ADD_REACTIONS), 403, "forbidden")

    async def test_a_role_above_may_be_spoken_of_as_on_discord(self):
        self.assertEqual((await self.put(self.bob, self.chiefs, deny=SEND)).status, 200)

    async def test_an_administrator_may_everything_below_the_owner(self):
        await self.role("administrators", P.ADMINISTRATOR, 4, self.carol)
        self.assertEqual((await self.put(self.carol, self.helpers, P.MANAGE_CHANNELS)).status, 200)

    async def test_what_is_not_valid_is_refused(self):
        other = (await self.dave.post("/api/guilds", {"name": "Dave's"})).json["id"]
        for target, body, field in (
            (self.helpers, says(SEND, SEND), "deny"),
            (self.helpers, says(1 << 47), "allow"),
            (self.helpers, says(0, 1 << 47), "deny"),
            (self.helpers, says(kind="member"), "id"),
            (self.carol.id, says(), "id"),
            (self.carol.id, says(kind="user"), "type"),
            (self.dave.id, says(kind="member"), "id"),
            (other, says(), "id"),
            (self.helpers, {"type": "role", "allow": 0}, "deny"),
            (self.helpers, {**says(), "allow": "1"}, "allow"),
            (self.helpers, {**says(), "channel_id": 1}, "channel_id"),
        ):
            answer = await self.alice.put(self.address(target), body)
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertIn(field, answer.json["error"]["fields"], body)

    async def test_direct_messages_have_none(self):
        dm = (await self.alice.post("/api/dms", {"users": [self.bob.id]})).json["id"]
        for answer in (
            await self.put(self.alice, self.bob.id, kind="member", channel=dm),
            await self.alice.delete(self.address(self.bob.id, dm)),
            await self.alice.post(f"/api/channels/{dm}/sync"),
            await self.alice.get(f"/api/channels/{dm}/explain?permission=SPEAK"),
        ):
            self.assert_refused(answer, 404, "not_found")

    async def test_there_is_an_end_to_it(self):
        people = await self.crowd(MOST_OVERWRITES)
        entries = [OverwriteEntry(id, "member", 0, 0) for id in people]
        await self.write(lambda work: write_overwrites(work, self.channel, entries))
        self.assert_refused(await self.put(self.alice, self.helpers), 409, "conflict")
        self.assertEqual((await self.put(self.alice, people[0], SEND, kind="member")).status, 200)


class TestCategories(OverwritesTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        made = await self.alice.post(f"{self.at}/channels", {"name": "Staff", "type": "category"})
        self.category = made.json["id"]
        self.inside, self.apart = [await self.inner(name) for name in ("inside", "apart")]
        await self.put(self.alice, self.helpers, deny=P.ADD_REACTIONS, channel=self.apart)

    async def inner(self, name):
        body = {"name": name, "parent_id": self.category}
        return (await self.alice.post(f"{self.at}/channels", body)).json["id"]

    async def test_a_channel_in_step_follows_its_category_and_another_does_not(self):
        apart = await self.said(self.apart)
        socket = await self.carol.socket()
        await self.put(self.alice, self.guild, deny=SEND, channel=self.category)
        told = await socket.event("access_changed")
        self.assertEqual([one["id"] for one in told["channels"]], [self.category, self.inside])
        self.assertEqual(await self.said(self.inside), await self.said(self.category))
        self.assertEqual(await self.said(self.apart), apart)
        updated = [await socket.event("channel_updated") for _ in range(2)]
        self.assertEqual({one["id"] for one in updated}, {self.category, self.inside})
        await self.alice.delete(self.address(self.guild, self.category))
        self.assertEqual(await self.said(self.inside), [])

    async def test_sync_takes_over_what_the_category_says(self):
        await self.put(self.alice, self.guild, deny=SEND, channel=self.category)
        socket = await self.carol.socket()
        answer = await self.bob.post(f"/api/channels/{self.apart}/sync")
        self.assertEqual((answer.status, answer.json["overwrites"]), (200, await self.said(self.category)))
        self.assertEqual((await socket.event("channel_updated"))["id"], self.apart)
        self.assertFalse(await self.may(self.carol, SEND, self.apart))
        self.assertEqual((await self.bob.post(f"/api/channels/{self.apart}/sync")).status, 200)
        (entry,) = [one for one in await self.log("overwrite_update") if "overwrites" in one["changes"]]
        self.assertEqual(entry["target_id"], self.apart)

    async def test_sync_changes_nothing_that_one_may_not_do_there(self):
        await self.put(self.alice, self.helpers, allow=P.MANAGE_WEBHOOKS, channel=self.category)
        self.assert_refused(await self.bob.post(f"/api/channels/{self.apart}/sync"), 403, "forbidden")

    async def test_a_channel_without_a_category_has_nothing_to_take_over(self):
        self.assert_refused(await self.alice.post(f"{self.here}/sync"), 409, "conflict")


class TestCounting(OverwritesTest):
    async def test_no_more_statements_with_more_overwrites_and_channels(self):
        async def count():
            await self.carol.get(f"{self.at}/channels")
            async with self.statements() as ran:
                await self.carol.get(f"{self.at}/channels")
            return len(ran)

        few = await count()
        people = await self.crowd(200)
        entries = [OverwriteEntry(id, "member", int(DEFAULT_EVERYONE), 0) for id in people]
        for number in range(5):
            made = (await self.alice.post(f"{self.at}/channels", {"name": f"channel-{number}"})).json["id"]
            await self.write(lambda work, made=made: write_overwrites(work, made, entries))
        self.assertEqual(await count(), few)


if __name__ == "__main__":
    unittest.main()
