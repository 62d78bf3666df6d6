"""Link previews never connect to anything inside: whatever an address says, whatever its name stands for."""

import asyncio
import socket
import unittest
from types import SimpleNamespace
from unittest import mock

from aiohttp import web
from preview_site import HOST, Names, Site

from backend.previews import connecting
from backend.previews.addresses import NotAllowed, allowed, is_public
from backend.previews.fetching import Fetcher, Unreachable
from backend.previews.making import PAGE, PICTURE

REFUSED = (
    # Version 4, as people write it
    *(
        "http://127.0.0.1/",
        "http://127.0.0.1:80/",
        "https://127.0.0.1/",
        "http://127.1.2.3/",
        "http://0.0.0.0/",
        "http://0/",
    ),
    *(
        "http://10.0.0.1/",
        "http://10.255.255.255/",
        "http://172.16.0.1/",
        "http://172.31.255.255/",
        "http://192.168.1.1/",
    ),
    *(
        "http://169.254.169.254/latest/meta-data/",
        "http://169.254.0.1/",
        "http://100.64.0.1/",
        "http://100.127.255.255/",
    ),
    *(
        "http://100.100.100.200/",
        "http://168.63.129.16/",
        "http://192.0.0.192/",
        "http://192.0.2.1/",
        "http://198.18.0.1/",
    ),
    *(
        "http://198.51.100.1/",
        "http://203.0.113.1/",
        "http://224.0.0.1/",
        "http://239.255.255.250/",
        "http://240.0.0.1/",
    ),
    *("http://255.255.255.255/", "http://192.88.99.1/"),
    # The same in other numbers
    *("http://2130706433/", "http://017700000001/", "http://0x7f000001/", "http://0177.0.0.1/", "http://0x7f.0.0.1/"),
    *(
        "http://127.1/",
        "http://127.0.1/",
        "http://0x7f.1/",
        "http://010.0.0.1/",
        "http://2852039166/",
        "http://0xa9fea9fe/",
    ),
    *(
        "http://127.0.0.1./",
        "http://0x7f.0x0.0x0.0x1/",
        "http://１２７.0.0.1/",
        "http://127。0。0。1/",
        "http://①②⑦.0.0.1/",
    ),
    # Version 6
    *(
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/",
    ),
    *(
        "http://[0:0:0:0:0:ffff:a9fe:a9fe]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b::8.8.8.8]/",
        "http://[64:ff9b:1::1]/",
    ),
    *(
        "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fc00::1]/",
        "http://[fd00:ec2::254]/",
        "http://[fec0::1]/",
    ),
    *(
        "http://[ff02::1]/",
        "http://[2002:7f00:1::]/",
        "http://[2001:0:7f00:1::]/",
        "http://[2001:db8::1]/",
        "http://[100::1]/",
    ),
    # Names of something inside
    *(
        "http://localhost/",
        "http://LOCALHOST/",
        "http://localhost./",
        "http://a.localhost/",
        "http://localhost.localdomain/",
    ),
    *(
        "http://router/",
        "http://printer.local/",
        "http://metadata.google.internal/",
        "http://metadata/",
        "http://db.lan/",
    ),
    *("http://kubernetes.default.svc.cluster.local/", "http://intranet/", "http://wiki.corp/", "http://x.onion/"),
    # Other schemes, ports and tricks with names
    *(
        "ftp://site.example.org/",
        "file:///etc/passwd",
        "gopher://site.example.org/",
        "ws://site.example.org/",
        "data:text/html,x",
    ),
    *(
        "javascript:alert(1)",
        "//site.example.org/",
        "site.example.org",
        "",
        "http://",
        "http:///x",
        "https://?x",
        "http://[::1/",
    ),
    *(
        "http://site.example.org:22/",
        "http://site.example.org:8080/",
        "http://site.example.org:6379/",
        "http://site.example.org:0/",
    ),
    *("http://site.example.org:99999/", "http://user@site.example.org/", "http://user:word@site.example.org/"),
    *(
        "http://site.example.org@127.0.0.1/",
        "http://127.0.0.1#@site.example.org/",
        "http://127.0.0.1?@site.example.org/",
    ),
    *("http://site.example.org:80@127.0.0.1/", "http://:@site.example.org/", f"http://site.example.org/{'a' * 2048}"),
)
# What a name may stand for
INSIDE = (
    *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.20.1.1", "192.168.0.1", "169.254.169.254", "100.64.1.1"),
    *("192.0.0.1", "198.19.0.1", "224.0.0.251", "255.255.255.255", "168.63.129.16", "::1", "::", "::ffff:127.0.0.1"),
    *("::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "fe80::1", "fe80::1%lo", "fc00::1"),
    *(
        "fd12:3456::1",
        "fec0::1",
        "ff02::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "100::1",
        "5f00::1",
        "no address",
    ),
)
PUBLIC = (
    "8.8.8.8",
    "1.1.1.1",
    "93.184.216.34",
    "172.15.0.1",
    "172.32.0.1",
    "100.63.255.255",
    "2606:4700::1111",
    "2a00:1450::5",
)


class Trap:
    """A server inside, on the loopback: nobody may ever connect to it."""

    async def start(self):
        self.visits = 0
        self.server = await asyncio.start_server(self.visited, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    def visited(self, _reader, writer):
        self.visits += 1
        writer.close()

    async def stop(self):
        self.server.close()
        await self.server.wait_closed()


class TestAddresses(unittest.TestCase):
    def test_what_is_not_of_a_public_site_is_refused_as_it_is_written(self):
        self.assertGreater(len(REFUSED), 60)
        for address in REFUSED:
            with self.subTest(address), self.assertRaises(NotAllowed):
                allowed(address)

    def test_public_sites_are_allowed(self):
        for address in (
            *(
                "http://site.example.org/",
                "https://site.example.org:443/a?b=c#d",
                "http://93.184.216.34/",
                "https://пример.рф/я",
            ),
            *(
                "http://[2606:4700::1111]/",
                "https://site.example.org./",
                "https://a.b.c.example.org:80/",
                "HTTPS://SITE.EXAMPLE.ORG",
            ),
        ):
            with self.subTest(address):
                self.assertEqual(allowed(address).fragment, "")

    def test_what_names_may_stand_for(self):
        for ip in INSIDE:
            self.assertFalse(is_public(ip), ip)
        for ip in PUBLIC:
            self.assertTrue(is_public(ip), ip)


class TestConnections(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.trap = await Trap().start()
        self.addAsyncCleanup(self.trap.stop)
        self.made = []  # every socket that the fetcher made, by where it was to go

        def noting(*arguments):
            self.made.append(arguments)
            return socket.socket(*arguments)

        patch = mock.patch.object(connecting, "socket", SimpleNamespace(**{**vars(socket), "socket": noting}))
        patch.start()
        self.addCleanup(patch.stop)

    async def assert_unreachable(self, address, fetcher):
        with self.assertRaises(Unreachable):
            await fetcher.fetch(address, PAGE)
        self.assertEqual((self.made, self.trap.visits), ([], 0), address)

    async def test_nothing_is_connected_to_for_an_address_that_is_refused(self):
        for address in REFUSED:
            await self.assert_unreachable(address, Fetcher())
            await self.assert_unreachable(address, Fetcher(Names({HOST: [("127.0.0.1", self.trap.port)]})))

    async def test_nothing_is_connected_to_when_a_name_stands_for_something_inside(self):
        for ip in INSIDE:
            for port in (80, self.trap.port):
                await self.assert_unreachable(f"http://{HOST}/", Fetcher(Names({HOST: [(ip, port)]})))

    async def test_the_system_s_own_resolver_is_checked_too(self):
        answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))]
        with mock.patch.object(connecting.socket, "getaddrinfo", return_value=answer) as asked:
            await self.assert_unreachable(f"http://{HOST}/", Fetcher())
        asked.assert_called_once()

    async def test_one_address_inside_spoils_a_name(self):
        class Both(Names):
            async def resolve(self, host, port=0, family=socket.AF_UNSPEC):
                return [*await super().resolve(host, port), *await super().resolve(host, port)]

        await self.assert_unreachable(
            f"http://{HOST}/", Fetcher(Both({HOST: [("93.184.216.34", 80), ("127.0.0.1", self.trap.port)]}))
        )

    async def test_a_name_that_changes_its_meaning_is_asked_once_and_gains_nothing(self):
        names = Names({HOST: [("127.0.0.1", 0), ("127.0.0.1", self.trap.port)]})
        site = await Site({"/": ("text/html", "<title>first</title>")}).start()
        self.addAsyncCleanup(site.stop)
        names.names[HOST][0] = ("127.0.0.1", site.port)
        fetcher = Fetcher(names, lambda ip, port: port == site.port)

        await fetcher.fetch(f"http://{HOST}/", PAGE)
        self.assertEqual((names.asked, len(site.asked)), ([HOST], 1))

        with self.assertRaises(Unreachable):
            await fetcher.fetch(f"http://{HOST}/", PAGE)
        self.assertEqual((len(self.made), self.trap.visits), (1, 0))

    async def test_a_socket_is_refused_even_when_the_resolver_let_it_pass(self):
        make = connecting._checked_sockets(connecting.public_only)
        for ip in INSIDE:
            with self.assertRaises(NotAllowed):
                make((socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)))
        with self.assertRaises(NotAllowed):
            make((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 22)))
        self.assertEqual(self.made, [])

    async def redirecting(self, to, **names):
        async def away(_request):
            return web.Response(status=302, headers={"Location": to})

        site = await Site({"/": away, "/there": ("text/html", "<title>there</title>")}).start()
        self.addAsyncCleanup(site.stop)
        return site, site.fetcher(**names)

    async def test_no_redirect_leads_inside(self):
        inside = {"inside.example.org": [("127.0.0.1", self.trap.port)]}
        for to in (
            *(
                f"http://127.0.0.1:{self.trap.port}/",
                "http://127.0.0.1/",
                "http://2130706433/",
                "http://[::ffff:7f00:1]/",
            ),
            *(
                "//localhost/",
                "http://inside.example.org/",
                "file:///etc/passwd",
                "gopher://127.0.0.1/",
                f"//{HOST}:22/",
            ),
            *(f"http://user@{HOST}/", "http://169.254.169.254/", "", "\\\\127.0.0.1\\", "http://[::1"),
        ):
            site, fetcher = await self.redirecting(to, **inside)
            with self.subTest(to), self.assertRaises(Unreachable):
                await fetcher.fetch(f"http://{HOST}/", PAGE)
            self.assertTrue(site.asked)
            self.assertEqual(self.trap.visits, 0, to)

    async def test_redirects_are_followed_three_times(self):
        site, fetcher = await self.redirecting("/there")
        self.assertIn(b"there", (await fetcher.fetch(f"http://{HOST}/", PAGE)).data)

        site, fetcher = await self.redirecting("/")
        with self.assertRaises(Unreachable):
            await fetcher.fetch(f"http://{HOST}/", PAGE)
        self.assertEqual(len(site.asked), 4)


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
