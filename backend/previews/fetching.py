"""Fetching a page or a picture from a site that nobody vouches for: bounded in time and size, without cookies, and every
address on the way checked. What goes wrong on their side is one error, `Unreachable`.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from aiohttp import ClientError, ClientResponse, ClientSession, DummyCookieJar
from aiohttp.abc import AbstractResolver
from yarl import URL

from backend.previews.addresses import NotAllowed, allowed
from backend.previews.connecting import SYSTEM, Gate, connector, public_only

SECONDS = 5.0  # for one address, with all its redirects
MOST_REDIRECTS = 3
REDIRECTS = (301, 302, 303, 307, 308)
# Compressed answers are not asked for: a small one could become a very large one.
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Guildhall-Preview/1.0)",
    "Accept-Encoding": "identity",
    "Accept-Language": "en;q=0.9, *;q=0.5",
}


class Unreachable(Exception):
    """Not allowed, not there, too slow, too large, or not of the wanted type."""


@dataclass(frozen=True, slots=True)
class Wanted:
    types: tuple[str, ...]  # beginnings of content types
    most: int  # bytes
    may_be_cut: bool = False  # the beginning of a longer one will do


@dataclass(frozen=True, slots=True)
class Fetched:
    url: URL  # where it was in the end
    content_type: str
    charset: str | None
    data: bytes


class Fetcher:
    """`resolver` and `gate` are what tests replace, to reach a site of their own."""

    def __init__(self, resolver: AbstractResolver = SYSTEM, gate: Gate = public_only) -> None:
        self._resolver, self._gate = resolver, gate

    async def fetch(self, address: str, *wanted: Wanted) -> Fetched:
        """What stands there, when it is one of what is wanted. Raises Unreachable."""
        try:
            async with asyncio.timeout(SECONDS), self._session() as session:
                return await self._follow(session, address, wanted)
        except (ClientError, OSError, TimeoutError, ValueError) as problem:
            raise Unreachable(repr(problem)[:200]) from problem

    def _session(self) -> ClientSession:
        return ClientSession(
            connector=connector(self._resolver, self._gate),
            cookie_jar=DummyCookieJar(),
            headers=HEADERS,
            auto_decompress=False,
            max_field_size=32 * 1024,
        )

    async def _follow(self, session: ClientSession, address: str, wanted: tuple[Wanted, ...]) -> Fetched:
        url = allowed(address)
        for _ in range(MOST_REDIRECTS + 1):
            async with session.get(url, allow_redirects=False) as response:
                if response.status not in REDIRECTS:
                    return await _read(response, wanted)
                url = allowed(str(url.join(URL(response.headers.get("Location", "")))))
        raise NotAllowed("too many redirects")


async def _read(response: ClientResponse, wanted: tuple[Wanted, ...]) -> Fetched:
    kind = next((one for one in wanted if response.content_type.startswith(one.types)), None)
    if response.status != 200 or kind is None or response.headers.get("Content-Encoding", "identity") != "identity":
        raise NotAllowed(f"answered {response.status} with {response.content_type[:50]}")
    if not kind.may_be_cut and (response.content_length or 0) > kind.most:
        raise NotAllowed("too large")
    data = bytearray()
    async for chunk in response.content.iter_any():
        data += chunk
        if len(data) > kind.most:
            break
    if len(data) > kind.most and not kind.may_be_cut:
        raise NotAllowed("too large")
    return Fetched(response.url, response.content_type, response.charset, bytes(data[: kind.most]))
