"""The `guildhall` command, run as a process of its own."""

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from files_stage import upload
from support import PASSWORD, ROOT, GuildhallTest


def guildhall(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATA_DIR": str(folder), "UPLOAD_DIR": str(folder / "uploads"), "DATABASE_URL": ""}
    command = [sys.executable, "-m", "backend.cli", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


class TestCommands(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory(prefix="guildhall-test-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "data"

    def assert_refused(self, ran: "subprocess.CompletedProcess[str]", why: str) -> None:
        self.assertNotEqual(ran.returncode, 0)
        self.assertRegex(ran.stderr, f"^guildhall: .*{why}.*\n$")

    def test_an_administrator_is_made_once_and_a_second_time_only_promoted(self) -> None:
        made = guildhall(self.folder, "create-admin", "max", "--email", "max@example.org")
        self.assertEqual(made.returncode, 0, made.stderr)
        self.assertIn("Its password:", made.stdout)
        again = guildhall(self.folder, "create-admin", "max")
        self.assertEqual(again.stdout, "max is an administrator.\n")

    def test_refusals_are_one_line(self) -> None:
        self.assert_refused(guildhall(self.folder, "create-admin", "max"), "give --email")
        self.assert_refused(guildhall(self.folder, "create-admin", "x", "--email", "max@example.org"), "username")
        self.assert_refused(guildhall(self.folder, "reset-password", "nobody"), "no account")
        self.assert_refused(guildhall(self.folder, "reset-password", "nobody", "--link"), "no account")
        self.assert_refused(guildhall(self.folder / "empty", "backup", str(self.folder / "a.tgz")), "no database")

    def test_doctor_says_what_is_wrong(self) -> None:
        self.assert_refused(guildhall(self.folder, "doctor"), "checks failed")
        guildhall(self.folder, "init")
        healthy = guildhall(self.folder, "doctor")
        self.assertEqual(healthy.returncode, 0, healthy.stdout)


class TestWithAServer(GuildhallTest):
    async def test_a_backup_of_a_running_server_holds_what_was_acknowledged(self) -> None:
        alice = await self.member("alice")
        said = [await alice.say(f"before the backup {i}") for i in range(20)]
        file = await upload(alice, ("tea.txt", b"Earl Grey"))
        tus = {"Tus-Resumable": "1.0.0", "Upload-Length": "9"}
        await alice.post("/api/uploads", headers=tus)  # still comes in
        archive = self.folder / "backup.tgz"
        self.assertEqual(guildhall(self.folder, "backup", str(archive)).returncode, 0)
        elsewhere = self.folder / "elsewhere"
        restored = guildhall(elsewhere, "restore", str(archive))
        self.assertEqual(restored.returncode, 0, restored.stderr)
        self.assertIn("exists", guildhall(elsewhere, "restore", str(archive)).stderr)

        await self.server.stop()
        self.settings = type(self.settings)(
            **{
                **vars(self.settings),
                "database_url": f"sqlite:///{elsewhere / 'guildhall.db'}",
                "upload_dir": elsewhere / "uploads",
            }
        )
        await self.start_server()
        again = self.client("alice")
        self.assertEqual((await again.login(PASSWORD)).status, 200)
        history = await again.get("/api/channels/1/messages?limit=100")
        self.assertEqual([message["id"] for message in history.json["messages"]], [message["id"] for message in said])
        self.assertEqual((await again.get(file.json["url"])).body, b"Earl Grey")
        self.assertFalse((elsewhere / "uploads" / "incoming").exists())

    async def test_a_reset_password_ends_every_session(self) -> None:
        alice = await self.member("alice")
        self.assertIn("in use", guildhall(self.folder, "reset-password", "alice").stderr)
        await self.server.stop()
        reset = guildhall(self.folder, "reset-password", "alice")
        found = re.search(r"It is: (\S+)", reset.stdout)
        assert found is not None, reset
        await self.start_server()
        alice.http._base_url = alice.http._base_url.with_port(int(self.server.url.rsplit(":", 1)[1]))
        self.assertEqual((await alice.get("/api/me")).status, 401)
        self.assertEqual((await alice.login(PASSWORD)).status, 401)
        self.assertEqual((await alice.login(found[1])).status, 200)

    async def test_a_link_is_printed_for_the_owner_to_choose_a_password(self) -> None:
        alice = await self.member("alice")
        await self.server.stop()
        printed = guildhall(self.folder, "reset-password", "alice", "--link")
        found = re.search(r"^http://localhost:5000/#reset=(\S+)$", printed.stdout, re.MULTILINE)
        assert found is not None, printed
        await self.start_server()
        alice.http._base_url = alice.http._base_url.with_port(int(self.server.url.rsplit(":", 1)[1]))
        self.assertEqual((await alice.get("/api/me")).status, 200)
        form = {"token": found[1], "password": "another good one"}
        self.assertEqual((await alice.post("/api/password-reset/confirm", form)).status, 204)
        self.assertEqual((await alice.get("/api/me")).status, 401)
        self.assertEqual((await alice.login("another good one")).status, 200)

    async def test_the_index_of_messages_is_made_anew(self) -> None:
        alice = await self.member("alice")
        said = await alice.say("tea")
        self.assertIn("another Guildhall", guildhall(self.folder, "search-rebuild").stderr)
        await self.server.stop()
        with sqlite3.connect(self.folder / "guildhall.db") as file:
            file.execute("DROP TABLE message_index")
        rebuilt = guildhall(self.folder, "search-rebuild")
        self.assertEqual(rebuilt.returncode, 0, rebuilt.stderr)
        await self.start_server()
        again = self.client("alice")
        await again.login(PASSWORD)
        found = (await again.get("/api/search/messages?q=tea")).json
        self.assertEqual(([one["id"] for one in found["results"]], found["indexing"]), ([said["id"]], False))


if __name__ == "__main__":
    unittest.main()
