"""Files in messages: who may attach what, who may read it, and when it is gone."""

import unittest

from files_stage import FilesTest, picture, upload

from backend.permissions.bits import DEFAULT_EVERYONE, Permission

MESSAGES = "/api/channels/1/messages"
ROOM = "g:1:c:1"


class AttachmentTest(FilesTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.file = await self.sent(("tea.png", picture()), alt="A cup")

    async def attach(self, *ids, by=None, content=""):
        return await (by or self.alice).post(MESSAGES, {"content": content, "files": [*ids]})

    async def attached(self):
        answer = await self.attach(self.file["id"])
        self.assertEqual(answer.status, 201, answer)
        return answer.json


class TestAttaching(AttachmentTest):
    async def test_everybody_in_the_room_sees_it_and_may_fetch_it(self):
        socket = await self.bob.socket()
        await socket.join()
        message = await self.attached()
        self.assertEqual((message["content"], message["files"]), ("", [self.file]))
        self.assertEqual((await socket.event("new_message"))["files"], [self.file])
        self.assertEqual((await self.bob.get(f"{MESSAGES}/{message['id']}")).json["files"], [self.file])
        for url in (self.file["url"], self.file["thumbnails"][0]["url"]):
            self.assertEqual((await self.bob.get(url)).status, 200)

    async def test_a_page_of_history_asks_nothing_for_files(self):
        async with self.statements() as without:
            await self.alice.get(MESSAGES)
        for _ in range(3):
            await self.attach((await self.sent(("a.txt", b"a"), ("b.txt", b"b")))["files"][1]["id"])
        await self.attached()
        async with self.statements() as after:
            page = (await self.alice.get(MESSAGES)).json["messages"]
        self.assertEqual([len(message["files"]) for message in page], [1, 1, 1, 1])
        self.assertLessEqual(len(after), len(without) + 1)  # reactions are asked for where there is a message

    async def test_a_plain_message_asks_nothing_for_files_either(self):
        await self.alice.say("first")
        async with self.statements() as ran:
            await self.alice.say("second")
        self.assertEqual([one for one in ran if "files" in one], [])

    async def test_ten_at_most_each_once_and_ones_own(self):
        twice = await self.attach(self.file["id"], self.file["id"])
        self.assert_refused(twice, 422, "invalid_fields")
        self.assert_refused(await self.attach(*range(1, 12)), 422, "invalid_fields")
        self.assert_refused(await self.attach(4095), 422, "invalid_fields")
        theirs, missing = await self.attach(self.file["id"], by=self.bob), await self.attach(4095, by=self.bob)
        self.assertEqual((theirs.status, theirs.json), (missing.status, missing.json))
        await self.attached()
        self.assert_refused(await self.attach(self.file["id"]), 422, "invalid_fields")
        self.assertEqual(len((await self.bob.get(MESSAGES)).json["messages"]), 1)

    async def test_it_needs_the_right(self):
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.ATTACH_FILES)
        self.assert_refused(await self.attach(self.file["id"]), 403, "forbidden")
        self.assertEqual((await self.alice.get(self.file["url"])).status, 200)

    async def test_the_same_nonce_makes_one_message(self):
        body = {"content": "", "files": [self.file["id"]], "nonce": "n"}
        first, again = await self.alice.post(MESSAGES, body), await self.alice.post(MESSAGES, body)
        self.assertEqual((first.status, again.status, first.json["id"]), (201, 200, again.json["id"]))

    async def test_an_edit_leaves_it(self):
        message = await self.attached()
        edited = await self.alice.patch(f"{MESSAGES}/{message['id']}", {"content": "Look"})
        self.assertEqual((edited.json["content"], edited.json["files"]), ("Look", [self.file]))
        edited = await self.alice.patch(f"{MESSAGES}/{message['id']}", {"content": ""})
        self.assertEqual((edited.status, edited.json["files"]), (200, [self.file]))


class TestReading(AttachmentTest):
    async def test_it_follows_the_channels_rights_at_once(self):
        await self.attached()
        self.assertEqual((await self.bob.get(self.file["url"])).status, 200)
        for lost in (Permission.READ_MESSAGE_HISTORY, Permission.VIEW_CHANNEL):
            await self.set_everyone(DEFAULT_EVERYONE & ~lost)
            for url in (self.file["url"], self.file["thumbnails"][0]["url"]):
                self.assert_refused(await self.bob.get(url), 404, "not_found")
        await self.set_everyone(DEFAULT_EVERYONE)
        self.assertEqual((await self.bob.get(self.file["url"])).status, 200)

    async def test_nobody_takes_back_what_is_in_a_message(self):
        await self.attached()
        self.assert_refused(await self.alice.delete(f"/api/files/{self.file['id']}"), 404, "not_found")

    async def test_it_is_gone_with_its_message(self):
        message = await self.attached()
        self.assertEqual((await self.alice.delete(f"{MESSAGES}/{message['id']}")).status, 204)
        self.assert_refused(await self.bob.get(self.file["url"]), 404, "not_found")
        self.assert_refused(await self.alice.get(self.file["url"]), 404, "not_found")
        await self.let_errands_run()
        self.assertEqual(self.kept(), [])

    async def test_in_direct_messages(self):
        dm = (await self.alice.post("/api/dms", {"users": [self.bob.id]})).json["id"]
        body = {"content": "", "files": [self.file["id"]]}
        self.assertEqual((await self.alice.post(f"/api/channels/{dm}/messages", body)).status, 201)
        (carol,) = await self.cast("carol")
        self.assertEqual((await self.bob.get(self.file["url"])).status, 200)
        self.assert_refused(await carol.get(self.file["url"]), 404, "not_found")


class TestChanging(AttachmentTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.message = (await self.attach(self.file["id"], content="Look")).json
        self.at = f"{MESSAGES}/{self.message['id']}/files/{self.file['id']}"

    async def test_words_are_changed_for_everybody(self):
        socket = await self.bob.socket()
        await socket.join()
        changed = await self.alice.patch(self.at, {"alt": "A mug", "spoiler": True})
        self.assertEqual(changed.status, 200, changed)
        expected = {**self.file, "alt": "A mug", "spoiler": True}
        self.assertEqual(changed.json["files"], [expected])
        self.assertEqual((await socket.event("message_edited"))["files"], [expected])
        self.assertEqual((await self.bob.get(f"{MESSAGES}/{self.message['id']}")).json["files"], [expected])
        plain = (await self.alice.patch(self.at, {"alt": None, "spoiler": False})).json["files"][0]
        self.assertEqual(("alt" in plain, "spoiler" in plain), (False, False))

    async def test_taking_it_out(self):
        socket = await self.bob.socket()
        await socket.join()
        self.assertEqual((await self.alice.delete(self.at)).json["files"], [])
        self.assertEqual((await socket.event("message_edited"))["files"], [])
        self.assert_refused(await self.bob.get(self.file["url"]), 404, "not_found")
        self.assert_refused(await self.alice.delete(self.at), 404, "not_found")

    async def test_something_is_left(self):
        await self.alice.patch(f"{MESSAGES}/{self.message['id']}", {"content": ""})
        self.assert_refused(await self.alice.delete(self.at), 409, "conflict")

    async def test_others_and_wrong_fields(self):
        self.assert_refused(await self.bob.patch(self.at, {"alt": "x"}), 403, "forbidden")
        self.assert_refused(await self.bob.delete(self.at), 403, "forbidden")
        for wrong in ({"alt": "x" * 1025}, {"spoiler": 1}, {"name": "x"}):
            self.assert_refused(await self.alice.patch(self.at, wrong), 422, "invalid_fields")


class TestForwarding(AttachmentTest):
    async def test_a_copy_is_read_by_those_of_its_own_channel_and_outlives_the_first(self):
        guild = (await self.alice.post("/api/guilds", {"name": "Private"})).json
        secret = guild["channels"][0]["id"]
        said = await self.alice.post(f"/api/channels/{secret}/messages", {"content": "x", "files": [self.file["id"]]})
        forward = {"channel_id": secret, "message_id": said.json["id"]}
        passed = (await self.alice.post(MESSAGES, {"forward": forward})).json
        (copy,) = passed["forwarded"]["files"]
        self.assertEqual((copy["name"], copy["alt"]), ("tea.png", "A cup"))
        self.assertNotEqual(copy["id"], self.file["id"])
        self.assert_refused(await self.bob.get(self.file["url"]), 404, "not_found")
        self.assertEqual((await self.bob.get(copy["url"])).status, 200)
        await self.alice.delete(f"/api/channels/{secret}/messages/{said.json['id']}")
        await self.let_errands_run()
        self.assertEqual((await self.bob.get(copy["url"])).status, 200)
        self.assertEqual((await self.bob.get(copy["thumbnails"][0]["url"])).status, 200)
        await self.alice.delete(f"{MESSAGES}/{passed['id']}")
        self.assert_refused(await self.bob.get(copy["url"]), 404, "not_found")
        await self.let_errands_run()
        self.assertEqual(self.kept(), [])


class TestOverTheSocket(AttachmentTest):
    async def test_as_the_seed_has_it_the_file_is_in_the_event(self):
        for transport in ("websocket", "polling"):
            socket = await self.alice.socket(transports=(transport,))
            room = await socket.join()
            said = await socket.ask("send_message", {"room": room, "content": "Hello!", "file": picture()})
            self.assertTrue(said["ok"], said)
            (file,) = said["message"]["files"]
            self.assertEqual((file["name"], file["content_type"]), ("file.png", "image/png"))
            self.assertEqual((await self.bob.get(file["url"])).status, 200)

    async def test_with_a_name_or_as_the_id_of_an_upload(self):
        socket = await self.alice.socket()
        room = await socket.join()
        named = {"name": "../notes.txt", "data": b"milk", "alt": "A list", "spoiler": True}
        said = await socket.ask("send_message", {"room": room, "content": "", "file": named})
        (file,) = said["message"]["files"]
        self.assertEqual((file["name"], file["alt"], file["spoiler"], file["size"]), ("notes.txt", "A list", True, 4))
        said = await socket.ask("send_message", {"room": room, "content": "", "file": self.file["id"]})
        self.assertEqual(said["message"]["files"], [self.file])

    async def test_fifty_kilobytes_fit(self):
        socket = await self.alice.socket()
        room = await socket.join()
        said = await socket.ask("send_message", {"room": room, "content": "", "file": b"\1" * 50_000})
        self.assertEqual(said["message"]["files"][0]["size"], 50_000)

    async def test_what_is_refused_leaves_nothing(self):
        await self.alice.delete(f"/api/files/{self.file['id']}")
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.ATTACH_FILES)
        socket = await self.alice.socket()
        room = await socket.join()
        said = await socket.ask("send_message", {"room": room, "content": "", "file": b"bytes"})
        self.assertEqual(said["error"]["code"], "forbidden")
        said = await socket.ask("send_message", {"room": "g:1:c:4095", "content": "", "file": b"bytes"})
        self.assertEqual(said["error"]["code"], "not_found")
        said = await socket.ask("send_message", {"room": room, "content": "", "file": picture()[:40]})
        self.assertEqual(said["error"]["code"], "invalid_fields")
        await self.let_errands_run()
        self.assertEqual(self.kept(), [])

    async def test_the_same_nonce_keeps_one_file(self):
        socket = await self.alice.socket()
        room = await socket.join()
        event = {"room": room, "content": "", "file": b"bytes", "nonce": "n"}
        first, again = await socket.ask("send_message", event), await socket.ask("send_message", event)
        self.assertEqual(first["message"]["files"], again["message"]["files"])
        await self.let_errands_run()
        self.assertEqual(len(self.kept()), 3)


class TestRoomOfAGuild(FilesTest):
    changes = {"guild_quota_mb": 1}

    async def test_it_ends(self):
        for number, status in enumerate((201, 413)):
            file = await self.sent(("a.bin", bytes(600_000)))
            answer = await self.alice.post(MESSAGES, {"content": str(number), "files": [file["id"]]})
            self.assertEqual(answer.status, status)
        self.assertEqual(answer.code, "quota_exceeded")
        dm = (await self.alice.post("/api/dms", {"users": [self.bob.id]})).json["id"]
        body = {"content": "", "files": [file["id"]]}
        self.assertEqual((await self.alice.post(f"/api/channels/{dm}/messages", body)).status, 201)


class TestAutomod(FilesTest):
    async def test_names_are_read_too(self):
        guild = (await self.alice.post("/api/guilds", {"name": "Ours"})).json
        channel = guild["channels"][0]["id"]
        code = (await self.alice.post(f"/api/guilds/{guild['id']}/invites", {})).json["code"]
        await self.bob.post(f"/api/invites/{code}/join")
        options = {"words": ["coffee"], "actions": {"block": True}}
        rule = {"name": "No coffee", "kind": "words", "options": options}
        self.assertEqual((await self.alice.post(f"/api/guilds/{guild['id']}/automod", rule)).status, 201)
        file = await upload(self.bob, ("coffee.txt", b"x"))
        answer = await self.bob.post(f"/api/channels/{channel}/messages", {"files": [file.json["id"]]})
        self.assert_refused(answer, 403, "blocked_by_automod")


if __name__ == "__main__":
    unittest.main()
