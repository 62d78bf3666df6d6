"""A site of the test's own, to be previewed, and a fetcher that reaches it and nothing else on this machine.

What opens the way to it is given here, in the open: a resolver that knows the site's name, and a gate that lets its one
port pass beside what the real one lets pass. The server itself has no switch for it.
"""

from __future__ import annotations

import io
import socket

from aiohttp import web
from aiohttp.abc import AbstractResolver
from PIL import Image

from backend.previews.connecting import public_only
from backend.previews.fetching import Fetcher

HOST = "site.example.org"


def picture(width=640, height=320, kind="PNG"):
    file = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(file, kind)
    return file.getvalue()


class Names(AbstractResolver):
    """Knows what it is told; a list of answers is given one after the other, the last one for ever."""

    def __init__(self, names):
        self.names = {name: list(answers) for name, answers in names.items()}
        self.asked = []

    async def resolve(self, host, port=0, family=socket.AF_UNSPEC):
        self.asked.append(host)
        if host not in self.names:
            raise OSError(f"{host} is not known")
        answers = self.names[host]
        ip, real_port = answers.pop(0) if len(answers) > 1 else answers[0]
        family = socket.AF_INET6 if ":" in ip else socket.AF_INET
        return [{"hostname": host, "host": ip, "port": real_port or port, "family": family, "proto": 0, "flags": 0}]

    async def close(self):
        pass


class Site:
    """`pages` maps a path to (content type, body), or to a handler. `asked` are the requests that came."""

    def __init__(self, pages=None):
        self.pages = pages or {}
        self.asked = []

    async def start(self):
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def stop(self):
        await self._runner.cleanup()

    def fetcher(self, **names):
        """Reaches this site as HOST."""
        known = Names({HOST: [("127.0.0.1", self.port)], **names})
        return Fetcher(known, lambda ip, port: (ip, port) == ("127.0.0.1", self.port) or public_only(ip, port))

    @property
    def paths(self):
        return [request.path_qs for request in self.asked]

    async def _answer(self, request):
        self.asked.append(request)
        page = self.pages.get(request.path)
        if page is None:
            return web.Response(status=404)
        if callable(page):
            return await page(request)
        return self.response(page)

    def response(self, page):
        content_type, body = page
        return web.Response(body=body if isinstance(body, bytes) else body.encode(), content_type=content_type)
