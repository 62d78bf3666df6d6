"""Votes in a poll: given, changed, taken back and counted; who gave them, and what is left of who is gone."""

from __future__ import annotations

import asyncio
import unittest
from typing import Any

from poll_stage import COLOURS, PollTest

from backend.permissions.bits import Permission
from backend.polls.models import poll_votes, polls
from backend.polls.voting import vote


class TestVoting(PollTest):
    async def test_each_choice_of_one_takes_the_place_of_the_one_before(self) -> None:
        poll = await self.make_poll()
        for option_id, votes in (("1", [1, 0, 0]), ("3", [0, 0, 1]), ("3", [0, 0, 1])):
            answer = await self.bob.post(f"/api/polls/{poll['id']}/vote", {"option_id": option_id})
            self.assertEqual(answer.status, 200, answer)
            self.assertEqual((self.votes(answer.json), answer.json["me"]), (votes, [option_id]))
            self.assertEqual(answer.json["total_votes"], 1)
        self.assertEqual(await self.poll(self.bob, poll["id"]), answer.json)
        self.assertEqual((await self.poll(self.alice, poll["id"]))["me"], [])

    async def test_choices_of_several_add_up_or_are_set_at_once(self) -> None:
        poll = await self.make_poll(allow_multiple=True)
        address = f"/api/polls/{poll['id']}/vote"
        await self.bob.post(address, {"option_id": "1"})
        both = await self.bob.post(address, {"option_id": "3"})
        self.assertEqual((both.json["me"], self.votes(both.json), both.json["total_votes"]), (["1", "3"], [1, 0, 1], 1))
        other = await self.bob.post(address, {"option_ids": ["2", "3", "3"]})
        self.assertEqual((other.json["me"], self.votes(other.json)), (["2", "3"], [0, 1, 1]))
        none = await self.bob.post(address, {"option_ids": []})
        self.assertEqual((none.json["me"], none.json["total_votes"]), ([], 0))

    async def test_a_vote_can_be_taken_back_whole_or_in_part(self) -> None:
        poll = await self.make_poll(allow_multiple=True)
        address = f"/api/polls/{poll['id']}/vote"
        await self.bob.post(address, {"option_ids": ["1", "2"]})
        self.assertEqual((await self.bob.delete(f"{address}?option_id=1")).status, 204)
        self.assertEqual((await self.poll(self.bob, poll["id"]))["me"], ["2"])
        for _ in range(2):
            self.assertEqual((await self.bob.delete(address)).status, 204)
        left = await self.poll(self.bob, poll["id"])
        self.assertEqual((left["me"], self.votes(left), left["total_votes"]), ([], [0, 0, 0], 0))
        self.assertEqual(await self.count(poll_votes), 0)

    async def test_the_socket_does_the_same(self) -> None:
        poll = await self.make_poll()
        socket = await self.bob.socket()
        said = {"room": "g:1:c:1", "poll_id": poll["id"]}
        answer = await socket.ask("vote", {**said, "option_id": "2"})
        self.assertTrue(answer["ok"], answer)
        self.assertEqual(answer["poll"], await self.poll(self.bob, poll["id"]))
        self.assertEqual((await socket.ask("vote", {**said, "option_ids": []}))["poll"]["me"], [])
        elsewhere = await socket.ask("vote", {**said, "room": "g:1:c:2", "option_id": "2"})
        self.assertEqual(elsewhere["error"]["code"], "not_found")

    async def test_what_is_no_vote_is_refused_with_the_field_and_the_reason(self) -> None:
        poll = await self.make_poll()
        socket = await self.bob.socket()
        wrong: tuple[Any, ...] = (
            {},
            {"option_id": "4"},
            {"option_id": "0"},
            {"option_id": "01"},
            {"option_id": "-1"},
            {"option_id": "١"},
            {"option_id": 1},
            {"option_ids": ["1", "2"]},
            {"option_ids": ["1", "x"]},
            {"option_ids": "1"},
            {"option_ids": ["1"] * 11},
            {"option_id": "1", "option_ids": ["1"]},
            {"option_id": "1", "user_id": self.alice.id},
        )
        for body in wrong:
            with self.subTest(body=body):
                answer = await self.bob.post(f"/api/polls/{poll['id']}/vote", body)
                self.assert_refused(answer, 422, "invalid_fields")
                emitted = await socket.ask("vote", {"room": "g:1:c:1", "poll_id": poll["id"], **body})
                self.assertEqual(emitted["error"]["code"], "invalid_fields")
        taking = await self.bob.delete(f"/api/polls/{poll['id']}/vote?option_id=9")
        self.assert_refused(taking, 422, "invalid_fields")
        self.assertEqual(await self.count(poll_votes), 0)

    async def test_who_may_not_write_may_vote_but_must_be_able_to_read(self) -> None:
        poll = await self.make_poll()
        address = f"/api/polls/{poll['id']}"
        await self.set_everyone(Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)
        self.assertEqual((await self.bob.post(f"{address}/vote", {"option_id": "1"})).status, 200)
        await self.set_everyone(Permission.VIEW_CHANNEL)
        for answer in (
            await self.bob.get(address),
            await self.bob.post(f"{address}/vote", {"option_id": "2"}),
            await self.bob.delete(f"{address}/vote"),
            await self.bob.get(f"{address}/votes/1"),
        ):
            self.assert_refused(answer, 403, "forbidden")

    async def test_who_is_blocked_looks_on(self) -> None:
        dm = (await self.alice.post("/api/dms", {"users": [self.bob.id]})).json["id"]
        sent = await self.alice.post(f"/api/channels/{dm}/messages", {"poll": COLOURS})
        address = f"/api/polls/{sent.json['id']}"
        self.assertEqual((await self.bob.post(f"{address}/vote", {"option_id": "1"})).status, 200)
        await self.alice.put(f"/api/friends/{self.bob.id}/block")
        self.assert_refused(await self.bob.post(f"{address}/vote", {"option_id": "2"}), 403, "forbidden")
        self.assertEqual((await self.bob.get(address)).json["me"], ["1"])

    async def test_who_voted_is_told_by_pages_to_who_may_read(self) -> None:
        poll = await self.make_poll(allow_multiple=True)
        people = [self.bob, *await self.cast("carol", "dora")]
        for person in people:
            await person.post(f"/api/polls/{poll['id']}/vote", {"option_ids": ["1", "2"]})
        await self.alice.post(f"/api/polls/{poll['id']}/vote", {"option_id": "2"})
        address = f"/api/polls/{poll['id']}/votes/1"
        first = (await self.alice.get(f"{address}?limit=2")).json
        second = (await self.alice.get(f"{address}?limit=2&after={first['next']}")).json
        self.assertEqual([user["username"] for user in first["users"] + second["users"]], ["bob", "carol", "dora"])
        self.assertIsNone(second["next"])
        self.assertEqual((await self.alice.get(f"/api/polls/{poll['id']}/votes/3")).json, {"users": [], "next": None})
        for nowhere in ("4", "0", "x"):
            answer = await self.alice.get(f"/api/polls/{poll['id']}/votes/{nowhere}")
            self.assert_refused(answer, 404, "not_found")

    async def test_a_poll_goes_with_its_message(self) -> None:
        poll = await self.make_poll()
        await self.bob.post(f"/api/polls/{poll['id']}/vote", {"option_id": "1"})
        await self.alice.delete(f"/api/channels/1/messages/{poll['id']}")
        self.assertEqual((await self.count(polls), await self.count(poll_votes)), (0, 0))
        self.assert_refused(await self.bob.get(f"/api/polls/{poll['id']}"), 404, "not_found")

    async def test_a_deleted_account_has_voted_as_nobody(self) -> None:
        poll = await self.make_poll()
        await self.bob.post(f"/api/polls/{poll['id']}/vote", {"option_id": "1"})
        await self.delete_account(self.bob)
        shown = await self.poll(self.alice, poll["id"])
        self.assertEqual((self.votes(shown), shown["total_votes"]), ([1, 0, 0], 1))
        voters = (await self.alice.get(f"/api/polls/{poll['id']}/votes/1")).json["users"]
        self.assertEqual([user["username"] for user in voters], ["Deleted user"])


class TestTogether(PollTest):
    async def test_many_who_vote_at_once_are_all_counted(self) -> None:
        poll = await self.make_poll(allow_multiple=True)
        people = await self.crowd(20)

        async def votes(number: int) -> None:
            for option_ids in (["1"], ["1", "2"], ["3"], [str(number % 3 + 1)]):
                said = self.said(option_ids)
                await self.app.db.write(vote, people[number], poll["id"], said)

        await asyncio.gather(*(votes(number) for number in range(20)))
        shown = await self.poll(self.alice, poll["id"])
        self.assertEqual((self.votes(shown), shown["total_votes"]), ([7, 7, 6], 20))
        await self.assert_counts_are_votes()


class TestExported(PollTest):
    async def test_ones_votes_are_in_ones_export(self) -> None:
        poll = await self.make_poll(allow_multiple=True)
        await self.bob.post(f"/api/polls/{poll['id']}/vote", {"option_ids": ["1", "3"]})
        mine, theirs = await self.exported(self.bob, "votes"), await self.exported(self.alice, "votes")
        self.assertEqual([(one["poll_id"], one["options"]) for one in mine], [(poll["id"], ["Red", "Green"])])
        self.assertEqual(theirs, [])


if __name__ == "__main__":
    unittest.main()
