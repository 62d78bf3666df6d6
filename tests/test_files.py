"""Files: what comes in is shown as what it is, and goes out so that it can do nothing."""

import dataclasses
import io
import unittest

import aiohttp
from files_stage import SCRIPT, FilesTest, moving, picture, upload
from PIL import Image

GPS = 0x8825


class TestUploading(FilesTest):
    async def test_as_the_seed_has_it_one_field_with_the_file(self):
        answer = await upload(self.alice, ("notes.txt", b"milk, eggs", "text/plain"))
        self.assertEqual(answer.status, 201)
        id = answer.json["id"]
        expected = {
            "id": id,
            "url": f"/api/files/{id}/notes.txt",
            "name": "notes.txt",
            "size": 10,
            "content_type": "text/plain",
        }
        self.assertEqual(answer.json, expected)
        served = await self.alice.get(answer.json["url"])
        self.assertEqual((served.status, served.body), (200, b"milk, eggs"))

    async def test_several_with_words_about_each_in_any_order(self):
        made = aiohttp.FormData()
        made.add_field("alt", "A red square")
        made.add_field("file", picture(), filename="a.png")
        made.add_field("spoiler", "false")
        made.add_field("spoiler", "true")
        made.add_field("file", b"bytes", filename="b.bin")
        answer = await self.alice.post("/api/upload", data=made)
        self.assertEqual(answer.status, 201, answer)
        first, second = answer.json["files"]
        self.assertEqual(answer.json["id"], first["id"])
        self.assertEqual((first["alt"], "spoiler" in first), ("A red square", False))
        self.assertEqual((second["name"], second["spoiler"], "alt" in second), ("b.bin", True, False))

    async def test_a_picture_has_its_size_thumbnails_and_a_placeholder(self):
        sent = await self.sent(("wide.png", picture(1500, 600)))
        self.assertEqual((sent["width"], sent["height"]), (1500, 600))
        self.assertEqual(
            [(one["width"], one["height"]) for one in sent["thumbnails"]], [(1024, 410), (400, 160), (128, 51)]
        )
        self.assertRegex(sent["placeholder"], r"^[A-Za-z0-9+/]{20,48}={0,2}$")
        for one in sent["thumbnails"]:
            served = await self.alice.get(one["url"])
            self.assertEqual(served.headers["Content-Type"], "image/webp")
            self.assertEqual(self.image(served).size, (one["width"], one["height"]))

    async def test_nothing_hidden_in_a_picture_survives(self):
        hidden = Image.Exif()
        hidden[0x010F] = "SECRET-CAMERA"
        hidden.get_ifd(GPS)[2] = (52.0, 31.0, 12.0)
        secrets = {"exif": hidden, "icc_profile": b"SECRET-PROFILE" * 9}
        for kind, name in (("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")):
            data = picture(kind=kind, **secrets) + b"SECRET-TAIL" + SCRIPT
            served = await self.alice.get((await self.sent((name, data)))["url"])
            self.assertNotIn(b"SECRET", served.body, kind)
            self.assertNotIn(b"script", served.body, kind)
            self.assertEqual(self.image(served).format, kind)
        for kind, name in (("GIF", "b.gif"), ("PNG", "b.png"), ("WEBP", "b.webp")):
            options = {"comment": b"SECRET"} if kind == "GIF" else {}
            served = await self.alice.get((await self.sent((name, moving(kind=kind, **options) + b"SECRET")))["url"])
            self.assertNotIn(b"SECRET", served.body, kind)
            self.assertEqual(self.image(served).n_frames, 3, kind)

    async def test_a_lossless_screen_and_a_photograph_in_steps(self):
        for name, options in (
            ("a.webp", {"kind": "WEBP", "lossless": True, "quality": 0, "method": 0}),
            ("a.jpg", {"kind": "JPEG", "progressive": True}),
        ):
            sent = await self.sent((name, picture(3840, 2160, **options)))
            self.assertEqual((sent["width"], sent["height"]), (3840, 2160))
            self.assertEqual(self.image(await self.alice.get(sent["url"])).size, (3840, 2160))

    async def test_what_moves_goes_on_moving_and_has_a_still_thumbnail(self):
        sent = await self.sent(("dance.gif", moving(4)))
        served = await self.alice.get(sent["url"])
        self.assertEqual((served.headers["Content-Type"], self.image(served).n_frames), ("image/gif", 4))
        still = self.image(await self.alice.get(sent["thumbnails"][0]["url"]))
        self.assertEqual((getattr(still, "n_frames", 1), still.size), (1, (40, 30)))

    async def test_a_photograph_taken_upright_is_shown_upright(self):
        turned = Image.Exif()
        turned[0x0112] = 6
        sent = await self.sent(("upright.jpg", picture(200, 100, kind="JPEG", exif=turned)))
        self.assertEqual((sent["width"], sent["height"]), (100, 200))
        self.assertEqual((sent["thumbnails"][0]["width"], sent["thumbnails"][0]["height"]), (64, 128))
        image = self.image(await self.alice.get(sent["url"]))
        self.assertEqual(dict(image.getexif()), {0x0112: 6})

    async def test_greys_palettes_and_transparency(self):
        for mode in ("1", "L", "LA", "P", "RGBA", "I;16"):
            file = io.BytesIO()
            Image.new(mode, (300, 200)).save(file, "PNG")
            sent = await self.sent(("a.png", file.getvalue()))
            self.assertEqual(self.image(await self.alice.get(sent["url"])).size, (300, 200), mode)
        file = io.BytesIO()
        Image.new("CMYK", (300, 200)).save(file, "JPEG")
        sent = await self.sent(("a.jpg", file.getvalue()))
        self.assertEqual(self.image(await self.alice.get(sent["url"])).mode, "RGB")

    async def test_the_seeds_form_without_a_file_name(self):
        made = aiohttp.FormData(default_to_multipart=True)
        made.add_field("file", "plain words")
        answer = await self.alice.post("/api/upload", data=made)
        self.assertEqual((answer.status, answer.json["name"], answer.json["size"]), (201, "file", 11))

    async def test_nothing_is_left_where_uploads_come_in(self):
        await self.sent(("a.png", picture()), ("b.txt", b"words"))
        self.assertEqual([path for path in self.kept() if "incoming" in path.parts], [])

    async def test_one_can_take_back_what_is_in_no_message(self):
        sent = await self.sent(("a.png", picture()))
        self.assert_refused(await self.bob.delete(f"/api/files/{sent['id']}"), 404, "not_found")
        self.assertEqual((await self.alice.delete(f"/api/files/{sent['id']}")).status, 204)
        self.assert_refused(await self.alice.get(sent["url"]), 404, "not_found")
        self.assert_refused(await self.alice.delete(f"/api/files/{sent['id']}"), 404, "not_found")


class TestDownloading(FilesTest):
    async def test_only_its_sender_reads_what_is_in_no_message(self):
        sent = await self.sent(("a.png", picture(500, 500)))
        for url in (sent["url"], sent["thumbnails"][0]["url"]):
            self.assertEqual((await self.alice.get(url)).status, 200)
            self.assert_refused(await self.bob.get(url), 404, "not_found")
            self.assert_refused(await self.client().get(url), 401, "not_signed_in")
        self.assert_refused(await self.alice.get(f"/api/files/{sent['id']}/thumbnails/999"), 404, "not_found")
        self.assert_refused(await self.alice.get("/api/files/12345/a.png"), 404, "not_found")

    async def test_headers(self):
        sent = await self.sent(("a.png", picture()))
        served = await self.alice.get(sent["url"])
        self.assertEqual(served.headers["Cache-Control"], "private, max-age=3600, immutable")
        self.assertEqual(served.headers["X-Content-Type-Options"], "nosniff")
        (policy,) = served.headers.getall("Content-Security-Policy")
        self.assertTrue(policy.startswith("default-src 'none';") and policy.endswith("; sandbox"))
        self.assertEqual(int(served.headers["Content-Length"]), sent["size"])
        again = await self.alice.get(sent["url"], headers={"If-None-Match": served.headers["ETag"]})
        self.assertEqual((again.status, again.body), (304, b""))
        head = await self.alice.request("HEAD", sent["url"])
        self.assertEqual((head.status, int(head.headers["Content-Length"]), head.body), (200, sent["size"], b""))

    async def test_parts(self):
        data = bytes(range(256)) * 4000
        sent = await self.sent(("a.bin", data))
        whole = await self.alice.get(sent["url"])
        self.assertEqual((whole.body, whole.headers["Accept-Ranges"]), (data, "bytes"))
        last = len(data) - 1
        for asked, start, end in (
            ("bytes=0-0", 0, 0),
            ("bytes=10-999", 10, 999),
            ("bytes=600000-", 600_000, last),
            ("bytes=-5", last - 4, last),
            (f"bytes={last}-99999999", last, last),
            ("bytes=-99999999", 0, last),
        ):
            part = await self.alice.get(sent["url"], headers={"Range": asked})
            self.assertEqual((part.status, part.body), (206, data[start : end + 1]), asked)
            self.assertEqual(part.headers["Content-Range"], f"bytes {start}-{end}/{len(data)}")
        for asked in ("bytes=0-1,5-6", "bytes=5-2", "lines=1-2", "bytes=", "bytes=-", "bytes=a-b"):
            part = await self.alice.get(sent["url"], headers={"Range": asked})
            self.assertEqual((part.status, len(part.body)), (200, len(data)), asked)
        for asked in (f"bytes={len(data)}-", "bytes=-0"):
            part = await self.alice.get(sent["url"], headers={"Range": asked})
            self.assert_refused(part, 416, "range_not_satisfiable")
            self.assertEqual(part.headers["Content-Range"], f"bytes */{len(data)}")
        for tag, status in ((whole.headers["ETag"], 206), ('"other"', 200)):
            part = await self.alice.get(sent["url"], headers={"Range": "bytes=0-4", "If-Range": tag})
            self.assertEqual(part.status, status)

    async def test_an_empty_file(self):
        sent = await self.sent(("a.txt", b""))
        self.assertEqual((await self.alice.get(sent["url"])).body, b"")


class TestElsewhere(FilesTest):
    """STORAGE_URL names another folder."""

    async def start_server(self):
        self.settings = dataclasses.replace(self.settings, store_dir=self.folder / "elsewhere")
        await super().start_server()

    async def test_it_is_used(self):
        sent = await self.sent(("a.png", picture()))
        self.assertEqual((await self.alice.get(sent["url"])).status, 200)
        self.assertEqual(self.kept(), [])
        self.assertEqual(len([path for path in (self.folder / "elsewhere").rglob("*") if path.is_file()]), 2)


if __name__ == "__main__":
    unittest.main()
