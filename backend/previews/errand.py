"""The errand that fetches previews. It may be done twice when the process ends in the middle; the message has them once."""

from __future__ import annotations

import asyncio
import re
from functools import partial
from weakref import WeakValueDictionary

from backend.db import Database
from backend.jobs.runner import Ending
from backend.previews.album import Album
from backend.previews.fetching import Fetcher
from backend.previews.keeping import remember, remembered
from backend.previews.making import make_preview
from backend.previews.planning import attach, wanted_by
from backend.previews.schemas import Embed

MOST_AT_ONCE, MOST_OF_A_SITE = 8, 2  # addresses


class Previews:
    """`fetcher` is None where LINK_PREVIEWS is off: then nothing is ever connected to."""

    def __init__(self, db: Database, album: Album, fetcher: Fetcher | None) -> None:
        self._db, self._album, self.fetcher = db, album, fetcher
        self._few = asyncio.Semaphore(MOST_AT_ONCE)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._sites: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()

    async def show(self, message_id: int) -> Ending | None:
        addresses: list[str] = await self._db.read(wanted_by, message_id) if self.fetcher else []
        if self.fetcher is None or not addresses:
            return None
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._preview(address, self.fetcher)) for address in addresses]
        embeds = [embed for task in tasks if (embed := task.result()) is not None]
        return partial(attach, message_id=message_id, addresses=addresses, embeds=embeds)

    async def _preview(self, address: str, fetcher: Fetcher) -> Embed | None:
        """Many messages may bring the same link at once; it is fetched for the first of them."""
        lock = self._locks.setdefault(address, asyncio.Lock())
        async with lock:
            known: dict[str, Embed | None] = await self._db.read(remembered, [address])
            if address in known:
                return known[address]
            # A slow site does not hold up the others, and none is overrun.
            site = self._sites.setdefault(site_of(address), asyncio.Semaphore(MOST_OF_A_SITE))
            async with site, self._few:
                embed = await make_preview(address, fetcher, self._album)
            await self._db.write(remember, address, embed)
            return embed


def site_of(address: str) -> str:
    return re.split("[/?#]", address.lower(), maxsplit=3)[2]
