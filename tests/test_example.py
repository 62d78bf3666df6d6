"""How a feature is tested here, on the smallest one: reactions. Read this before writing a test.

A test is a story: the cast comes on stage, somebody does something, and we look at what the others notice. The server is a
real one on a free port, the clients are stock ones, and whoever waits waits for an event, never for a time.
"""

import unittest

from support import GuildhallTest

from backend.permissions.bits import DEFAULT_EVERYONE, Permission


class TestReacting(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")  # both are members of the Welcome guild
        self.message = await self.alice.say("Tea or coffee?")
        self.address = f"/api/channels/1/messages/{self.message['id']}"
        self.reaction = {"room": "g:1:c:1", "message_id": self.message["id"], "emoji": "🍵"}

    async def reactions_seen_by(self, person):
        return (await person.get(self.address)).json["reactions"]

    # What it does, through each of the two doors

    async def test_a_reaction_given_over_http_is_seen_by_everyone_in_the_room(self):
        socket = await self.alice.socket()
        await socket.join()

        answer = await self.bob.put(f"{self.address}/reactions/🍵")

        self.assertEqual(answer.status, 204)
        expected = {**self.reaction, "channel_id": 1, "user_id": self.bob.id, "username": "bob", "count": 1}
        self.assertEqual(await socket.event("reaction_added"), expected)
        self.assertEqual(await self.reactions_seen_by(self.bob), [{"emoji": "🍵", "count": 1, "me": True}])
        self.assertEqual(await self.reactions_seen_by(self.alice), [{"emoji": "🍵", "count": 1, "me": False}])

    async def test_a_reaction_given_over_the_socket_does_the_same(self):
        socket = await self.bob.socket()
        await socket.join()

        self.assertEqual(await socket.ask("add_reaction", self.reaction), {"ok": True})

        self.assertEqual((await socket.event("reaction_added"))["count"], 1)
        self.assertEqual(await self.reactions_seen_by(self.bob), [{"emoji": "🍵", "count": 1, "me": True}])

    async def test_taking_it_back_leaves_no_trace(self):
        socket = await self.bob.socket()
        await socket.join()
        await socket.ask("add_reaction", self.reaction)

        self.assertEqual(await socket.ask("remove_reaction", self.reaction), {"ok": True})

        self.assertEqual((await socket.event("reaction_removed"))["count"], 0)
        self.assertEqual(await self.reactions_seen_by(self.bob), [])

    # Its rule: the same reaction counts once, however often and through whatever door it comes

    async def test_reacting_twice_counts_once_and_is_told_once(self):
        socket = await self.bob.socket()
        await socket.join()

        await self.bob.put(f"{self.address}/reactions/🍵")
        await socket.ask("add_reaction", self.reaction)

        events = await self.settle(socket)
        self.assertEqual([name for name, _ in events], ["reaction_added"])
        self.assertEqual(await self.reactions_seen_by(self.bob), [{"emoji": "🍵", "count": 1, "me": True}])

    # Its refusals: a test for each way in which it can be wrong to ask

    async def test_a_visitor_must_sign_in(self):
        self.assert_refused(await self.client().put(f"{self.address}/reactions/🍵"), 401, "not_signed_in")

    async def test_a_stranger_learns_nothing_not_even_that_the_message_exists(self):
        guild = (await self.alice.post("/api/guilds", {"name": "Private"})).json
        secret = await self.alice.say("just us", guild["channels"][0]["id"])

        there = await self.bob.put(f"/api/channels/{secret['channel_id']}/messages/{secret['id']}/reactions/🍵")
        nowhere = await self.bob.put(f"/api/channels/{secret['channel_id']}/messages/{secret['id'] + 1}/reactions/🍵")

        self.assert_refused(there, 404, "not_found")
        self.assert_refused(nowhere, 404, "not_found")

    async def test_a_new_kind_needs_the_right_to_add_reactions(self):
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.ADD_REACTIONS)

        self.assert_refused(await self.bob.put(f"{self.address}/reactions/🍵"), 403, "forbidden")
        socket = await self.bob.socket()
        self.assertEqual((await socket.ask("add_reaction", self.reaction))["error"]["code"], "forbidden")

    async def test_what_is_no_emoji_is_refused_with_the_field_and_the_reason(self):
        answer = await self.bob.put(f"{self.address}/reactions/tea")

        self.assert_refused(answer, 422, "invalid_fields")
        self.assertEqual(answer.json["error"]["fields"], {"emoji": "must be one emoji"})

    async def test_wrong_types_are_answered_and_the_connection_stays(self):
        socket = await self.bob.socket()
        for wrong in ({}, {**self.reaction, "message_id": "1"}, {**self.reaction, "emoji": None}, [], None, "🍵"):
            answer = await socket.ask("add_reaction", wrong)
            self.assertFalse(answer["ok"], wrong)
            self.assertIn(answer["error"]["code"], ("invalid_fields", "malformed"))
        self.assertEqual(await socket.ask("add_reaction", self.reaction), {"ok": True})


if __name__ == "__main__":
    unittest.main()
