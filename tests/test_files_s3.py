"""The same files in a bucket: an S3 service in this process stands in for one elsewhere."""

import dataclasses
import unittest

import aiohttp
from files_stage import FilesTest, picture, upload
from moto.server import ThreadedMotoServer
from obstore.store import S3Store
from picture_stage import send

from backend.config import Bucket


class TestInABucket(FilesTest):
    @classmethod
    def setUpClass(cls):
        cls.service = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        cls.service.start()
        host, port = cls.service.get_host_and_port()
        cls.endpoint = f"http://{host}:{port}"

    @classmethod
    def tearDownClass(cls):
        cls.service.stop()

    async def start_server(self):
        name = self.id().rpartition(".")[2].replace("_", "-")[:60].rstrip("-")
        async with aiohttp.ClientSession() as http:
            await http.put(f"{self.endpoint}/{name}")
        self.options = {
            "endpoint": self.endpoint,
            "region": "us-east-1",
            "access_key_id": "x",
            "secret_access_key": "y",
        }
        self.settings = dataclasses.replace(self.settings, bucket=Bucket(name, "inside", **self.options))
        self.bucket = S3Store(name, client_options={"allow_http": True}, **self.options)
        await super().start_server()

    def names(self):
        return sorted(one["path"] for page in self.bucket.list() for one in page)

    async def test_upload_parts_and_end(self):
        data = bytes(range(256)) * 60_000  # 15 MB: sent in several parts
        sent = await self.sent(("long.bin", data))
        self.assertEqual([name.split("/")[0:2] for name in self.names()], [["inside", "files"]])
        self.assertEqual(self.kept(), [])
        served = await self.alice.get(sent["url"])
        self.assertEqual((served.status, served.body == data), (200, True))
        part = await self.alice.get(sent["url"], headers={"Range": "bytes=14000000-14000009"})
        self.assertEqual((part.status, part.body), (206, data[14_000_000:14_000_010]))
        message = await self.alice.post("/api/channels/1/messages", {"files": [sent["id"]]})
        self.assertEqual((await self.bob.get(sent["url"])).status, 200)
        await self.alice.delete(f"/api/channels/1/messages/{message.json['id']}")
        await self.let_errands_run()
        self.assertEqual(self.names(), [])

    async def test_pictures_of_both_kinds(self):
        sent = await self.sent(("a.png", picture(600, 300)), ("empty.txt", b""))
        for url in (sent["url"], *(one["url"] for one in sent["thumbnails"]), sent["files"][1]["url"]):
            self.assertEqual((await self.alice.get(url)).status, 200, url)
        account = (await send(self.alice, picture())).json
        self.assertEqual((await self.bob.get(account["avatar"])).status, 200)
        self.assertEqual(len(self.names()), 5)
        self.assertEqual((await self.alice.get(f"/media/avatar/{'0' * 32}.webp")).status, 404)

    async def test_many_end_in_one_request(self):
        sent = [(await self.sent((f"{number}.txt", b"words")))["id"] for number in range(6)]
        await self.alice.post("/api/channels/1/messages", {"files": sent})
        (message,) = (await self.alice.get("/api/channels/1/messages")).json["messages"]
        await self.app.store.check()
        await self.alice.delete(f"/api/channels/1/messages/{message['id']}")
        await self.let_errands_run()
        self.assertEqual(self.names(), [])

    async def test_when_it_is_away_that_is_said_and_nothing_is_lost(self):
        sent = await self.sent(("a.txt", b"words"))
        nowhere = {**self.options, "endpoint": "http://127.0.0.1:9", "retry_config": {"max_retries": 0}}
        away = S3Store("nowhere", client_options={"allow_http": True}, **nowhere)
        there = self.app.store._files
        self.app.store.__dict__["_files"] = away
        self.assert_refused(await self.alice.get(sent["url"]), 503, "unavailable")
        self.assert_refused(await upload(self.alice, ("b.txt", b"more")), 503, "unavailable")
        self.app.store.__dict__["_files"] = there
        self.assertEqual((await self.alice.get(sent["url"])).body, b"words")
        await self.let_errands_run()
        self.assertEqual(self.kept(), [])


if __name__ == "__main__":
    unittest.main()
