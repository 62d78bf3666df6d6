"""What everybody hears of the votes in a poll, and how often."""

from __future__ import annotations

import unittest
from typing import Any
from unittest import mock

from poll_stage import PollTest
from reliability.wire import Wire

from backend.realtime import newest


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


if __name__ == "__main__":
    unittest.main()
