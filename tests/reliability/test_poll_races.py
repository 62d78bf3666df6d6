"""Two servers on one database take votes for the same poll, while it ends: each vote counts before the end or not at all."""

from __future__ import annotations

import asyncio
import unittest

from poll_stage import PollTest
from postgres import OnPostgres
from support import Running

from backend.app import create_app
from backend.errors import Conflict
from backend.polls.voting import vote

PEOPLE, AGAIN = 40, 10


class TestTwoServers(OnPostgres, PollTest):
    async def asyncSetUp(self) -> None:
        await super().asyncSetUp()
        self.second = Running(create_app(self.settings))
        await self.second.start()
        self.addAsyncCleanup(self.second.stop)

    async def test_votes_that_race_the_end(self) -> None:
        people = await self.crowd(PEOPLE)
        poll = await self.make_poll(allow_multiple=True)
        answers = {True: 0, False: 0}

        async def votes(number: int) -> None:
            """Their votes go through one server and the other in turn."""
            for again in range(AGAIN):
                server = (self.server, self.second)[again % 2]
                said = self.said([str((number + again) % 3 + 1), "1"][: number % 2 + 1])
                try:
                    await server.app.db.write(vote, people[number], poll["id"], said)
                    answers[True] += 1
                except Conflict:
                    answers[False] += 1
                if answers[True] == PEOPLE * AGAIN // 3:
                    await self.end_in(poll["id"], 10)
                    self.second.app.jobs.planned(0)

        await asyncio.gather(*(votes(number) for number in range(PEOPLE)))
        self.assertEqual(sum(answers.values()), PEOPLE * AGAIN)
        self.assertGreater(answers[False], 0)
        await self.app.jobs._do_what_is_due()
        await self.second.app.jobs._do_what_is_due()
        closed = await self.poll(self.alice, poll["id"])
        self.assertTrue(closed["closed"])
        await self.assert_counts_are_votes()
        (result,) = await self.results()
        self.assertEqual(result["poll_result"]["total_votes"], closed["total_votes"])


if __name__ == "__main__":
    unittest.main()
