"""Who may find what: nothing is found, counted or hinted at of what may not be read."""

import unittest

from finding_stage import FindingTest

from backend.permissions.bits import Permission


class TestRights(FindingTest):
    async def test_nothing_of_what_may_not_be_read(self):
        hidden, unread = await self.make("hidden"), await self.make("unread")
        await self.hide(hidden["id"], self.carol)
        history = Permission.READ_MESSAGE_HISTORY
        await self.set_overwrite(self.carol.id, deny=history, channel_id=unread["id"], guild_id=self.guild)
        await self.say("tea", channel=hidden["id"])
        await self.say("tea", channel=unread["id"])
        for q in ("tea", "t*", "from:alice", "-coffee", "has:link tea", '"tea"'):
            answer = await self.search(q)
            self.assertEqual((answer["results"], answer["total"]), ([], 0), q)
        self.assertEqual((await self.search("tea", self.alice))["total"], 2)
        for q in ("in:hidden", f"in:{hidden['id']}", "in:unread", "in:nowhere", "-in:hidden"):
            self.assert_field(await self.carol.get("/api/search/messages", params={"q": q}), "q")
        at = "/api/search/messages?q=tea&channel_id="
        self.assert_refused(await self.carol.get(f"{at}{hidden['id']}"), 404, "not_found")
        self.assert_refused(await self.carol.get(f"{at}1234567"), 404, "not_found")
        self.assert_refused(await self.carol.get(f"{at}{unread['id']}"), 403, "forbidden")
        self.assertEqual((await self.search("tea", self.dave))["total"], 0)
        self.assert_refused(await self.dave.get(f"/api/search/messages?q=tea&guild_id={self.guild}"), 404, "not_found")

    async def test_rights_count_as_they_are_now(self):
        await self.say("tea")
        await self.hide(self.channel, self.carol)
        self.assertEqual(await self.found("tea"), [])
        await self.set_overwrite(self.carol.id, channel_id=self.channel, guild_id=self.guild)
        self.assertEqual(await self.found("tea"), ["tea"])
        await self.carol.post(f"{self.at}/leave")
        self.assertEqual(await self.found("tea"), [])

    async def test_conversations_are_their_peoples(self):
        dm = (await self.alice.post("/api/dms", {"users": [self.bob.id]})).json
        await self.say("tea for two", channel=dm["id"])
        for person, expected in ((self.alice, 1), (self.bob, 1), (self.carol, 0), (self.dave, 0)):
            self.assertEqual((await self.search("tea", person))["total"], expected)
        self.assertEqual(await self.found("tea", self.bob, guild_id=self.guild), [])
        self.assertEqual(await self.found("tea", self.bob, channel_id=dm["id"]), ["tea for two"])
        (shown,) = (await self.search("tea", self.bob))["results"]
        self.assertIsNone(shown["guild_id"])
        self.assert_refused(await self.carol.get(f"/api/search/messages?channel_id={dm['id']}"), 404, "not_found")

    async def test_a_text_cannot_pass_for_a_right(self):
        """What looks like the index's own terms is text like any other."""
        hidden = await self.make("hidden")
        await self.hide(hidden["id"], self.carol)
        await self.say(f"#c{self.channel} =tea #pinned c{self.channel}", channel=hidden["id"])
        for q in (f"c{self.channel}", f"#c{self.channel}", "tea", f'"#c{self.channel}"', f"#c{self.channel}*"):
            self.assertEqual(await self.found(q), [], q)
        self.assertEqual(await self.found("pinned:true", self.alice), [])


if __name__ == "__main__":
    unittest.main()
