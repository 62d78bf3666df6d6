"""What moderators do to messages: many deleted at once, reactions cleared, what was said before an edit; what is noted of it."""

import unittest
from unittest import mock

from sqlalchemy import func, select
from support import GuildhallTest

from backend.audit import log
from backend.messages import former
from backend.messages.models import message_edits
from backend.permissions.bits import Permission


class Moderated(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob, self.carol = await self.cast("alice", "bob", "carol")
        self.role = await self.give_role(self.carol.id, Permission.MANAGE_MESSAGES | Permission.VIEW_AUDIT_LOG)
        self.at = "/api/channels/1/messages"

    async def entries(self):
        return (await self.carol.get("/api/guilds/1/audit-log")).json["entries"]


class TestManyAtOnce(Moderated):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.said = [await self.alice.say(f"message {number}") for number in range(5)]
        self.ids = [message["id"] for message in self.said]

    async def delete(self, person, ids, **options):
        return await person.post(f"{self.at}/bulk-delete", {"messages": ids}, **options)

    async def left(self):
        return [message["id"] for message in (await self.bob.get(self.at)).json["messages"]]

    async def test_they_are_gone_told_once_and_noted_once(self):
        socket = await self.bob.socket()
        await socket.join()
        answer = await self.delete(self.carol, self.ids[1:], headers={"X-Audit-Reason": "spam"})
        self.assertEqual(answer.status, 204)
        self.assertEqual(await self.left(), self.ids[:1])
        told = {"room": "g:1:c:1", "channel_id": 1, "guild_id": 1, "message_ids": self.ids[1:]}
        told |= {"last_message_id": self.ids[0], "last_seq": 5}
        self.assertEqual(await self.settle(socket), [("messages_deleted", told)])
        [entry] = await self.entries()
        self.assertEqual((entry["action"], entry["target_id"], entry["reason"]), ("messages_bulk_delete", 1, "spam"))
        self.assertEqual((entry["target_name"], entry["changes"]), ("general", {"count": [None, 4]}))

    async def test_what_is_not_there_or_elsewhere_is_passed_over(self):
        guild = (await self.carol.post("/api/guilds", {"name": "Other"})).json
        elsewhere = await self.carol.say("not here", guild["channels"][0]["id"])
        self.assertEqual((await self.delete(self.carol, [self.ids[0], elsewhere["id"], 4095])).status, 204)
        self.assertEqual(await self.left(), self.ids[1:])
        there = f"/api/channels/{elsewhere['channel_id']}/messages/{elsewhere['id']}"
        self.assertEqual((await self.carol.get(there)).status, 200)
        self.assert_refused(await self.delete(self.carol, [self.ids[0], elsewhere["id"]]), 404, "not_found")

    async def test_who_may_not_and_how_many_may_not(self):
        self.assert_refused(await self.delete(self.alice, self.ids), 403, "forbidden")
        stranger = self.client("stranger")
        self.assert_refused(await self.delete(stranger, self.ids), 401, "not_signed_in")
        for wrong in ([], self.ids[:1], list(range(1, 102)), ["1", "2"], [0, 1], None):
            self.assert_refused(await self.delete(self.carol, wrong), 422, "invalid_fields")
        self.assertEqual(await self.left(), self.ids)

    async def test_nobody_may_in_direct_messages(self):
        dm = (await self.carol.post("/api/dms", {"users": [self.alice.id]})).json["id"]
        ids = [(await self.carol.say("between us", dm))["id"] for _ in range(2)]
        refused = await self.carol.post(f"/api/channels/{dm}/messages/bulk-delete", {"messages": ids})
        self.assert_refused(refused, 403, "forbidden")

    async def test_a_hundred_cost_as_many_statements_as_two(self):
        many = [(await self.alice.say("more"))["id"] for _ in range(98)]
        await self.delete(self.carol, [4094, 4095])
        async with self.statements() as few:
            await self.delete(self.carol, self.ids[:2])
        async with self.statements() as ran:
            await self.delete(self.carol, [*many, self.ids[2], self.ids[3]])
        self.assertEqual(len(ran), len(few), ran)
        self.assertLessEqual(len(ran), 8)
        self.assertEqual(await self.left(), self.ids[4:])


class TestOneByOne(Moderated):
    async def delete(self, person, author):
        message = await author.say("x")
        self.assertEqual((await person.delete(f"{self.at}/{message['id']}")).status, 204)

    async def test_somebody_elses_is_noted_and_those_that_follow_are_counted(self):
        socket = await self.carol.socket()
        for _ in range(3):
            await self.delete(self.carol, self.bob)
        [entry] = await self.entries()
        self.assertEqual(
            (entry["action"], entry["target_type"], entry["target_id"]), ("message_delete", "user", self.bob.id)
        )
        self.assertEqual(entry["changes"], {"channel_id": [None, 1], "count": [None, 3]})
        told = [event for name, event in await self.settle(socket) if name == "audit_entry_created"]
        self.assertEqual([event["changes"]["count"][1] for event in told], [1, 2, 3])
        self.assertEqual((told[0]["id"], told[-1]), (entry["id"], entry))

    async def test_another_author_reason_or_time_is_another_entry(self):
        await self.delete(self.carol, self.bob)
        await self.delete(self.carol, self.alice)
        with mock.patch.object(log, "COUNTED_FOR", -1):
            await self.delete(self.carol, self.alice)
        message = await self.alice.say("x")
        await self.carol.delete(f"{self.at}/{message['id']}", headers={"X-Audit-Reason": "rude"})
        self.assertEqual([entry["changes"]["count"][1] for entry in await self.entries()], [1, 1, 1, 1])

    async def test_ones_own_is_not_noted(self):
        await self.delete(self.bob, self.bob)
        self.assertEqual(await self.entries(), [])


class TestClearingReactions(Moderated):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        message = await self.alice.say("Tea or coffee?")
        self.id, self.at = message["id"], f"{self.at}/{message['id']}"
        for person in (self.alice, self.bob):
            for emoji in ("🍵", "☕"):
                await person.put(f"{self.at}/reactions/{emoji}")
        self.socket = await self.bob.socket()
        await self.socket.join()

    async def shown(self):
        return {one["emoji"]: one["count"] for one in (await self.bob.get(self.at)).json["reactions"]}

    async def test_all_of_a_message(self):
        self.assertEqual((await self.carol.delete(f"{self.at}/reactions")).status, 204)
        self.assertEqual((await self.carol.delete(f"{self.at}/reactions")).status, 204)
        cleared = {"room": "g:1:c:1", "channel_id": 1, "message_id": self.id, "emoji": None}
        self.assertEqual(await self.settle(self.socket), [("reactions_cleared", cleared)])
        self.assertEqual(await self.shown(), {})

    async def test_all_of_one_kind(self):
        self.assertEqual((await self.carol.delete(f"{self.at}/reactions/🍵/all")).status, 204)
        cleared = {"room": "g:1:c:1", "channel_id": 1, "message_id": self.id, "emoji": "🍵"}
        self.assertEqual(await self.settle(self.socket), [("reactions_cleared", cleared)])
        self.assertEqual(await self.shown(), {"☕": 2})

    async def test_somebody_elses(self):
        path = f"{self.at}/reactions/🍵/{self.alice.id}"
        for _ in range(2):
            self.assertEqual((await self.carol.delete(path)).status, 204)
        [(name, event)] = await self.settle(self.socket)
        self.assertEqual((name, event["user_id"], event["username"]), ("reaction_removed", self.alice.id, "alice"))
        self.assertEqual((event["count"], await self.shown()), (1, {"🍵": 1, "☕": 2}))
        self.assertEqual((await self.carol.delete(f"{self.at}/reactions/🍵/4095")).status, 204)

    async def test_members_may_not_and_others_learn_nothing(self):
        for path in ("reactions", "reactions/🍵/all", f"reactions/🍵/{self.alice.id}"):
            self.assert_refused(await self.bob.delete(f"{self.at}/{path}"), 403, "forbidden")
            missing = f"/api/channels/1/messages/{self.id + 1}/{path}"
            self.assert_refused(await self.carol.delete(missing), 404, "not_found")
        self.assert_refused(await self.carol.delete(f"{self.at}/reactions/tea/all"), 422, "invalid_fields")
        self.assertEqual(await self.shown(), {"🍵": 2, "☕": 2})


class TestFormerTexts(Moderated):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.message = await self.bob.say("first")
        self.at = f"{self.at}/{self.message['id']}"

    async def edit(self, content):
        answer = await self.bob.patch(self.at, {"content": content})
        self.assertEqual(answer.status, 200, answer)
        return answer.json

    async def test_its_author_and_moderators_read_what_it_said(self):
        second = await self.edit("second")
        await self.edit("third")
        for reader in (self.bob, self.carol):
            found = (await reader.get(f"{self.at}/edits")).json
            self.assertEqual(
                found,
                {
                    "edits": [
                        {"number": 2, "content": "second", "written_at": second["edited_at"]},
                        {"number": 1, "content": "first", "written_at": self.message["timestamp"]},
                    ],
                    "next": None,
                },
            )
        self.assert_refused(await self.alice.get(f"{self.at}/edits"), 403, "forbidden")
        self.assert_refused(await self.carol.get("/api/channels/1/messages/4095/edits"), 404, "not_found")

    async def test_saving_what_it_says_already_keeps_nothing(self):
        await self.edit("first")
        self.assertEqual((await self.bob.get(f"{self.at}/edits")).json, {"edits": [], "next": None})

    async def test_it_is_paged(self):
        for number in range(5):
            await self.edit(f"edit {number}")
        first = (await self.bob.get(f"{self.at}/edits?limit=3")).json
        self.assertEqual(([one["number"] for one in first["edits"]], first["next"]), ([5, 4, 3], 3))
        rest = (await self.bob.get(f"{self.at}/edits?limit=3&before=3")).json
        self.assertEqual(([one["content"] for one in rest["edits"]], rest["next"]), (["edit 0", "first"], None))

    async def test_the_first_and_the_newest_are_kept(self):
        with mock.patch.object(former, "MOST_KEPT", 3):
            for number in range(6):
                await self.edit(f"edit {number}")
        kept = (await self.bob.get(f"{self.at}/edits")).json["edits"]
        self.assertEqual([one["content"] for one in kept], ["edit 4", "edit 3", "first"])

    async def test_an_edit_costs_one_statement_more(self):
        await self.edit("second")
        async with self.statements() as ran:
            await self.edit("third")
        self.assertEqual([one.split()[0] for one in ran if "message_edits" in one], ["INSERT"])

    async def test_it_goes_with_the_message(self):
        await self.edit("second")
        await self.bob.delete(self.at)
        self.assertEqual(await self.count(), 0)

    async def test_it_goes_with_its_authors_account_and_what_was_said_last_stays(self):
        await self.edit("second")
        other = await self.alice.say("alice's")
        await self.alice.patch(f"/api/channels/1/messages/{other['id']}", {"content": "alice's own"})
        with mock.patch.object(former, "MOST_AT_ONCE", 1):
            await self.bob.request("DELETE", "/api/me", {"password": "correct horse battery staple"})
            while (await self.carol.get(f"{self.at}/edits")).json["edits"]:
                await self.write(lambda _: None)
        self.assertEqual((await self.carol.get(self.at)).json["content"], "second")
        self.assertEqual(await self.count(), 1)

    async def count(self):
        return await self.app.db.read(
            lambda work: work.execute(select(func.count()).select_from(message_edits)).scalar_one()
        )


if __name__ == "__main__":
    unittest.main()
