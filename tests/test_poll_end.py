"""Polls end once, when their time is over or somebody says so, whatever the clock and the machine do; one message says how
they went."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import unittest
from contextlib import closing
from pathlib import Path
from typing import Any
from unittest import mock

from jobs_stage import clock
from poll_stage import COLOURS, HOUR, PollTest
from reliability.process import ServerProcess
from support import Client

from backend.errors import Conflict
from backend.ids import now_ms
from backend.jobs.models import jobs
from backend.polls.closing import end_poll
from backend.polls.voting import vote


class TestClosing(PollTest):
    async def test_its_author_closes_it_and_one_message_says_how_it_went(self) -> None:
        poll = await self.make_poll()
        socket = await self.bob.socket()
        await socket.join()
        for person, option_id in ((self.alice, "2"), (self.bob, "2"), (await self.member("carol"), "1")):
            await person.post(f"/api/polls/{poll['id']}/vote", {"option_id": option_id})

        answer = await self.alice.post(f"/api/polls/{poll['id']}/close")

        self.assertEqual((answer.status, answer.json["closed"], answer.json["me"]), (200, True, ["2"]), answer)
        closed = await socket.event("poll_updated", lambda event: event["poll"]["closed"])
        self.assertEqual(self.votes(closed["poll"]), [1, 2, 0])
        told = await socket.event("new_message")
        self.assertEqual((told["type"], told["content"], told["author"]["id"]), ("poll_result", "", self.alice.id))
        self.assertEqual(told["reply_to"]["id"], poll["id"])
        winner = {"id": "2", "text": "Blue", "votes": 2}
        self.assertEqual(told["poll_result"], {"question": COLOURS["question"], "winner": winner, "total_votes": 3})
        self.assertEqual([one["poll_result"] for one in await self.results()], [told["poll_result"]])

    async def test_closing_again_changes_nothing(self) -> None:
        poll = await self.make_poll()
        first, second = [await self.alice.post(f"/api/polls/{poll['id']}/close") for _ in range(2)]
        self.assertEqual((first.json, second.status), (second.json, 200))
        self.assertEqual(len(await self.results()), 1)

    async def test_nobody_wins_who_is_not_ahead(self) -> None:
        alone, drawn = await self.make_poll(), await self.make_poll()
        await self.alice.post(f"/api/polls/{drawn['id']}/vote", {"option_id": "1"})
        await self.bob.post(f"/api/polls/{drawn['id']}/vote", {"option_id": "2"})
        for poll in (alone, drawn):
            await self.alice.post(f"/api/polls/{poll['id']}/close")
        found = [(one["poll_result"]["winner"], one["poll_result"]["total_votes"]) for one in await self.results()]
        self.assertEqual(found, [(None, 0), (None, 2)])

    async def test_only_its_author_or_a_moderator_closes_it(self) -> None:
        poll = await self.make_poll()
        carol = await self.member("carol")
        self.assert_refused(await self.bob.post(f"/api/polls/{poll['id']}/close"), 403, "forbidden")
        await self.give_role(carol.id, 1 << 13)  # MANAGE_MESSAGES
        self.assertEqual((await carol.post(f"/api/polls/{poll['id']}/close")).status, 200)
        self.assertEqual([one["author"]["username"] for one in await self.results()], ["alice"])

    async def test_a_closed_poll_takes_no_votes_and_keeps_those_it_has(self) -> None:
        poll = await self.make_poll()
        address = f"/api/polls/{poll['id']}"
        await self.bob.post(f"{address}/vote", {"option_id": "1"})
        await self.alice.post(f"{address}/close")
        for answer in (
            await self.bob.post(f"{address}/vote", {"option_id": "2"}),
            await self.alice.post(f"{address}/vote", {"option_id": "2"}),
            await self.bob.delete(f"{address}/vote"),
        ):
            self.assert_refused(answer, 409, "poll_closed")
        self.assertEqual(self.votes(await self.poll(self.bob, poll["id"])), [1, 0, 0])


class TestExpiry(PollTest):
    async def closed(self, poll_id: int) -> dict[str, Any]:
        """Waits for the end; the poll then."""
        socket = await self.bob.socket()
        await socket.join()
        if not (await self.poll(self.bob, poll_id))["closed"]:
            await socket.event("poll_updated", lambda event: event["poll"]["closed"])
        return await self.poll(self.bob, poll_id)

    async def test_it_ends_by_itself(self) -> None:
        poll = await self.make_poll()
        await self.bob.post(f"/api/polls/{poll['id']}/vote", {"option_id": "1"})
        await self.end_in(poll["id"], 50)
        self.assertEqual(self.votes(await self.closed(poll["id"])), [1, 0, 0])
        self.assertEqual(len(await self.results()), 1)
        self.assertEqual(await self.count(jobs), 0)

    async def test_a_vote_at_its_end_is_refused_before_anything_has_closed_it(self) -> None:
        poll = await self.make_poll()
        ends = await self.end_in(poll["id"], HOUR)
        with mock.patch("backend.db.writer.now_ms", return_value=ends - 1):
            self.assertEqual((await self.bob.post(f"/api/polls/{poll['id']}/vote", {"option_id": "1"})).status, 200)
        with mock.patch("backend.db.writer.now_ms", return_value=ends):
            late = await self.bob.post(f"/api/polls/{poll['id']}/vote", {"option_id": "2"})
            back = await self.bob.delete(f"/api/polls/{poll['id']}/vote")
        for answer in (late, back):
            self.assert_refused(answer, 409, "poll_closed")
        self.assertEqual((await self.poll(self.bob, poll["id"]))["me"], ["1"])

    async def test_the_job_does_nothing_too_early_twice_or_for_what_is_gone(self) -> None:
        poll, gone = await self.make_poll(), await self.make_poll()
        await self.alice.delete(f"/api/channels/1/messages/{gone['id']}")
        left = await self.app.db.write(end_poll, poll["id"])
        self.assertAlmostEqual(left, 24 * HOUR, delta=HOUR / 10)
        self.assertFalse((await self.poll(self.bob, poll["id"]))["closed"])
        with mock.patch("backend.db.writer.now_ms", return_value=now_ms() + 25 * HOUR):
            for id in (poll["id"], poll["id"], gone["id"]):
                self.assertIsNone(await self.app.db.write(end_poll, id))
        self.assertEqual(len(await self.results()), 1)

    async def test_a_clock_that_jumps_ahead_ends_it_and_one_that_jumps_back_does_not(self) -> None:
        poll, other = await self.make_poll(expires_hours=1), await self.make_poll(expires_hours=3)
        with clock(2 * HOUR):
            self.app.jobs.planned(now_ms())  # as it looks by itself within a minute
            self.assertTrue((await self.closed(poll["id"]))["closed"])
        with clock(-2 * HOUR):
            self.app.jobs.planned(0)
            self.assertIsNotNone(await self.app.db.write(end_poll, other["id"]))
        self.assertFalse((await self.poll(self.bob, other["id"]))["closed"])
        self.assertEqual(len(await self.results()), 1)

    async def test_it_ends_after_a_restart(self) -> None:
        poll = await self.make_poll()
        await self.bob.post(f"/api/polls/{poll['id']}/vote", {"option_id": "3"})
        with mock.patch.object(self.app.jobs, "planned"):
            await self.end_in(poll["id"], -1)
            await self.server.stop()
        await self.start_server()
        for person in (self.alice, self.bob):
            await self.moved(person)
        self.assertEqual(self.votes(await self.closed(poll["id"])), [0, 0, 1])
        self.assertEqual(len(await self.results()), 1)

    async def moved(self, person: Client) -> None:
        """The server is on another port now."""
        again = self.client(person.name)
        self.assertEqual((await again.login()).status, 200)
        again.id = person.id
        setattr(self, person.name, again)

    async def test_a_poll_in_a_channel_that_is_being_cleared_away_says_nothing(self) -> None:
        guild = (await self.alice.post("/api/guilds", {"name": "Ours"})).json
        made = (await self.alice.post(f"/api/guilds/{guild['id']}/channels", {"name": "polls", "type": "text"})).json
        sent = await self.alice.post(f"/api/channels/{made['id']}/messages", {"poll": COLOURS})
        await self.alice.delete(f"/api/channels/{made['id']}")
        with mock.patch("backend.db.writer.now_ms", return_value=now_ms() + 25 * HOUR):
            self.assertIsNone(await self.app.db.write(end_poll, sent.json["id"]))


class TestRaces(PollTest):
    async def test_votes_that_race_the_end_count_before_it_or_not_at_all(self) -> None:
        """A thousand votes of a hundred people; somewhere among them the poll ends."""
        people = await self.crowd(100)
        poll = await self.make_poll()
        taken, refused = 0, 0

        async def votes(number: int) -> None:
            nonlocal taken, refused
            for again in range(10):
                try:
                    await self.app.db.write(
                        vote, people[number], poll["id"], self.said([str((number + again) % 3 + 1)])
                    )
                    taken += 1
                except Conflict:
                    refused += 1
                if taken == 300:
                    await self.end_in(poll["id"], 20)

        socket = await self.bob.socket()
        await socket.join()
        await asyncio.gather(*(votes(number) for number in range(100)))
        await socket.event("poll_updated", lambda event: event["poll"]["closed"])
        closed = await self.poll(self.alice, poll["id"])
        self.assertEqual(taken + refused, 1000)
        self.assertGreater(refused, 0)
        await self.assert_counts_are_votes()
        (result,) = await self.results()
        self.assertEqual(result["poll_result"]["total_votes"], closed["total_votes"])
        self.assertEqual(sum(self.votes(closed)), closed["total_votes"])

    async def test_two_who_close_at_once_make_one_result(self) -> None:
        poll = await self.make_poll()
        await asyncio.gather(*(self.alice.post(f"/api/polls/{poll['id']}/close") for _ in range(10)))
        self.assertEqual(len(await self.results()), 1)


class TestKilled(unittest.IsolatedAsyncioTestCase):
    """Between the moment when it is over and the job, the server dies without warning."""

    async def test_it_ends_once_after_the_restart(self) -> None:
        folder = tempfile.TemporaryDirectory(prefix="guildhall-test-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        server = ServerProcess(self.folder)
        await server.start()
        self.addAsyncCleanup(server.stop)
        alice = Client(server.url, "alice")
        self.addAsyncCleanup(alice.close)
        await alice.register()
        await alice.login()
        ids = [(await alice.post("/api/channels/1/messages", {"poll": COLOURS})).json["id"] for _ in range(20)]
        for id in ids:
            self.assertEqual((await alice.post(f"/api/polls/{id}/vote", {"option_id": "2"})).status, 200)
        await server.kill()
        self.change(f"UPDATE polls SET expires_at = {now_ms() - 1}", f"UPDATE jobs SET due_at = {now_ms() - 1}")
        for _ in range(3):  # somewhere among the jobs
            await server.start()
            await server.kill()
        await server.start()
        socket = await alice.socket()
        await socket.join()
        if not (await alice.get(f"/api/polls/{ids[-1]}")).json["closed"]:
            await socket.event("poll_updated", lambda event: event["poll"]["closed"] and event["message_id"] == ids[-1])
        await server.kill()
        self.assertEqual(self.read("SELECT count(*) FROM polls WHERE closed_at IS NOT NULL"), [(len(ids),)])
        said = self.read("SELECT reply_to FROM messages WHERE type = 'poll_result' ORDER BY reply_to")
        self.assertEqual([id for (id,) in said], ids)
        self.assertEqual(self.read("SELECT DISTINCT votes, voters FROM polls"), [("[0,1,0]", 1)])

    def read(self, statement: str) -> list[Any]:
        with closing(sqlite3.connect(self.folder / "guildhall.db")) as database:
            return database.execute(statement).fetchall()

    def change(self, *statements: str) -> None:
        with closing(sqlite3.connect(self.folder / "guildhall.db")) as database, database:
            for statement in statements:
                database.execute(statement)


if __name__ == "__main__":
    unittest.main()
