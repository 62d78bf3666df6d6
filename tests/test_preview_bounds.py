"""What a link preview fetches is bounded: so much, so long, of such a type."""

import asyncio
import unittest
from unittest import mock

from aiohttp import web
from preview_site import HOST, Names, Site

from backend.previews.fetching import Fetcher, Unreachable
from backend.previews.making import PAGE, PICTURE


class TestBounds(unittest.IsolatedAsyncioTestCase):
    async def site(self, page):
        site = await Site({"/": page}).start()
        self.addAsyncCleanup(site.stop)
        return site

    async def fetch(self, page, *wanted):
        self.now = await self.site(page)
        return await self.now.fetcher().fetch(f"http://{HOST}/", *(wanted or (PAGE, PICTURE)))

    async def assert_unreachable(self, page, *wanted):
        with self.assertRaises(Unreachable):
            await self.fetch(page, *wanted)

    async def test_who_asks_says_so_and_sends_no_cookie(self):
        async def page(_request):
            return web.Response(text="<title>x</title>", content_type="text/html", headers={"Set-Cookie": "a=b"})

        await self.fetch(page)
        await self.now.fetcher().fetch(f"http://{HOST}/", PAGE)
        for request in self.now.asked:
            self.assertIn("Guildhall", request.headers["User-Agent"])
            self.assertNotIn("Cookie", request.headers)
            self.assertNotIn("Referer", request.headers)

    async def test_of_a_long_page_the_beginning_is_read(self):
        found = await self.fetch(("text/html", b"<title>x</title>" + b"a" * 3_000_000))
        self.assertEqual(len(found.data), PAGE.most)

    async def test_a_picture_that_is_too_large_is_none(self):
        await self.assert_unreachable(("image/png", b"a" * (PICTURE.most + 1)))

    async def test_an_endless_picture_is_left_alone(self):
        sent = 0

        async def endless(request):
            nonlocal sent
            response = web.StreamResponse(headers={"Content-Type": "image/png"})
            await response.prepare(request)
            while True:
                await response.write(b"a" * 65536)
                sent += 65536

        await self.assert_unreachable(endless)
        self.assertLess(sent, 4 * PICTURE.most)

    async def test_what_takes_too_long_is_left_alone(self):
        async def slow(request):
            response = web.StreamResponse(headers={"Content-Type": "text/html"})
            await response.prepare(request)
            await asyncio.Event().wait()

        with mock.patch("backend.previews.fetching.SECONDS", 0.2):
            await self.assert_unreachable(slow)

    async def test_other_types_and_statuses_and_anything_compressed_are_nothing(self):
        await self.assert_unreachable(("application/pdf", b"%PDF"))
        await self.assert_unreachable(("text/plain", b"hello"))
        await self.assert_unreachable(("image/svg+xml", b"<svg/>"))
        await self.assert_unreachable(("text/html", b"<title>x</title>"), PICTURE)

        async def compressed(_request):
            return web.Response(body=b"x", content_type="text/html", headers={"Content-Encoding": "gzip"})

        async def gone(_request):
            return web.Response(status=410, text="<title>x</title>", content_type="text/html")

        await self.assert_unreachable(compressed)
        await self.assert_unreachable(gone)

    async def test_what_is_no_http_is_an_answer_too(self):
        async def nonsense(reader, writer):
            await reader.readline()
            writer.write(b"SSH-2.0-nonsense\r\n")
            writer.close()

        server = await asyncio.start_server(nonsense, "127.0.0.1", 0)
        self.addCleanup(server.close)
        port = server.sockets[0].getsockname()[1]
        fetcher = Fetcher(Names({HOST: [("127.0.0.1", port)]}), lambda _ip, at: at == port)
        with self.assertRaises(Unreachable):
            await fetcher.fetch(f"http://{HOST}/", PAGE)


if __name__ == "__main__":
    unittest.main()
