"""The stage of tests about coming back: Alice listens over a line that can be cut; Bob speaks."""

from typing import ClassVar

from sqlalchemy import update
from support import GuildhallTest

from backend.guilds.models import guilds
from reliability.line import Line
from reliability.stock_client import StockClient
from reliability.wire import Wire

FIRST = "g:1:c:1"


class RecoveryTest(GuildhallTest):
    changes: ClassVar = {"log_level": "critical"}

    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")
        await self.write(lambda work: work.execute(update(guilds).where(guilds.c.id == 1).values(owner_id=self.bob.id)))
        channel = (await self.bob.post("/api/guilds/1/channels", {"name": "second"})).json
        self.second, self.channel_id = f"g:1:c:{channel['id']}", channel["id"]
        self.line = Line(int(self.server.url.rpartition(":")[2]))
        await self.line.open()
        self.addAsyncCleanup(self.line.close)

    async def wire(self, *rooms, client=None, line=True):
        wire = Wire(self.line.url if line else self.server.url, (client or self.alice).token)
        self.addAsyncCleanup(wire.close)
        await wire.connect()
        await wire.join(*rooms)
        return wire

    async def stock_client(self, *rooms):
        client = StockClient(self.line.url, self.alice.token)
        self.addAsyncCleanup(client.close)
        await client.start()
        await client.join(*rooms)
        return client
