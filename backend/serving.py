"""Serving with uvicorn, and stopping so that nobody loses anything.

On SIGTERM: not ready, no new connections, clients told to return after a random moment, requests finished, writes
drained, exit; within 15 seconds in all.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import socket
from collections.abc import Iterator
from typing import Any

import structlog
import uvicorn

from backend.admin.claim import make_claim
from backend.db.leases import CannotStart
from backend.house import House
from backend.realtime.protocol import LARGEST_MESSAGE, LinkProtocol

log = structlog.get_logger(__name__)

FAREWELL_SECONDS = 0.5  # for the goodbye to reach the clients
FINISH_WITHIN = 8  # seconds for requests that are under way
STOPS = (signal.SIGINT, signal.SIGTERM)
COLLECT_AFTER = (50_000, 20, 100)  # rarer garbage collections: a full one stops everything for its duration


def new_event_loop() -> asyncio.AbstractEventLoop:
    """uvloop where there is one (not on Windows): sockets cost it a fraction."""
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


async def serve(app: House) -> None:
    """Raises CannotStart."""
    await _try_address(app.settings.host, app.settings.port)
    await app.start()
    try:
        await Server(app).serve()
    finally:
        await app.stop()


async def _try_address(host: str, port: int) -> None:
    """The library would say what is wrong in a way that only programmers like."""
    try:
        trial = await asyncio.get_running_loop().create_server(asyncio.Protocol, host, port)
    except OSError as problem:
        raise CannotStart(f"HOST={host} PORT={port} cannot be used: {problem.strerror}.") from problem
    trial.close()
    await trial.wait_closed()


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

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """The library would send itself the same signal again at the end, before `serve` has finished our writes."""
        loop = asyncio.get_running_loop()
        for number in STOPS:
            loop.add_signal_handler(number, self.handle_exit, number, None)
        try:
            yield
        finally:
            for number in STOPS:
                loop.remove_signal_handler(number)

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
