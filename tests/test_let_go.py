"""A server that has stopped is let go as a whole: nothing in the program remembers it, and its threads end."""

import asyncio
import gc
import tempfile
import threading
import unittest
import weakref
from pathlib import Path

from support import Client, Running, copy_database, settings

from backend.app import create_app


class TestLetGo(unittest.TestCase):
    def test_nothing_remembers_a_server_that_has_stopped(self):
        before = set(threading.enumerate())
        app = asyncio.run(self.live())
        gc.collect()
        self.assertIsNone(app())
        for thread in set(threading.enumerate()) - before:
            thread.join(10)
            self.assertFalse(thread.is_alive(), thread.name)

    async def live(self) -> weakref.ref:
        """All that a server does with a guest, then its end."""
        with tempfile.TemporaryDirectory(prefix="guildhall-test-") as folder:
            copy_database(Path(folder))
            server = Running(create_app(settings(Path(folder))))
            await server.start()
            alice = Client(server.url, "alice")
            await alice.register()
            await alice.login()
            socket = await alice.socket()
            await socket.join()
            await alice.say("hello")
            self.assertEqual((await alice.get("/api/openapi.json")).status, 200)
            await alice.close()
            await server.stop()
            return weakref.ref(server.app)
