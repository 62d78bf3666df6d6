"""Guilds, their channels and their members: the Welcome guild, making them, listing them, and who is told."""

import unittest
from typing import ClassVar

from sqlalchemy import func, select, update
from support import GuildhallTest

from backend import init_permissions
from backend.guilds.models import guilds, members
from backend.permissions.bits import DEFAULT_EVERYONE, Permission

EVERYONE = int(DEFAULT_EVERYONE)
ONLY_WHOLE = {"channels", "roles", "member", "emojis", "stickers"}  # not in lists of guilds


class TestWelcome(GuildhallTest):
    async def test_the_first_start_makes_guild_1_with_channel_1(self):
        (alice,) = await self.cast("alice")
        guild = (await alice.get("/api/guilds/1")).json
        self.assertEqual(
            (guild["id"], guild["name"], guild["owner_id"], guild["member_count"]), (1, "Welcome", None, 1)
        )
        self.assertEqual([role["name"] for role in guild["roles"]], ["@everyone"])
        channel = {"id": 1, "guild_id": 1, "name": "general", "type": "text", "position": 0, "parent_id": None}
        channel |= {"topic": "", "last_message_id": None, "last_seq": 0, "overwrites": [], "permissions": EVERYONE}
        (shown,) = (await alice.get("/api/guilds/1/channels")).json
        self.assertEqual(shown, {**shown, **channel})
        self.assertEqual(guild["channels"], [shown])

    async def test_later_starts_leave_it_as_it_is(self):
        (alice,) = await self.cast("alice")
        message = await alice.say("still here")
        await self.write(lambda work: work.execute(update(guilds).values(name="Our house")))
        await self.server.stop()
        init_permissions.initialise(self.settings)
        init_permissions.initialise(self.settings)
        await self.start_server()
        back = self.client("alice")
        await back.login()
        self.assertEqual([guild["name"] for guild in (await back.get("/api/guilds")).json], ["Our house"])
        self.assertEqual((await back.get("/api/channels/1/messages")).json["messages"][0]["id"], message["id"])


class TestNoAutoJoin(GuildhallTest):
    changes: ClassVar = {"auto_join_guilds": ()}

    async def test_new_accounts_join_only_what_the_setting_names(self):
        (alice,) = await self.cast("alice")
        self.assertEqual((await alice.get("/api/guilds")).json, [])
        self.assert_refused(await alice.get("/api/guilds/1"), 404, "not_found")


class TestMissingAutoJoin(GuildhallTest):
    changes: ClassVar = {"auto_join_guilds": (77, 1)}

    async def test_a_guild_that_is_not_there_stands_in_nobodys_way(self):
        (alice,) = await self.cast("alice")
        self.assertEqual([guild["id"] for guild in (await alice.get("/api/guilds")).json], [1])


class TestMaking(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")

    async def make(self, **channel):
        return await self.alice.post(f"/api/guilds/{self.guild['id']}/channels", channel)

    async def make_guild(self):
        self.guild = (await self.alice.post("/api/guilds", {"name": "Ours"})).json
        return self.guild

    async def test_a_guild_starts_with_general_and_belongs_to_its_maker(self):
        socket = await self.alice.socket()
        guild = await self.make_guild()
        self.assertEqual((guild["owner_id"], guild["member_count"]), (self.alice.id, 1))
        self.assertEqual([(channel["name"], channel["type"]) for channel in guild["channels"]], [("general", "text")])
        self.assertEqual(await socket.event("guild_created"), guild)
        self.assertEqual((await self.alice.get(f"/api/guilds/{guild['id']}")).json, guild)
        listed = (await self.alice.get("/api/guilds")).json
        self.assertEqual(listed[1], {key: guild[key] for key in guild if key not in ONLY_WHOLE})
        await socket.join(guild["id"], guild["channels"][0]["id"])  # the socket knows of it without reconnecting
        await self.alice.say("first", guild["channels"][0]["id"])
        await socket.event("new_message")

    async def test_others_hear_nothing_of_it_and_get_the_answer_for_what_is_not_there(self):
        socket = await self.bob.socket()
        guild = await self.make_guild()
        await self.make(name="plans")
        self.assertEqual(await self.settle(socket), [])
        for path in ("", "/channels", "/members"):
            there = await self.bob.get(f"/api/guilds/{guild['id']}{path}")
            nowhere = await self.bob.get(f"/api/guilds/{guild['id'] + 1}{path}")
            self.assert_refused(there, 404, "not_found")
            self.assertEqual(there.json, nowhere.json)
        channel = guild["channels"][0]["id"]
        for method, path, body in (
            ("GET", "messages", None),
            ("POST", "messages", {"content": "x"}),
            ("POST", "ack", {"message_id": 5}),
        ):
            there = await self.bob.request(method, f"/api/channels/{channel}/{path}", body)
            nowhere = await self.bob.request(method, f"/api/channels/{channel + 1}/{path}", body)
            self.assert_refused(there, 404, "not_found")
            self.assertEqual(there.json, nowhere.json)
        there = await self.bob.post(f"/api/guilds/{guild['id']}/channels", {"name": "x"})
        self.assert_refused(there, 404, "not_found")

    async def test_names(self):
        for given, kept in ((" Our   house\n", "Our house"), ("Дом 🏠", "Дом 🏠"), ("x" * 100, "x" * 100)):
            self.assertEqual((await self.alice.post("/api/guilds", {"name": given})).json["name"], kept)
        for wrong in ("", "  ", "x" * 101, "a\u200bb", "a\x00b", "a\u202eb", None, 5):
            answer = await self.alice.post("/api/guilds", {"name": wrong})
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), ["name"])

    async def test_channels_get_their_names_positions_and_parents(self):
        await self.make_guild()
        category = (await self.make(name="  Quiet  Rooms ", type="category")).json
        self.assertEqual((category["name"], category["position"], category["type"]), ("Quiet Rooms", 1, "category"))
        text = (await self.make(name="Off Topic", parent_id=category["id"], topic=" anything ")).json
        self.assertEqual((text["name"], text["position"], text["parent_id"]), ("off-topic", 2, category["id"]))
        self.assertEqual((text["topic"], text["permissions"]), ("anything", self.guild["permissions"]))
        self.assertEqual((await self.make(name="news", type="announcement")).json["type"], "announcement")
        listed = (await self.alice.get(f"/api/guilds/{self.guild['id']}/channels")).json
        self.assertEqual([channel["position"] for channel in listed], [0, 1, 2, 3])
        self.assertEqual(listed[2], text)

    async def test_wrong_channels_are_refused_by_name(self):
        await self.make_guild()
        text = self.guild["channels"][0]["id"]
        category = (await self.make(name="C", type="category")).json["id"]
        elsewhere = (await self.alice.post("/api/guilds", {"name": "Other"})).json["id"]
        foreign = (await self.alice.post(f"/api/guilds/{elsewhere}/channels", {"name": "C", "type": "category"})).json
        for wrong, field in (
            ({}, "name"),
            ({"name": " "}, "name"),
            ({"name": "x" * 101}, "name"),
            ({"name": "İ" * 100}, "name"),  # its small letter is two characters
            ({"name": "x", "type": "voice"}, "type"),
            ({"name": "x", "parent_id": text}, "parent_id"),
            ({"name": "x", "parent_id": foreign["id"]}, "parent_id"),
            ({"name": "x", "parent_id": 77}, "parent_id"),
            ({"name": "x", "type": "category", "parent_id": category}, "parent_id"),
            ({"name": "x", "parent_id": "1"}, "parent_id"),
            ({"name": "x", "topic": "x" * 1025}, "topic"),
            ({"name": "x", "topic": "a\x00b"}, "topic"),
            ({"name": "x", "position": 3}, "position"),
        ):
            answer = await self.make(**wrong)
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), [field])

    async def test_making_a_channel_needs_manage_channels(self):
        answer = await self.bob.post("/api/guilds/1/channels", {"name": "x"})
        self.assert_refused(answer, 403, "forbidden")
        await self.give_role(self.bob.id, Permission.MANAGE_CHANNELS)
        self.assertEqual((await self.bob.post("/api/guilds/1/channels", {"name": "x"})).status, 201)

    async def test_a_new_channel_is_told_to_those_who_may_view_it(self):
        (carol,) = await self.cast("carol")
        await self.give_role(self.alice.id, Permission.MANAGE_CHANNELS | Permission.VIEW_CHANNEL)
        await self.set_everyone(0)
        await self.give_role(self.bob.id, Permission.VIEW_CHANNEL)
        sees, blind = await self.bob.socket(), await carol.socket()
        channel = (await self.alice.post("/api/guilds/1/channels", {"name": "plans"})).json
        told = await sees.event("channel_created")
        self.assertEqual(told, {key: channel[key] for key in channel if key != "permissions"})
        self.assertEqual([data["channels"] for name, data in await self.settle(blind)], [[]] * len(blind.received))
        await sees.join(1, channel["id"])

    async def test_whoever_joins_is_told_to_the_members(self):
        socket = await self.alice.socket()
        before = (await self.alice.get("/api/guilds/1")).json["member_count"]
        (carol,) = await self.cast("carol")
        joined = await socket.event("member_created")
        person = {"id": carol.id, "username": "carol", "display_name": None, "avatar": None}
        self.assertEqual((joined["guild_id"], joined["member_count"]), (1, before + 1))
        self.assertEqual(joined["member"]["user"], person)
        self.assertEqual((joined["member"]["nickname"], joined["member"]["roles"]), (None, []))
        listed = (await self.alice.get("/api/guilds/1/members")).json["members"][-1]
        self.assertEqual({**listed, "status": "offline"}, joined["member"])


class TestMembers(GuildhallTest):
    async def test_members_are_paged_by_user_with_roles_and_status(self):
        alice, bob, carol = await self.cast("alice", "bob", "carol")
        role = await self.give_role(bob.id)
        socket = await carol.socket()
        await socket.join()
        first = (await alice.get("/api/guilds/1/members?limit=2")).json
        self.assertEqual([member["user"]["username"] for member in first["members"]], ["alice", "bob"])
        self.assertEqual([member["roles"] for member in first["members"]], [[], [role]])
        rest = (await alice.get(f"/api/guilds/1/members?limit=2&after={first['next']}")).json
        self.assertEqual([member["user"]["username"] for member in rest["members"]], ["carol"])
        self.assertEqual((rest["members"][0]["status"], rest["next"]), ("online", None))
        self.assertEqual(first["members"][0]["status"], "offline")
        whole = (await alice.get("/api/guilds/1/members?limit=3")).json
        self.assertEqual((len(whole["members"]), whole["next"]), (3, None))

    async def test_those_who_are_online_are_listed_alone(self):
        alice, bob, carol, dave = await self.cast("alice", "bob", "carol", "dave")
        for person in (bob, carol, dave):
            await (await person.socket()).join()
        self.assertEqual((await dave.put("/api/me/status", {"status": "invisible"})).status, 200)
        first = (await alice.get("/api/guilds/1/members?online=true&limit=1")).json
        self.assertEqual([member["user"]["id"] for member in first["members"]], [bob.id])
        rest = (await alice.get(f"/api/guilds/1/members?online=true&after={first['next']}")).json
        self.assertEqual([(one["user"]["id"], one["status"]) for one in rest["members"]], [(carol.id, "online")])
        self.assertEqual((await alice.put(f"/api/friends/{bob.id}/block")).status, 200)
        without = (await alice.get("/api/guilds/1/members?online=true")).json
        self.assertEqual([member["user"]["id"] for member in without["members"]], [carol.id])

    async def test_certain_members_are_read_at_once(self):
        alice, bob, carol = await self.cast("alice", "bob", "carol")
        path = f"/api/guilds/1/members?id={carol.id}&id={alice.id}&id=99"
        found = (await bob.get(path)).json
        self.assertEqual([member["user"]["id"] for member in found["members"]], [carol.id, alice.id])
        self.assertIsNone(found["next"])

    async def test_the_count_is_that_of_the_rows(self):
        people = await self.cast("alice", "bob", "carol")
        count = await self.app.db.read(
            lambda work: work.execute(select(func.count()).select_from(members)).scalar_one()
        )
        self.assertEqual(count, (await people[0].get("/api/guilds/1")).json["member_count"])


if __name__ == "__main__":
    unittest.main()
