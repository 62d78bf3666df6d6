"""Blocks: what they end, who knows of them, and what neither side can do until they end."""

import unittest
import unittest.mock

from friends_stage import FriendsTest

from backend.users import friends


class TestBlocks(FriendsTest):
    async def test_a_block_ends_what_was_and_only_the_blocker_knows(self):
        await self.befriend()
        one, other = await self.alice.socket(), await self.bob.socket()
        answer = await self.block(self.alice, self.bob)
        self.assertEqual((answer.status, answer.json["kind"], answer.json["status"]), (200, "blocked", "offline"))
        self.assertEqual((await one.event("friend_updated"))["kind"], "blocked")
        self.assertEqual(await other.event("friend_deleted"), {"user_id": self.alice.id})
        self.assertEqual((await self.view(self.alice), await self.view(self.bob)), ({"blocked": ["bob"]}, {}))
        self.assertNotIn("blocked", str([data for _, data in await self.settle(other)]))
        profile = (await self.bob.get(f"/api/users/{self.alice.id}")).json
        self.assertIsNone(profile["relationship"])
        self.assertEqual((await self.alice.get(f"/api/users/{self.bob.id}")).json["relationship"], "blocked")

    async def test_it_ends_requests_in_both_directions(self):
        for asks, blocks in ((self.alice, self.bob), (self.bob, self.alice)):
            await self.ask(asks, blocks)
            await self.block(blocks, asks)
            self.assertEqual(await self.view(asks), {})
            await blocks.delete(f"/api/friends/{asks.id}/block")
            await self.ask(asks, blocks)
            other = blocks
            await self.block(asks, other)
            self.assertEqual((await self.view(asks), await self.view(other)), ({"blocked": [other.name]}, {}))
            await asks.delete(f"/api/friends/{other.id}/block")
        await self.assert_nothing_between_them()

    async def test_a_block_of_a_stranger_is_not_noticed(self):
        one, other = await self.alice.socket(), await self.bob.socket()
        await self.block(self.alice, self.bob)
        self.assertEqual((await one.event("friend_created"))["kind"], "blocked")
        names = [name for name, _ in await self.settle(other)]
        self.assertEqual([name for name in names if name.startswith("friend")], [])

    async def test_neither_can_ask_the_other_and_both_are_answered_alike(self):
        await self.block(self.alice, self.bob)
        refused = [await self.ask(self.alice, self.bob), await self.ask(self.bob, self.alice)]
        for answer in refused:
            self.assert_refused(answer, 403, "forbidden")
        self.assertEqual(refused[0].json, refused[1].json)

    async def test_both_may_block_each_other(self):
        await self.block(self.alice, self.bob)
        self.assertEqual((await self.block(self.bob, self.alice)).json["kind"], "blocked")
        await self.alice.delete(f"/api/friends/{self.bob.id}/block")
        self.assertEqual((await self.view(self.alice), await self.view(self.bob)), ({}, {"blocked": ["alice"]}))
        self.assert_refused(await self.ask(self.alice, self.bob), 403, "forbidden")

    async def test_blocking_and_unblocking_twice(self):
        await self.block(self.alice, self.bob)
        socket = await self.alice.socket()
        self.assertEqual((await self.block(self.alice, self.bob)).json["kind"], "blocked")
        for _ in range(2):
            self.assertEqual((await self.alice.delete(f"/api/friends/{self.bob.id}/block")).status, 204)
        await self.assert_nothing_between_them()
        told = [(name, data) for name, data in await self.settle(socket) if name.startswith("friend")]
        self.assertEqual(told, [("friend_deleted", {"user_id": self.bob.id})])
        self.assertEqual((await self.ask(self.bob, self.alice)).status, 201)

    async def test_unblocking_ends_nothing_else(self):
        await self.befriend()
        self.assertEqual((await self.alice.delete(f"/api/friends/{self.bob.id}/block")).status, 204)
        self.assertEqual(await self.view(self.alice), {"friends": ["bob"]})

    async def test_is_blocked_asks_both_ways(self):
        async def blocked():
            both = ((self.alice.id, self.bob.id), (self.bob.id, self.alice.id))
            return {await self.app.db.read(friends.is_blocked, *pair) for pair in both}

        self.assertEqual(await blocked(), {False})
        await self.befriend()
        self.assertEqual(await blocked(), {False})
        await self.block(self.bob, self.alice)
        self.assertEqual(await blocked(), {True})

    async def test_they_cannot_write_to_each_other_until_it_ends(self):
        dm = (await self.alice.post("/api/dms", {"users": [self.bob.id]})).json["id"]
        path = f"/api/channels/{dm}/messages"
        await self.alice.post(path, {"content": "hello"})
        other = await self.bob.socket()
        await self.block(self.alice, self.bob)
        self.assertEqual((await other.event("access_changed"))["channels"][0]["id"], dm)
        for person in (self.alice, self.bob):
            self.assert_refused(await person.post(path, {"content": "x"}), 403, "forbidden")
            self.assertEqual((await person.get(path)).status, 200)
        await self.alice.delete(f"/api/friends/{self.bob.id}/block")
        self.assertEqual((await self.bob.post(path, {"content": "back"})).status, 201)


if __name__ == "__main__":
    unittest.main()
