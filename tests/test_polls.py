"""Polls: made with a message or for one, refused, searched; what they cost in pages, votes and other messages."""

from __future__ import annotations

import unittest
from typing import Any

from poll_stage import COLOURS, HOUR, PollTest
from sqlalchemy import insert, update

from backend.channels.models import channels
from backend.messages.models import messages
from backend.permissions.bits import DEFAULT_EVERYONE, Permission
from backend.polls.models import polls
from backend.polls.voting import vote


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


if __name__ == "__main__":
    unittest.main()
