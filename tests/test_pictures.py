"""Pictures: what comes in is made anew, and what goes out can do nothing but be looked at."""

import io
import unittest
import unittest.mock

from picture_stage import AVATAR, BANNER, PictureTest, moving, picture, saved, send
from PIL import Image

from backend.errors import TooLarge, WrongType
from backend.files import opening, studio

GPS = 0x8825


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


if __name__ == "__main__":
    unittest.main()
