"""Pictures that are none, or too much, or sent wrongly: they are refused, and nothing of them is kept."""

import unittest

import aiohttp
from picture_stage import AVATAR, PictureTest, bomb, endless_gif, moving, picture, saved, send
from PIL import Image
from support import GuildhallTest

from backend.files import opening


class TestWhatIsRefused(PictureTest):
    async def test_what_is_no_picture_by_its_first_bytes(self):
        for data in (b"<html><script>alert(1)</script>", b"", b"%PDF-1.7", b"RIFF\0\0\0\0WAVE", b"BM" + b"\0" * 60):
            await self.refused(data, 415, "wrong_type")
        svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
        await self.refused(svg, 415, "wrong_type", name="x.svg", content_type="image/svg+xml")
        await self.refused(saved(Image.new("RGB", (9, 9)), "TIFF"), 415, "wrong_type")

    async def test_what_says_it_is_a_picture_and_is_none(self):
        cut = saved(Image.effect_noise((300, 300), 60), "PNG")
        for data in (b"\x89PNG\r\n\x1a\n<script>", cut[: len(cut) // 2], b"GIF89a", b"\xff\xd8\xff" + b"\0" * 99):
            await self.refused(data, 422, "invalid_fields")

    async def test_a_bomb_is_not_even_opened(self):
        data = bomb(30_000)
        self.assertLess(len(data), 200_000)
        await self.refused(data, 413, "too_large")
        await self.refused(picture(8001, 5000, kind="PNG"), 413, "too_large")

    async def test_a_film_is_no_picture(self):
        await self.refused(endless_gif(10_000), 413, "too_large")
        await self.refused(endless_gif(opening.MOST_FRAMES + 1), 413, "too_large")
        many = await send(self.alice, moving(opening.MOST_FRAMES, "GIF"))
        self.assertEqual(many.status, 200)

    async def test_more_than_eight_megabytes(self):
        await self.refused(b"\x89PNG\r\n\x1a\n" + b"\0" * (8 * 1024 * 1024), 413, "too_large")

    async def test_more_than_eight_megabytes_without_saying_so_before(self):
        async def endless():
            yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
            for _ in range(20):
                yield b"\0" * 512 * 1024

        headers = {"Content-Type": "multipart/form-data; boundary=x"}
        try:
            answer = await self.alice.put(AVATAR, data=endless(), headers=headers)
        except aiohttp.ClientConnectionError:  # the answer may come before all is sent, and the connection end with it
            answer = None
        if answer is not None:
            self.assert_refused(answer, 413, "too_large")
        self.assertEqual((await self.alice.get("/api/me")).json["avatar"], None)

    async def test_forms_that_are_not_one_file(self):
        await self.refused(picture(), 422, "invalid_fields", field="picture")
        two = aiohttp.FormData()
        for _ in range(2):
            two.add_field("file", picture(), filename="a.png")
        self.assert_refused(await self.alice.put(AVATAR, data=two), 422, "invalid_fields")
        empty = {"Content-Type": "multipart/form-data; boundary=x"}
        self.assert_refused(await self.alice.put(AVATAR, data=b"--x--\r\n", headers=empty), 422, "invalid_fields")
        for wrong in (b"", b"hello", b"--x\r\n\r\n\r\n--x--", b"--x\r\nContent-Disposition: form-data\r\n\r\n"):
            answer = await self.alice.put(AVATAR, data=wrong, headers=empty)
            self.assertIn(answer.status, (400, 422), (wrong, answer))
        self.assert_refused(await self.alice.put(AVATAR, {"file": "x"}), 415, "wrong_type")
        raw = await self.alice.put(AVATAR, data=picture(), headers={"Content-Type": "image/png"})
        self.assert_refused(raw, 415, "wrong_type")
        no_boundary = await self.alice.put(AVATAR, data=b"x", headers={"Content-Type": "multipart/form-data"})
        self.assert_refused(no_boundary, 415, "wrong_type")

    async def test_other_routes_take_no_large_forms(self):
        form = aiohttp.FormData()
        form.add_field("content", b"x" * 100_000, filename="a")
        self.assert_refused(await self.alice.post("/api/channels/1/messages", data=form), 415, "wrong_type")
        large = await self.alice.post("/api/channels/1/messages", {"content": "x" * 70_000})
        self.assert_refused(large, 413, "too_large")

    async def test_visitors_and_requests_without_the_token(self):
        self.assert_refused(await send(self.client(), picture()), 401, "not_signed_in")
        self.alice.csrf = None
        self.assert_refused(await send(self.alice, picture()), 403, "csrf_failed")
        self.assertEqual(self.files(), [])


class TestLimits(GuildhallTest):
    changes = {"rate_limits": True}

    async def test_pictures_are_counted(self):
        (alice,) = await self.cast("alice")
        answers = [await send(alice, b"no picture") for _ in range(11)]
        self.assertEqual({answer.status for answer in answers[:10]}, {415})
        self.assert_refused(answers[10], 429, "rate_limited")


if __name__ == "__main__":
    unittest.main()
