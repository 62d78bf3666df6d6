"""Deleting one's account: what was said stays, the person is gone, and the others are told."""

from __future__ import annotations

import asyncio
import unittest
from typing import Any

from account_stage import AccountTest
from sqlalchemy import select, update
from support import PASSWORD, Answer, Client

from backend.channels.models import read_states
from backend.guilds.models import guilds, members
from backend.notifications.models import notification_settings
from backend.users.models import relationships, users


class TestDeleting(AccountTest):
    async def delete(self, client: Client, **changes: Any) -> Answer:
        return await client.request("DELETE", "/api/me", {"password": PASSWORD, **changes})

    async def test_what_was_said_stays_and_the_person_is_gone(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        await alice.patch("/api/me", {"display_name": "Alice W.", "bio": "Likes tea.", "pronouns": "she"})
        await alice.put("/api/me/status", {"custom_status": {"text": "here", "clear_after": 3600}})
        said = await alice.say("I was here")
        await alice.put("/api/channels/1/notifications", {"level": "nothing"})
        await alice.post("/api/channels/1/ack", {"message_id": said["id"]})
        theirs, mine = await bob.socket(), await alice.socket()
        answer = await self.delete(alice)
        self.assertEqual(answer.status, 204)
        self.assertIn("Max-Age=0", answer.headers["Set-Cookie"])

        self.assertEqual(await mine.event("session_revoked"), {"reason": "account_deleted"})
        nobody = {"id": alice.id, "username": "Deleted user", "display_name": None, "avatar": None}
        self.assertEqual(
            (await theirs.event("user_updated", lambda event: event["user"]["username"] != "alice"))["user"], nobody
        )
        left = await theirs.event("member_deleted")
        self.assertEqual((left["user_id"], left["member_count"]), (alice.id, 1))
        self.assertEqual((await bob.get(f"/api/channels/1/messages/{said['id']}")).json["author"], nobody)
        self.assert_refused(await bob.get(f"/api/users/{alice.id}"), 404, "not_found")
        self.assertEqual((await bob.get("/api/guilds/1")).json["member_count"], 1)

        for table in (read_states, notification_settings):
            rows = await self.app.db.read(lambda work, of=table: work.execute(select(of)).all())
            self.assertEqual([row for row in rows if row.user_id == alice.id], [])
        row = await self.app.db.read(lambda work: work.execute(select(users).where(users.c.id == alice.id)).one())
        self.assertEqual(row.username_key, f"deleted {alice.id}")
        kept = {"id", "username", "username_key", "email_key", "status", "settings", "created_at", "deleted_at"}
        self.assertEqual({name for name, value in row._asdict().items() if value} - kept, set())

    async def test_nobody_signs_in_any_more_and_the_name_is_free(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        phone = await self.second_device("alice")
        await self.delete(alice)
        for client in (alice, phone):
            self.assert_refused(await client.get("/api/me"), 401, "not_signed_in")
        for name in ("alice", "alice@example.org", "Deleted user", f"deleted {alice.id}"):
            self.assert_refused(
                await self.client().post("/api/login", {"username": name, "password": PASSWORD}),
                401,
                "wrong_credentials",
            )
        again = await self.member("alice")
        self.assertNotEqual(again.id, alice.id)
        self.assertEqual((await self.delete(bob)).status, 204)  # two without a name stand side by side

    async def test_friends_requests_and_blocks_are_gone_with_an_event_to_the_others(self) -> None:
        alice, friend, asked, blocker, blocked = await self.cast("alice", "friend", "asked", "blocker", "blocked")
        await alice.post("/api/friends/request", {"to": "friend"})
        await friend.post(f"/api/friends/{alice.id}/accept")
        await alice.post("/api/friends/request", {"to": "asked"})
        await blocker.put(f"/api/friends/{alice.id}/block")
        await alice.put(f"/api/friends/{blocked.id}/block")
        sockets = [await client.socket() for client in (friend, asked, blocker, blocked)]
        self.assertEqual((await self.delete(alice)).status, 204)
        for socket in sockets[:3]:
            self.assertEqual(await socket.event("friend_deleted"), {"user_id": alice.id})
        self.assertNotIn("friend_deleted", [name for name, _ in await self.settle(sockets[3])])
        left = await self.app.db.read(lambda work: work.execute(select(relationships)).all())
        self.assertEqual(left, [])

    async def test_groups_are_left_and_one_to_ones_stay_with_the_other(self) -> None:
        alice, bob, carol = await self.cast("alice", "bob", "carol")
        group = (await alice.post("/api/dms", {"users": [bob.id, carol.id]})).json
        pair = (await bob.post("/api/dms", {"users": [alice.id]})).json
        said = await bob.say("are you there?", pair["id"])
        socket = await bob.socket()
        self.assertEqual((await self.delete(alice)).status, 204)
        updated = await socket.event("dm_updated", lambda dm: dm["id"] == group["id"] and dm["owner_id"] != alice.id)
        self.assertNotIn(alice.id, [person["id"] for person in updated["recipients"]])
        history = (await bob.get(f"/api/channels/{pair['id']}/messages")).json["messages"]
        self.assertEqual([message["id"] for message in history], [said["id"]])

    async def test_an_owner_hands_over_first_and_nothing_is_half_done(self) -> None:
        alice = await self.member("alice")
        guild = (await alice.post("/api/guilds", {"name": "Hers"})).json
        before = await self.account(alice)
        self.assert_refused(await self.delete(alice), 409, "conflict")
        self.assertEqual(await self.account(alice), before)
        self.assertEqual((await alice.delete(f"/api/guilds/{guild['id']}", json={"name": "Hers"})).status, 204)
        self.assertEqual((await self.delete(alice)).status, 204)

    async def test_the_last_administrator_stays(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        await self.set_admin(alice.id)
        self.assert_refused(await self.delete(alice), 409, "conflict")
        await self.set_admin(bob.id)
        self.assertEqual((await self.delete(alice)).status, 204)
        self.assert_refused(await self.delete(bob), 409, "conflict")

    async def test_a_double_click_deletes_once(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        answers = await asyncio.gather(*(self.delete(alice) for _ in range(4)))
        self.assertEqual(sum(answer.status == 204 for answer in answers), 1)
        self.assertLessEqual({answer.status for answer in answers}, {204, 401, 404})
        count = await self.app.db.read(lambda work: work.execute(select(guilds.c.member_count)).scalar_one())
        rows = await self.app.db.read(lambda work: len(work.execute(select(members)).all()))
        self.assertEqual((count, rows), (1, 1))
        self.assertEqual((await bob.get("/api/me")).status, 200)

    async def set_admin(self, user_id: int) -> None:
        await self.write(lambda work: work.execute(update(users).where(users.c.id == user_id).values(is_admin=True)))


if __name__ == "__main__":
    unittest.main()
