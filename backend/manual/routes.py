"""The doors to what describes the API: pages for people, and the socket API's document for machines."""

from __future__ import annotations

import functools
import gzip
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec
from quart import Blueprint, Response, render_template_string, request

from backend import __version__
from backend.assets.files import ROOT, Assets
from backend.manual import asyncapi, pages
from backend.openapi import describe
from backend.realtime.doors import Door

if TYPE_CHECKING:
    from backend.house import House


def blueprint(app: House, doors: Mapping[str, Door], assets: Assets) -> Blueprint:
    routes = Blueprint("manual", __name__, url_prefix="/api")
    template = (ROOT / "templates" / "manual.html").read_text()
    of_sockets = functools.cache(lambda: asyncapi.describe(app.settings.public_url, doors))
    made: dict[str, tuple[bytes, bytes]] = {}

    @routes.get("/asyncapi.json")
    async def show_socket_description() -> Response:
        """The description of the socket API. As AsyncAPI 3.0."""
        return Response(msgspec.json.encode(of_sockets()), content_type="application/json")

    @routes.get("/docs")
    async def show_manual() -> Response:
        """The REST API on a page for people."""
        html, headers = await page("routes")
        return Response(html, headers=headers, content_type="text/html; charset=utf-8")

    @routes.get("/docs/events")
    async def show_manual_of_events() -> Response:
        """The socket API on a page for people."""
        html, headers = await page("events")
        return Response(html, headers=headers, content_type="text/html; charset=utf-8")

    async def page(kind: str) -> tuple[bytes, dict[str, str]]:
        """Made once: what it shows does not change while the process lives."""
        if kind not in made:
            shown = pages.of_routes(describe(app)) if kind == "routes" else pages.of_events(of_sockets())
            html = await render_template_string(template, page=shown, static=assets.prefix, version=__version__)
            made[kind] = html.encode(), gzip.compress(html.encode(), mtime=0)
        plain, compressed = made[kind]
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            return compressed, {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return plain, {"Vary": "Accept-Encoding"}

    return routes
