"""Link previews connect to nothing inside: whatever a name stands for, wherever a redirect leads."""

import asyncio
import socket
import unittest
from types import SimpleNamespace
from unittest import mock

from aiohttp import web
from preview_addresses import INSIDE, REFUSED
from preview_site import HOST, Names, Site

from backend.previews import connecting
from backend.previews.addresses import NotAllowed
from backend.previews.fetching import Fetcher, Unreachable
from backend.previews.making import PAGE


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


if __name__ == "__main__":
    unittest.main()
