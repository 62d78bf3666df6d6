"""Web push: the two errands that find who is told of a message and tell their devices."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby

from aiohttp import ClientSession, DummyCookieJar, TCPConnector

from backend.config import Settings
from backend.db import Database, Work
from backend.jobs.runner import Ending
from backend.jobs.schedule import plan
from backend.notifications.deliveries import Delivery, claim, enqueue, look_again, put_off, settle
from backend.notifications.hearing import FIND, MOST_AT_ONCE, listeners, told
from backend.notifications.keys import Identity
from backend.notifications.letters import Letter, letters
from backend.notifications.posting import post
from backend.notifications.subscriptions import drop_gone
from backend.previews.connecting import SystemResolver, connector

IN_FLIGHT = 32  # deliveries
SECONDS = 30.0  # after which an errand leaves the rest to the next
GRACE_SECONDS = 5.0
# Milliseconds in which a connection that died without a word is noticed: whoever seems to be here is told on their devices
# after that, of what is meant for them, when they are gone by then and have not read it.
LATER = 60_000

_NAMES = SystemResolver("push")


def reach() -> TCPConnector:
    """What is for many devices of one service goes over few connections."""
    return connector(_NAMES, keeps_open=True)


class Push:
    """`is_here`: whether somebody looks at a client right now. `connect`: how push services are reached; a test has its own."""

    def __init__(
        self,
        db: Database,
        settings: Settings,
        is_here: Callable[[int], bool],
        connect: Callable[[], TCPConnector] = reach,
    ) -> None:
        self._db, self._is_here = db, is_here
        self.connect = connect
        self.identity = Identity(settings.vapid_key, settings.push_contact) if settings.vapid_key else None
        self.answers: Counter[str] = Counter()  # of push services, for metrics
        self._is_sending = False

    async def find(self, message_ids: Sequence[int], after: Sequence[int] = (0, 0)) -> Ending | None:
        """The errand after messages were said; it plans itself once more for those who did not fit."""
        if self.identity is None:
            return None
        channel_id, user_id = after
        heard = await self._db.read(listeners, message_ids, (channel_id, user_id))
        here = {one.user_id for one in heard if self._is_here(one.user_id)}
        places = {
            (one.channel_id, one.user_id): LATER if one.user_id in here else 0
            for one in heard
            if one.is_meant or one.user_id not in here
        }
        found = await self._db.read(told, message_ids, places) if places else []

        def end(work: Work) -> None:
            enqueue(work, found)
            if len(heard) == MOST_AT_ONCE:
                last = (heard[-1].channel_id, heard[-1].user_id)
                plan(work, FIND, work.now, {"message_ids": message_ids, "after": last})

        return end

    async def send(self) -> Ending | None:
        """The errand while anything waits for a device. There is one at a time; another has only to look again."""
        if self.identity is None:
            return None
        if self._is_sending:
            return look_again
        self._is_sending = True
        try:
            await self._send_for_a_while(self.identity)
        finally:
            self._is_sending = False
        return look_again

    async def _send_for_a_while(self, identity: Identity) -> None:
        loop = asyncio.get_running_loop()
        ends_at = loop.time() + SECONDS
        async with ClientSession(connector=self.connect(), cookie_jar=DummyCookieJar()) as session:
            while loop.time() < ends_at and (claimed := await self._db.write(claim, IN_FLIGHT)):
                await self._deliver(session, identity, claimed)

    async def _deliver(self, session: ClientSession, identity: Identity, claimed: Sequence[Delivery]) -> None:
        written = [one for one in await self._db.read(letters, claimed) if not self._is_here(one.user_id)]
        wanted = {one.delivery.id for one in written}
        unwanted = [delivery for delivery in claimed if delivery.id not in wanted]
        if unwanted:
            await self._db.write(settle, unwanted)
        by_device = groupby(sorted(written, key=_device), key=_device)
        under_way = [asyncio.create_task(self._tell(session, identity, list(mine))) for _, mine in by_device]
        await _all_of(under_way)

    async def _tell(self, session: ClientSession, identity: Identity, mine: Sequence[Letter]) -> None:
        """One device, a letter after the other: what its service says to one is said to all."""
        for letter in mine:
            answer = await post(session, letter, identity)
            self.answers[answer.kind] += 1
            if answer.kind == "gone":
                await self._db.write(drop_gone, letter.delivery.subscription_id)
                return
            if answer.kind == "later":
                await self._db.write(put_off, letter.delivery, answer.pause)
                return
            await self._db.write(settle, [letter.delivery])


async def _all_of(tasks: Sequence[asyncio.Task[None]]) -> None:
    """What is on its way when the house stops is given a moment: cut off, it might arrive and be sent once more."""
    if not tasks:
        return
    try:
        await asyncio.wait(tasks)
    except asyncio.CancelledError:
        _, unfinished = await asyncio.wait(tasks, timeout=GRACE_SECONDS)
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    for task in tasks:
        task.result()


def _device(letter: Letter) -> int:
    return letter.delivery.subscription_id
