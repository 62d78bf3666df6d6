"""Group direct messages: who is in them, what those hear, and how they are handed over and left."""

from __future__ import annotations

import unittest

from dm_stage import DirectTest


class TestGroups(DirectTest):
    async def test_a_group_is_told_to_everybody_in_it(self) -> None:
        his, hers = await self.bob.socket(), await self.carol.socket()
        group = await self.open(self.alice, self.bob, self.carol, name="Three of us")
        self.assertEqual((group["type"], group["name"], group["owner_id"]), ("group", "Three of us", self.alice.id))
        for socket in (his, hers):
            self.assertEqual((await socket.event("dm_created"))["id"], group["id"])
            self.assertEqual((await socket.ask("join_room", {"room": f"d:{group['id']}"}))["ok"], True)
        await self.alice.say("hello", group["id"])
        for socket in (his, hers):
            self.assertEqual((await socket.event("new_message"))["content"], "hello")
        renamed = await self.bob.patch(f"/api/dms/{group['id']}", {"name": "We three"})
        self.assertEqual((renamed.status, renamed.json["name"]), (200, "We three"))
        self.assertEqual((await hers.event("dm_updated"))["name"], "We three")
        self.assertIsNone((await self.bob.patch(f"/api/dms/{group['id']}", {"name": None})).json["name"])

    async def test_the_same_people_may_have_several_groups(self) -> None:
        first, second = [await self.open(self.alice, self.bob, self.carol) for _ in range(2)]
        self.assertNotEqual(first["id"], second["id"])

    async def test_people_are_added_and_taken_out_while_others_watch(self) -> None:
        dave = await self.member("dave")
        group = await self.open(self.alice, self.bob, self.carol)
        await self.alice.say("before", group["id"])
        daves, his = await dave.socket(), await self.bob.socket()
        path = f"/api/dms/{group['id']}/members/{dave.id}"
        self.assertEqual((await self.bob.put(path)).status, 200)
        self.assertEqual((await self.bob.put(path)).status, 200)
        self.assertEqual((await daves.event("dm_created"))["id"], group["id"])
        self.assertEqual([user["id"] for user in (await his.event("dm_updated"))["recipients"]][-1], dave.id)
        await daves.ask("join_room", {"room": f"d:{group['id']}"})
        self.assert_refused(await self.bob.delete(path), 403, "forbidden")
        self.assertEqual((await self.alice.delete(path)).status, 204)
        self.assertEqual(await daves.event("dm_deleted"), {"id": group["id"]})
        await self.alice.say("without dave", group["id"])
        self.assertNotIn("new_message", [name for name, _ in await self.settle(daves)])
        self.assert_refused(await dave.get(f"/api/channels/{group['id']}/messages"), 404, "not_found")
        self.assert_refused(await self.alice.delete(path), 404, "not_found")

    async def test_ten_people_at_most(self) -> None:
        crowd = [await self.member(f"person{number}") for number in range(8)]
        everybody = [self.bob, self.carol, *crowd]
        self.assert_refused(
            await self.alice.post("/api/dms", {"users": [p.id for p in everybody]}), 422, "invalid_fields"
        )
        group = await self.open(self.alice, *everybody[:9])
        self.assertEqual(len(group["recipients"]), 10)
        answer = await self.alice.put(f"/api/dms/{group['id']}/members/{everybody[9].id}")
        self.assert_refused(answer, 409, "conflict")

    async def test_a_group_is_handed_over_and_left(self) -> None:
        group = await self.open(self.alice, self.bob, self.carol)
        path = f"/api/dms/{group['id']}"
        self.assert_refused(await self.bob.post(f"{path}/owner", {"user_id": self.bob.id}), 403, "forbidden")
        self.assert_refused(await self.alice.post(f"{path}/owner", {"user_id": 999999}), 404, "not_found")
        handed = await self.alice.post(f"{path}/owner", {"user_id": self.carol.id})
        self.assertEqual((handed.status, handed.json["owner_id"]), (200, self.carol.id))
        self.assert_refused(await self.carol.delete(f"{path}/members/{self.carol.id}"), 409, "conflict")
        his = await self.bob.socket()
        self.assertEqual((await self.carol.delete(path)).status, 204)
        self.assertEqual((await his.event("dm_updated"))["owner_id"], self.alice.id)
        self.assertEqual((await self.alice.delete(path)).status, 204)
        self.assertEqual((await self.bob.delete(path)).status, 204)
        self.assert_refused(await self.bob.get(path), 404, "not_found")
        self.assert_refused(await self.bob.delete(path), 404, "not_found")

    async def test_a_one_to_one_is_no_group(self) -> None:
        path = f"/api/dms/{(await self.open(self.alice, self.bob))['id']}"
        for answer in (
            await self.alice.patch(path, {"name": "x"}),
            await self.alice.put(f"{path}/members/{self.carol.id}"),
            await self.alice.delete(f"{path}/members/{self.bob.id}"),
            await self.alice.post(f"{path}/owner", {"user_id": self.bob.id}),
            await self.alice.delete(f"{path}/icon"),
        ):
            self.assert_refused(answer, 403, "forbidden")


if __name__ == "__main__":
    unittest.main()
