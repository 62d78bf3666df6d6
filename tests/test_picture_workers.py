"""The processes that make pictures anew: few, short of everything, and replaced when they fail."""

import asyncio
import os
import signal
import unittest
import unittest.mock
from pathlib import Path

from picture_stage import PictureTest, picture, send

from backend.files import worker


class TestWorkers(PictureTest):
    def pids(self):
        return [hand._process.pid for hand in self.app.studio._idle]

    async def test_none_is_started_before_it_is_needed_and_one_serves_many(self):
        self.assertEqual(self.pids(), [])
        await self.kept(picture())
        first = self.pids()
        await self.kept(picture())
        self.assertEqual((self.pids(), len(first)), (first, 1))

    async def test_one_that_has_died_is_replaced(self):
        await self.kept(picture())
        (pid,) = self.pids()
        os.kill(pid, signal.SIGKILL)
        await asyncio.to_thread(os.waitid, os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        await self.kept(picture())
        self.assertNotIn(pid, self.pids())

    async def test_one_that_takes_too_long_is_killed_and_the_next_picture_is_made(self):
        await self.kept(picture())
        (pid,) = self.pids()
        os.kill(pid, signal.SIGSTOP)  # as a decoder that never comes back
        with unittest.mock.patch("backend.files.studio.PATIENCE", 0.1):
            self.assert_refused(await send(self.alice, picture()), 422, "invalid_fields")
        with self.assertRaises(ProcessLookupError):
            os.kill(pid, 0)
        await self.kept(picture())

    async def test_many_at_once_are_made_by_few(self):
        made = await asyncio.gather(*(self.app.studio.remake("avatar", picture()) for _ in range(12)))
        self.assertEqual(len(made), 12)
        self.assertLessEqual(len(self.pids()), 2)

    async def test_they_know_no_secrets_and_are_held_short(self):
        with unittest.mock.patch.dict(os.environ, {"SECRET_KEY": "SECRET"}):
            await self.kept(picture())
        (pid,) = self.pids()
        about = Path(f"/proc/{pid}")
        self.assertNotIn(b"SECRET", await asyncio.to_thread((about / "environ").read_bytes))
        self.assertIn(str(worker.MOST_MEMORY), await asyncio.to_thread((about / "limits").read_text))

    async def test_they_go_when_there_is_nothing_to_do(self):
        await self.kept(picture())
        (pid,) = self.pids()
        self.app.studio._let_go()
        with self.assertRaises(ProcessLookupError):
            os.kill(pid, 0)
        await self.kept(picture())


class TestTrouble(PictureTest):
    async def test_where_nothing_can_be_kept_that_is_said(self):
        self.settings.upload_dir.write_text("no folder")
        self.assert_refused(await send(self.alice, picture()), 503, "unavailable")
        self.assertIsNone((await self.alice.get("/api/me")).json["avatar"])

    async def test_where_no_process_can_be_started_that_is_said(self):
        with unittest.mock.patch("backend.files.hands.subprocess.Popen", side_effect=BlockingIOError):
            self.assert_refused(await send(self.alice, picture()), 503, "unavailable")
        await self.kept(picture())

    async def test_when_too_many_wait_that_is_said(self):
        self.app.studio._waiting = 1000
        self.assert_refused(await send(self.alice, picture()), 503, "unavailable")


if __name__ == "__main__":
    unittest.main()
