"""Moving the mark of what one has read: of a whole guild at once, and back on purpose."""

import unittest

from support import GuildhallTest

from backend.permissions.bits import DEFAULT_EVERYONE, Permission


class Marked(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")
        self.socket, self.other = await self.bob.socket(), await self.bob.socket()

    async def told(self, socket):
        return [
            (name, event) for name, event in await self.settle(socket) if "read" in name and "last_seq" not in event
        ]

    async def read_states(self):
        states = (await self.bob.get("/api/bootstrap")).json["read_states"]
        return {state["channel_id"]: state for state in states}


class TestWholeGuild(Marked):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        guild = (await self.alice.post("/api/guilds", {"name": "Many rooms"})).json
        self.guild = guild["id"]
        self.channels = [guild["channels"][0]["id"]]
        for name in ("tea", "coffee", "silent"):
            made = await self.alice.post(f"/api/guilds/{self.guild}/channels", {"name": name})
            self.channels.append(made.json["id"])
        self.invite = (await self.alice.post(f"/api/guilds/{self.guild}/invites", {})).json["code"]
        await self.bob.post(f"/api/invites/{self.invite}/join")
        self.said = [await self.alice.say("hello", id) for id in self.channels[:3]]

    async def ack(self, person=None):
        return await (person or self.bob).post(f"/api/guilds/{self.guild}/ack")

    async def test_every_channel_with_something_in_it_is_read_and_told_in_one_event(self):
        await self.settle(self.socket)
        self.socket.received.clear()
        answer = await self.ack()
        expected = [
            {
                "channel_id": said["channel_id"],
                "last_read_id": said["id"],
                "last_read_seq": 1,
                "mentions": 0,
                "mention_ids": [],
            }
            for said in self.said
        ]
        self.assertEqual(answer.json, {"read_states": expected})
        states = await self.read_states()
        self.assertEqual([states.get(id) for id in self.channels], [*expected, None])
        for socket in (self.socket, self.other):
            self.assertEqual(
                await self.told(socket), [("guild_read", {"guild_id": self.guild, "read_states": expected})]
            )

    async def test_again_changes_nothing_and_only_what_is_new_moves(self):
        await self.ack()
        await self.settle(self.socket)
        self.socket.received.clear()
        self.assertEqual((await self.ack()).json, {"read_states": []})
        self.assertEqual(await self.told(self.socket), [])
        more = await self.alice.say("more", self.channels[1])
        [moved] = (await self.ack()).json["read_states"]
        self.assertEqual((moved["channel_id"], moved["last_read_id"]), (self.channels[1], more["id"]))

    async def test_hidden_channels_are_left_alone(self):
        await self.set_overwrite(
            self.guild, deny=Permission.VIEW_CHANNEL, channel_id=self.channels[0], guild_id=self.guild
        )
        self.assertEqual(len((await self.ack()).json["read_states"]), 2)

    async def test_it_is_nothing_to_strangers(self):
        stranger = await self.member("stranger")
        there, nowhere = await self.ack(stranger), await stranger.post("/api/guilds/4095/ack")
        self.assert_refused(there, 404, "not_found")
        self.assertEqual(there.json, nowhere.json)

    async def test_the_statements_do_not_grow_with_the_channels(self):
        async with self.statements() as few:
            await self.ack()
        for number in range(20):
            made = await self.alice.post(f"/api/guilds/{self.guild}/channels", {"name": f"room {number}"})
            await self.alice.say("hello", made.json["id"])
        async with self.statements() as many:
            self.assertEqual(len((await self.ack()).json["read_states"]), 20)
        self.assertEqual(len(many), len(few))
        self.assertLessEqual(len(many), 8)


class TestUnreadFromHere(Marked):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.said = [await self.alice.say(f"message {number}") for number in range(4)]
        await self.bob.post("/api/channels/1/ack", {"message_id": self.said[3]["id"]})
        await self.settle(self.socket)
        await self.settle(self.other)
        self.socket.received.clear()
        self.other.received.clear()

    async def unread(self, message_id, person=None):
        return await (person or self.bob).post("/api/channels/1/unread", {"message_id": message_id})

    async def test_the_mark_goes_back_to_the_message_before_and_all_devices_hear(self):
        answer = await self.unread(self.said[2]["id"])
        state = {
            "channel_id": 1,
            "last_read_id": self.said[1]["id"],
            "last_read_seq": 2,
            "mentions": 0,
            "mention_ids": [],
        }
        self.assertEqual(answer.json, state)
        self.assertEqual((await self.read_states())[1], state)
        for socket in (self.socket, self.other):
            told = {**state, "guild_id": 1, "moved_back": True}
            self.assertEqual(await self.told(socket), [("unread_changed", told)])

    async def test_again_is_not_told_again(self):
        await self.unread(self.said[2]["id"])
        await self.unread(self.said[2]["id"])
        self.assertEqual(len(await self.told(self.socket)), 1)

    async def test_from_the_first_message_nothing_is_read(self):
        self.assertEqual((await self.unread(self.said[0]["id"])).json["last_read_id"], 0)

    async def test_before_it_something_was_deleted(self):
        await self.alice.delete(f"/api/channels/1/messages/{self.said[1]['id']}")
        state = (await self.unread(self.said[2]["id"])).json
        self.assertEqual((state["last_read_id"], state["last_read_seq"]), (self.said[0]["id"], 2))

    async def test_reading_goes_on_from_there(self):
        await self.unread(self.said[1]["id"])
        state = (await self.bob.post("/api/channels/1/ack", {"message_id": self.said[2]["id"]})).json
        self.assertEqual(state["last_read_id"], self.said[2]["id"])

    async def test_where_nothing_was_read_yet(self):
        carol = await self.member("carol")
        self.assertEqual((await self.unread(self.said[1]["id"], carol)).json["last_read_id"], self.said[0]["id"])

    async def test_refusals(self):
        self.assert_refused(await self.unread(4095), 404, "not_found")
        self.assert_refused(await self.unread("1"), 422, "invalid_fields")
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.READ_MESSAGE_HISTORY)
        self.assert_refused(await self.unread(self.said[1]["id"]), 403, "forbidden")
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.VIEW_CHANNEL)
        self.assert_refused(await self.unread(self.said[1]["id"]), 404, "not_found")


if __name__ == "__main__":
    unittest.main()
