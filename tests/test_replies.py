"""Answering a message, and passing one on."""

import unittest

from files_stage import upload
from guild_stage import GuildTest
from support import GuildhallTest

from backend.permissions.bits import Permission

MESSAGES = "/api/channels/1/messages"


class TestReplies(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")
        self.first = await self.alice.say("Tea or coffee?")

    async def answer(self, **more):
        return await self.bob.post(MESSAGES, {"content": "Tea.", "reply_to": self.first["id"], **more})

    async def test_an_answer_shows_what_it_answers_everywhere(self):
        socket = await self.alice.socket()
        await socket.join()
        said = (await self.answer()).json
        shown = {
            "id": self.first["id"],
            "deleted": False,
            "author": self.first["author"],
            "content": "Tea or coffee?",
            "type": "default",
            "has_more": False,
        }
        self.assertEqual(said["reply_to"], shown)
        self.assertEqual((await socket.event("new_message"))["reply_to"], shown)
        for address in (f"{MESSAGES}/{said['id']}", f"{MESSAGES}?after={self.first['id']}", MESSAGES):
            read = (await self.alice.get(address)).json
            message = read["messages"][-1] if "messages" in read else read
            self.assertEqual(message["reply_to"], shown)

    async def test_of_one_without_words_it_says_what_it_brings(self):
        asked = (
            await self.alice.post(MESSAGES, {"content": "", "poll": {"question": "Tea?", "options": ["a", "b"]}})
        ).json
        notes = (await upload(self.alice, ("notes.txt", b"milk, eggs", "text/plain"))).json
        kept = (await self.alice.post(MESSAGES, {"content": "", "files": [notes["id"]]})).json
        passed = {"channel_id": 1, "message_id": self.first["id"]}
        forwarded = (await self.alice.post(MESSAGES, {"content": "", "forward": passed})).json
        expected = {
            asked["id"]: {"poll": {"question": "Tea?"}},
            kept["id"]: {"files": [{"name": "notes.txt", "content_type": "text/plain"}]},
            forwarded["id"]: {"forwarded": True},
        }
        for id, brings in expected.items():
            said = (await self.answer(reply_to=id)).json
            read = (await self.alice.get(f"{MESSAGES}/{said['id']}")).json
            for shown in (said["reply_to"], read["reply_to"]):
                self.assertEqual({name: shown[name] for name in brings}, brings)
                self.assertEqual((shown["content"], shown["has_more"]), ("", True))
        await self.alice.post(f"/api/polls/{asked['id']}/close")
        await self.give_role(self.alice.id, Permission.PIN_MESSAGES)
        await self.alice.put(f"/api/channels/1/pins/{asked['id']}")
        newest = (await self.alice.get(MESSAGES)).json["messages"][-2:]
        self.assertEqual([one["type"] for one in newest], ["poll_result", "message_pinned"])
        self.assertEqual([one["reply_to"]["poll"] for one in newest], [{"question": "Tea?"}] * 2)

    async def test_it_stays_an_answer_when_that_message_is_gone(self):
        said = (await self.answer()).json
        await self.alice.delete(f"{MESSAGES}/{self.first['id']}")
        read = (await self.alice.get(f"{MESSAGES}/{said['id']}")).json["reply_to"]
        self.assertEqual((read["id"], read["deleted"], read["content"]), (self.first["id"], True, None))

    async def test_only_a_message_of_the_same_channel_can_be_answered(self):
        elsewhere = (await self.alice.post("/api/dms", {"users": [self.bob.id]})).json["id"]
        secret = await self.alice.say("psst", elsewhere)
        for id in (secret["id"], 4242):
            self.assert_refused(
                await self.bob.post(MESSAGES, {"content": "Tea.", "reply_to": id}), 422, "invalid_fields"
            )
        self.assertEqual(len((await self.bob.get(MESSAGES)).json["messages"]), 1)

    async def test_who_may_not_read_the_history_answers_nothing(self):
        await self.set_overwrite(1, deny=Permission.READ_MESSAGE_HISTORY)
        self.assert_refused(await self.answer(), 403, "forbidden")

    async def test_its_author_is_told_unless_the_answer_says_not(self):
        self.assertEqual([one["id"] for one in (await self.answer()).json["mentions"]["users"]], [self.alice.id])
        self.assertNotIn("mentions", (await self.answer(ping=False)).json)
        own = await self.alice.post(MESSAGES, {"content": "Well?", "reply_to": self.first["id"]})
        self.assertNotIn("mentions", own.json)

    async def test_an_edit_leaves_whether_they_were_told(self):
        for ping in (True, False):
            said = (await self.answer(ping=ping)).json
            edited = (await self.bob.patch(f"{MESSAGES}/{said['id']}", {"content": "Coffee."})).json
            self.assertEqual(edited.get("mentions"), said.get("mentions"))
            self.assertEqual(edited["reply_to"], said["reply_to"])

    async def test_over_the_socket_too(self):
        socket = await self.bob.socket()
        said = await socket.ask("send_message", {"room": "g:1:c:1", "content": "Tea.", "reply_to": self.first["id"]})
        self.assertEqual(said["message"]["reply_to"]["id"], self.first["id"])

    async def test_a_page_of_answers_costs_no_more(self):
        for _ in range(30):
            await self.answer()
        await self.alice.get(MESSAGES)
        async with self.statements() as ran:
            self.assertEqual(len((await self.alice.get(MESSAGES)).json["messages"]), 31)
        self.assertLessEqual(len(ran), 5)


class TestForwarding(GuildTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.said = await self.alice.say("The kettle is on.", self.channel)

    async def forward(self, person, message, channel_id=1, **more):
        what = {"channel_id": message["channel_id"], "message_id": message["id"]}
        return await person.post(f"/api/channels/{channel_id}/messages", {"forward": what, **more})

    async def test_it_is_a_copy_that_anybody_there_reads(self):
        stranger = await self.member("zoe")
        answer = await self.forward(self.carol, self.said)
        self.assertEqual((answer.status, answer.json["content"]), (201, ""))
        copy = {
            "message_id": self.said["id"],
            "channel_id": self.channel,
            "guild_id": self.guild,
            "content": "The kettle is on.",
            "timestamp": self.said["timestamp"],
        }
        await self.alice.delete(f"/api/channels/{self.channel}/messages/{self.said['id']}")
        read = (await stranger.get("/api/channels/1/messages")).json["messages"][-1]
        self.assertEqual(read["forwarded"], copy)

    async def test_of_a_chain_the_first_is_kept(self):
        once = (await self.forward(self.carol, self.said)).json
        twice = (await self.forward(self.alice, once, content="Look!")).json
        self.assertEqual(twice["forwarded"], once["forwarded"])
        self.assertEqual(twice["content"], "Look!")

    async def test_what_one_may_not_read_cannot_be_passed_on(self):
        stranger = await self.member("zoe")
        for person, message in (
            (stranger, self.said),
            (self.carol, {**self.said, "channel_id": 1}),
            (self.carol, {"channel_id": 1, "id": 77}),
        ):
            self.assert_refused(await self.forward(person, message), 422, "invalid_fields")

    async def test_without_a_text_or_anything_else_there_is_no_message(self):
        answer = await self.carol.post("/api/channels/1/messages", {})
        self.assert_refused(answer, 422, "invalid_fields")


if __name__ == "__main__":
    unittest.main()
