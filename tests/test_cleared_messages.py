"""What becomes of the messages of who is banned: which of them go, in what steps, and who hears of it."""

import unittest
from unittest import mock

from guild_stage import GuildTest
from sqlalchemy import func, insert, select, update

from backend.channels.models import channels
from backend.ids import time_of
from backend.jobs.schedule import plan
from backend.messages import clearing
from backend.messages.models import message_gaps, messages


class TestClearing(GuildTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.other = (await self.alice.post(f"{self.at}/channels", {"name": "other"})).json["id"]

    async def ban(self, seconds):
        answer = await self.bob.put(f"{self.at}/bans/{self.carol.id}", {"delete_messages": seconds})
        self.assertEqual(answer.status, 204, answer)

    async def said(self, channel=None):
        return (await self.alice.get(f"/api/channels/{channel or self.channel}/messages")).json

    async def test_what_they_said_lately_goes_from_every_channel_and_the_rest_stays(self):
        socket = await self.alice.socket()
        rooms = [await socket.join(self.guild, channel) for channel in (self.channel, self.other)]
        kept = [await self.alice.say("kept", self.channel)]
        gone = [(await self.carol.say(f"spam {number}", self.channel))["id"] for number in range(3)]
        kept.append(await self.bob.say("kept too", self.channel))
        last = await self.carol.say("spam", self.other)
        elsewhere = await self.carol.say("hello")
        await self.ban(3600)
        events = [await socket.event("messages_deleted") for _ in rooms]
        for event, room, channel, ids, newest, seq in zip(
            events, rooms, (self.channel, self.other), (gone, [last["id"]]), (kept[-1]["id"], None), (5, 1), strict=True
        ):
            here = {"room": room, "channel_id": channel, "guild_id": self.guild, "message_ids": ids}
            self.assertEqual(event, {**here, "last_message_id": newest, "last_seq": seq})
        page = await self.said()
        self.assertEqual([message["id"] for message in page["messages"]], [message["id"] for message in kept])
        self.assertEqual(page["pagination"]["total"], 2)
        self.assertEqual((await self.said(self.other))["pagination"]["total"], 0)
        self.assertEqual((await self.said(1))["messages"][0]["id"], elsewhere["id"])
        shown = {channel["id"]: channel for channel in (await self.alice.get(self.at)).json["channels"]}
        self.assertEqual(shown[self.channel]["last_message_id"], kept[-1]["id"])
        self.assertIsNone(shown[self.other]["last_message_id"])

    async def test_who_reads_elsewhere_hears_that_nothing_is_unread_any_more(self):
        socket = await self.alice.socket()
        await self.carol.say("spam", self.other)
        await socket.event("unread_changed", lambda signal: signal["last_message_id"] is not None)
        await self.ban(3600)
        signal = await socket.event("unread_changed", lambda signal: signal["last_message_id"] is None)
        self.assertEqual((signal["channel_id"], signal["last_seq"]), (self.other, 1))

    async def test_without_being_asked_nothing_goes(self):
        await self.carol.say("stays", self.channel)
        await self.ban(0)
        self.assertEqual(len((await self.said())["messages"]), 1)

    async def test_what_is_older_stays(self):
        old = await self.carol.say("old", self.channel)
        await self.alice.say("between", self.channel)
        now = time_of(old["id"]) + 2000

        def steps(work):
            place = clearing.Place()
            while place is not None:
                place = clearing.delete_messages_of(work, self.guild, self.carol.id, now, place)

        await self.write(steps)
        self.assertEqual(len((await self.said())["messages"]), 2)

    async def test_many_go_in_steps_and_the_holes_are_counted(self):
        count = 5000  # more than a block of numbers

        def write(work):
            first = work.new_id()
            fixed = {"channel_id": self.channel, "content": "x"}
            ids = [first + number for number in range(count)]
            work.execute(
                insert(messages),
                [
                    {**fixed, "seq": seq, "id": id, "author_id": (self.alice if seq % 5 == 0 else self.carol).id}
                    for seq, id in enumerate(ids, 1)
                ],
            )
            newest = {"last_seq": count, "last_message_id": ids[-1]}
            work.execute(update(channels).where(channels.c.id == self.channel).values(newest))

        await self.write(write)
        socket = await self.alice.socket()
        await socket.join(self.guild, self.channel)
        await self.ban(3600)
        gone = 0
        while gone < 4000:
            ids = (await socket.event("messages_deleted"))["message_ids"]
            self.assertLessEqual(len(ids), clearing.MOST_AT_ONCE)
            gone += len(ids)
        page = await self.said()
        self.assertEqual((page["pagination"]["total"], len(page["messages"])), (1000, 50))
        self.assertEqual(page["messages"][-1]["seq"], count)
        holes = select(func.sum(message_gaps.c.deleted)).where(message_gaps.c.channel_id == self.channel)
        self.assertEqual(await self.app.db.read(lambda work: work.execute(holes).scalar_one()), 4000)
        middle = (await self.alice.get(f"/api/channels/{self.channel}/messages?page=10")).json["messages"]
        self.assertEqual([message["seq"] for message in middle][:2], [count - 5 * 499, count - 5 * 498])

    async def test_what_an_older_version_has_planned_is_done(self):
        await self.carol.say("spam", self.channel)
        socket = await self.alice.socket()
        await socket.join(self.guild, self.channel)
        older = {"guild_id": self.guild, "author_id": self.carol.id, "since": 0}
        await self.write(lambda work: plan(work, "clear_messages_of", work.now, older))
        await socket.event("messages_deleted")

    async def test_a_step_costs_the_same_however_much_there_is(self):
        await self.carol.say("spam", self.channel)

        async def step():
            async with self.statements() as ran:
                await self.write(
                    lambda work: clearing.delete_messages_of(work, self.guild, [self.carol.id], 0, clearing.Place())
                )
            return len(ran)

        few = await step()
        for _ in range(20):
            await self.carol.say("spam", self.channel)
        self.assertEqual(await step(), few)

    async def test_quiet_stretches_are_walked_over(self):
        for number in range(9):
            await (self.carol if number in (0, 8) else self.alice).say(f"{number}", self.channel)
        socket = await self.alice.socket()
        await socket.join(self.guild, self.channel)
        with mock.patch.object(clearing, "LOOKED_AT", 2):
            await self.ban(3600)
            for _ in range(2):
                await socket.event("messages_deleted")
        self.assertEqual([m["content"] for m in (await self.said())["messages"]], [str(n) for n in range(1, 8)])


if __name__ == "__main__":
    unittest.main()
