"""Pinned messages, and what the house says of what people did."""

import unittest

from guild_stage import GuildTest
from sqlalchemy import update

from backend.guilds.models import guilds
from backend.messages import pins
from backend.messages.models import messages


class TestPins(GuildTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.messages, self.pins = (f"/api/channels/{self.channel}/{what}" for what in ("messages", "pins"))
        self.said = await self.carol.say("The rules.", self.channel)

    async def pinned(self):
        return [one["content"] for one in (await self.carol.get(self.pins)).json["messages"]]

    async def test_it_is_told_listed_and_said(self):
        socket = await self.carol.socket()
        room = await socket.join(self.guild, self.channel)
        self.assertEqual((await self.alice.put(f"{self.pins}/{self.said['id']}")).status, 204)
        told = await socket.event("message_pinned")
        self.assertEqual(told, {"room": room, "channel_id": self.channel, "message_id": self.said["id"]})
        note = await socket.event("new_message")
        self.assertEqual((note["type"], note["username"], note["content"]), ("message_pinned", "alice", ""))
        self.assertEqual(note["reply_to"]["id"], self.said["id"])
        self.assertEqual(await self.pinned(), ["The rules."])
        self.assertTrue((await self.carol.get(f"{self.messages}/{self.said['id']}")).json["pinned"])

    async def test_twice_is_once_and_unpinning_twice_too(self):
        for _ in range(2):
            self.assertEqual((await self.alice.put(f"{self.pins}/{self.said['id']}")).status, 204)
        self.assertEqual(len((await self.carol.get(self.messages)).json["messages"]), 2)
        socket = await self.carol.socket()
        await socket.join(self.guild, self.channel)
        for _ in range(2):
            self.assertEqual((await self.alice.delete(f"{self.pins}/{self.said['id']}")).status, 204)
        await self.settle(socket)
        self.assertEqual(socket.names().count("message_unpinned"), 1)
        self.assertEqual(await self.pinned(), [])

    async def test_the_last_one_first_in_pages(self):
        for text in "abc":
            said = await self.carol.say(text, self.channel)
            await self.alice.put(f"{self.pins}/{said['id']}")
        first = (await self.carol.get(f"{self.pins}?limit=2")).json
        self.assertEqual([one["content"] for one in first["messages"]], ["c", "b"])
        rest = (await self.carol.get(f"{self.pins}?limit=2&before={first['next']}")).json
        self.assertEqual(([one["content"] for one in rest["messages"]], rest["next"]), (["a"], None))

    async def test_there_is_an_end_to_it(self):
        def fill(work):
            ids = [work.new_id() for _ in range(pins.MOST)]
            work.execute(messages.delete().where(messages.c.channel_id == self.channel))
            shared = {"channel_id": self.channel, "author_id": self.carol.id, "content": "x"}
            rows = [{"id": id, "seq": seq, "pinned_at": id, **shared} for seq, id in enumerate(ids, 1)]
            work.execute(messages.insert(), rows)
            one_more = work.new_id()
            work.execute(messages.insert().values(id=one_more, seq=pins.MOST + 1, **shared))
            return one_more

        self.assert_refused(await self.alice.put(f"{self.pins}/{await self.write(fill)}"), 409, "conflict")

    async def test_a_pinned_message_that_is_deleted_is_pinned_no_more(self):
        await self.alice.put(f"{self.pins}/{self.said['id']}")
        await self.carol.delete(f"{self.messages}/{self.said['id']}")
        self.assertEqual(await self.pinned(), [])

    async def test_what_the_house_says_is_not_pinned_nor_edited(self):
        await self.alice.put(f"{self.pins}/{self.said['id']}")
        note = (await self.alice.get(self.messages)).json["messages"][-1]
        self.assert_refused(await self.alice.put(f"{self.pins}/{note['id']}"), 403, "forbidden")
        answer = await self.alice.patch(f"{self.messages}/{note['id']}", {"content": "mine"})
        self.assert_refused(answer, 403, "forbidden")

    async def test_the_list_costs_the_same_however_many(self):
        async def cost():
            await self.carol.get(self.pins)
            async with self.statements() as ran:
                await self.carol.get(self.pins)
            return len(ran)

        await self.alice.put(f"{self.pins}/{self.said['id']}")
        few = await cost()
        for number in range(10):
            said = await self.carol.say(str(number), self.channel)
            await self.alice.put(f"{self.pins}/{said['id']}")
        self.assertEqual(await cost(), few)
        self.assertLessEqual(few, 3)


class TestWhatTheHouseSays(GuildTest):
    async def test_that_somebody_came_where_the_guild_wants_it_told(self):
        answer = await self.alice.patch(self.at, {"system_channel_id": self.channel})
        self.assertEqual(answer.status, 200)
        socket = await self.carol.socket()
        await socket.join(self.guild, self.channel)
        await self.enter(self.dave)
        told = await socket.event("new_message")
        self.assertEqual((told["type"], told["username"], told["content"]), ("member_joined", "dave", ""))

    async def test_nowhere_else(self):
        await self.write(lambda work: work.execute(update(guilds).values(system_channel_id=None)))
        await self.enter(self.dave)
        self.assertEqual((await self.carol.get(f"/api/channels/{self.channel}/messages")).json["messages"], [])

    async def test_what_happens_in_a_group(self):
        group = {"users": [self.bob.id, self.carol.id], "name": "Three"}
        id = (await self.alice.post("/api/dms", group)).json["id"]
        await self.alice.patch(f"/api/dms/{id}", {"name": "Four"})
        await self.enter(self.dave)
        self.assertEqual((await self.alice.put(f"/api/dms/{id}/members/{self.dave.id}")).status, 200)
        await self.alice.delete(f"/api/dms/{id}/members/{self.bob.id}")
        await self.carol.delete(f"/api/dms/{id}")
        said = (await self.alice.get(f"/api/channels/{id}/messages")).json["messages"]
        about = [[one["username"] for one in note.get("mentions", {"users": []})["users"]] for note in said]
        told = [(note["type"], note["username"], note["content"]) for note in said]
        self.assertEqual(
            told,
            [
                ("conversation_renamed", "alice", "Four"),
                ("person_added", "alice", ""),
                ("person_removed", "alice", ""),
                ("person_left", "carol", ""),
            ],
        )
        self.assertEqual(about, [[], ["dave"], ["bob"], []])


if __name__ == "__main__":
    unittest.main()
