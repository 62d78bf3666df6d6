"""Killed without warning, again and again: what was acknowledged is there, once, and in the order that everybody saw."""

import asyncio
import random
import sqlite3
import tempfile
import unittest
from collections import Counter
from contextlib import closing
from pathlib import Path

from support import Client

from reliability.process import ServerProcess
from reliability.senders import HttpSender, Sender, SocketSender

KILLS = 10
SENDERS = 12
MESSAGES = 2000


class TestKilled(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        folder = tempfile.TemporaryDirectory(prefix="guildhall-test-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.server = ServerProcess(self.folder)
        await self.server.start()
        self.addAsyncCleanup(self.server.stop)

    async def test_nothing_acknowledged_is_lost_or_doubled(self):
        senders = await self.senders()
        self.progress = asyncio.Condition()
        left = iter(range(MESSAGES))
        await asyncio.gather(self.kill_now_and_then(senders), *(self.talk(sender, left) for sender in senders))
        acknowledged = {content: id for sender in senders for content, id in sender.acknowledged.items()}
        await self.server.kill()
        with closing(sqlite3.connect(self.folder / "guildhall.db")) as database:
            rows = database.execute("SELECT channel_id, seq, id, content FROM messages ORDER BY 1, 2").fetchall()
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            channels = dict(database.execute("SELECT id, last_seq FROM channels"))
        self.assertEqual(len(acknowledged), MESSAGES)
        self.assertGreater(sum(sender.tries for sender in senders), MESSAGES, "no send was interrupted")
        stored = {content: id for _, _, id, content in rows}
        self.assertEqual({content: stored.get(content) for content in acknowledged}, acknowledged)
        self.assertEqual(Counter(content for *_, content in rows).most_common(1)[0][1], 1)
        for channel_id, last_seq in channels.items():
            mine = [(seq, id) for channel, seq, id, _ in rows if channel == channel_id]
            self.assertEqual([seq for seq, _ in mine], list(range(1, last_seq + 1)))
            self.assertEqual(mine, sorted(mine, key=lambda row: row[1]))
        by_id = {id: (channel, seq) for channel, seq, id, _ in rows}
        for sender in senders:
            if isinstance(sender, SocketSender):
                self.assert_saw_the_order(sender, by_id)

    def assert_saw_the_order(self, sender, by_id):
        seen = [(message["id"], message["seq"]) for message in sender.wire.named("new_message")]
        self.assertGreater(len(seen), 0)
        self.assertEqual([by_id[id] for id, _ in seen], [(sender.channel_id, seq) for _, seq in seen])
        self.assertEqual([seq for _, seq in seen], sorted({seq for _, seq in seen}))

    async def senders(self) -> list[Sender]:
        clients = [Client(self.server.url, f"sender{number}") for number in range(SENDERS)]
        for client in clients:
            self.addAsyncCleanup(client.close)
            self.assertEqual((await client.register()).status, 201)
            self.assertEqual((await client.login()).status, 200)
        guild = (await clients[0].post("/api/guilds", {"name": "Other"})).json
        rooms = [(1, "g:1:c:1")] * SENDERS
        rooms[0] = (guild["channels"][0]["id"], f"g:{guild['id']}:c:{guild['channels'][0]['id']}")
        kinds = [SocketSender, HttpSender] * (SENDERS // 2)
        senders = [
            kind(c, *room, self.server.is_open.wait) for kind, c, room in zip(kinds, clients, rooms, strict=True)
        ]
        for sender in senders:
            self.addAsyncCleanup(sender.close)
        return senders

    async def talk(self, sender, left):
        for number in left:
            await sender.say(f"{sender.client.name} says {number}")
            async with self.progress:
                self.progress.notify_all()

    async def acknowledged(self, senders, count):
        async with self.progress:
            await self.progress.wait_for(lambda: sum(len(sender.acknowledged) for sender in senders) >= count)

    async def kill_now_and_then(self, senders):
        for moment in sorted(random.sample(range(20, MESSAGES - 100), KILLS)):
            await self.acknowledged(senders, moment)
            await asyncio.sleep(random.uniform(0, 0.01))  # somewhere inside a commit, not right after one
            await self.server.kill()
            await self.server.start()


if __name__ == "__main__":
    unittest.main()
