"""What is done all the time costs the same few statements in a guild of ten and in one of ten thousand."""

import unittest

from guild_stage import GuildTest

FEW, MANY = 10, 10_000


class TestCost(GuildTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.address = f"/api/channels/{self.channel}/messages"
        self.room = f"g:{self.guild}:c:{self.channel}"
        self.socket = await self.carol.socket()
        await self.socket.join(self.guild, self.channel)
        for number in range(60):
            message = await self.carol.say(f"message {number}", self.channel)
        await self.alice.put(f"{self.address}/{message['id']}/reactions/👍")

    async def ran(self, act):
        async with self.statements() as ran:
            await act()
        return ran

    async def costs(self):
        """Of each, what the second time costs: the first one learns what is kept in memory."""
        found = {}
        for name in ("open_channel", "open_deep", "send_by_http", "send_by_socket", "list_members", "find_members"):
            await getattr(self, name)()
            found[name] = len(await self.ran(getattr(self, name)))
        return found

    async def open_channel(self):
        answer = await self.carol.get(f"{self.address}?limit=50")
        self.assertEqual(len(answer.json["messages"]), 50)

    async def open_deep(self):
        answer = await self.carol.get(f"{self.address}?page=2&limit=20")
        self.assertEqual(len(answer.json["messages"]), 20)

    async def send_by_http(self):
        await self.carol.say("by HTTP", self.channel, nonce=str(await self.app.db.write(lambda work: work.new_id())))

    async def send_by_socket(self):
        nonce = str(await self.app.db.write(lambda work: work.new_id()))
        answer = await self.socket.ask("send_message", {"room": self.room, "content": "by socket", "nonce": nonce})
        self.assertTrue(answer["ok"], answer)

    async def list_members(self):
        self.assertEqual((await self.carol.get(f"{self.at}/members?limit=10")).status, 200)

    async def find_members(self):
        self.assertEqual(len((await self.carol.get(f"{self.at}/members?q=person&limit=5")).json["members"]), 5)

    async def test_it_does_not_grow_with_the_guild(self):
        await self.crowd(FEW)
        few = await self.costs()
        self.assertLessEqual(few["open_channel"], 5)
        self.assertLessEqual(few["open_deep"], 5)
        self.assertLessEqual(few["send_by_http"], 4)
        self.assertLessEqual(few["send_by_socket"], 4)
        await self.crowd(MANY - FEW, "more")
        self.assertEqual(await self.costs(), few)

    async def test_who_comes_for_the_first_time_opens_a_channel_no_dearer_in_a_large_guild(self):
        async def first_look():
            def forget(work):
                work.forget(self.guild)

            await self.write(forget)
            return len(await self.ran(self.open_channel))

        await self.crowd(FEW)
        few = await first_look()
        self.assertLessEqual(few, 5)
        await self.crowd(MANY - FEW, "more")
        self.assertEqual(await first_look(), few)


if __name__ == "__main__":
    unittest.main()
