"""Files: what comes in is what it is and not what it says, and goes out so that it can do nothing."""

import asyncio
import dataclasses
import io
import os
import signal
import unittest
import unittest.mock

import aiohttp
from files_stage import FilesTest, form, moving, picture, upload
from PIL import Image

from backend.files.kinds import settled
from backend.files.naming import clean_name, disposition

GPS = 0x8825
SCRIPT = b"<script>document.title = 'owned'</script>"


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


class TestRefusals(FilesTest):
    async def test_forms_that_are_none(self):
        await self.refused(422, "invalid_fields")
        await self.refused(422, "invalid_fields", ("a.txt", b"a"), message="hello")
        await self.refused(422, "invalid_fields", ("a.txt", b"a"), spoiler="perhaps")
        await self.refused(422, "invalid_fields", ("a.txt", b"a"), alt="x" * 1025)
        await self.refused(422, "invalid_fields", ("a.txt", b"a"), alt="x" * 20_000)
        await self.refused(422, "invalid_fields", ("a.txt", b"a"), alt=["one", "two"])
        await self.refused(422, "invalid_fields", *[("a.txt", b"a")] * 11)
        multipart = {"Content-Type": "multipart/form-data; boundary=x"}
        for wrong in (b"", b"hello", b"--x\r\n\r\n\r\n--x--", b"--x\r\nContent-Disposition: form-data\r\n\r\n"):
            answer = await self.alice.post("/api/upload", data=wrong, headers=multipart)
            self.assertIn(answer.status, (400, 422), (wrong, answer))
        self.assert_refused(await self.alice.post("/api/upload", {"file": "x"}), 415, "wrong_type")
        raw = await self.alice.post("/api/upload", data=b"x", headers={"Content-Type": "image/png"})
        self.assert_refused(raw, 415, "wrong_type")

    async def test_visitors_and_requests_without_the_token(self):
        self.assert_refused(await upload(self.client(), ("a.txt", b"a")), 401, "not_signed_in")
        self.alice.csrf = None
        self.assert_refused(await upload(self.alice, ("a.txt", b"a")), 403, "csrf_failed")
        self.assertEqual(self.kept(), [])

    async def test_a_picture_that_cannot_be_decoded(self):
        for data in (picture()[:40], b"GIF89a" + b"\0" * 40, b"\xff\xd8\xff" + b"\0" * 99):
            await self.refused(422, "invalid_fields", ("a.png", data))

    async def test_one_that_takes_too_long(self):
        await self.app.studio.remake("avatar", picture())
        (hand,) = self.app.studio._idle
        os.kill(hand._process.pid, signal.SIGSTOP)  # as a decoder that never comes back
        with unittest.mock.patch("backend.files.studio.PATIENCE_TO_KEEP", 0.1):
            await self.refused(413, "too_large", ("a.png", picture()))
        await self.sent(("a.png", picture()))

    async def test_one_that_is_refused_takes_the_others_with_it(self):
        await self.refused(422, "invalid_fields", ("a.txt", b"words"), ("b.png", picture()), ("c.png", picture()[:40]))


class TestLimits(FilesTest):
    changes = {"max_file_mb": 1, "user_quota_mb": 3}

    async def test_a_file_that_is_too_large_is_refused_while_it_comes(self):
        async def endless():
            yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
            for _ in range(100):
                yield b"\1" * 64 * 1024

        self.assertEqual((await self.sent(("a.bin", bytes(2**20))))["size"], 2**20)
        headers = {"Content-Type": "multipart/form-data; boundary=x"}
        for body, options in ((form(("a.bin", b"\1" * (2**20 + 1))), {}), (endless(), {"headers": headers})):
            try:
                answer = await self.alice.post("/api/upload", data=body, **options)
            except (
                aiohttp.ClientConnectionError
            ):  # the answer may come before all is sent, and the connection end with it
                continue
            self.assert_refused(answer, 413, "too_large")
        self.assertEqual(len(self.kept()), 1)

    async def test_what_says_that_it_is_too_large_is_not_even_read(self):
        headers = {"Content-Type": "multipart/form-data; boundary=x", "Content-Length": str(20 * 2**20)}
        reader, writer = await asyncio.open_connection("127.0.0.1", int(self.server.url.rpartition(":")[2]))
        lines = {**headers, "Host": "localhost", "Authorization": f"Bearer {self.alice.token}"}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        writer.write(f"POST /api/upload HTTP/1.1\r\n{head}\r\n".encode())
        self.assertIn(b" 413 ", await asyncio.wait_for(reader.readline(), 10))
        writer.close()

    async def test_a_persons_room_ends(self):
        for _ in range(3):
            await self.sent(("a.bin", bytes(2**20 - 2000)))
        self.assert_refused(await upload(self.alice, ("a.bin", bytes(9000))), 413, "quota_exceeded")
        await self.sent(("a.bin", bytes(9000)), by=self.bob)
        self.assertEqual(len(self.kept()), 4)

    async def test_no_limit_is_a_limit_of_zero(self):
        self.app.intake._quota = 0
        for _ in range(4):
            await self.sent(("a.bin", bytes(2**20)))


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


class TestWhatItIs(unittest.TestCase):
    def test_by_the_first_bytes_and_only_when_the_name_agrees(self):
        for name, head, kept, kind in (
            ("a.png", picture(), "a.png", "image/png"),
            ("a.PNG", picture(), "a.PNG", "image/png"),
            ("a.jpg", picture(), "a.png", "image/png"),
            ("a", picture(), "a.png", "image/png"),
            ("a.html", picture(), "a.html", "application/octet-stream"),
            ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT, "a.svg", "application/octet-stream"),
            ("a.jpg", SCRIPT, "a.jpg", "application/octet-stream"),
            ("a.html", b"<!doctype html>" + SCRIPT, "a.html", "application/octet-stream"),
            ("a.pdf", b"%PDF-1.7", "a.pdf", "application/pdf"),
            ("a.gif", b"PK\3\4", "a.gif", "application/octet-stream"),
            ("a.jar", b"PK\3\4", "a.jar", "application/octet-stream"),
            ("a.zip", b"PK\3\4", "a.zip", "application/zip"),
            ("a.mp3", b"ID3\4\0", "a.mp3", "audio/mpeg"),
            ("a.mp3", b"\xff\xfb\x90\x00", "a.mp3", "audio/mpeg"),
            ("a.ogg", b"OggS\0\2", "a.ogg", "audio/ogg"),
            ("a.mp4", b"\0\0\0 ftypisom", "a.mp4", "video/mp4"),
            ("a.mov", b"\0\0\0\x14ftypqt  ", "a.mov", "video/quicktime"),
            ("a.webm", b"\x1aE\xdf\xa3\x9fB\x86\x81\1B\xf7\x81\1B\x82\x84webm", "a.webm", "video/webm"),
            ("a.wav", b"RIFF\0\0\0\0WAVEfmt ", "a.wav", "audio/wav"),
            ("a.txt", "Grüße".encode(), "a.txt", "text/plain"),
            ("a.txt", b"\0\1", "a.txt", "application/octet-stream"),
            ("a.txt", b"\xff\xfe", "a.txt", "application/octet-stream"),
            ("a.heic", b"\0\0\0\x18ftypheic", "a.heic", "image/heic"),
        ):
            self.assertEqual(settled(name, head), (kept, kind), name)


class TestNames(unittest.TestCase):
    def test_what_could_lead_astray_is_gone(self):
        for given, expected in (
            ("../../etc/passwd", "passwd"),
            ("..\\..\\boot.ini", "boot.ini"),
            ("C:\\Users\\me\\photo.png", "photo.png"),
            ("..", "file"),
            ("", "file"),
            ("a\0b.png", "ab.png"),
            ("photo\u202egnp.exe", "photognp.exe"),
            ("a\r\nSet-Cookie: x.txt", "aSet-Cookie_ x.txt"),
            ("CON", "_CON"),
            ("com1.txt", "_com1.txt"),
            ("aux.tar.gz", "_aux.tar.gz"),
            (".htaccess", "htaccess"),
            ("what? <b>.txt", "what_ _b_.txt"),
            ("%2e%2e%2fetc", "%2e%2e%2fetc"),
            ("Отчёт за год.pdf", "Отчёт за год.pdf"),
            ("\ud800.txt", "txt"),
        ):
            self.assertEqual(clean_name(given), expected, given)
        self.assertEqual(clean_name("x" * 4000 + ".png"), "x" * 116 + ".png")
        self.assertEqual(len(clean_name("x" * 4000)), 120)

    def test_the_header_names_it_twice(self):
        said = disposition('Отчёт "за" 100%.pdf', in_place=False)
        self.assertTrue(said.startswith("attachment; filename=\"_____ ____ 100_.pdf\"; filename*=UTF-8''%D0%9E"), said)
        self.assertTrue(said.isascii())


class TestNamesOnTheWire(FilesTest):
    async def test_the_name_in_storage_is_none_of_the_senders(self):
        for name in ("../../../evil.txt", "..%2f..%2fevil.txt", "x" * 4000 + ".txt", "CON", "\u202etxt.exe"):
            sent = await self.sent((name, b"words"))
            self.assertEqual((await self.alice.get(sent["url"])).body, b"words", name)
        for path in self.kept():
            self.assertRegex(str(path.relative_to(self.settings.upload_dir)), r"^files/[0-9a-f]{2}/[0-9a-f]{32}$")


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
