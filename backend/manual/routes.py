"""The doors to what describes the API."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec
from quart import Blueprint, Response

from backend.manual import asyncapi
from backend.realtime.doors import Door

if TYPE_CHECKING:
    from backend.house import House


def blueprint(app: House, doors: Mapping[str, Door]) -> Blueprint:
    routes = Blueprint("manual", __name__, url_prefix="/api")
    written = functools.cache(lambda: msgspec.json.encode(asyncapi.describe(app.settings.public_url, doors)))

    @routes.get("/asyncapi.json")
    async def show_socket_description() -> Response:
        """The description of the socket API. As AsyncAPI 3.0."""
        return Response(written(), content_type="application/json")

    return routes
