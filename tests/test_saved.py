"""Messages that somebody saved: theirs alone, and only as long as they may read them."""

import unittest
from unittest import mock

from support import GuildhallTest

from backend.keeping import saved
from backend.permissions.bits import DEFAULT_EVERYONE, Permission


class TestSaved(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")

    async def save(self, message, note=None, person=None):
        body = None if note is None else {"note": note}
        return await (person or self.bob).put(f"/api/me/saved/{message['id']}", body)

    async def listed(self, query=""):
        return (await self.bob.get(f"/api/me/saved{query}")).json

    async def test_it_is_listed_whole_the_one_saved_last_first(self):
        older, newer = await self.alice.say("older"), await self.alice.say("newer")
        await self.alice.put(f"/api/channels/1/messages/{older['id']}/reactions/🍵")
        self.assertEqual((await self.save(newer)).status, 201)
        answer = await self.save(older, "read again")
        self.assertEqual(answer.status, 201)
        found = await self.listed()
        self.assertEqual([one["message_id"] for one in found["saved"]], [older["id"], newer["id"]])
        first = found["saved"][0]
        self.assertEqual((first, first["note"], found["next"]), (answer.json, "read again", None))
        self.assertEqual(first["message"], (await self.bob.get(f"/api/channels/1/messages/{older['id']}")).json)

    async def test_which_they_are_is_one_statement_however_many(self):
        said = [await self.alice.say(str(number)) for number in range(3)]
        for message in said:
            await self.save(message)
        await self.alice.delete(f"/api/channels/1/messages/{said[0]['id']}")
        async with self.statements() as ran:
            found = (await self.bob.get("/api/me/saved/ids")).json
        self.assertEqual(found, {"ids": [message["id"] for message in reversed(said)]})
        self.assertEqual(len(ran), 1)
        self.assertEqual((await self.alice.get("/api/me/saved/ids")).json, {"ids": []})

    async def test_saving_again_changes_its_note_alone(self):
        message = await self.alice.say("x")
        first = (await self.save(message, "a note")).json
        again = await self.save(message)
        self.assertEqual((again.status, again.json), (200, first))
        changed = await self.save(message, "")
        self.assertEqual((changed.status, changed.json), (200, {**first, "note": ""}))
        self.assertEqual(len((await self.listed())["saved"]), 1)

    async def test_ones_devices_hear_of_it_and_nobody_else(self):
        mine, theirs = await self.bob.socket(), await self.alice.socket()
        message = await self.alice.say("x")
        created = (await self.save(message)).json
        await self.save(message)
        updated = (await self.save(message, "a note")).json
        for _ in range(2):
            self.assertEqual((await self.bob.delete(f"/api/me/saved/{message['id']}")).status, 204)
        events = [(name, event) for name, event in await self.settle(mine) if name.startswith("saved")]
        deleted = ("saved_deleted", {"message_id": message["id"]})
        self.assertEqual(events, [("saved_created", created), ("saved_updated", updated), deleted])
        self.assertFalse([name for name, _ in await self.settle(theirs) if name.startswith("saved")])
        self.assertEqual(await self.listed(), {"saved": [], "next": None})

    async def test_of_what_is_deleted_or_hidden_there_is_no_content(self):
        gone, hidden = await self.alice.say("gone"), await self.alice.say("hidden")
        await self.save(gone)
        await self.save(hidden)
        await self.alice.delete(f"/api/channels/1/messages/{gone['id']}")
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.READ_MESSAGE_HISTORY)
        found = await self.bob.get("/api/me/saved")
        self.assertEqual([one["message"] for one in found.json["saved"]], [None, None])
        self.assertNotIn(b"hidden", found.body)
        self.assertEqual((await self.bob.delete(f"/api/me/saved/{hidden['id']}")).status, 204)
        await self.set_everyone(DEFAULT_EVERYONE)
        self.assertEqual([one["message"] for one in (await self.listed())["saved"]], [None])

    async def test_in_direct_messages_too(self):
        dm = (await self.alice.post("/api/dms", {"users": [self.bob.id]})).json["id"]
        message = await self.alice.say("between us", dm)
        self.assertEqual((await self.save(message)).status, 201)
        self.assertEqual((await self.listed())["saved"][0]["message"]["guild_id"], None)
        stranger = await self.member("stranger")
        self.assert_refused(await self.save(message, person=stranger), 404, "not_found")

    async def test_pages(self):
        said = [await self.alice.say(f"message {number}") for number in range(5)]
        for message in said:
            await self.save(message)
        first = await self.listed("?limit=2")
        self.assertEqual([one["message"]["content"] for one in first["saved"]], ["message 4", "message 3"])
        second = await self.listed(f"?limit=3&before={first['next']}")
        self.assertEqual(
            [one["message"]["content"] for one in second["saved"]], ["message 2", "message 1", "message 0"]
        )
        self.assertEqual((second["next"], await self.listed("?before=4095")), (None, {"saved": [], "next": None}))

    async def test_refusals(self):
        message = await self.alice.say("x")
        self.assert_refused(await self.save({"id": 4095}), 404, "not_found")
        self.assert_refused(await self.save(message, "x" * 501), 422, "invalid_fields")
        self.assert_refused(await self.save(message, 5), 422, "invalid_fields")
        self.assert_refused(await self.bob.put(f"/api/me/saved/{message['id']}", {"nota": ""}), 422, "invalid_fields")
        self.assert_refused(await self.save(message, person=self.client()), 401, "not_signed_in")
        with mock.patch.object(saved, "MOST", 1):
            await self.save(message)
            self.assert_refused(await self.save(await self.alice.say("y")), 409, "conflict")
            self.assertEqual((await self.save(message, "still there")).status, 200)

    async def test_the_statements_do_not_grow_with_guilds_and_messages(self):
        await self.save(await self.alice.say("x"))
        async with self.statements() as few:
            await self.listed()
        for number in range(4):
            guild = (await self.alice.post("/api/guilds", {"name": f"Guild {number}"})).json
            invite = (await self.alice.post(f"/api/guilds/{guild['id']}/invites", {})).json["code"]
            await self.bob.post(f"/api/invites/{invite}/join")
            for _ in range(5):
                await self.save(await self.alice.say("y", guild["channels"][0]["id"]))
        async with self.statements() as many:
            self.assertEqual(len((await self.listed())["saved"]), 21)
        self.assertEqual(len(many), len(few))
        self.assertLessEqual(len(many), 12)


if __name__ == "__main__":
    unittest.main()
