"""Who is told of a message, and what is unread of it."""

import unittest

from guild_stage import GuildTest
from sqlalchemy import update

from backend.permissions.bits import DEFAULT_EVERYONE, Permission
from backend.roles.models import roles


class TestMentions(GuildTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.messages = f"/api/channels/{self.channel}/messages"

    async def unread(self, person, channel_id=None):
        states = (await person.get("/api/bootstrap")).json["read_states"]
        state = next((one for one in states if one["channel_id"] == (channel_id or self.channel)), None)
        if state is None:
            return []
        self.assertEqual(state["mentions"], len(state["mention_ids"]))
        return state["mention_ids"]

    async def mentionable_role(self, person, *, anybody):
        id = await self.give_role(person.id, guild_id=self.guild)
        await self.write(lambda work: work.execute(update(roles).where(roles.c.id == id).values(mentionable=anybody)))
        return id

    async def test_somebody_named_is_told_and_reads_it(self):
        socket = await self.carol.socket()
        said = await self.alice.say(f"<@{self.carol.id}> tea?", self.channel)
        self.assertEqual([one["username"] for one in said["mentions"]["users"]], [self.carol.name])
        told = await socket.event("mention_created")
        self.assertEqual((told["message_id"], told["users"], told["everyone"]), (said["id"], [self.carol.id], False))
        self.assertEqual(await self.unread(self.carol), [said["id"]])
        self.assertEqual(await self.unread(self.alice), [])
        again = await self.alice.say(f"<@{self.carol.id}> biscuits?", self.channel)
        read = (await self.carol.post(f"/api/channels/{self.channel}/ack", {"message_id": said["id"]})).json
        self.assertEqual((read["mentions"], read["mention_ids"]), (1, [again["id"]]))
        self.assertEqual(await self.unread(self.carol), [again["id"]])

    async def test_the_name_is_todays(self):
        said = await self.alice.say(f"<@{self.carol.id}>", self.channel)
        await self.carol.patch("/api/me", {"display_name": "Caroline"})
        read = (await self.alice.get(f"{self.messages}/{said['id']}")).json
        self.assertEqual(read["mentions"]["users"][0]["display_name"], "Caroline")

    async def test_who_is_no_member_or_in_code_is_not_told(self):
        stranger = await self.member("zoe")
        said = await self.alice.say(f"<@{stranger.id}> `<@{self.carol.id}>` <@4242>", self.channel)
        self.assertNotIn("mentions", said)
        self.assertEqual(await self.unread(self.carol), [])

    async def test_a_role_is_told_when_anybody_may_or_the_author_may(self):
        open_role = await self.mentionable_role(self.carol, anybody=True)
        closed = await self.mentionable_role(self.carol, anybody=False)
        said = await self.bob.say(f"<@&{open_role}> <@&{closed}> <@&77>", self.channel)
        self.assertEqual(said["mentions"]["roles"], [open_role])
        self.assertEqual(await self.unread(self.carol), [said["id"]])
        by_owner = await self.alice.say(f"<@&{closed}>", self.channel)
        self.assertEqual(by_owner["mentions"]["roles"], [closed])
        self.assertEqual(await self.unread(self.carol), [said["id"], by_owner["id"]])

    async def test_everyone_needs_the_right(self):
        self.assertNotIn("mentions", await self.bob.say("@everyone", self.channel))
        said = await self.alice.say("@everyone", self.channel)
        self.assertTrue(said["mentions"]["everyone"])
        self.assertEqual(await self.unread(self.carol), [said["id"]])
        self.assertEqual(await self.unread(self.alice), [])

    async def test_here_reaches_those_who_are_online(self):
        socket = await self.carol.socket()
        said = await self.alice.say("@here", self.channel)
        self.assertEqual((await socket.event("mention_created"))["message_id"], said["id"])
        self.assertEqual(await self.unread(self.carol), [said["id"]])
        self.assertEqual(await self.unread(self.bob), [])

    async def test_what_was_said_before_one_came_is_no_news(self):
        await self.alice.say("@everyone", self.channel)
        zoe = await self.member("zoe")
        await self.enter(zoe)
        self.assertEqual(await self.unread(zoe), [])

    async def test_whoever_blocked_the_author_is_not_told(self):
        blocked = await self.carol.put(f"/api/friends/{self.bob.id}/block")
        self.assertLess(blocked.status, 300, blocked)
        socket = await self.carol.socket()
        said = await self.bob.say(f"<@{self.carol.id}>", self.channel)
        self.assertEqual(len(said["mentions"]["users"]), 1)
        self.assertEqual(await self.unread(self.carol), [])
        await self.settle(socket)
        self.assertNotIn("mention_created", socket.names())

    async def test_who_may_not_view_the_channel_hears_nothing(self):
        await self.set_overwrite(self.guild, deny=Permission.VIEW_CHANNEL, channel_id=self.channel, guild_id=self.guild)
        socket = await self.carol.socket()
        await self.alice.say(f"<@{self.carol.id}> @everyone", self.channel)
        await self.settle(socket)
        self.assertNotIn("mention_created", socket.names())
        self.assertEqual(await self.unread(self.carol), [])

    async def test_a_deleted_message_is_no_news(self):
        socket = await self.carol.socket()
        said = await self.alice.say(f"<@{self.carol.id}>", self.channel)
        await self.alice.delete(f"{self.messages}/{said['id']}")
        gone = await socket.event("mentions_deleted")
        self.assertEqual(gone["message_ids"], [said["id"]])
        self.assertEqual(await self.unread(self.carol), [])

    async def test_an_edit_shows_and_tells_nobody(self):
        said = await self.alice.say("tea?", self.channel)
        edited = (await self.alice.patch(f"{self.messages}/{said['id']}", {"content": f"<@{self.carol.id}>"})).json
        self.assertEqual([one["id"] for one in edited["mentions"]["users"]], [self.carol.id])
        self.assertEqual(await self.unread(self.carol), [])

    async def test_in_direct_messages_those_who_are_in_them(self):
        channel_id = (await self.alice.post("/api/dms", {"users": [self.bob.id]})).json["id"]
        said = await self.alice.say(f"<@{self.bob.id}> <@{self.carol.id}> @everyone", channel_id)
        self.assertEqual([one["id"] for one in said["mentions"]["users"]], [self.bob.id])
        self.assertFalse(said["mentions"]["everyone"])
        self.assertEqual(await self.unread(self.bob, channel_id), [said["id"]])

    async def test_a_crowd_is_reached_in_part(self):
        await self.crowd(60)
        ids = [row["user"]["id"] for row in (await self.alice.get(f"{self.at}/members?limit=100")).json["members"]]
        said = await self.alice.say(" ".join(f"<@{id}>" for id in ids), self.channel)
        self.assertEqual(len(said["mentions"]["users"]), 50)

    async def test_it_costs_the_same_however_many_are_told(self):
        async def cost(text):
            await self.alice.say("warm", self.channel)
            async with self.statements() as ran:
                await self.alice.say(text, self.channel)
            return len(ran)

        few = await cost(f"<@{self.carol.id}>"), await cost("@everyone")
        await self.crowd(500)
        self.assertEqual((await cost(f"<@{self.carol.id}>"), await cost("@everyone")), few)
        self.assertLessEqual(max(few), 7)


class TestRights(GuildTest):
    async def test_a_plain_member_gains_everyone_with_the_right(self):
        await self.set_everyone(DEFAULT_EVERYONE | Permission.MENTION_EVERYONE, self.guild)
        said = await self.bob.say("@everyone", self.channel)
        self.assertTrue(said["mentions"]["everyone"])


if __name__ == "__main__":
    unittest.main()
