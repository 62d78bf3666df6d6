"""Presence among friends, who hear of each other also without a guild, and across a block, where nobody hears of anybody."""

import unittest

from presence_stage import STATUS, TEA, PresenceTest


class TestFriends(PresenceTest):
    async def test_friends_without_a_guild_hear_of_each_other(self):
        await self.part()
        await self.befriend()
        watcher = await self.alice.socket()
        socket = await self.bob.socket()
        await self.told(watcher, self.bob, "online", guild_id=None)
        await self.bob.put(STATUS, {"status": "idle", "custom_status": {"text": "Having tea", "emoji": "🍵"}})
        await self.told(watcher, self.bob, "idle", TEA, guild_id=None)
        (friend,) = (await self.alice.get("/api/friends")).json["friends"]
        self.assertEqual((friend["status"], friend["custom_status"]), ("idle", TEA))
        profile = (await self.alice.get(f"/api/users/{self.bob.id}")).json
        self.assertEqual((profile["status"], profile["custom_status"]), ("idle", TEA))
        await socket.close()
        await self.told(watcher, self.bob, "offline", guild_id=None)

    async def test_who_becomes_a_friend_is_shown_at_once(self):
        await self.part()
        watcher, other = await self.alice.socket(), await self.bob.socket()
        await self.befriend()
        await self.told(watcher, self.bob, "online", guild_id=None)
        await self.told(other, self.alice, "online", guild_id=None)

    async def test_strangers_and_those_who_only_asked_hear_and_see_nothing(self):
        await self.part()
        await self.alice.post("/api/friends/request", {"to": "bob"})
        watcher = await self.alice.socket()
        await self.bob.socket()
        await self.bob.put(STATUS, {"status": "idle"})
        self.assertEqual(await self.heard_of(watcher, self.bob), [])
        self.assertEqual((await self.alice.get(f"/api/users/{self.bob.id}")).json["status"], "offline")
        (asked,) = (await self.alice.get("/api/friends")).json["outgoing"]
        self.assertEqual((asked["status"], asked["custom_status"]), ("offline", None))

    async def test_who_is_a_friend_no_more_is_heard_of_no_more(self):
        await self.part()
        await self.befriend()
        watcher = await self.alice.socket()
        await self.bob.socket()
        await self.told(watcher, self.bob, "online", guild_id=None)
        await self.alice.delete(f"/api/friends/{self.bob.id}")
        await self.bob.put(STATUS, {"status": "idle"})
        self.assertEqual(await self.heard_of(watcher, self.bob), [])

    async def test_an_invisible_friend_seems_away(self):
        await self.part()
        await self.befriend()
        await self.bob.put(STATUS, {"status": "invisible"})
        watcher = await self.alice.socket()
        await self.bob.socket()
        self.assertEqual(await self.heard_of(watcher, self.bob), [])
        self.assertEqual((await self.alice.get("/api/friends")).json["friends"][0]["status"], "offline")


class TestBlocks(PresenceTest):
    async def test_a_block_hides_both_from_each_other_in_their_guild(self):
        one, other = await self.alice.socket(), await self.bob.socket()
        await self.told(one, self.bob, "online")
        await self.alice.put(f"/api/friends/{self.bob.id}/block")
        await self.told(one, self.bob, "offline")
        await self.told(other, self.alice, "offline")
        one.received.clear()
        other.received.clear()
        for viewer, person in ((self.alice, self.bob), (self.bob, self.alice)):
            self.assertEqual(await self.seen_by(viewer, person), ("offline", None))
            self.assertEqual((await viewer.get("/api/friends")).json["friends"], [])
        for person in (self.alice, self.bob):
            await person.put(STATUS, {"status": "dnd", "custom_status": {"text": "secret"}})
        self.assertEqual(await self.heard_of(one, self.bob), [])
        self.assertEqual(await self.heard_of(other, self.alice), [])

    async def test_others_go_on_hearing_of_both(self):
        carol = await self.member("carol")
        watcher = await carol.socket()
        await self.bob.socket()
        await self.alice.put(f"/api/friends/{self.bob.id}/block")
        await self.bob.put(STATUS, {"status": "dnd"})
        await self.told(watcher, self.bob, "dnd")
        self.assertEqual(await self.seen_by(carol, self.bob), ("dnd", None))

    async def test_who_comes_later_is_hidden_too(self):
        await self.alice.put(f"/api/friends/{self.bob.id}/block")
        one = await self.alice.socket()
        other = await self.bob.socket()
        self.assertEqual(await self.heard_of(one, self.bob), [])
        self.assertEqual(await self.heard_of(other, self.alice), [])

    async def test_the_end_of_a_block_shows_them_again(self):
        one, other = await self.alice.socket(), await self.bob.socket()
        await self.alice.put(f"/api/friends/{self.bob.id}/block")
        await self.told(one, self.bob, "offline")
        await self.bob.put(STATUS, {"status": "dnd"})
        await self.alice.delete(f"/api/friends/{self.bob.id}/block")
        await self.told(one, self.bob, "dnd")
        await self.told(other, self.alice, "online")
        self.assertEqual(await self.seen_by(self.alice, self.bob), ("dnd", None))

    async def test_a_block_among_friends_without_a_guild(self):
        await self.part()
        await self.befriend()
        one, other = await self.alice.socket(), await self.bob.socket()
        await self.told(one, self.bob, "online", guild_id=None)
        await self.bob.put(f"/api/friends/{self.alice.id}/block")
        await self.settle(one)
        one.received.clear()
        await self.bob.put(STATUS, {"status": "dnd"})
        self.assertEqual(await self.heard_of(one, self.bob), [])
        await self.alice.put(STATUS, {"status": "dnd"})
        heard = await self.heard_of(other, self.alice)
        self.assertNotIn("dnd", [change["status"] for change in heard])


if __name__ == "__main__":
    unittest.main()
