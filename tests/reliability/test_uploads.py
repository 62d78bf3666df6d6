"""Uploads and the machine: memory stays flat, hostile pictures end early, a full disk loses nothing."""

import resource
import tempfile
import unittest
from pathlib import Path

from files_stage import form, picture, upload
from picture_stage import bomb, endless_gif
from support import Client

from reliability.process import ServerProcess

MIB = 2**20


def lossless_bomb():
    """A webp that says it has 16,383 × 16,383 pixels, in a few bytes."""
    data = b"\x2f" + (16382 | 16382 << 14).to_bytes(4, "little") + b"\x07\x10\xfd\x8f\xfe\x07\x22\xa2\xff\x01\x00"
    chunk = b"VP8L" + len(data).to_bytes(4, "little") + data
    return b"RIFF" + (4 + len(chunk)).to_bytes(4, "little") + b"WEBP" + chunk


class UploadTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        folder = tempfile.TemporaryDirectory(prefix="guildhall-test-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.server = ServerProcess(self.folder)
        self.addAsyncCleanup(self.server.stop)
        await self.server.start()
        self.alice = Client(self.server.url, "alice")
        self.addAsyncCleanup(self.alice.close)
        await self.alice.register()
        await self.alice.login()

    def status(self, name, pid=None):
        """A figure of a process, in bytes."""
        text = Path(f"/proc/{pid or self.server.pid}/status").read_text()
        return int(text.split(f"{name}:")[1].split()[0]) * 1024

    def count_peak_from_here(self):
        Path(f"/proc/{self.server.pid}/clear_refs").write_text("5")
        return self.status("VmRSS")

    def workers(self):
        """The processes that the server has started."""
        found = Path(f"/proc/{self.server.pid}/task").glob("*/children")
        return [int(pid) for path in found for pid in path.read_text().split()]

    def incoming(self):
        return list((self.folder / "uploads" / "incoming").iterdir())


class TestMemory(UploadTest):
    async def test_it_stays_flat_while_twenty_five_megabytes_come_and_go(self):
        small = await upload(self.alice, ("small.bin", bytes(2 * MIB)))
        await self.alice.get(small.json["url"])
        before = self.count_peak_from_here()
        sent = await upload(self.alice, ("large.bin", b"\1" * (25 * MIB)))
        self.assertEqual(sent.status, 201)
        self.assertEqual(len((await self.alice.get(sent.json["url"])).body), 25 * MIB)
        self.assertLessEqual(self.status("VmHWM") - before, 20 * MIB)

    async def test_bombs_are_refused_and_their_worker_stays_small(self):
        for name, data in (("a.png", bomb(30_000)), ("a.gif", endless_gif(10_000)), ("a.webp", lossless_bomb())):
            answer = await upload(self.alice, (name, data))
            self.assertEqual((answer.status, answer.code), (413, "too_large"), name)
        (worker,) = self.workers()
        self.assertLess(self.status("VmHWM", worker), 64 * MIB)
        in_steps = picture(8000, 5000, kind="JPEG", progressive=True)
        for name, data in (("b.jpg", in_steps), ("b.webp", picture(4000, 4000, kind="WEBP", method=0))):
            answer = await upload(self.alice, (name, data))
            self.assertEqual((answer.status, answer.code), (413, "too_large"), name)
        photograph = await upload(self.alice, ("large.jpg", picture(8000, 5000, kind="JPEG")))
        self.assertEqual(photograph.status, 201, photograph)
        self.assertLessEqual(self.status("VmHWM", worker), 256 * MIB)
        self.assertEqual(self.incoming(), [])


class TestFullDisk(UploadTest):
    def give_space(self, size):
        """No file may grow beyond `size`: writing fails then as it does on a full disk."""
        resource.prlimit(self.server.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    async def test_an_upload_is_refused_and_comes_again(self):
        kept = await upload(self.alice, ("kept.bin", b"\1" * MIB))
        tus = {"Tus-Resumable": "1.0.0"}
        begun = await self.alice.post("/api/uploads", headers={**tus, "Upload-Length": str(3 * MIB)})
        at, bytes_follow = begun.headers["Location"], {**tus, "Content-Type": "application/offset+octet-stream"}
        self.give_space(2 * MIB)
        refused = await self.alice.post("/api/upload", data=form(("a.bin", b"\1" * (3 * MIB))))
        self.assertEqual((refused.status, refused.code), (503, "unavailable"))
        self.assertGreaterEqual(int(refused.headers["Retry-After"]), 1)
        first = {**bytes_follow, "Upload-Offset": "0"}
        self.assertEqual((await self.alice.patch(at, data=b"\1" * (3 * MIB), headers=first)).status, 503)
        self.assertEqual((await self.alice.get(kept.json["url"])).body, b"\1" * MIB)
        self.give_space(resource.RLIM_INFINITY)
        offset = (await self.alice.get(at)).json["offset"]
        self.assertLessEqual(offset, 2 * MIB)
        rest = {**bytes_follow, "Upload-Offset": str(offset)}
        self.assertEqual((await self.alice.patch(at, data=b"\1" * (3 * MIB - offset), headers=rest)).status, 204)
        file = (await self.alice.get(at)).json["file"]
        self.assertEqual((await self.alice.get(file["url"])).body, b"\1" * (3 * MIB))
        self.assertEqual((await upload(self.alice, ("a.bin", b"\1" * (3 * MIB)))).status, 201)
        self.assertEqual(self.incoming(), [])


if __name__ == "__main__":
    unittest.main()
