"""Emojis and stickers of guilds: who may make, change and delete them, and what everybody is told of it."""

import unittest
from unittest import mock

from expression_stage import ANY, OWN, ExpressionTest, create

from backend.expressions.kinds import MOST_EMOJIS
from backend.permissions.bits import DEFAULT_EVERYONE


class TestRights(ExpressionTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        await self.role("makers", OWN, 3, self.carol)
        await self.role("keepers", ANY, 4, self.bob)

    async def test_members_see_them_and_make_none(self):
        await self.enter(self.dave)
        made = (await create(self.alice, self.emojis)).json
        self.assertEqual((await self.dave.get(self.emojis)).json, [made])
        self.assert_refused(await create(self.dave, self.emojis, "mug"), 403, "forbidden")
        self.assert_refused(await self.dave.patch(f"{self.emojis}/{made['id']}", {"name": "mug"}), 403, "forbidden")
        self.assert_refused(await self.dave.delete(f"{self.emojis}/{made['id']}"), 403, "forbidden")
        self.assert_refused(await create(self.bob, self.emojis, "mug"), 403, "forbidden")  # manages, but makes none

    async def test_ones_own_with_the_right_to_make_them_and_all_with_the_right_to_manage(self):
        hers, own = (await create(self.alice, self.emojis, "hers")).json, (await create(self.carol, self.emojis)).json
        self.assertEqual(own["created_by"], self.carol.id)
        self.assert_refused(await self.carol.patch(f"{self.emojis}/{hers['id']}", {"name": "x1"}), 403, "forbidden")
        self.assert_refused(await self.carol.delete(f"{self.emojis}/{hers['id']}"), 403, "forbidden")
        self.assertEqual((await self.carol.patch(f"{self.emojis}/{own['id']}", {"name": "mine"})).json["name"], "mine")
        self.assertEqual((await self.bob.patch(f"{self.emojis}/{own['id']}", {"name": "bobs"})).json["name"], "bobs")
        self.assertEqual((await self.carol.delete(f"{self.emojis}/{own['id']}")).status, 204)
        self.assertEqual((await self.bob.delete(f"{self.emojis}/{hers['id']}")).status, 204)
        await self.set_everyone(DEFAULT_EVERYONE, self.guild)

    async def test_strangers_learn_nothing(self):
        made = (await create(self.alice, self.emojis)).json
        for answer in (
            await self.dave.get(self.emojis),
            await self.dave.get(f"{self.emojis}/{made['id']}"),
            await create(self.dave, self.emojis, "mug"),
            await self.dave.patch(f"{self.emojis}/{made['id']}", {"name": "mug"}),
            await self.dave.delete(f"{self.emojis}/{made['id']}"),
        ):
            self.assert_refused(answer, 404, "not_found")
        self.assert_refused(await create(self.client(), self.emojis), 401, "not_signed_in")
        self.assertEqual(len(self.files()), 1)

    async def test_who_may_not_is_told_before_the_picture_is_made(self):
        with mock.patch.object(self.app.studio, "remake", side_effect=AssertionError):
            self.assert_refused(await create(self.bob, self.emojis), 403, "forbidden")
            self.assert_refused(await create(self.alice, self.emojis, "no name"), 422, "invalid_fields")


class TestChanging(ExpressionTest):
    async def test_a_new_name(self):
        made = (await create(self.alice, self.emojis)).json
        socket = await self.carol.socket()
        address = f"{self.emojis}/{made['id']}"
        renamed = (await self.alice.patch(address, {"name": "Mug"}, headers={"X-Audit-Reason": "clearer"})).json
        self.assertEqual(renamed, {**made, "name": "Mug"})
        self.assertEqual(await socket.event("emoji_updated"), renamed)
        (entry,) = await self.log("emoji_update")
        self.assertEqual((entry["changes"], entry["reason"]), ({"name": ["tea", "Mug"]}, "clearer"))
        self.assertEqual((await self.alice.patch(address, {"name": "Mug"})).json, renamed)
        self.assertEqual((await self.alice.patch(address, {})).json, renamed)
        self.assertEqual((await self.alice.patch(address, {"name": "mUG"})).json["name"], "mUG")
        self.assertEqual([name for name, _ in await self.settle(socket) if name == "emoji_updated"], ["emoji_updated"])
        await create(self.alice, self.emojis, "taken")
        self.assert_refused(await self.alice.patch(address, {"name": "TAKEN"}), 409, "conflict")
        self.assert_refused(await self.alice.patch(address, {"name": "no name"}), 422, "invalid_fields")
        self.assert_refused(await self.alice.patch(address, {"url": "/media/x"}), 422, "invalid_fields")

    async def test_what_a_sticker_says(self):
        made = (await create(self.alice, self.stickers, tags="🍵")).json
        socket = await self.carol.socket()
        changes = {"name": "green tea", "description": "hot", "tags": ""}
        changed = (await self.alice.patch(f"{self.stickers}/{made['id']}", changes)).json
        self.assertEqual(changed, {**made, **changes})
        self.assertEqual(await socket.event("sticker_updated"), changed)

    async def test_deleting_ends_the_picture_after_a_while(self):
        for at, name in ((self.emojis, "emoji"), (self.stickers, "sticker")):
            made = (await create(self.alice, at)).json
            socket = await self.carol.socket()
            self.assertEqual((await self.alice.delete(f"{at}/{made['id']}")).status, 204)
            self.assertEqual(await socket.event(f"{name}_deleted"), {"id": made["id"], "guild_id": self.guild})
            self.assertEqual((await self.alice.get(at)).json, [])
            self.assert_refused(await self.alice.delete(f"{at}/{made['id']}"), 404, "not_found")
            self.assertEqual((await self.client().get(made["url"])).status, 200)
            await self.let_jobs_run()
            self.assertEqual((await self.client().get(made["url"])).status, 404)
            self.assertEqual(len(await self.log(f"{name}_delete")), 1)

    async def test_a_guild_that_goes_takes_them_along_in_a_few_statements(self):
        made = (await create(self.alice, self.emojis)).json
        await self.fill("emoji", MOST_EMOJIS - 1)
        async with self.statements() as ran:
            self.assertEqual((await self.alice.request("DELETE", self.at, {"name": "Ours"})).status, 204)
        about = [one for one in ran if "expressions" in one or "INSERT INTO jobs" in one]
        self.assertLessEqual(len(about), 3)  # which, their jobs, and the one that clears the channel
        await self.let_jobs_run()
        self.assertEqual((await self.client().get(made["url"])).status, 404)
        self.assertEqual(self.files(), [])


if __name__ == "__main__":
    unittest.main()
