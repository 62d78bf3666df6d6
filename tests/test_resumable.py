"""Uploads that break off and go on, as the tus protocol has it."""

import asyncio
import base64
import io
import json
import tempfile
import unittest
import zipfile
from pathlib import Path

from files_stage import FilesTest, picture
from reliability.process import ServerProcess
from sqlalchemy import update
from support import PASSWORD, PATIENCE, Client
from tusclient.client import TusClient

from backend.db import Work
from backend.files import actions
from backend.files.incoming import new_key
from backend.files.models import files
from backend.files.schemas import Details

TUS = {"Tus-Resumable": "1.0.0"}
BYTES = {**TUS, "Content-Type": "application/offset+octet-stream"}


def said(**metadata):
    return ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in metadata.items())


class Watched(set):
    """Says when an upload begins and ends to be written."""

    def __init__(self):
        super().__init__()
        self.begun, self.ended = asyncio.Event(), asyncio.Event()

    def add(self, id):
        super().add(id)
        self.begun.set()

    def discard(self, id):
        super().discard(id)
        self.ended.set()


class ResumableTest(FilesTest):
    async def begin(self, size, by=None, **metadata):
        headers = {**TUS, "Upload-Length": str(size), "Upload-Metadata": said(**metadata)}
        answer = await (by or self.alice).post("/api/uploads", headers=headers)
        self.assertEqual((answer.status, answer.headers["Tus-Resumable"]), (201, "1.0.0"), answer)
        return answer.headers["Location"]

    async def add(self, at, offset, data, by=None, **headers):
        return await (by or self.alice).patch(at, data=data, headers={**BYTES, "Upload-Offset": str(offset), **headers})

    async def offset(self, at):
        head = await self.alice.request("HEAD", at, headers=TUS)
        self.assertEqual((head.status, head.headers["Cache-Control"]), (200, "no-store"))
        return int(head.headers["Upload-Offset"])


class TestProtocol(ResumableTest):
    async def test_in_parts_to_the_end(self):
        data = picture(300, 200)
        at = await self.begin(len(data), filename="tea.png", alt="A cup", spoiler="true", filetype="text/html")
        self.assertEqual(await self.offset(at), 0)
        first = await self.add(at, 0, data[:100])
        self.assertEqual((first.status, first.headers["Upload-Offset"]), (204, "100"))
        self.assertRegex(first.headers["Upload-Expires"], r"^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$")
        self.assertEqual((await self.alice.get(at)).json, {"offset": 100, "size": len(data)})
        self.assertEqual((await self.add(at, 100, data[100:])).headers["Upload-Offset"], str(len(data)))
        state = (await self.alice.get(at)).json
        file = state["file"]
        self.assertEqual((file["id"], file["name"]), (int(at.rpartition("/")[2]), "tea.png"))
        self.assertEqual((file["alt"], file["spoiler"], file["content_type"]), ("A cup", True, "image/png"))
        self.assertEqual((await self.alice.get(file["url"])).status, 200)
        self.assertEqual(await self.offset(at), len(data))
        self.assertEqual([path for path in self.kept() if "incoming" in path.parts], [])
        sent = await self.alice.post("/api/channels/1/messages", {"files": [file["id"]]})
        self.assertEqual(sent.json["files"], [file])

    async def test_what_the_server_can_do(self):
        answer = await self.client().request("OPTIONS", "/api/uploads")
        expected = {
            "Tus-Version": "1.0.0",
            "Tus-Extension": "creation,expiration,termination",
            "Tus-Resumable": "1.0.0",
        }
        expected["Tus-Max-Size"] = str(25 * 2**20)
        self.assertEqual((answer.status, {name: answer.headers[name] for name in expected}), (204, expected))

    async def test_refusals(self):
        at = await self.begin(10)
        other_version = await self.add(at, 0, b"x", **{"Tus-Resumable": "0.2.2"})
        self.assert_refused(other_version, 412, "wrong_version")
        self.assertEqual(other_version.headers["Tus-Version"], "1.0.0")
        self.assert_refused(await self.alice.post("/api/uploads", headers={"Upload-Length": "1"}), 412, "wrong_version")
        self.assert_refused(await self.add(at, 0, b"x", **{"Content-Type": "image/png"}), 415, "wrong_type")
        for offset in (1, 10, 99):
            self.assert_refused(await self.add(at, offset, b"x"), 409, "conflict")
        for wrong in ("", "-1", "1.5", "x", "9" * 20):
            self.assert_refused(await self.add(at, wrong, b"x"), 400, "malformed")
            answer = await self.alice.post("/api/uploads", headers={**TUS, "Upload-Length": wrong})
            self.assert_refused(answer, 400, "malformed")
        self.assert_refused(await self.add(at, 0, b"x" * 11), 413, "too_large")
        headers = {**TUS, "Upload-Length": str(25 * 2**20 + 1)}
        self.assert_refused(await self.alice.post("/api/uploads", headers=headers), 413, "too_large")
        for wrong in ("filename ä", "filename !!!!", "filename YQ==,alt YQ", "filename " + "A" * 17_000):
            headers = {**TUS, "Upload-Length": "1", "Upload-Metadata": wrong}
            self.assertEqual((await self.alice.post("/api/uploads", headers=headers)).status, 400, wrong)
        for answer in (
            await self.add(at, 0, b"x", by=self.bob),
            await self.bob.request("HEAD", at, headers=TUS),
            await self.bob.delete(at, headers=TUS),
            await self.bob.get(at),
        ):
            self.assertEqual(answer.status, 404)
        self.alice.csrf = None
        self.assert_refused(await self.add(at, 0, b"x"), 403, "csrf_failed")

    async def test_giving_up(self):
        at = await self.begin(10)
        await self.add(at, 0, b"12345")
        self.assertEqual((await self.alice.delete(at, headers=TUS)).status, 204)
        self.assertEqual((await self.alice.request("HEAD", at, headers=TUS)).status, 404)
        self.assertEqual(self.kept(), [])

    async def test_where_only_posts_pass(self):
        at = await self.begin(5, filename="a.txt")
        headers = {**BYTES, "Upload-Offset": "0", "X-HTTP-Method-Override": "PATCH"}
        self.assertEqual((await self.alice.post(at, data=b"hello", headers=headers)).status, 204)
        self.assertEqual((await self.alice.get(at)).json["file"]["size"], 5)

    async def test_a_picture_that_is_none_is_gone(self):
        data = picture()[:40]
        at = await self.begin(len(data), filename="a.png")
        self.assert_refused(await self.add(at, 0, data), 422, "invalid_fields")
        self.assertEqual((await self.alice.request("HEAD", at, headers=TUS)).status, 404)
        self.assertEqual(self.kept(), [])

    async def test_an_empty_one(self):
        at = await self.begin(0, filename="a.txt")
        self.assertEqual((await self.alice.get(at)).json["file"]["size"], 0)

    async def test_a_connection_that_breaks_leaves_what_has_arrived(self):
        at = await self.begin(300_000)
        watched = self.app.intake._being_written = Watched()
        _reader, writer = await asyncio.open_connection("127.0.0.1", int(self.server.url.rpartition(":")[2]))
        lines = {**BYTES, "Upload-Offset": "0", "Content-Length": "300000", "Host": "localhost"}
        lines["Authorization"] = f"Bearer {self.alice.token}"
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        writer.write(f"PATCH {at} HTTP/1.1\r\n{head}\r\n".encode() + b"\1" * 123_456)
        await writer.drain()
        await asyncio.wait_for(watched.begun.wait(), PATIENCE)
        self.assert_refused(await self.add(at, 0, b"x"), 409, "conflict")
        watched.ended.clear()
        writer.close()
        await asyncio.wait_for(watched.ended.wait(), PATIENCE)
        arrived = await self.offset(at)
        self.assertLessEqual(arrived, 123_456)
        rest = await self.add(at, arrived, b"\1" * (300_000 - arrived))
        self.assertEqual(rest.headers["Upload-Offset"], "300000")

    async def test_what_had_arrived_when_the_server_ended_is_kept_when_somebody_asks(self):
        at = await self.begin(5, filename="a.txt")
        path = next(path for path in self.kept())
        path.write_bytes(b"hello")  # as if it ended between the last byte and the answer
        self.assertEqual(await self.offset(at), 5)
        self.assertEqual((await self.alice.get(at)).json["file"]["size"], 5)


class TestExpiry(ResumableTest):
    async def test_after_a_day_in_no_message_all_of_it_is_gone(self):
        at = await self.begin(10)
        await self.add(at, 0, b"12345")
        finished = await self.sent(("a.png", picture()))
        attached = await self.sent(("b.png", picture()))
        await self.alice.post("/api/channels/1/messages", {"files": [attached["id"]]})

        def age(work: Work) -> None:
            work.execute(update(files).values(id=files.c.id - (25 * 3_600_000 << 12)))

        await self.write(age)
        self.assertFalse(await self.app.db.write(actions.forget_orphans))
        await self.app.intake.incoming.forget_old(-1)
        await self.let_errands_run()
        self.assertEqual((await self.alice.request("HEAD", at, headers=TUS)).status, 404)
        self.assertEqual((await self.alice.get(finished["url"])).status, 404)
        self.assertEqual(len(self.kept()), 2)

    async def test_what_was_kept_when_the_server_ended_before_it_was_written_down(self):
        key, intake = new_key(), self.app.intake
        upload = await intake.reserve(self.alice.id, key, "a.png", 5, Details())
        for place in actions.places_of(key):
            await self.app.store.put(place, b"bytes")
        self.assertEqual(len(self.kept()), 4)

        def age(work: Work) -> None:
            moved = {"id": upload.id - (25 * 3_600_000 << 12)}
            work.execute(update(files).where(files.c.id == upload.id).values(**moved))

        await self.write(age)
        await self.app.db.write(actions.forget_orphans)
        await self.let_errands_run()
        self.assertEqual(self.kept(), [])


class TestWithAnAccount(ResumableTest):
    async def test_what_is_in_no_message_goes_and_what_was_sent_stays(self):
        unattached = await self.sent(("a.txt", b"a"))
        sent = await self.sent(("b.txt", b"b"))
        await self.alice.post("/api/channels/1/messages", {"files": [sent["id"]]})
        await self.begin(10)
        self.assertEqual((await self.alice.delete("/api/me", json={"password": PASSWORD})).status, 204)
        await self.let_errands_run()
        await self.app.intake.incoming.forget_old(-1)
        self.assertEqual((await self.bob.get(sent["url"])).body, b"b")
        self.assertEqual((await self.bob.get(unattached["url"])).status, 404)
        self.assertEqual(len(self.kept()), 1)

    async def test_an_export_lists_them(self):
        sent = await self.sent(("a.png", picture()), alt="A cup")
        message = (await self.alice.post("/api/channels/1/messages", {"files": [sent["id"]]})).json
        await self.sent(("theirs.txt", b"a"), by=self.bob)
        archive = zipfile.ZipFile(io.BytesIO((await self.alice.get("/api/me/export")).body))
        (found,) = json.loads(archive.read("files.json"))
        self.assertEqual({name: found[name] for name in sent}, sent)
        self.assertEqual((found["message_id"], found["channel_id"]), (message["id"], 1))


class TestStockClient(unittest.IsolatedAsyncioTestCase):
    async def test_it_goes_on_after_the_server_was_killed(self):
        folder = tempfile.TemporaryDirectory(prefix="guildhall-test-")
        self.addCleanup(folder.cleanup)
        server = ServerProcess(Path(folder.name))
        self.addAsyncCleanup(server.stop)
        await server.start()
        alice = Client(server.url, "alice")
        self.addAsyncCleanup(alice.close)
        await alice.register()
        await alice.login()
        data = bytes(range(256)) * 40_000  # 10 MB
        headers = {"Cookie": alice.cookies, "X-CSRF-Token": alice.csrf}
        client = TusClient(f"{server.url}/api/uploads", headers)
        uploader = client.uploader(
            file_stream=io.BytesIO(data), chunk_size=1_000_000, metadata={"filename": "long.bin"}
        )
        await asyncio.to_thread(uploader.upload, stop_at=4_000_000)
        await server.kill()
        await server.start()
        again = client.uploader(file_stream=io.BytesIO(data), chunk_size=1_000_000, url=uploader.url)
        self.assertEqual(again.offset, 4_000_000)
        await asyncio.to_thread(again.upload)
        file = (await alice.get(uploader.url.removeprefix(server.url))).json["file"]
        self.assertEqual((await alice.get(file["url"])).body, data)


if __name__ == "__main__":
    unittest.main()
