"""Emojis and stickers of guilds: how they are made, what becomes of their pictures, and where they are listed."""

import asyncio
import io
import json
import unittest
from zipfile import ZipFile

import aiohttp
from expression_stage import OWN, ExpressionTest, create
from picture_stage import bomb, endless_gif, moving, picture
from PIL import Image
from support import PASSWORD, GuildhallTest

from backend.expressions.kinds import MOST_EMOJIS, MOST_STICKERS


class TestTheSeedsExamples(GuildhallTest):
    async def test_they_answer_as_written(self):
        (alice,) = await self.cast("alice")
        await self.give_role(alice.id, OWN)
        form = aiohttp.FormData()
        form.add_field("name", "custom_emoji")
        form.add_field("file", picture(), filename="emoji.png", content_type="image/png")
        made = await alice.post("/api/guilds/1/emojis", data=form)
        self.assertEqual(made.status, 201, made)
        self.assertEqual((made.json["name"], made.json["guild_id"], made.json["animated"]), ("custom_emoji", 1, False))
        self.assertEqual((await alice.get("/api/guilds/1/emojis")).json, [made.json])
        listed = await alice.get("/api/guilds/1/stickers")
        self.assertEqual((listed.status, listed.json), (200, []))

    async def test_the_module_of_that_name_knows_them(self):
        from backend import emojis_stickers_polls

        for name in ("create_expression", "list_emojis", "list_stickers"):
            self.assertTrue(callable(getattr(emojis_stickers_polls, name)))


class TestMaking(ExpressionTest):
    async def test_an_emoji(self):
        socket = await self.carol.socket()
        made = (await create(self.alice, self.emojis, "Tea_1")).json
        expected = {"guild_id": self.guild, "name": "Tea_1", "animated": False, "created_by": self.alice.id}
        self.assertEqual({key: made[key] for key in expected}, expected)
        self.assertEqual(made.keys(), {*expected, "id", "url", "created_at"})
        self.assertRegex(made["url"], r"^/media/emoji/[0-9a-f]{32}\.webp$")
        self.assertEqual(await socket.event("emoji_created"), made)
        self.assertEqual((await self.carol.get(self.emojis)).json, [made])
        self.assertEqual((await self.carol.get(f"{self.emojis}/{made['id']}")).json, made)
        (entry,) = await self.log("emoji_create")
        self.assertEqual(
            (entry["target_type"], entry["target_id"], entry["target_name"]), ("emoji", made["id"], "Tea_1")
        )
        self.assertEqual(entry["changes"], {"name": [None, "Tea_1"]})

    async def test_a_sticker(self):
        socket = await self.carol.socket()
        made = (await create(self.alice, self.stickers, "Cup of tea", description="hot", tags="🍵")).json
        self.assertEqual((made["name"], made["description"], made["tags"]), ("Cup of tea", "hot", "🍵"))
        self.assertEqual(await socket.event("sticker_created"), made)
        self.assertEqual((await self.carol.get(self.stickers)).json, [made])
        self.assertEqual((await self.carol.get(f"{self.stickers}/{made['id']}")).json, made)
        bare = await create(self.alice, self.stickers, "Cup of tea")  # the name is not the only one
        self.assertEqual((bare.status, bare.json["description"], bare.json["tags"]), (201, "", ""))
        self.assert_refused(await self.carol.get(f"{self.emojis}/{made['id']}"), 404, "not_found")

    async def test_the_fields_come_in_any_order(self):
        form = aiohttp.FormData()
        form.add_field("file", picture(), filename="a.png")
        form.add_field("name", "late")
        self.assertEqual((await self.alice.post(self.emojis, data=form)).status, 201)

    async def test_pictures_are_made_anew_and_those_that_move_go_on(self):
        for at, side in ((self.emojis, 128), (self.stickers, 320)):
            for kind in ("GIF", "WEBP", "PNG"):
                made = (await create(self.alice, at, f"moves_{kind}", moving(4, kind, (400, 200)))).json
                self.assertTrue(made["animated"], kind)
                served = await self.client().get(made["url"])
                self.assertEqual(served.headers["Cache-Control"], "public, max-age=31536000, immutable")
                image = Image.open(io.BytesIO(served.body))
                self.assertEqual((image.format, image.size, image.n_frames), ("WEBP", (side, side // 2), 4))

    async def test_names(self):
        for name in ("a", "", "x" * 33, "two words", "тея", "tea!", "tea\n", "a:b", "①②"):
            self.assert_refused(await create(self.alice, self.emojis, name), 422, "invalid_fields")
        for name in ("a", "", " x ", "x" * 31, "a\x00b", "\u202eabc"):
            self.assert_refused(await create(self.alice, self.stickers, name), 422, "invalid_fields")
        for words in ({"description": "x" * 101}, {"tags": "x" * 201}, {"tags": "a\u0000"}, {"more": "x"}):
            self.assert_refused(await create(self.alice, self.stickers, "tea", **words), 422, "invalid_fields")
        self.assertEqual((await create(self.alice, self.emojis, "x" * 32)).status, 201)
        self.assertEqual((await create(self.alice, self.stickers, "чай в чашке")).status, 201)
        self.assertEqual(len(self.files()), 2)

    async def test_no_two_emojis_differ_in_case_alone(self):
        await create(self.alice, self.emojis, "Tea")
        answer = await create(self.alice, self.emojis, "tEA")
        self.assert_refused(answer, 409, "conflict")
        self.assertEqual(answer.json["error"]["fields"], {"name": "is taken"})
        self.assertEqual(len(self.files()), 1)
        await self.alice.post("/api/guilds", {"name": "Another"})
        other = (await self.alice.get("/api/guilds")).json[-1]["id"]
        self.assertEqual((await create(self.alice, f"/api/guilds/{other}/emojis", "tea")).status, 201)

    async def test_forms_that_are_wrong(self):
        only_name, only_file = aiohttp.FormData({"name": "tea"}), aiohttp.FormData()
        only_name.add_field("extra", b"", filename="x")
        only_file.add_field("file", picture(), filename="a.png")
        twice = aiohttp.FormData([("name", "tea"), ("name", "mug")])
        twice.add_field("file", picture(), filename="a.png")
        no_text = aiohttp.FormData()
        no_text.add_field("name", b"\xff\xfe", filename="n")
        no_text.add_field("file", picture(), filename="a.png")
        for form in (only_name, only_file, twice, no_text):
            self.assert_refused(await self.alice.post(self.emojis, data=form), 422, "invalid_fields")
        self.assert_refused(await create(self.alice, self.emojis, "x" * 5000), 422, "invalid_fields")
        self.assert_refused(await self.alice.post(self.emojis, {"name": "tea"}), 415, "wrong_type")
        self.assertEqual(self.files(), [])

    async def test_what_is_no_picture_or_too_much_of_one(self):
        for data in (b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture(kind="JPEG"), b"%PDF-1.7"):
            self.assert_refused(await create(self.alice, self.emojis, "tea", data), 415, "wrong_type")
        for data in (bomb(30_000), endless_gif(10_000)):
            self.assert_refused(await create(self.alice, self.emojis, "tea", data), 413, "too_large")
        self.assert_refused(await create(self.alice, self.emojis, "tea", b"GIF89a"), 422, "invalid_fields")
        padded = picture() + b"\0" * 512 * 1024
        self.assert_refused(await create(self.alice, self.emojis, "tea", padded), 413, "too_large")
        self.assertEqual((await create(self.alice, self.stickers, "tea", padded)).status, 201)
        padded += b"\0" * 512 * 1024
        self.assert_refused(await create(self.alice, self.stickers, "tea", padded), 413, "too_large")


class TestRoom(ExpressionTest):
    async def test_a_full_guild_takes_no_more(self):
        for at, kind, most in ((self.emojis, "emoji", MOST_EMOJIS), (self.stickers, "sticker", MOST_STICKERS)):
            await self.fill(kind, most - 1)
            self.assertEqual((await create(self.alice, at, "last_one")).status, 201)
            self.assert_refused(await create(self.alice, at, "too_many"), 409, "conflict")

    async def test_the_last_place_goes_to_one_of_those_who_come_at_once(self):
        await self.fill("emoji", MOST_EMOJIS - 1)
        answers = await asyncio.gather(*(create(self.alice, self.emojis, f"late_{number}") for number in range(4)))
        self.assertEqual(sorted(answer.status for answer in answers), [201, 409, 409, 409])
        self.assertEqual(len((await self.alice.get(self.emojis)).json), MOST_EMOJIS)
        self.assertEqual(len(self.files()), 1)

    async def test_a_name_goes_to_one_of_those_who_come_at_once(self):
        answers = await asyncio.gather(*(create(self.alice, self.emojis, name) for name in ("tea", "Tea", "TEA")))
        self.assertEqual(sorted(answer.status for answer in answers), [201, 409, 409])


class TestTheStartUpState(ExpressionTest):
    async def test_guilds_carry_them_to_their_members(self):
        emoji = (await create(self.alice, self.emojis)).json
        sticker = (await create(self.alice, self.stickers)).json
        for guild in (
            (await self.carol.get("/api/bootstrap")).json["guilds"][-1],
            (await self.carol.get(self.at)).json,
        ):
            self.assertEqual((guild["emojis"], guild["stickers"]), ([emoji], [sticker]))
        socket = await self.dave.socket()
        await self.enter(self.dave)
        joined = await socket.event("guild_created")
        self.assertEqual((joined["emojis"], joined["stickers"]), ([emoji], [sticker]))
        self.assertNotIn("emojis", (await self.carol.get("/api/guilds")).json[0])

    async def test_lists_cost_the_same_however_many(self):
        async def count():
            async with self.statements() as ran:
                await self.carol.get(self.emojis)
            return len(ran)

        await create(self.alice, self.emojis)
        await count()
        few = await count()
        await self.fill("emoji", MOST_EMOJIS - 1)
        self.assertEqual(await count(), few)
        self.assertLessEqual(few, 3)

    async def test_what_somebody_made_is_in_their_export_and_outlives_them(self):
        await self.role("makers", OWN, 3, self.carol)
        made = (await create(self.carol, self.emojis)).json
        with ZipFile(io.BytesIO((await self.carol.get("/api/me/export")).body)) as archive:
            (found,) = json.loads(archive.read("expressions.json"))
        self.assertEqual((found["id"], found["kind"], found["name"]), (made["id"], "emoji", "tea"))
        self.assertEqual((await self.carol.request("DELETE", "/api/me", {"password": PASSWORD})).status, 204)
        self.assertEqual((await self.alice.get(self.emojis)).json, [made])


class TestLimits(GuildhallTest):
    changes = {"rate_limits": True}

    async def test_making_many_is_counted_apart_from_other_pictures(self):
        (alice,) = await self.cast("alice")
        await self.give_role(alice.id, OWN)
        answers = await asyncio.gather(*(create(alice, "/api/guilds/1/emojis", "no name") for _ in range(61)))
        self.assertEqual(sorted({answer.status for answer in answers}), [422, 429])


if __name__ == "__main__":
    unittest.main()
