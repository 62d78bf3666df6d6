"""The disk is full: nothing is lost, reading goes on, and writing begins again when there is space."""

import resource
import sqlite3
import tempfile
import unittest
from contextlib import closing
from pathlib import Path

from support import Client

from reliability.process import ServerProcess
from reliability.wire import Wire

MESSAGES = "/api/channels/1/messages"
ROOM = "g:1:c:1"
LONG = "x" * 3900


class TestFullDisk(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        folder = tempfile.TemporaryDirectory(prefix="guildhall-test-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.server = ServerProcess(self.folder)
        self.addAsyncCleanup(self.server.stop)
        await self.server.start()
        self.alice = Client(self.server.url, "alice")
        self.addAsyncCleanup(self.alice.close)
        await self.alice.register()
        await self.alice.login()

    def give_space(self, size):
        """No file may grow beyond `size`: Python ignores the signal, so writing fails as it does on a full disk."""
        resource.prlimit(self.server.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    async def test_sends_are_refused_and_reads_go_on_until_there_is_space(self):
        wire = Wire(self.server.url, self.alice.token)
        self.addAsyncCleanup(wire.close)
        await wire.connect()
        acknowledged = {}
        for round_number in range(3):
            sizes = [path.stat().st_size for path in self.folder.glob("guildhall.db*")]
            self.give_space(max(sizes) + 200_000)
            refused = await self.talk(round_number, acknowledged)
            self.assertEqual((refused.status, refused.code), (503, "unavailable"))
            self.assertGreaterEqual(int(refused.headers["Retry-After"]), 1)
            self.assertEqual((await self.ask(wire))["error"]["code"], "unavailable")
            self.assertEqual((await self.alice.get(f"{MESSAGES}?limit=1")).status, 200)
            self.assertEqual((await self.alice.get("/api/bootstrap")).status, 200)
            self.give_space(resource.RLIM_INFINITY)
            self.assertEqual((await self.alice.post(MESSAGES, {"content": "there is space"})).status, 201)
        await self.server.kill()
        with closing(sqlite3.connect(self.folder / "guildhall.db")) as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            stored = dict(database.execute("SELECT nonce, id FROM messages WHERE nonce IS NOT NULL"))
        self.assertEqual({nonce: stored.get(nonce) for nonce in acknowledged}, acknowledged)

    async def ask(self, wire):
        """The same over the socket. What was refused has left a little space: a shorter write may still find it."""
        for _ in range(100):
            answer = await wire.ask("send_message", {"room": ROOM, "content": LONG})
            if not answer["ok"]:
                return answer
        raise AssertionError("the disk was never full")

    async def talk(self, round_number, acknowledged):
        """Until it is refused."""
        for number in range(1000):
            nonce = f"{round_number}-{number}"
            answer = await self.alice.post(MESSAGES, {"content": LONG, "nonce": nonce})
            if answer.status != 201:
                return answer
            acknowledged[nonce] = answer.json["id"]
        raise AssertionError("the disk was never full")


if __name__ == "__main__":
    unittest.main()
