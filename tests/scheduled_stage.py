"""The stage of tests about scheduled messages: bob writes them for later, alice reads what is said, and a day passes at once."""

from datetime import UTC, datetime, timedelta

from jobs_stage import clock
from sqlalchemy import func, select
from support import GuildhallTest

from backend.jobs.models import jobs

DAY = 24 * 3_600_000


def at(**later):
    return f"{datetime.now(UTC) + timedelta(**later):%Y-%m-%dT%H:%M:%S.%fZ}"


class Scheduling(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")
        self.socket = await self.bob.socket()
        await self.socket.join()

    async def schedule(self, content="Good morning", channel_id=1, person=None, **more):
        body = {"content": content, "send_at": at(hours=8), **more}
        return await (person or self.bob).post(f"/api/channels/{channel_id}/scheduled", body)

    async def waiting(self, person=None):
        return (await (person or self.bob).get("/api/me/scheduled")).json["scheduled"]

    async def said(self):
        return [message["content"] for message in (await self.alice.get("/api/channels/1/messages")).json["messages"]]

    async def planned(self):
        its = select(func.count()).select_from(jobs).where(jobs.c.name == "send_scheduled")
        return await self.app.db.read(lambda work: work.execute(its).scalar_one())

    async def time_comes(self, event="scheduled_deleted"):
        """A day passes in a moment; returns what is told of it."""
        with clock(DAY):
            self.app.jobs._sooner.set()
            return await self.socket.event(event)
