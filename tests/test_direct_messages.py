"""Direct messages: one-to-one, who may open them, what those in them hear, and what a block does."""

from __future__ import annotations

import asyncio
import unittest
from typing import Any

from dm_stage import DirectTest
from sqlalchemy import delete, insert
from support import PASSWORD, Client

from backend.dms.actions import block_changed
from backend.users.live import people_changed
from backend.users.models import relationships


class TestOneToOne(DirectTest):
    async def test_it_is_made_once_whoever_opens_it(self) -> None:
        first = await self.alice.post("/api/dms", {"users": [self.bob.id]})
        again = await self.alice.post("/api/dms", {"users": [self.bob.id, self.alice.id]})
        his = await self.bob.post("/api/dms", {"users": [self.alice.id]})
        self.assertEqual((first.status, again.status, his.status), (201, 200, 200))
        self.assertEqual(first.json, again.json)
        self.assertEqual((his.json["id"], his.json["type"]), (first.json["id"], "dm"))
        self.assertEqual([user["username"] for user in first.json["recipients"]], ["alice", "bob"])
        self.assertIsNone(first.json["guild_id"])

    async def test_two_who_open_it_in_the_same_moment_meet_in_one(self) -> None:
        opened = await asyncio.gather(
            *(
                one.post("/api/dms", {"users": [other.id]})
                for one, other in 5 * [(self.alice, self.bob), (self.bob, self.alice)]
            )
        )
        self.assertEqual(len({answer.json["id"] for answer in opened}), 1)

    async def test_the_other_hears_of_it_with_the_first_message(self) -> None:
        his = await self.bob.socket()
        dm = await self.open(self.alice, self.bob)
        await self.settle(his)
        self.assertEqual((his.names(), await self.listed(self.bob)), ([], []))
        sent = await self.alice.say("hello", dm["id"])
        self.assertIsNone(sent["guild_id"])
        told = await his.event("dm_created")
        self.assertEqual({**told, "permissions": 0}, {**dm, "permissions": 0})
        unread = await his.event("unread_changed")
        self.assertEqual((unread["channel_id"], unread["guild_id"], unread["last_seq"]), (dm["id"], None, 1))
        self.assertEqual(await self.listed(self.bob), [dm["id"]])

    async def test_messages_typing_reactions_and_reading_work_as_in_channels(self) -> None:
        dm = await self.open(self.alice, self.bob)
        await self.alice.say("hello", dm["id"])
        his, hers, room = await self.bob.socket(), await self.alice.socket(), f"d:{dm['id']}"
        for socket in (his, hers):
            self.assertEqual(await socket.ask("join_room", {"room": room}), {"ok": True, "room": room})
        sent = (await his.ask("send_message", {"room": room, "content": "hi", "nonce": "1"}))["message"]
        heard = await hers.event("new_message")
        self.assertEqual((heard["id"], heard["room"], heard["guild_id"]), (sent["id"], room, None))
        await his.ask("typing", {"room": room})
        self.assertEqual((await hers.event("user_typing"))["username"], "bob")
        self.assertEqual(
            await hers.ask("add_reaction", {"room": room, "message_id": sent["id"], "emoji": "👍"}), {"ok": True}
        )
        self.assertEqual((await his.event("reaction_added"))["room"], room)
        read = await hers.ask("mark_read", {"room": room, "message_id": sent["id"]})
        self.assertEqual((read["ok"], read["last_read_seq"]), (True, 2))
        edited = await self.bob.patch(f"/api/channels/{dm['id']}/messages/{sent['id']}", {"content": "hi!"})
        self.assertEqual((edited.status, (await hers.event("message_edited"))["content"]), (200, "hi!"))
        answer = await self.alice.delete(f"/api/channels/{dm['id']}/messages/{sent['id']}")
        self.assert_refused(answer, 403, "forbidden")  # nobody moderates direct messages
        self.assertEqual((await self.bob.delete(f"/api/channels/{dm['id']}/messages/{sent['id']}")).status, 204)

    async def test_nobody_else_gets_in(self) -> None:
        dm = await self.open(self.alice, self.bob)
        said = await self.alice.say("between us", dm["id"])
        socket = await self.carol.socket()
        missing = await self.carol.get("/api/dms/999999")
        self.assertEqual((await self.carol.get(f"/api/dms/{dm['id']}")).json, missing.json)
        for path in (
            f"/api/dms/{dm['id']}",
            f"/api/channels/{dm['id']}/messages",
            f"/api/channels/{dm['id']}/messages/{said['id']}",
        ):
            self.assert_refused(await self.carol.get(path), 404, "not_found")
        for method, path, body in (
            ("PATCH", f"/api/dms/{dm['id']}", {"name": "x"}),
            ("DELETE", f"/api/dms/{dm['id']}", None),
            ("PUT", f"/api/dms/{dm['id']}/members/{self.carol.id}", None),
            ("POST", f"/api/channels/{dm['id']}/messages", {"content": "me too"}),
        ):
            self.assert_refused(await self.carol.request(method, path, body), 404, "not_found")
        for room in (f"d:{dm['id']}", f"g:1:c:{dm['id']}"):
            self.assertEqual((await socket.ask("join_room", {"room": room}))["error"]["code"], "not_found")
        await self.alice.say("still between us", dm["id"])
        self.assertEqual([name for name in await self.heard(socket) if name != "presence_changed"], [])

    async def heard(self, socket: Any) -> list[str]:
        self.app.hub._unread._flush()
        return [name for name, _ in await self.settle(socket)]

    async def test_a_closed_one_comes_back_with_the_next_message(self) -> None:
        dm = await self.open(self.alice, self.bob)
        await self.alice.say("hello", dm["id"])
        hers = await self.alice.socket()
        await hers.ask("join_room", {"room": f"d:{dm['id']}"})
        self.assertEqual((await self.alice.delete(f"/api/dms/{dm['id']}")).status, 204)
        self.assertEqual(await hers.event("dm_deleted"), {"id": dm["id"]})
        self.assertEqual((await self.alice.delete(f"/api/dms/{dm['id']}")).status, 204)
        self.assertEqual(await self.listed(self.alice), [])
        await self.bob.say("are you there?", dm["id"])
        self.assertEqual((await hers.event("dm_created"))["id"], dm["id"])
        self.assertEqual(await self.listed(self.alice), [dm["id"]])
        history = (await self.alice.get(f"/api/channels/{dm['id']}/messages")).json["messages"]
        self.assertEqual([message["content"] for message in history], ["hello", "are you there?"])

    async def test_only_friends_and_people_of_ones_guilds_can_be_written_to(self) -> None:
        mallory = await self.stranger()
        self.assert_refused(await mallory.post("/api/dms", {"users": [self.alice.id]}), 403, "forbidden")
        self.assert_refused(await self.alice.post("/api/dms", {"users": [mallory.id]}), 403, "forbidden")
        self.assert_refused(await self.alice.post("/api/dms", {"users": [999999]}), 404, "not_found")
        await self.write(
            lambda work: work.execute(
                insert(relationships),
                [
                    {"user_id": self.alice.id, "other_id": mallory.id, "kind": "friend", "since": 1},
                    {"user_id": mallory.id, "other_id": self.alice.id, "kind": "friend", "since": 1},
                ],
            )
        )
        self.assertEqual((await mallory.post("/api/dms", {"users": [self.alice.id]})).status, 201)

    async def test_what_somebody_wrote_who_is_gone_can_be_read_and_not_answered(self) -> None:
        dm = await self.open(self.alice, self.bob)
        said = await self.bob.say("farewell", dm["id"])
        hers = await self.alice.socket()
        await self.alice.say("no!", dm["id"])
        self.assertEqual((await self.bob.delete("/api/me", json={"password": PASSWORD})).status, 204)
        told = await hers.event("access_changed", lambda event: event["guild_id"] is None)
        shown = (await self.alice.get(f"/api/dms/{dm['id']}")).json
        self.assertEqual(told["channels"], [{"id": dm["id"], "permissions": shown["permissions"]}])
        self.assertIn("Deleted user", [person["username"] for person in shown["recipients"]])
        answer = await self.alice.post(f"/api/channels/{dm['id']}/messages", {"content": "come back"})
        self.assert_refused(answer, 403, "forbidden")
        history = (await self.alice.get(f"/api/channels/{dm['id']}/messages")).json["messages"]
        self.assertEqual((history[0]["id"], history[0]["username"]), (said["id"], "Deleted user"))

    async def test_nonsense_is_refused(self) -> None:
        for body in (
            {"users": []},
            {"users": [self.alice.id]},
            {"users": ["x"]},
            {"users": [0]},
            {},
            {"users": [2**60]},
        ):
            answer = await self.alice.post("/api/dms", body)
            self.assert_refused(answer, 422, "invalid_fields")

    async def stranger(self) -> Client:
        """Somebody with whom nobody shares a guild."""
        mallory = await self.member("mallory")
        self.assertEqual((await mallory.post("/api/guilds/1/leave")).status, 204)
        return mallory


class TestBlocks(DirectTest):
    async def test_a_block_stops_messages_both_ways_and_leaves_the_history(self) -> None:
        dm = await self.open(self.alice, self.bob)
        said = await self.alice.say("hello", dm["id"])
        his = await self.bob.socket()
        room = f"d:{dm['id']}"
        await his.ask("join_room", {"room": room})
        await self.block(self.alice, self.bob)
        told = await his.event("access_changed")
        self.assertEqual(told["guild_id"], None)
        shown = (await self.bob.get(f"/api/dms/{dm['id']}")).json
        self.assertEqual(told["channels"], [{"id": dm["id"], "permissions": shown["permissions"]}])
        for person in (self.alice, self.bob):
            answer = await person.post(f"/api/channels/{dm['id']}/messages", {"content": "again"})
            self.assert_refused(answer, 403, "forbidden")
            self.assertEqual(
                (await person.get(f"/api/channels/{dm['id']}/messages")).json["messages"][0]["id"], said["id"]
            )
            self.assertEqual(
                (await person.post("/api/dms", {"users": [self.carol.id, *self.other(person)]})).status, 403
            )
        self.assertEqual((await his.ask("send_message", {"room": room, "content": "hm"}))["error"]["code"], "forbidden")
        self.assertEqual((await his.ask("typing", {"room": room}))["error"]["code"], "forbidden")
        edit = await self.alice.patch(f"/api/channels/{dm['id']}/messages/{said['id']}", {"content": "x"})
        self.assert_refused(edit, 403, "forbidden")
        await self.unblock(self.alice, self.bob)
        await self.bob.say("friends again?", dm["id"])

    def other(self, person: Client) -> list[int]:
        return [self.bob.id if person is self.alice else self.alice.id]

    async def test_who_has_a_block_with_somebody_opens_nothing_new(self) -> None:
        await self.block(self.alice, self.bob)
        for one, other in ((self.alice, self.bob), (self.bob, self.alice)):
            self.assert_refused(await one.post("/api/dms", {"users": [other.id]}), 403, "forbidden")

    async def block(self, by: Client, whom: Client) -> None:
        row = {"user_id": by.id, "other_id": whom.id, "kind": "blocked", "since": 1}

        def change(work: Any) -> None:
            work.execute(insert(relationships).values(row))
            people_changed(work, [by.id, whom.id])
            block_changed(work, by.id, whom.id)

        await self.write(change)

    async def unblock(self, by: Client, whom: Client) -> None:
        def change(work: Any) -> None:
            work.execute(delete(relationships))
            people_changed(work, [by.id, whom.id])
            block_changed(work, by.id, whom.id)

        await self.write(change)


class TestCost(DirectTest):
    async def count(self, path: str) -> int:
        async with self.statements() as ran:
            self.assertEqual((await self.alice.get(path)).status, 200)
        return len(ran)

    async def test_the_list_costs_the_same_however_long(self) -> None:
        await self.open(self.alice, self.bob)
        few = await self.count("/api/dms")
        for _ in range(8):
            group = await self.open(self.alice, self.bob, self.carol)
            await self.alice.say("x", group["id"])
        self.assertEqual(len(await self.listed(self.alice)), 9)
        self.assertLessEqual(few, 3)
        self.assertEqual(await self.count("/api/dms"), few)

    async def test_sending_takes_four_statements(self) -> None:
        group = await self.open(self.alice, self.bob, self.carol)
        for _ in range(3):
            await self.alice.say("warm", group["id"])
        async with self.statements() as ran:
            await self.alice.say("counted", group["id"], nonce="n")
        self.assertLessEqual(len(ran), 4, ran)


if __name__ == "__main__":
    unittest.main()
