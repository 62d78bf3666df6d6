"""The stage of tests about web push: the guild of `guild_stage.py`, and a push service that the server reaches.

Nobody has a socket, so everybody with a device is told. Carol has one, and so has dave, who is in no guild of theirs.
"""

from __future__ import annotations

import asyncio
import contextlib

from guild_stage import GuildTest
from push_service import PushService
from sqlalchemy import func, select, update
from support import PATIENCE

from backend.jobs.models import jobs
from backend.jobs.schedule import plan
from backend.notifications.deliveries import SEND
from backend.notifications.hearing import FIND
from backend.notifications.models import push_deliveries


class PushTest(GuildTest):
    changes = {"push_contact": "mailto:admin@example.org"}

    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.service = await PushService.start(self)
        self.app.push.connect = self.service.connector
        self.phone = await self.add_device(self.carol)

    async def add_device(self, person):
        device = self.service.device()
        answer = await person.post("/api/me/push", device.subscription())
        self.assertEqual(answer.status, 201, answer)
        return device

    async def say(self, content, person=None, channel=None):
        return await (person or self.alice).say(content, channel or self.channel)

    async def count(self, table, *where):
        """Rows, after everything that is under way."""
        question = select(func.count()).select_from(table).where(*where)
        await self.write(lambda _: None)
        return await self.app.db.read(lambda work: work.execute(question).scalar_one())

    async def waiting(self):
        return await self.count(push_deliveries)

    async def found(self):
        """Until whatever has been said was looked at."""
        async with asyncio.timeout(PATIENCE):
            while await self.count(jobs, jobs.c.name == FIND):
                await self.alice.get("/healthz")

    async def settled(self):
        """And nothing waits for a device."""
        async with asyncio.timeout(PATIENCE):
            await self.found()
            while await self.waiting():
                await self.alice.get("/healthz")

    async def hurry(self):
        """What waits to be sent again is due now, as if its pause were over."""

        def change(work):
            work.execute(update(push_deliveries).values(due_at=work.now))
            plan(work, SEND, work.now, {}, key=SEND)

        await self.write(change)

    async def assert_not_told(self, device=None):
        await self.settled()
        self.assertTrue((device or self.phone).is_quiet)

    @contextlib.asynccontextmanager
    async def push_held(self):
        """What is said meanwhile waits until the end."""
        await self.app.jobs.stop()
        await self.write(lambda _: None)  # after what was still being written
        try:
            yield
        finally:
            self.app.jobs.start()
