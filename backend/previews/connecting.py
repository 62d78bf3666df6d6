"""Connections to public addresses alone.

A name is resolved once, all that it stands for is checked, and what was checked is connected to: a name that means
something else a moment later gains nothing. Whatever leads to a socket, the last check stands where the socket is made.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from aiohttp import TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult

from backend.previews.addresses import PORTS, NotAllowed, is_public

MOST_LOOKUPS = 8  # at once
Gate = Callable[[str, int], bool]  # whether an IP address and a port may be connected to


def public_only(address: str, port: int) -> bool:
    return port in PORTS and is_public(address)


class SystemResolver(AbstractResolver):
    """The system's, on threads of its own: a name whose servers are slow on purpose holds up nobody but those who share it."""

    def __init__(self, purpose: str) -> None:
        self._threads = ThreadPoolExecutor(MOST_LOOKUPS, thread_name_prefix=f"{purpose}-names")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        ask = partial(socket.getaddrinfo, host, port, family, socket.SOCK_STREAM)
        infos = await asyncio.get_running_loop().run_in_executor(self._threads, ask)
        flags = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
        return [
            ResolveResult(hostname=host, host=_ip(address), port=port, family=kind, proto=proto, flags=flags)
            for kind, _, proto, _, address in infos
        ]

    async def close(self) -> None:
        """Outlives the connectors that use it; its threads end with the process."""


def _ip(address: tuple[Any, ...]) -> str:
    """With its zone, when it has one: such an address is not public."""
    return f"{address[0]}%{address[3]}" if len(address) > 3 and address[3] else str(address[0])


SYSTEM = SystemResolver("preview")


def connector(
    resolver: AbstractResolver = SYSTEM, gate: Gate = public_only, *, keeps_open: bool = False
) -> TCPConnector:
    """Call it where a loop runs. No answer of a resolver is kept, and no connection unless `keeps_open`: then it leads where it
    led when it was checked."""
    return TCPConnector(
        resolver=_CheckingResolver(resolver, gate),
        socket_factory=_checked_sockets(gate),
        use_dns_cache=False,
        force_close=not keeps_open,
    )


class _CheckingResolver(AbstractResolver):
    def __init__(self, inner: AbstractResolver, gate: Gate) -> None:
        self._inner, self._gate = inner, gate

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """One address inside is enough to refuse a name."""
        found = await self._inner.resolve(host, port, family)
        if not found or not all(self._gate(one["host"], one["port"]) for one in found):
            raise NotAllowed(f"{host} is not public")
        return found

    async def close(self) -> None:
        await self._inner.close()


def _checked_sockets(gate: Gate) -> Callable[[Any], socket.socket]:
    def make(info: tuple[int, int, int, str, tuple[Any, ...]]) -> socket.socket:
        family, kind, protocol, _, address = info
        if not gate(address[0], address[1]):
            raise NotAllowed(f"{address[0]} is not public")
        made = socket.socket(family, kind, protocol)
        made.setblocking(False)
        return made

    return make
