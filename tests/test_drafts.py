"""What somebody began to write, kept for their other devices."""

import unittest

from support import GuildhallTest

from backend.messages.schemas import LENGTH
from backend.permissions.bits import DEFAULT_EVERYONE, Permission


class TestDrafts(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")

    async def write_draft(self, content, channel_id=1, **more):
        return await self.bob.put(f"/api/me/drafts/{channel_id}", {"content": content, **more})

    async def listed(self, person=None):
        return (await (person or self.bob).get("/api/me/drafts")).json["drafts"]

    async def test_it_is_kept_as_typed_and_the_last_one_stands(self):
        await self.write_draft("I mean")
        answer = await self.write_draft("  I mean to say\n", reply_to=4095)
        self.assertEqual(answer.status, 200)
        self.assertEqual((answer.json["content"], answer.json["reply_to"]), ("  I mean to say\n", 4095))
        self.assertEqual(await self.listed(), [answer.json])
        self.assertEqual(await self.listed(self.alice), [])

    async def test_ones_devices_hear_of_it_and_know_which_wrote_it(self):
        mine, theirs = await self.bob.socket(), await self.alice.socket()
        written = (await self.write_draft("Well", nonce="device-1")).json
        for _ in range(2):
            emptied = (await self.write_draft(" \n ")).json
        told = [event for name, event in await self.settle(mine) if name == "draft_updated"]
        self.assertEqual(told[0], {**written, "nonce": "device-1"})
        self.assertEqual((len(told), told[1]["content"], told[1]["nonce"]), (2, "", None))
        self.assertEqual((emptied["content"], await self.listed()), ("", []))
        self.assertFalse([name for name, _ in await self.settle(theirs) if name == "draft_updated"])

    async def test_one_for_each_channel_the_newest_first(self):
        dm = (await self.bob.post("/api/dms", {"users": [self.alice.id]})).json["id"]
        await self.write_draft("in the hall")
        await self.write_draft("between us", dm)
        self.assertEqual([draft["channel_id"] for draft in await self.listed()], [dm, 1])

    async def test_it_needs_no_right_to_write_yet(self):
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.SEND_MESSAGES)
        self.assertEqual((await self.write_draft("later")).status, 200)

    async def test_in_a_channel_that_one_does_not_see_it_is_not_listed(self):
        await self.write_draft("Well")
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.VIEW_CHANNEL)
        self.assertEqual(await self.listed(), [])
        self.assert_refused(await self.write_draft("Well"), 404, "not_found")
        await self.set_everyone(DEFAULT_EVERYONE)
        self.assertEqual(len(await self.listed()), 1)

    async def test_it_goes_with_its_channel(self):
        guild = (await self.bob.post("/api/guilds", {"name": "Mine"})).json
        channel = guild["channels"][0]["id"]
        await self.write_draft("Well", channel)
        await self.bob.delete(f"/api/channels/{channel}")
        self.assertEqual(await self.listed(), [])

    async def test_refusals(self):
        self.assert_refused(await self.write_draft("x" * (LENGTH + 1)), 422, "invalid_fields")
        self.assert_refused(await self.write_draft("a\x00b"), 422, "invalid_fields")
        self.assert_refused(await self.write_draft(5), 422, "invalid_fields")
        self.assert_refused(await self.write_draft("x", reply_to="1"), 422, "invalid_fields")
        self.assert_refused(await self.write_draft("x", 4095), 404, "not_found")
        self.assert_refused(await self.client().put("/api/me/drafts/1", {"content": "x"}), 401, "not_signed_in")
        guild = (await self.bob.post("/api/guilds", {"name": "Mine"})).json
        category = await self.bob.post(f"/api/guilds/{guild['id']}/channels", {"name": "Rooms", "type": "category"})
        self.assert_refused(await self.write_draft("x", category.json["id"]), 404, "not_found")

    async def test_the_statements_do_not_grow_with_the_drafts(self):
        dm = (await self.bob.post("/api/dms", {"users": [self.alice.id]})).json["id"]
        await self.write_draft("x")
        await self.write_draft("x", dm)
        async with self.statements() as few:
            await self.listed()
        guild = (await self.bob.post("/api/guilds", {"name": "Mine"})).json
        for number in range(9):
            made = await self.bob.post(f"/api/guilds/{guild['id']}/channels", {"name": f"room {number}"})
            await self.write_draft("x", made.json["id"])
        async with self.statements() as many:
            self.assertEqual(len(await self.listed()), 11)
        self.assertEqual(len(many), len(few))
        self.assertLessEqual(len(many), 9)


if __name__ == "__main__":
    unittest.main()
