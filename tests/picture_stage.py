"""The stage of tests about pictures: pictures to send, hostile ones among them, and how alice sends them."""

import io
import struct
import zlib

import aiohttp
from PIL import Image
from support import GuildhallTest

AVATAR = "/api/me/avatar"
BANNER = "/api/me/banner"


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
