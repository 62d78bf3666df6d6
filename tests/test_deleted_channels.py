"""Deleting channels: gone at once for everybody, and what was said in them cleared away in the background."""

import asyncio
import unittest
from unittest import mock

from channel_stage import ChannelTest
from sqlalchemy import insert, update

from backend.channels import ending
from backend.channels.models import channels, read_states
from backend.jobs.models import jobs
from backend.messages.models import messages, reactions
from backend.permissions.bits import Permission
from backend.roles.models import overwrites


class TestDeleting(ChannelTest):
    async def delete(self, channel_id=None, person=None):
        return await (person or self.alice).delete(f"/api/channels/{channel_id or self.channel}")

    async def cleared(self, channel_id):
        """Waits until nothing is left of it: each look is a write, so the job had its turn before."""
        async with asyncio.timeout(20):
            while await self.rows(channels, channels.c.id == channel_id):
                await self.write(lambda _: None)

    async def test_it_is_gone_at_once_for_everybody(self):
        message = await self.carol.say("last words", self.channel)
        hers = await self.carol.socket()
        await hers.join(self.guild, self.channel)
        self.assertEqual((await self.delete()).status, 204)
        self.assertEqual(await hers.event("channel_deleted"), {"id": self.channel, "guild_id": self.guild})
        self.assertEqual((await hers.event("access_changed"))["lost"], [self.channel])
        self.assertEqual(await self.listed(), [])
        for path in ("/messages", f"/messages/{message['id']}"):
            self.assert_refused(await self.carol.get(self.address + path), 404, "not_found")
        room = {"room": f"g:{self.guild}:c:{self.channel}"}
        for event, more in (("join_room", {}), ("typing", {}), ("send_message", {"content": "x"})):
            self.assertEqual((await hers.ask(event, {**room, **more}))["error"]["code"], "not_found")
        self.assert_refused(await self.delete(), 404, "not_found")
        (entry,) = await self.log("channel_delete")
        self.assertEqual((entry["target_id"], entry["target_name"]), (self.channel, "general"))

    async def test_its_channels_stay_without_a_category(self):
        category = await self.make("Rooms", type="category")
        inside = [await self.make(name, parent_id=category["id"]) for name in ("one", "two")]
        hers = await self.carol.socket()
        await self.delete(category["id"])
        for channel in inside:
            told = await hers.event("channel_updated", lambda one, id=channel["id"]: one["id"] == id)
            self.assertIsNone(told["parent_id"])
        self.assertEqual((await hers.event("channel_deleted"))["id"], category["id"])
        self.assertEqual([channel["parent_id"] for channel in await self.listed()], [None] * 3)

    async def test_only_those_who_could_view_it_are_told(self):
        await self.hide(self.channel, self.carol)
        hers, his = await self.carol.socket(), await self.bob.socket()
        await self.delete()
        await his.event("channel_deleted")
        self.assertNotIn("channel_deleted", [name for name, _ in await self.settle(hers)])

    async def test_the_guild_tells_joins_nowhere_then(self):
        await self.alice.patch(self.at, {"system_channel_id": self.channel})
        await self.delete()
        self.assertIsNone((await self.alice.get(self.at)).json["system_channel_id"])

    async def test_it_needs_the_right_in_this_very_channel(self):
        self.assert_refused(await self.delete(person=self.carol), 403, "forbidden")
        self.assert_refused(await self.delete(person=self.dave), 404, "not_found")
        await self.role("builders", Permission.MANAGE_CHANNELS, 1, self.carol)
        await self.hide(self.channel, self.carol)
        self.assert_refused(await self.delete(person=self.carol), 404, "not_found")

    async def test_of_a_double_click_one_deletes(self):
        answers = await asyncio.gather(*(self.delete() for _ in range(5)))
        self.assertEqual(sorted(answer.status for answer in answers), [204, 404, 404, 404, 404])
        self.assertEqual(len(await self.log("channel_delete")), 1)

    async def fill(self, count):
        """With so many messages, a reaction to each, and all that hangs on a channel."""
        message = await self.carol.say("a real one", self.channel)
        await self.carol.put(f"{self.address}/messages/{message['id']}/reactions/👍")
        await self.carol.post(f"{self.address}/ack", {"message_id": message["id"]})
        await self.carol.put(f"{self.address}/notifications", {"level": "nothing"})
        await self.hide(self.channel, self.dave)

        def more(work):
            ids = [work.new_id() for _ in range(count)]
            fixed = {"channel_id": self.channel, "author_id": self.carol.id, "content": "x"}
            said = [{**fixed, "id": id, "seq": seq} for seq, id in enumerate(ids, 2)]
            work.execute(insert(messages), said)
            liked = {"emoji": "👍", "user_id": self.carol.id}
            work.execute(insert(reactions), [{**liked, "message_id": id, "added": id} for id in ids])

        await self.write(more)

    async def test_what_was_said_in_it_is_cleared_away_with_all_that_hangs_on_it(self):
        other = await self.make("other")
        kept = await self.carol.say("stays", other["id"])
        await self.fill(1200)
        await self.delete()
        await self.cleared(self.channel)
        self.assertEqual(await self.rows(messages, messages.c.channel_id == self.channel), 0)
        self.assertEqual(await self.rows(reactions, True), 0)
        self.assertEqual(await self.rows(read_states, read_states.c.channel_id == self.channel), 0)
        self.assertEqual(await self.rows(overwrites, overwrites.c.channel_id == self.channel), 0)
        self.assertEqual(await self.rows(jobs, jobs.c.name == "clear_channel"), 0)
        self.assertEqual((await self.carol.get("/api/bootstrap")).json["notifications"], [])
        self.assertEqual((await self.carol.get(f"/api/channels/{other['id']}/messages")).json["messages"][0], kept)

    async def test_a_restart_in_the_middle_does_not_stop_it(self):
        await self.fill(1200)
        with mock.patch.object(ending, "MOST_AT_ONCE", 50), mock.patch.object(ending, "PAUSE", 3_600_000):
            await self.delete()
            async with asyncio.timeout(20):
                while await self.rows(messages, messages.c.channel_id == self.channel) > 1151:
                    await self.write(lambda _: None)
            await self.server.stop()
        await self.start_server()
        self.assertEqual(await self.rows(messages, messages.c.channel_id == self.channel), 1151)

        def now(work):
            work.execute(update(jobs).where(jobs.c.name == "clear_channel").values(due_at=0))

        await self.write(now)
        self.app.jobs.planned(0)
        await self.cleared(self.channel)
        self.assertEqual(await self.rows(messages, messages.c.channel_id == self.channel), 0)

    async def test_a_living_channel_is_never_cleared(self):
        await self.carol.say("stays", self.channel)
        self.assertIsNone(await self.write(lambda work: ending.clear_channel(work, self.channel)))
        self.assertEqual(await self.rows(messages, messages.c.channel_id == self.channel), 1)

    async def test_a_deleted_guild_goes_the_same_way(self):
        await self.fill(10)
        other = (await self.make("other"))["id"]
        await self.carol.put(f"{self.at}/notifications", {"level": "nothing"})
        self.assertEqual((await self.alice.delete(self.at, json={"name": "Ours"})).status, 204)
        for channel_id in (self.channel, other):
            await self.cleared(channel_id)
        self.assertEqual(await self.rows(messages, True), 0)
        self.assertEqual((await self.carol.get("/api/bootstrap")).json["notifications"], [])


if __name__ == "__main__":
    unittest.main()
