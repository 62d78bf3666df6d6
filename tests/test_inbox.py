"""Where somebody was mentioned: from all their guilds and conversations, and only what they may read."""

import unittest

from support import GuildhallTest

from backend.permissions.bits import DEFAULT_EVERYONE, Permission


class TestInbox(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")
        self.role = await self.give_role(self.bob.id)
        await self.give_role(self.alice.id, Permission.MENTION_EVERYONE)

    async def inbox(self, query="", person=None):
        return (await (person or self.bob).get(f"/api/me/mentions{query}")).json

    async def contents(self, query=""):
        return [message["content"] for message in (await self.inbox(query))["mentions"]]

    def me(self):
        return f"<@{self.bob.id}>"

    async def test_by_name_role_and_everyone_the_newest_first_and_whole(self):
        said = [await self.alice.say(text) for text in (self.me(), f"<@&{self.role}>", "@everyone", "nobody")]
        found = await self.inbox()
        self.assertEqual([message["id"] for message in found["mentions"]], [one["id"] for one in said[2::-1]])
        whole = (await self.bob.get(f"/api/channels/1/messages/{said[0]['id']}")).json
        self.assertEqual((found["mentions"][2], found["next"]), (whole, None))
        self.assertEqual(await self.inbox(person=self.alice), {"mentions": [], "next": None})

    async def test_roles_and_everyone_can_be_left_out(self):
        both = f"{self.me()} @everyone"
        for text in (both, f"<@&{self.role}>", "@everyone"):
            await self.alice.say(text)
        self.assertEqual(await self.contents("?everyone=false"), [f"<@&{self.role}>", both])
        self.assertEqual(await self.contents("?roles=false"), ["@everyone", both])
        self.assertEqual(await self.contents("?roles=false&everyone=false"), [both])

    async def test_only_unread_ones(self):
        first = await self.alice.say(f"{self.me()} first")
        await self.alice.say(f"{self.me()} second")
        await self.bob.post("/api/channels/1/ack", {"message_id": first["id"]})
        self.assertEqual(await self.contents("?unread=true"), [f"{self.me()} second"])
        self.assertEqual(len(await self.contents()), 2)

    async def test_in_direct_messages_and_other_guilds(self):
        dm = (await self.alice.post("/api/dms", {"users": [self.bob.id]})).json["id"]
        guild = (await self.alice.post("/api/guilds", {"name": "Other"})).json
        invite = (await self.alice.post(f"/api/guilds/{guild['id']}/invites", {})).json["code"]
        await self.bob.post(f"/api/invites/{invite}/join")
        places = [dm, guild["channels"][0]["id"], 1]
        for place in places:
            await self.alice.say(self.me(), place)
        found = (await self.inbox())["mentions"]
        self.assertEqual(
            [(one["channel_id"], one["guild_id"]) for one in found], [(1, 1), (places[1], guild["id"]), (dm, None)]
        )

    async def test_what_one_may_not_read_takes_no_place_in_a_page(self):
        guild = (await self.alice.post("/api/guilds", {"name": "Other"})).json
        channel = guild["channels"][0]["id"]
        invite = (await self.alice.post(f"/api/guilds/{guild['id']}/invites", {})).json["code"]
        await self.bob.post(f"/api/invites/{invite}/join")
        await self.alice.say(self.me())
        await self.alice.say(self.me(), channel)
        await self.set_overwrite(
            guild["id"], deny=Permission.READ_MESSAGE_HISTORY, channel_id=channel, guild_id=guild["id"]
        )
        found = await self.inbox("?limit=1")
        self.assertEqual(([one["channel_id"] for one in found["mentions"]], found["next"]), ([1], None))
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.VIEW_CHANNEL)
        self.assertEqual(await self.contents(), [])

    async def test_pages(self):
        for number in range(5):
            await self.alice.say(f"{self.me()} {number}")
        first = await self.inbox("?limit=2")
        self.assertEqual([one["content"][-1] for one in first["mentions"]], ["4", "3"])
        rest = await self.inbox(f"?limit=3&before={first['next']}")
        self.assertEqual(([one["content"][-1] for one in rest["mentions"]], rest["next"]), (["2", "1", "0"], None))

    async def test_what_is_dismissed_or_deleted_is_not_shown_again(self):
        first, second = await self.alice.say(self.me()), await self.alice.say(self.me())
        socket = await self.bob.socket()
        for _ in range(2):
            self.assertEqual((await self.bob.delete(f"/api/me/mentions/{first['id']}")).status, 204)
        told = [event for event in await self.settle(socket) if event[0] == "mention_dismissed"]
        self.assertEqual(told, [("mention_dismissed", {"message_id": first["id"]})])
        self.assertEqual([one["id"] for one in (await self.inbox())["mentions"]], [second["id"]])
        await self.alice.delete(f"/api/channels/1/messages/{second['id']}")
        self.assertEqual(await self.contents(), [])

    async def test_refusals(self):
        self.assert_refused(await self.client().get("/api/me/mentions"), 401, "not_signed_in")
        for wrong in ("limit=0", "limit=101", "before=x", "roles=perhaps", "from=1"):
            self.assert_refused(await self.bob.get(f"/api/me/mentions?{wrong}"), 400, "malformed")
        self.assert_refused(await self.bob.delete("/api/me/mentions/4095"), 404, "not_found")

    async def test_the_statements_do_not_grow_with_guilds_and_mentions(self):
        dm = (await self.alice.post("/api/dms", {"users": [self.bob.id]})).json["id"]
        await self.alice.say(self.me())
        await self.alice.say(self.me(), dm)
        await self.inbox()
        async with self.statements() as few:
            await self.inbox()
        for number in range(4):
            guild = (await self.alice.post("/api/guilds", {"name": f"Guild {number}"})).json
            invite = (await self.alice.post(f"/api/guilds/{guild['id']}/invites", {})).json["code"]
            await self.bob.post(f"/api/invites/{invite}/join")
            for _ in range(4):
                await self.alice.say(self.me(), guild["channels"][0]["id"])
        async with self.statements() as many:
            self.assertEqual(len((await self.inbox())["mentions"]), 18)
        self.assertEqual(len(many), len(few), many)
        self.assertLessEqual(len(many), 12)


if __name__ == "__main__":
    unittest.main()
