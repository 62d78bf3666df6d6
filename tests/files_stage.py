"""What tests of uploads share: things to upload, and how."""

import io

import aiohttp
from PIL import Image
from support import GuildhallTest

PNG = b"\x89PNG\r\n\x1a\n"
SCRIPT = b"<script>document.title = 'owned'</script>"


def picture(width=40, height=20, kind="PNG", color=(200, 30, 30), **options):
    file = io.BytesIO()
    Image.new("RGB", (width, height), color).save(file, kind, **options)
    return file.getvalue()


def moving(frames=3, kind="GIF", size=(40, 30), **options):
    file = io.BytesIO()
    images = [Image.new("RGB", size, (index * 7 % 256, 0, index % 256)) for index in range(frames)]
    images[0].save(file, kind, save_all=True, append_images=images[1:], duration=80, **options)
    return file.getvalue()


def form(*parts, **texts):
    """`parts`: (name, data), (name, data, content type) or a field's name and text."""
    made = aiohttp.FormData(default_to_multipart=True)
    for part in parts:
        name, data, *kind = part
        made.add_field("file", data, filename=name, content_type=kind[0] if kind else "application/octet-stream")
    for field, text in texts.items():
        for one in [text] if isinstance(text, str) else text:
            made.add_field(field, one)
    return made


async def upload(person, *parts, **texts):
    return await person.post("/api/upload", data=form(*parts, **texts))


class FilesTest(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")

    async def sent(self, *parts, by=None, **texts):
        """The file that was made of it."""
        answer = await upload(by or self.alice, *parts, **texts)
        self.assertEqual(answer.status, 201, answer)
        return answer.json

    async def refused(self, status, code, *parts, **texts):
        answer = await upload(self.alice, *parts, **texts)
        self.assert_refused(answer, status, code)
        await self.let_errands_run()
        self.assertEqual(self.kept(), [])
        return answer

    def kept(self):
        """What lies on the disk, of whatever upload."""
        return sorted(path for path in self.settings.upload_dir.rglob("*") if path.is_file())

    def image(self, answer):
        made = Image.open(io.BytesIO(answer.body))
        made.load()
        return made

    async def let_errands_run(self):
        """Until nothing waits any more that is to be deleted from the store."""
        await self.finish_jobs("delete_kept")
