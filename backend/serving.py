"""Serving with uvicorn, and stopping so that nobody loses anything.

On SIGTERM: not ready, no new connections, clients told to return after a random moment, requests finished, writes
drained, exit; within 15 seconds in all.
"""

from __future__ import annotations

import asyncio
import gc
import socket
from typing import Any

import structlog
import uvicorn

from backend.admin.claim import make_claim
from backend.house import House
from backend.realtime.protocol import LARGEST_MESSAGE, LinkProtocol

log = structlog.get_logger(__name__)

FAREWELL_SECONDS = 0.5  # for the goodbye to reach the clients
FINISH_WITHIN = 8  # seconds for requests that are under way
COLLECT_AFTER = (50_000, 20, 100)  # rarer garbage collections: a full one stops everything for its duration


async def serve(app: House) -> None:
    await app.start()
    try:
        await Server(app).serve()
    finally:
        await app.stop()


def server_config(app: House, **changes: Any) -> uvicorn.Config:
    options: dict[str, Any] = {
        "host": app.settings.host,
        "port": app.settings.port,
        "ws": LinkProtocol,
        "ws_max_size": LARGEST_MESSAGE,
        "ws_per_message_deflate": False,  # the same bytes go to everyone
        "ws_ping_interval": None,  # Engine.IO has pings of its own
        "http": "httptools",
        "lifespan": "off",
        "access_log": False,
        "log_config": None,
        "proxy_headers": False,  # TRUSTED_PROXIES decides whom to believe
        "server_header": False,
        "timeout_keep_alive": 30,
        "timeout_graceful_shutdown": FINISH_WITHIN,
    }
    return uvicorn.Config(app, **{**options, **changes})


class Server(uvicorn.Server):
    def __init__(self, app: House, **changes: Any) -> None:
        super().__init__(server_config(app, **changes))
        self._app = app

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            gc.collect()
            gc.freeze()
            gc.set_threshold(*COLLECT_AFTER)
            await self._say_hello()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        log.info("stopping")
        self._app.refuse_newcomers()
        for server in self.servers:
            server.close()
        await asyncio.sleep(FAREWELL_SECONDS)
        await super().shutdown(sockets)

    async def _say_hello(self) -> None:
        port = self.servers[0].sockets[0].getsockname()[1]
        address = self._app.settings.public_url or f"http://localhost:{port}"
        log.info("Guildhall is open", address=address)
        token = await self._app.db.write(make_claim)
        if token is not None:
            log.info("whoever opens this link first becomes the administrator", link=f"{address}/#claim={token}")
