"""Saying something, changing it, taking it back, and marking how far one has read: over both doors."""

import unittest

from support import GuildhallTest

from backend.permissions.bits import DEFAULT_EVERYONE, Permission

MESSAGES = "/api/channels/1/messages"
ROOM = "g:1:c:1"


class TestSending(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")

    async def test_a_message_has_the_documented_shape(self):
        answer = await self.alice.post(MESSAGES, {"content": "  hello\n there  "})
        self.assertEqual(answer.status, 201)
        message = answer.json
        person = {"id": self.alice.id, "username": "alice", "display_name": None, "avatar": None}
        self.assertRegex(message["timestamp"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
        self.assertEqual(
            {key: value for key, value in message.items() if key not in ("id", "timestamp")},
            {
                "channel_id": 1,
                "guild_id": 1,
                "seq": 1,
                "content": "hello\n there",
                "username": "alice",
                "author": person,
                "edited_at": None,
                "type": "default",
                "pinned": False,
                "files": [],
                "reactions": [],
                "nonce": None,
            },
        )
        self.assertEqual((await self.alice.get(f"{MESSAGES}/{message['id']}")).json, message)
        self.assertEqual((await self.alice.get(MESSAGES)).json["messages"], [message])

    async def test_the_acknowledgement_the_event_and_the_history_agree(self):
        sender, reader = await self.alice.socket(), await self.bob.socket()
        await sender.join()
        await reader.join()
        answer = await sender.ask("send_message", {"room": ROOM, "content": "hi", "nonce": "n"})
        self.assertTrue(answer["ok"])
        seen = await reader.event("new_message")
        self.assertEqual(seen, {**answer["message"], "room": ROOM})
        self.assertEqual(await sender.event("new_message"), seen)
        self.assertEqual((await self.alice.get(MESSAGES)).json["messages"], [answer["message"]])

    async def test_a_nonce_is_one_message_through_both_doors(self):
        socket = await self.alice.socket()
        await socket.join()
        first = await self.alice.post(MESSAGES, {"content": "once", "nonce": "same"})
        again = await self.alice.post(MESSAGES, {"content": "twice", "nonce": "same"})
        over = await socket.ask("send_message", {"room": ROOM, "content": "thrice", "nonce": "same"})
        other = await self.bob.post(MESSAGES, {"content": "of my own", "nonce": "same"})
        self.assertEqual([first.status, again.status, other.status], [201, 200, 201])
        self.assertEqual([again.json, over["message"]], [first.json, first.json])
        self.assertNotEqual(other.json["id"], first.json["id"])
        await self.settle(socket)
        self.assertEqual(socket.names().count("new_message"), 2)
        history = (await self.bob.get(MESSAGES)).json["messages"]
        self.assertEqual([message["content"] for message in history], ["once", "of my own"])
        self.assertNotIn("nonce", history[0])  # a nonce is its author's alone

    async def test_the_nonce_of_a_deleted_message_does_not_bring_it_back(self):
        message = await self.alice.say("gone", nonce="n")
        await self.alice.delete(f"{MESSAGES}/{message['id']}")
        self.assert_refused(await self.alice.post(MESSAGES, {"content": "gone", "nonce": "n"}), 404, "not_found")
        self.assertEqual((await self.alice.get(MESSAGES)).json["messages"], [])

    async def test_content_limits(self):
        self.assertEqual((await self.alice.say("ж" * 4000))["content"], "ж" * 4000)
        self.assertEqual((await self.alice.say(f" {'😀' * 4000}\n"))["content"], "😀" * 4000)
        for wrong in ("", " \n\t ", "x" * 4001, "a\x00b"):
            answer = await self.alice.post(MESSAGES, {"content": wrong})
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), ["content"])
        for wrong in (None, 5, ["x"], {"text": "x"}):
            self.assert_refused(await self.alice.post(MESSAGES, {"content": wrong}), 422, "invalid_fields")

    async def test_half_of_a_surrogate_pair_is_no_text(self):
        answer = await self.alice.request(
            "POST", MESSAGES, data=b'{"content": "\\ud83d"}', headers={"Content-Type": "application/json"}
        )
        self.assertIn(answer.status, (400, 422))
        self.assertIsNotNone(answer.code)

    async def test_wrong_nonces_and_unknown_fields_are_refused_by_name(self):
        for field, value in (("nonce", ""), ("nonce", "x" * 65), ("nonce", 7), ("nonce", "a\x00"), ("author_id", 1)):
            answer = await self.alice.post(MESSAGES, {"content": "x", field: value})
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), [field])

    async def test_what_is_no_json_object(self):
        for body, kind, status, code in (
            (b"{", "application/json", 400, "malformed"),
            (b"[]", "application/json", 400, "malformed"),
            (b"\xff", "application/json", 400, "malformed"),
            (b"", "application/json", 400, "malformed"),
            (b'{"content": "x"}', "application/xml", 415, "wrong_type"),
            (b'{"content": "%s"}' % (b"x" * 70_000), "application/json", 413, "too_large"),
        ):
            answer = await self.alice.request("POST", MESSAGES, data=body, headers={"Content-Type": kind})
            self.assert_refused(answer, status, code)

    async def test_ids_that_cannot_be_are_simply_not_there(self):
        for channel in ("0", "99", str(2**53), "9" * 40, "-1", "x", "1.0", "%00"):
            for address in (f"/api/channels/{channel}/messages", f"{MESSAGES}/{channel}"):
                self.assert_refused(await self.alice.get(address), 404, "not_found")

    async def test_a_category_holds_channels_and_no_messages(self):
        guild = (await self.alice.post("/api/guilds", {"name": "G"})).json
        new = {"name": "Rooms", "type": "category"}
        category = (await self.alice.post(f"/api/guilds/{guild['id']}/channels", new)).json["id"]
        answer = await self.alice.post(f"/api/channels/{category}/messages", {"content": "x"})
        self.assert_refused(answer, 404, "not_found")

    async def test_a_room_must_name_the_channels_own_guild(self):
        guild = (await self.alice.post("/api/guilds", {"name": "G"})).json["id"]
        message = await self.alice.say("x")
        socket = await self.alice.socket()
        target = {"room": f"g:{guild}:c:1", "message_id": message["id"]}
        for name, said in (
            ("join_room", {"room": target["room"]}),
            ("typing", {"room": target["room"]}),
            ("send_message", {"room": target["room"], "content": "x"}),
            ("edit_message", {**target, "content": "y"}),
            ("add_reaction", {**target, "emoji": "👍"}),
            ("mark_read", target),
            ("delete_message", target),
        ):
            self.assertEqual((await socket.ask(name, said))["error"]["code"], "not_found", name)


class TestChanging(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")
        self.socket = await self.bob.socket()
        await self.socket.join()
        self.message = await self.alice.say("first", nonce="n")
        self.address = f"{MESSAGES}/{self.message['id']}"

    async def test_the_author_edits_and_everyone_sees_it_with_its_reactions(self):
        await self.bob.put(f"{self.address}/reactions/👍")
        answer = await self.alice.patch(self.address, {"content": " second "})
        self.assertEqual((answer.status, answer.json["content"]), (200, "second"))
        self.assertIsNotNone(answer.json["edited_at"])
        seen = await self.socket.event("message_edited")
        self.assertEqual(seen["reactions"], [{"emoji": "👍", "count": 1}])
        self.assertEqual((seen["content"], seen["seq"], seen["room"]), ("second", 1, ROOM))
        self.assertNotIn("nonce", seen)
        self.assertEqual((await self.alice.get(self.address)).json, answer.json)

    async def test_saving_the_same_text_changes_nothing(self):
        answer = await self.alice.patch(self.address, {"content": "first "})
        self.assertEqual(answer.json, self.message)
        self.assertNotIn("message_edited", [name for name, _ in await self.settle(self.socket)])

    async def test_nobody_else_edits_not_even_an_administrator(self):
        await self.give_role(self.bob.id, Permission.ADMINISTRATOR)
        self.assert_refused(await self.bob.patch(self.address, {"content": "mine"}), 403, "forbidden")
        answer = await self.socket.ask("edit_message", {"room": ROOM, "message_id": self.message["id"], "content": "x"})
        self.assertEqual(answer["error"]["code"], "forbidden")

    async def test_who_may_not_write_may_not_edit(self):
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.SEND_MESSAGES)
        self.assert_refused(await self.alice.patch(self.address, {"content": "x"}), 403, "forbidden")
        self.assert_refused(await self.alice.post(MESSAGES, {"content": "x"}), 403, "forbidden")

    async def test_the_author_deletes_and_the_channel_ends_with_the_one_before(self):
        newer = await self.alice.say("second")
        await self.bob.put(f"{MESSAGES}/{newer['id']}/reactions/👍")
        self.assertEqual((await self.alice.delete(f"{MESSAGES}/{newer['id']}")).status, 204)
        gone = await self.socket.event("message_deleted")
        expected = {"room": ROOM, "channel_id": 1, "guild_id": 1, "message_id": newer["id"], "seq": 2}
        self.assertEqual(gone, {**expected, "last_message_id": self.message["id"]})
        self.assert_refused(await self.alice.get(f"{MESSAGES}/{newer['id']}"), 404, "not_found")
        self.assert_refused(await self.alice.delete(f"{MESSAGES}/{newer['id']}"), 404, "not_found")
        channel = (await self.alice.get("/api/guilds/1/channels")).json[0]
        self.assertEqual((channel["last_message_id"], channel["last_seq"]), (self.message["id"], 2))
        self.assertEqual((await self.alice.say("third"))["seq"], 3)  # a number is never given twice

    async def test_deleting_anothers_message_needs_manage_messages(self):
        self.assert_refused(await self.bob.delete(self.address), 403, "forbidden")
        await self.give_role(self.bob.id, Permission.MANAGE_MESSAGES)
        answer = await self.socket.ask("delete_message", {"room": ROOM, "message_id": self.message["id"]})
        self.assertEqual(answer, {"ok": True})
        self.assertIsNone((await self.socket.event("message_deleted"))["last_message_id"])

    async def test_a_message_is_found_in_its_own_channel_only(self):
        guild = (await self.alice.post("/api/guilds", {"name": "G"})).json
        elsewhere = f"/api/channels/{guild['channels'][0]['id']}/messages/{self.message['id']}"
        for method in ("GET", "DELETE"):
            self.assert_refused(await self.alice.request(method, elsewhere), 404, "not_found")
        self.assert_refused(await self.alice.patch(elsewhere, {"content": "x"}), 404, "not_found")
        self.assert_refused(await self.alice.put(f"{elsewhere}/reactions/👍"), 404, "not_found")


class TestReading(GuildhallTest):
    async def test_a_mark_never_moves_back_and_reaches_all_devices(self):
        alice, bob = await self.cast("alice", "bob")
        socket = await bob.socket()
        first, second = await alice.say("one"), await alice.say("two")
        state = {"channel_id": 1, "last_read_id": second["id"], "last_read_seq": 2, "mentions": 0, "mention_ids": []}
        self.assertEqual((await bob.post("/api/channels/1/ack", {"message_id": second["id"]})).json, state)
        self.assertEqual(await socket.event("unread_changed", lambda e: "last_read_id" in e), {**state, "guild_id": 1})
        self.assertEqual((await bob.post("/api/channels/1/ack", {"message_id": first["id"]})).json, state)
        again = await socket.ask("mark_read", {"room": ROOM, "message_id": second["id"]})
        self.assertEqual(again, {"ok": True, **state})
        events = [event for name, event in await self.settle(socket) if name == "unread_changed"]
        self.assertFalse([event for event in events if "last_read_id" in event])
        self.assertEqual((await bob.get("/api/bootstrap")).json["read_states"], [state])
        self.assertEqual((await alice.get("/api/bootstrap")).json["read_states"], [])

    async def test_marking_what_is_not_there(self):
        (alice,) = await self.cast("alice")
        for wrong in (1, 2**53 - 1):
            self.assert_refused(await alice.post("/api/channels/1/ack", {"message_id": wrong}), 404, "not_found")
        for wrong in (0, -1, 2**53, "1", None, 1.5):
            self.assert_refused(await alice.post("/api/channels/1/ack", {"message_id": wrong}), 422, "invalid_fields")


if __name__ == "__main__":
    unittest.main()
