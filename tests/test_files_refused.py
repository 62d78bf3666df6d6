"""Files that are refused: forms that are none, pictures that cannot be decoded, and more than there is room for."""

import asyncio
import os
import signal
import unittest
import unittest.mock

import aiohttp
from files_stage import FilesTest, form, picture, upload


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


if __name__ == "__main__":
    unittest.main()
