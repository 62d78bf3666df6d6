"""Polls: made, voted in, changed, taken back, closed; what everybody hears of it, and how often."""

from __future__ import annotations

import asyncio
import unittest
from typing import Any
from unittest import mock

from poll_stage import COLOURS, HOUR, PollTest
from reliability.wire import Wire
from sqlalchemy import insert, update

from backend.channels.models import channels
from backend.messages.models import messages
from backend.permissions.bits import DEFAULT_EVERYONE, Permission
from backend.polls.models import poll_votes, polls
from backend.polls.voting import vote
from backend.realtime import newest


class TestMaking(PollTest):
    async def test_a_message_of_ones_own_gets_a_poll_and_all_who_read_it_are_told(self) -> None:
        socket = await self.bob.socket()
        await socket.join()
        message = await self.alice.say("Vote!")

        answer = await self.alice.post(f"/api/messages/{message['id']}/poll", COLOURS)

        self.assertEqual(answer.status, 201, answer)
        poll = answer.json
        self.assertEqual(
            {key: value for key, value in poll.items() if key != "expires_at"},
            {
                "id": message["id"],
                "message_id": message["id"],
                "channel_id": 1,
                "question": "What is your favorite color?",
                "options": [
                    {"id": "1", "text": "Red", "votes": 0},
                    {"id": "2", "text": "Blue", "votes": 0},
                    {"id": "3", "text": "Green", "votes": 0},
                ],
                "allow_multiple": False,
                "closed": False,
                "total_votes": 0,
                "me": [],
            },
        )
        self.assertAlmostEqual(await self.time_left(poll["id"]), 24 * HOUR, delta=HOUR / 10)
        edited = await socket.event("message_edited")
        self.assertEqual(edited["poll"], {key: value for key, value in poll.items() if key != "me"})
        self.assertEqual((edited["content"], edited["edited_at"]), ("Vote!", None))
        self.assertEqual((await self.bob.get(f"/api/channels/1/messages/{message['id']}")).json["poll"], poll)

    async def test_a_poll_can_come_with_its_message_which_then_need_not_say_anything(self) -> None:
        socket = await self.bob.socket()
        await socket.join()

        sent = await self.alice.post("/api/channels/1/messages", {"poll": COLOURS})

        self.assertEqual((sent.status, sent.json["content"]), (201, ""), sent)
        told = await socket.event("new_message")
        self.assertEqual(told["poll"], sent.json["poll"])
        self.assertEqual(told["poll"], await self.poll(self.bob, sent.json["id"]))
        by_socket = await socket.ask("send_message", {"room": "g:1:c:1", "content": "Or so?", "poll": COLOURS})
        self.assertTrue(by_socket["ok"], by_socket)
        self.assertEqual(by_socket["message"]["poll"]["question"], COLOURS["question"])
        history = (await self.alice.get("/api/channels/1/messages")).json["messages"]
        self.assertEqual([one["poll"]["id"] for one in history], [one["id"] for one in history])

    async def test_its_texts_are_trimmed_and_its_defaults_a_day_and_one_choice(self) -> None:
        given = {"question": "  Tea \n or coffee? ", "options": [" Tea ", "👩‍👩‍👧"]}
        poll = (await self.alice.post("/api/channels/1/messages", {"poll": given})).json["poll"]
        self.assertEqual(poll["question"], "Tea or coffee?")
        self.assertEqual([option["text"] for option in poll["options"]], ["Tea", "👩‍👩‍👧"])
        self.assertFalse(poll["allow_multiple"])
        self.assertAlmostEqual(await self.time_left(poll["id"]), 24 * HOUR, delta=HOUR / 10)

    async def test_what_is_too_little_too_much_or_twice_is_refused_through_each_door(self) -> None:
        socket = await self.alice.socket()
        message = await self.alice.say("Vote!")
        wrong: tuple[tuple[str, Any], ...] = (
            ("options", ["Red"]),
            ("options", [f"option {number}" for number in range(11)]),
            ("options", ["Red", "x" * 56]),
            ("options", ["Red", " "]),
            ("options", ["Red", " red "]),
            ("options", ["Red", "a\x00b"]),
            ("question", " "),
            ("question", "x" * 301),
            ("expires_hours", 0),
            ("expires_hours", 769),
            ("allow_multiple", "no"),
            ("colour", "blue"),
        )
        for field, value in wrong:
            body = {**COLOURS, field: value}
            with self.subTest(field, value=value):
                added = await self.alice.post(f"/api/messages/{message['id']}/poll", body)
                sent = await self.alice.post("/api/channels/1/messages", {"content": "Vote!", "poll": body})
                emitted = await socket.ask("send_message", {"room": "g:1:c:1", "content": "Vote!", "poll": body})
                for answer in (added, sent):
                    self.assert_refused(answer, 422, "invalid_fields")
                    self.assertIn(field, str(answer.json["error"]["fields"]))
                self.assertEqual(emitted["error"]["code"], "invalid_fields")
        self.assertEqual(await self.count(messages), 1)
        self.assertEqual(await self.count(polls), 0)

    async def test_the_most_that_is_allowed_is_allowed(self) -> None:
        most = {
            "question": "x" * 300,
            "options": [str(number) * 55 for number in range(10)],
            "allow_multiple": True,
            "expires_hours": 768,
        }
        poll = (await self.alice.post("/api/channels/1/messages", {"poll": most})).json["poll"]
        self.assertEqual(len(poll["options"]), 10)
        every = [str(number) for number in range(1, 11)]
        voted = await self.bob.post(f"/api/polls/{poll['id']}/vote", {"option_ids": every})
        self.assertEqual((voted.json["me"], voted.json["total_votes"]), (every, 1))

    async def test_a_message_has_one_poll_and_only_its_author_gives_it(self) -> None:
        poll = await self.make_poll()
        again = await self.alice.post(f"/api/messages/{poll['id']}/poll", COLOURS)
        self.assert_refused(again, 409, "conflict")
        theirs = await self.bob.say("mine")
        self.assert_refused(await self.alice.post(f"/api/messages/{theirs['id']}/poll", COLOURS), 403, "forbidden")

    async def test_it_needs_the_right_to_send_polls(self) -> None:
        message = await self.alice.say("Vote!")
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.SEND_POLLS)
        for path, body in (
            (f"/api/messages/{message['id']}/poll", COLOURS),
            ("/api/channels/1/messages", {"content": "Vote!", "poll": COLOURS}),
        ):
            self.assert_refused(await self.alice.post(path, body), 403, "forbidden")
        self.assertEqual((await self.alice.post("/api/channels/1/messages", {"content": "Hello"})).status, 201)

    async def test_a_message_with_nothing_in_it_is_none(self) -> None:
        self.assert_refused(await self.alice.post("/api/channels/1/messages", {}), 422, "invalid_fields")

    async def test_the_same_nonce_makes_one_poll(self) -> None:
        body = {"poll": COLOURS, "nonce": "once"}
        first, second = [await self.alice.post("/api/channels/1/messages", body) for _ in range(2)]
        self.assertEqual((first.status, second.status), (201, 200))
        self.assertEqual(first.json["poll"], second.json["poll"])
        self.assertEqual(await self.count(polls), 1)

    async def test_it_stays_where_it_is(self) -> None:
        poll = await self.make_poll()
        forward = {"channel_id": 1, "message_id": poll["id"]}
        refused = await self.bob.post("/api/channels/1/messages", {"forward": forward})
        self.assert_refused(refused, 422, "invalid_fields")
        self.assertEqual(refused.json["error"]["fields"], {"forward": "has a poll, which stays where it is"})

    async def test_what_it_says_is_searched_also_when_it_came_later(self) -> None:
        message = await self.alice.say("Vote!")
        await self.alice.post(f"/api/messages/{message['id']}/poll", COLOURS)
        for words in ("favorite", "Green", "has:poll"):
            found = (await self.bob.get(f"/api/search/messages?q={words}")).json["results"]
            self.assertEqual([one["id"] for one in found], [message["id"]], words)

    async def test_automod_reads_polls_as_it_reads_messages(self) -> None:
        guild = (await self.alice.post("/api/guilds", {"name": "Ours"})).json
        code = (await self.alice.post(f"/api/guilds/{guild['id']}/invites", {})).json["code"]
        await self.bob.post(f"/api/invites/{code}/join")
        rule = {"name": "No mud", "kind": "words", "options": {"words": ["mud"], "actions": {"block": True}}}
        self.assertEqual((await self.alice.post(f"/api/guilds/{guild['id']}/automod", rule)).status, 201)
        channel = guild["channels"][0]["id"]
        message = await self.bob.say("Vote!", channel)
        in_question, in_option = {**COLOURS, "question": "mud?"}, {**COLOURS, "options": ["Red", "mud"]}
        for body in (in_question, in_option):
            added = await self.bob.post(f"/api/messages/{message['id']}/poll", body)
            sent = await self.bob.post(f"/api/channels/{channel}/messages", {"poll": body})
            for answer in (added, sent):
                self.assert_refused(answer, 403, "blocked_by_automod")
        entries = (await self.alice.get(f"/api/guilds/{guild['id']}/audit-log")).json["entries"]
        self.assertIn("automod_block", [entry["action"] for entry in entries])
        self.assertEqual(await self.count(polls), 0)


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


class TestLive(PollTest):
    """What is told of votes. `GATHER_SECONDS` is so long that nothing goes by itself meanwhile."""

    async def asyncSetUp(self) -> None:
        patch = mock.patch.object(newest, "GATHER_SECONDS", 3600)
        patch.start()
        self.addCleanup(patch.stop)
        await super().asyncSetUp()
        self.made = await self.make_poll(allow_multiple=True)
        self.address = f"/api/polls/{self.made['id']}/vote"
        self.watcher = await (await self.member("carol")).socket()
        await self.watcher.join()

    async def heard(self) -> list[dict[str, Any]]:
        await self.settle(self.watcher)
        return [data for name, data in self.watcher.received if name == "poll_updated"]

    async def test_the_first_vote_is_told_at_once_and_of_many_more_only_the_last(self) -> None:
        for number in range(40):
            await self.bob.post(self.address, {"option_ids": [["1"], ["2", "3"]][number % 2]})
        self.assertEqual([self.votes(event["poll"]) for event in await self.heard()], [[1, 0, 0]])
        self.app.hub.newest.flush()
        heard = await self.heard()
        self.assertEqual([self.votes(event["poll"]) for event in heard], [[1, 0, 0], [0, 1, 1]])
        fresh = await self.poll(self.alice, self.made["id"])
        del fresh["me"]
        self.assertEqual(
            heard[-1],
            {"room": "g:1:c:1", "channel_id": 1, "guild_id": 1, "message_id": self.made["id"], "poll": fresh},
        )

    async def test_voting_as_before_is_not_told(self) -> None:
        for _ in range(3):
            await self.bob.post(self.address, {"option_id": "1"})
            await self.bob.delete(f"{self.address}?option_id=2")
        self.app.hub.newest.flush()
        self.assertEqual(len(await self.heard()), 1)

    async def test_who_votes_hears_of_their_own_choice_each_time_on_each_device(self) -> None:
        phone, desk = await self.bob.socket(), await self.bob.socket()
        for chosen in (["1"], ["2"], ["2", "3"], []):
            await self.bob.post(self.address, {"option_ids": chosen})
            for socket in (phone, desk):
                event = await socket.event("poll_updated")
                self.assertEqual(event["poll"], await self.poll(self.bob, self.made["id"]))
                self.assertEqual(event["poll"]["me"], chosen)

    async def test_closing_is_told_at_once_and_nothing_older_comes_after_it(self) -> None:
        for option_id in ("1", "2", "3"):
            await self.bob.post(self.address, {"option_id": option_id})
        await self.alice.post(f"/api/polls/{self.made['id']}/close")
        self.app.hub.newest.flush()
        heard = [(event["poll"]["closed"], self.votes(event["poll"])) for event in await self.heard()]
        self.assertEqual(heard, [(False, [1, 0, 0]), (True, [1, 1, 1])])

    async def test_who_was_away_meanwhile_ends_with_the_last_state(self) -> None:
        """However it lies: what was sent meanwhile is kept, what waits is sent to who has returned."""
        before, after = Wire(self.server.url, self.alice.token), Wire(self.server.url, self.alice.token)
        for wire in (before, after):
            self.addAsyncCleanup(wire.close)
            await wire.connect()
            await wire.join("g:1:c:1")
        await self.bob.post(self.address, {"option_id": "1"})
        for wire in (before, after):
            await wire.until(lambda wire=wire: len(wire.named("poll_updated")) == 1)  # type: ignore[misc]
            await wire.close()
        await self.bob.post(self.address, {"option_id": "3"})
        await before.connect()
        self.app.hub.newest.flush()
        await after.connect()
        for wire in (before, after):
            await wire.until(lambda wire=wire: len(wire.named("poll_updated")) == 2)  # type: ignore[misc]
            self.assertTrue(wire.is_recovered)
            self.assertEqual(self.votes(wire.named("poll_updated")[-1]["poll"]), [1, 0, 1])

    async def test_two_polls_do_not_wait_for_each_other(self) -> None:
        other = await self.make_poll()
        for _ in range(3):
            for option_id in ("1", "2"):
                await self.bob.post(self.address, {"option_id": option_id})
                await self.bob.post(f"/api/polls/{other['id']}/vote", {"option_id": option_id})
        self.assertEqual([event["message_id"] for event in await self.heard()], [self.made["id"], other["id"]])


class TestByItself(PollTest):
    async def test_what_was_gathered_goes_by_itself(self) -> None:
        with mock.patch.object(newest, "GATHER_SECONDS", 0.01):
            poll = await self.make_poll()
            socket = await self.alice.socket()
            await socket.join()
            for option_id in ("1", "2", "3"):
                await self.bob.post(f"/api/polls/{poll['id']}/vote", {"option_id": option_id})
            await socket.event("poll_updated", lambda event: self.votes(event["poll"]) == [0, 0, 1])


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


class TestStatements(PollTest):
    async def test_a_page_with_polls_costs_no_more_than_one_without(self) -> None:
        for _ in range(20):
            await self.alice.say("no poll")

        async def cost() -> int:
            await self.bob.get("/api/channels/1/messages")
            async with self.statements() as ran:
                self.page = (await self.bob.get("/api/channels/1/messages")).json["messages"]
            return len(ran)

        without = await cost()
        for number in range(20):
            poll = await self.make_poll()
            await self.bob.post(f"/api/polls/{poll['id']}/vote", {"option_id": str(number % 3 + 1)})
        self.assertEqual(await cost(), without)
        self.assertEqual([one["poll"]["me"] for one in self.page[20:]], [[str(n % 3 + 1)] for n in range(20)])

    async def test_a_vote_costs_the_same_however_many_have_voted(self) -> None:
        poll = await self.make_poll()

        async def cost(person: Any) -> int:
            await person.get(f"/api/polls/{poll['id']}")
            async with self.statements() as ran:
                await person.post(f"/api/polls/{poll['id']}/vote", {"option_id": "1"})
            return len(ran)

        few = await cost(self.bob)
        for person in await self.crowd(30):
            await self.app.db.write(vote, person, poll["id"], self.said(["2"]))
        self.assertLessEqual(few, 5)
        self.assertEqual(await cost(await self.member("carol")), few)

    async def test_sending_without_a_poll_asks_nothing_about_polls(self) -> None:
        async with self.statements() as ran:
            await self.alice.say("Hello")
        self.assertEqual([statement for statement in ran if "poll" in statement], [])


class TestSeed(PollTest):
    """The examples of the first version's description, as they stand there."""

    async def test_creating_and_voting(self) -> None:
        row = {"channel_id": 1, "seq": 1, "id": 1, "author_id": self.alice.id, "content": "Vote!"}
        await self.write(lambda work: work.execute(insert(messages).values(row)))
        await self.write(lambda work: work.execute(update(channels).values(last_seq=1, last_message_id=1)))
        body = {
            "question": "What is your favorite color?",
            "options": ["Red", "Blue", "Green"],
            "allow_multiple": False,
            "expires_hours": 24,
        }
        self.assertEqual((await self.alice.post("/api/messages/1/poll", body)).status, 201)
        voted = await self.bob.post("/api/polls/1/vote", {"option_id": "1"})
        self.assertEqual((voted.status, self.votes(voted.json), voted.json["me"]), (200, [1, 0, 0], ["1"]))


class TestExported(PollTest):
    async def test_ones_votes_are_in_ones_export(self) -> None:
        poll = await self.make_poll(allow_multiple=True)
        await self.bob.post(f"/api/polls/{poll['id']}/vote", {"option_ids": ["1", "3"]})
        mine, theirs = await self.exported(self.bob, "votes"), await self.exported(self.alice, "votes")
        self.assertEqual([(one["poll_id"], one["options"]) for one in mine], [(poll["id"], ["Red", "Green"])])
        self.assertEqual(theirs, [])


if __name__ == "__main__":
    unittest.main()
