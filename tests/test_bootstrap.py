"""The start-up state: one answer, what the lists say, at a number of statements that does not grow."""

import unittest

from sqlalchemy import insert
from support import GuildhallTest

from backend.channels.actions import add_channel
from backend.guilds.actions import add_guild
from backend.guilds.members import add_member
from backend.guilds.models import members
from backend.permissions.bits import DEFAULT_EVERYONE, Permission
from backend.users.models import users


class TestBootstrap(GuildhallTest):
    async def test_it_says_what_the_lists_say(self):
        alice, bob = await self.cast("alice", "bob")
        guild = (await alice.post("/api/guilds", {"name": "Ours"})).json
        hidden = (await alice.post(f"/api/guilds/{guild['id']}/channels", {"name": "x"})).json
        message = await bob.say("hello")
        dm = (await alice.post("/api/dms", {"users": [bob.id]})).json["id"]
        await bob.say("psst", dm)
        await alice.post("/api/friends/request", {"to": "bob"})
        quiet = (await alice.put("/api/channels/1/notifications", {"level": "nothing"})).json
        read = (await alice.post("/api/channels/1/ack", {"message_id": message["id"]})).json
        state = (await alice.get("/api/bootstrap")).json
        self.assertEqual(state["me"], (await alice.get("/api/me")).json)
        self.assertEqual(state["csrf_token"], (await alice.get("/api/csrf")).json["csrf_token"])
        self.assertEqual(state["read_states"], [read])
        self.assertEqual(state["friends"], (await alice.get("/api/friends")).json)
        self.assertEqual(state["dms"], (await alice.get("/api/dms")).json["dms"])
        self.assertEqual([dm["recipients"][1]["username"] for dm in state["dms"]], ["bob"])
        self.assertEqual(state["settings"], state["me"]["settings"])
        self.assertEqual((state["announcements"], state["notifications"]), ([], [quiet]))
        limits = {"message_length": 4000, "guild_name_length": 100, "channel_name_length": 100, "reaction_kinds": 20}
        limits |= {"guild_emojis": 250, "guild_stickers": 60, "files": 10, "file_bytes": 25 * 1024 * 1024}
        limits |= {"poll_question_length": 300, "poll_options": 10, "poll_option_length": 55}
        self.assertEqual(state["limits"], limits)
        self.assertEqual([guild["id"] for guild in state["guilds"]], [1, guild["id"]])
        for shown in state["guilds"]:
            self.assertEqual(shown, (await alice.get(f"/api/guilds/{shown['id']}")).json)
            self.assertEqual(shown["channels"], (await alice.get(f"/api/guilds/{shown['id']}/channels")).json)
        self.assertIn(hidden["id"], [channel["id"] for channel in state["guilds"][1]["channels"]])

    async def test_what_one_may_not_view_is_in_none_of_it(self):
        alice, bob = await self.cast("alice", "bob")
        message = await alice.say("hello")
        await bob.post("/api/channels/1/ack", {"message_id": message["id"]})
        await self.set_overwrite(bob.id, deny=Permission.VIEW_CHANNEL)
        state = (await bob.get("/api/bootstrap")).json
        self.assertEqual(state["guilds"][0]["channels"], [])
        self.assertEqual(state["read_states"], [])
        self.assertEqual((await bob.get("/api/guilds/1/channels")).json, [])
        self.assertEqual((await bob.get("/api/guilds/1")).json["channels"], [])

    async def test_permissions_are_ones_own(self):
        alice, bob = await self.cast("alice", "bob")
        await self.set_overwrite(1, deny=Permission.SEND_MESSAGES)
        await self.give_role(alice.id, Permission.ADMINISTRATOR)
        hers = (await alice.get("/api/bootstrap")).json["guilds"][0]
        his = (await bob.get("/api/bootstrap")).json["guilds"][0]
        self.assertTrue(hers["channels"][0]["permissions"] & Permission.SEND_MESSAGES)
        self.assertFalse(his["channels"][0]["permissions"] & Permission.SEND_MESSAGES)
        self.assertEqual(his["permissions"], DEFAULT_EVERYONE)

    async def test_a_visitor_gets_none(self):
        self.assert_refused(await self.client().get("/api/bootstrap"), 401, "not_signed_in")

    async def test_a_page_asks_who_it_is_and_a_visitor_is_no_error(self):
        visitor, alice = self.client(), await self.member("alice")
        for person, me in ((visitor, None), (alice, (await alice.get("/api/me")).json)):
            told = (await person.get("/api/start")).json
            self.assertEqual(told["me"], me)
            self.assertEqual(told["instance"], (await visitor.get("/api/instance")).json)
            self.assertEqual(told["csrf_token"], (await person.get("/api/csrf")).json["csrf_token"])

    async def test_friends_are_shown_as_they_are_now(self):
        alice, bob = await self.cast("alice", "bob")
        await alice.post("/api/friends/request", {"to": "bob"})
        await bob.post(f"/api/friends/{alice.id}/accept")
        await bob.socket()
        (friend,) = (await alice.get("/api/bootstrap")).json["friends"]["friends"]
        self.assertEqual((friend["user"]["id"], friend["status"]), (bob.id, "online"))

    async def count(self, person):
        async with self.statements() as ran:
            self.assertEqual((await person.get("/api/bootstrap")).status, 200)
        return len(ran)

    async def test_twelve_statements_at_most_however_many_guilds_and_members(self):
        (alice,) = await self.cast("alice")

        def grow(guilds, crowd):
            def write(work):
                ids = [add_guild(work, work.new_id(), f"G{number}", alice.id) for number in range(guilds)]
                for guild_id in ids:
                    add_channel(work, guild_id, "general", "text", 0)
                    add_member(work, guild_id, alice.id)
                people = [work.new_id() for _ in range(crowd)]
                named = [dict.fromkeys(("username", "username_key", "email", "email_key"), str(id)) for id in people]
                rows = [
                    {"id": id, **names, "password_hash": "", "created_at": 1}
                    for id, names in zip(people, named, strict=True)
                ]
                work.execute(insert(users), rows)
                work.execute(insert(members), [{"guild_id": ids[0], "user_id": id, "joined_at": 1} for id in people])

            return write

        await self.write(grow(2, 10))
        await alice.get("/api/csrf")  # whose session it is, is asked once
        few = await self.count(alice)
        self.assertLessEqual(few, 12)
        await self.write(grow(27, 10_000))
        self.assertEqual(len((await alice.get("/api/guilds")).json), 30)
        self.assertLessEqual(await self.count(alice), few)


if __name__ == "__main__":
    unittest.main()
