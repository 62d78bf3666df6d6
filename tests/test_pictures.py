"""Pictures: what comes in is hostile until it has been made anew, and what goes out can do nothing but be looked at."""

import asyncio
import io
import os
import signal
import struct
import unittest
import unittest.mock
import zlib
from pathlib import Path

import aiohttp
from PIL import Image
from support import GuildhallTest

from backend.errors import TooLarge, WrongType
from backend.files import opening, studio, worker

AVATAR = "/api/me/avatar"
BANNER = "/api/me/banner"
GPS = 0x8825


def saved(image, kind, **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def picture(width=40, height=20, color=(200, 30, 30), kind="PNG", **options):
    return saved(Image.new("RGB", (width, height), color), kind, **options)


def moving(frames=3, kind="GIF", size=(40, 40), **options):
    images = [Image.new("RGB", size, (index * 7 % 256, 0, index % 256)) for index in range(frames)]
    return saved(images[0], kind, save_all=True, append_images=images[1:], duration=80, **options)


def endless_gif(frames):
    """Of so many frames of one pixel each: a few bytes a frame."""
    frame = bytes.fromhex("2c000000000100010000 02 02 4401 00")
    head = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    return head + frame * frames + b";"


def bomb(side):
    """A PNG of side x side pixels in a few kilobytes: rows of nothing, compressed."""

    def chunk(name, data):
        return struct.pack("!I", len(data)) + name + data + struct.pack("!I", zlib.crc32(name + data))

    rows = zlib.compressobj(9)
    row = b"\0" * (side // 8 + 1)
    data = b"".join(rows.compress(row) for _ in range(side)) + rows.flush()
    head = struct.pack("!IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


async def send(person, data, path=AVATAR, name="picture.png", content_type="image/png", field="file"):
    form = aiohttp.FormData()
    form.add_field(field, data, filename=name, content_type=content_type)
    return await person.put(path, data=form)


class PictureTest(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        (self.alice,) = await self.cast("alice")

    async def kept(self, data, path=AVATAR, **options):
        """What was made of it, as everybody gets it."""
        answer = await send(self.alice, data, path, **options)
        self.assertEqual(answer.status, 200, answer)
        address = answer.json[path.rpartition("/")[2]]
        served = await self.client().get(address)
        self.assertEqual((served.status, served.headers["Content-Type"]), (200, "image/webp"))
        image = Image.open(io.BytesIO(served.body))
        image.load()
        return image, served.body

    def files(self):
        return [path for path in self.settings.upload_dir.rglob("*") if path.is_file()]

    async def refused(self, data, status, code, path=AVATAR, **options):
        self.assert_refused(await send(self.alice, data, path, **options), status, code)
        self.assertEqual(self.files(), [])
        self.assertIsNone((await self.alice.get("/api/me")).json["avatar"])


class TestWhatIsMade(PictureTest):
    async def test_every_kind_becomes_a_square_webp(self):
        for kind in ("PNG", "JPEG", "GIF", "WEBP"):
            image, _ = await self.kept(picture(kind=kind))
            self.assertEqual((image.format, image.size), ("WEBP", (256, 256)))
            red, green, _ = image.convert("RGB").getpixel((128, 128))
            self.assertGreater(red, 150)
            self.assertLess(green, 90)

    async def test_it_is_cut_from_the_middle(self):
        wide = Image.new("RGB", (300, 100), "blue")
        wide.paste("red", (100, 0, 200, 100))
        image, _ = await self.kept(saved(wide, "PNG"))
        for corner in ((3, 3), (252, 252)):
            self.assertGreater(image.convert("RGB").getpixel(corner)[0], 150)

    async def test_a_banner_has_its_own_shape(self):
        image, _ = await self.kept(picture(100, 100), BANNER)
        self.assertEqual(image.size, (960, 384))

    async def test_transparency_stays(self):
        image, _ = await self.kept(saved(Image.new("RGBA", (30, 30), (0, 0, 0, 0)), "PNG"))
        self.assertEqual(image.convert("RGBA").getpixel((10, 10))[3], 0)

    async def test_sixteen_bits_of_grey_stay_grey(self):
        image, _ = await self.kept(saved(Image.new("I;16", (30, 30), 0x8000), "PNG"))
        self.assertAlmostEqual(image.convert("L").getpixel((10, 10)), 128, delta=6)

    async def test_nothing_that_was_hidden_in_it_survives(self):
        hidden = Image.Exif()
        hidden[0x010F] = "SECRET-CAMERA"
        hidden.get_ifd(GPS)[2] = (52.0, 31.0, 12.0)
        jpeg = picture(kind="JPEG", exif=hidden, icc_profile=b"SECRET-PROFILE" * 20, comment=b"SECRET-COMMENT")
        self.assertIn(b"SECRET", jpeg)
        image, body = await self.kept(jpeg)
        self.assertEqual((dict(image.getexif()), image.info.get("icc_profile")), ({}, None))
        for trace in (b"SECRET", b"EXIF", b"ICCP", b"XMP"):
            self.assertNotIn(trace, body)

    async def test_it_stands_upright(self):
        """A camera held upright stores the picture lying, and says so in EXIF."""
        lying = Image.new("RGB", (64, 64), "blue")
        lying.paste("red", (0, 0, 32, 64))  # its left half will be the upper one
        turned = Image.Exif()
        turned[opening.ORIENTATION] = 6
        image, _ = await self.kept(saved(lying, "JPEG", exif=turned, quality=95))
        top, bottom = (image.convert("RGB").getpixel((128, y)) for y in (20, 236))
        self.assertGreater(top[0], top[2])
        self.assertGreater(bottom[2], bottom[0])

    async def test_what_moves_goes_on_moving(self):
        for kind in ("GIF", "WEBP"):
            image, _ = await self.kept(moving(5, kind))
            self.assertEqual((image.n_frames, image.size), (5, (256, 256)))
            image.seek(1)
            image.load()
            self.assertEqual(image.info["duration"], 80)

    async def test_a_banner_stands_still(self):
        image, _ = await self.kept(moving(), BANNER)
        self.assertEqual(getattr(image, "n_frames", 1), 1)

    async def test_lossless_webp_is_taken(self):
        image, _ = await self.kept(picture(kind="WEBP", lossless=True))
        self.assertEqual(image.size, (256, 256))

    async def test_forty_megapixels_are_taken(self):
        image, _ = await self.kept(picture(8000, 5000, kind="JPEG"))
        self.assertEqual(image.size, (256, 256))

    async def test_what_hangs_behind_the_picture_is_gone(self):
        """A file that is two things at once is one of them only afterwards."""
        script = b"<script>alert(1)</script>"
        _, body = await self.kept(picture(kind="GIF") + b"PK\x03\x04" + script * 50)
        self.assertNotIn(b"script", body)


class TestWhatIsKeptWhole(PictureTest):
    """Emojis and stickers."""

    async def made(self, data, kind="emoji"):
        body = await self.app.studio.remake(kind, data)
        image = Image.open(io.BytesIO(body))
        image.load()
        self.assertEqual(image.format, "WEBP")
        self.assertEqual(studio.moves(body), getattr(image, "n_frames", 1) > 1)
        return image

    async def test_nothing_is_cut_off_and_nothing_is_made_larger(self):
        for given, expected in (((300, 150), (128, 64)), ((10, 1000), (1, 128)), ((40, 20), (40, 20))):
            self.assertEqual((await self.made(picture(*given))).size, expected)
        self.assertEqual((await self.made(picture(1000, 500), "sticker")).size, (320, 160))

    async def test_what_moves_goes_on_moving(self):
        for kind in ("GIF", "WEBP", "PNG"):
            image = await self.made(moving(5, kind, (256, 128)))
            self.assertEqual((image.n_frames, image.size), (5, (128, 64)), kind)
            image.seek(1)
            image.load()
            self.assertEqual(image.info["duration"], 80, kind)

    async def test_what_an_apng_shows_where_nothing_moves_is_no_frame_of_it(self):
        still, *frames = (Image.new("RGB", (20, 20), color) for color in ("white", "red", "blue"))
        data = saved(still, "PNG", save_all=True, append_images=frames, default_image=True, duration=50)
        image = await self.made(data)
        self.assertEqual(image.n_frames, 2)
        self.assertGreater(image.convert("RGB").getpixel((10, 10))[0], 200)
        self.assertLess(image.convert("RGB").getpixel((10, 10))[1], 60)

    async def test_transparency_and_every_mode_survive(self):
        clear = await self.made(saved(Image.new("RGBA", (200, 30), (0, 0, 0, 0)), "PNG"))
        self.assertEqual(clear.convert("RGBA").getpixel((10, 10))[3], 0)
        for mode in ("1", "L", "LA", "P", "I;16"):
            self.assertEqual((await self.made(saved(Image.new(mode, (200, 100)), "PNG"))).size, (128, 64), mode)

    async def test_photographs_are_no_emojis(self):
        with self.assertRaises(WrongType):
            studio.check_type("emoji", picture(kind="JPEG"))
        for kind in ("PNG", "GIF", "WEBP"):
            studio.check_type("sticker", picture(kind=kind))

    async def test_a_film_is_no_emoji(self):
        for kind, frames in (("GIF", opening.MOST_FRAMES), ("PNG", opening.MOST_FRAMES)):
            self.assertEqual((await self.made(moving(frames, kind))).n_frames, frames)
            with self.assertRaises(TooLarge):
                await self.app.studio.remake("emoji", moving(frames + 1, kind))


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


class TestWorkers(PictureTest):
    def pids(self):
        return [hand._process.pid for hand in self.app.studio._idle]

    async def test_none_is_started_before_it_is_needed_and_one_serves_many(self):
        self.assertEqual(self.pids(), [])
        await self.kept(picture())
        first = self.pids()
        await self.kept(picture())
        self.assertEqual((self.pids(), len(first)), (first, 1))

    async def test_one_that_has_died_is_replaced(self):
        await self.kept(picture())
        (pid,) = self.pids()
        os.kill(pid, signal.SIGKILL)
        await asyncio.to_thread(os.waitid, os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        await self.kept(picture())
        self.assertNotIn(pid, self.pids())

    async def test_one_that_takes_too_long_is_killed_and_the_next_picture_is_made(self):
        await self.kept(picture())
        (pid,) = self.pids()
        os.kill(pid, signal.SIGSTOP)  # as a decoder that never comes back
        with unittest.mock.patch("backend.files.studio.PATIENCE", 0.1):
            self.assert_refused(await send(self.alice, picture()), 422, "invalid_fields")
        with self.assertRaises(ProcessLookupError):
            os.kill(pid, 0)
        await self.kept(picture())

    async def test_many_at_once_are_made_by_few(self):
        made = await asyncio.gather(*(self.app.studio.remake("avatar", picture()) for _ in range(12)))
        self.assertEqual(len(made), 12)
        self.assertLessEqual(len(self.pids()), 2)

    async def test_they_know_no_secrets_and_are_held_short(self):
        with unittest.mock.patch.dict(os.environ, {"SECRET_KEY": "SECRET"}):
            await self.kept(picture())
        (pid,) = self.pids()
        about = Path(f"/proc/{pid}")
        self.assertNotIn(b"SECRET", await asyncio.to_thread((about / "environ").read_bytes))
        self.assertIn(str(worker.MOST_MEMORY), await asyncio.to_thread((about / "limits").read_text))

    async def test_they_go_when_there_is_nothing_to_do(self):
        await self.kept(picture())
        (pid,) = self.pids()
        self.app.studio._let_go()
        with self.assertRaises(ProcessLookupError):
            os.kill(pid, 0)
        await self.kept(picture())


class TestServing(PictureTest):
    async def test_it_can_be_kept_for_ever_and_can_do_nothing(self):
        address = (await send(self.alice, picture())).json["avatar"]
        self.assertRegex(address, r"^/media/avatar/[0-9a-f]{32}\.webp$")
        served = await self.client().get(address)
        self.assertEqual(served.headers["Cache-Control"], "public, max-age=31536000, immutable")
        self.assertEqual(served.headers.getall("Content-Security-Policy"), ["default-src 'none'; sandbox"])
        self.assertEqual(served.headers["X-Content-Type-Options"], "nosniff")
        again = await self.client().get(address, headers={"If-None-Match": served.headers["ETag"]})
        self.assertEqual((again.status, again.body), (304, b""))

    async def test_what_is_not_there_and_what_is_none_of_it(self):
        await send(self.alice, picture())
        name = "0" * 32
        for path in (
            f"avatar/{name}.webp",
            f"avatar/{name}.png",
            f"secrets/{name}.webp",
            "avatar/..%2f..%2fguildhall.db",
            "avatar/%2e%2e",
            "avatar/",
            f"avatar/{name}.webp%00",
        ):
            self.assert_refused(await self.client().get(f"/media/{path}"), 404, "not_found")

    async def test_a_replaced_picture_is_deleted_after_a_while(self):
        first = (await send(self.alice, picture())).json["avatar"]
        second = (await send(self.alice, picture())).json["avatar"]
        self.assertNotEqual(first, second)
        self.assertEqual((await self.client().get(first)).status, 200)  # somebody may still show it
        await self.let_jobs_run()
        self.assertEqual((await self.client().get(first)).status, 404)
        self.assertEqual((await self.client().get(second)).status, 200)
        taken_away = await self.alice.delete(AVATAR)
        self.assertIsNone(taken_away.json["avatar"])
        await self.let_jobs_run()
        self.assertEqual(self.files(), [])

    async def let_jobs_run(self):
        """What is planned for later is due now."""
        await self.finish_jobs("delete_file")

    async def test_a_picture_that_came_with_a_refused_request_goes_again(self):
        """The picture is made before the action can look at who sends it."""
        with unittest.mock.patch("backend.users.profile.set_avatar", refuse):
            self.assert_refused(await send(self.alice, picture()), 403, "forbidden")
        self.assertEqual(self.files(), [])


def refuse(*_):
    from backend.errors import Forbidden

    raise Forbidden


class TestTrouble(PictureTest):
    async def test_where_nothing_can_be_kept_that_is_said(self):
        self.settings.upload_dir.write_text("no folder")
        self.assert_refused(await send(self.alice, picture()), 503, "unavailable")
        self.assertIsNone((await self.alice.get("/api/me")).json["avatar"])

    async def test_where_no_process_can_be_started_that_is_said(self):
        with unittest.mock.patch("backend.files.hands.subprocess.Popen", side_effect=BlockingIOError):
            self.assert_refused(await send(self.alice, picture()), 503, "unavailable")
        await self.kept(picture())

    async def test_when_too_many_wait_that_is_said(self):
        self.app.studio._waiting = 1000
        self.assert_refused(await send(self.alice, picture()), 503, "unavailable")


class TestLimits(GuildhallTest):
    changes = {"rate_limits": True}

    async def test_pictures_are_counted(self):
        (alice,) = await self.cast("alice")
        answers = [await send(alice, b"no picture") for _ in range(11)]
        self.assertEqual({answer.status for answer in answers[:10]}, {415})
        self.assert_refused(answers[10], 429, "rate_limited")


if __name__ == "__main__":
    unittest.main()
