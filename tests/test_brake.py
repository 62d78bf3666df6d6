"""Guessing at passwords: how many tries there are, and who waits."""

from __future__ import annotations

import asyncio
import ipaddress
import itertools
import unittest

from structlog.testing import capture_logs
from support import PASSWORD, GuildhallTest

from backend.auth.brake import FREE_TRIES, TRIES, TRIES_OF_ADDRESS, WINDOW, Brake
from backend.errors import RateLimited, Unavailable


class TestGuessing(GuildhallTest):
    changes = {"trusted_proxies": (ipaddress.ip_network("127.0.0.1"),)}

    async def test_one_address_gets_few_tries_and_the_owner_elsewhere_is_not_locked_out(self) -> None:
        await self.member("alice")
        thief = {"X-Forwarded-For": "203.0.113.7"}
        form = {"username": "alice", "password": "a wrong one"}
        many = [self.client().post("/api/login", form, headers=thief) for _ in range(40)]
        answers = await asyncio.gather(*many)
        checked = [answer for answer in answers if answer.status == 401]
        refused = [answer for answer in answers if answer.status == 429]
        self.assertEqual(len(checked) + len(refused), 40)
        self.assertLessEqual(len(checked), TRIES)
        self.assertTrue(all(int(answer.headers["Retry-After"]) >= 1 for answer in refused))

        right = {"username": "alice", "password": PASSWORD}
        self.assert_refused(await self.client().post("/api/login", right, headers=thief), 429, "rate_limited")
        home = {"X-Forwarded-For": "198.51.100.20"}
        self.assertEqual((await self.client().post("/api/login", right, headers=home)).status, 200)


class TestBrake(unittest.TestCase):
    def setUp(self) -> None:
        self.now = 0.0
        self.brake = Brake(clock=lambda: self.now)

    def try_once(self, account: str = "alice", address: str = "a", succeed: bool = False) -> bool:
        try:
            with self.brake.trying(account, address) as attempt:
                attempt.succeeded = succeed
        except RateLimited:
            return False
        return True

    def test_ten_tries_in_a_quarter_of_an_hour_with_growing_pauses(self) -> None:
        let_through = []
        for second in range(int(WINDOW)):
            self.now = float(second)
            if self.try_once():
                let_through.append(second)
        self.assertEqual(len(let_through), TRIES)
        pauses = [later - earlier for earlier, later in itertools.pairwise(let_through)]
        self.assertEqual(pauses[FREE_TRIES - 1 :], [1, 2, 4, 8, 16])
        self.now = WINDOW
        self.assertTrue(self.try_once())

    def test_success_wipes_the_slate(self) -> None:
        for _ in range(FREE_TRIES - 1):
            self.assertTrue(self.try_once())
        self.assertTrue(self.try_once(succeed=True))
        self.assertTrue(all(self.try_once() for _ in range(FREE_TRIES)))

    def test_many_accounts_from_one_address(self) -> None:
        results = [self.try_once(account=f"user{number}") for number in range(TRIES_OF_ADDRESS + 50)]
        self.assertEqual(sum(results), TRIES_OF_ADDRESS)
        self.assertTrue(self.try_once(account="user1", address="b"))

    def test_whoever_runs_the_server_is_told_once(self) -> None:
        with capture_logs() as lines:
            for second in range(60):
                self.now = float(second)
                self.try_once()
        self.assertEqual(
            [(line["log_level"], line["address"], line["tries"]) for line in lines], [("warning", "a", TRIES)]
        )

    def test_tries_under_way_count(self) -> None:
        under_way = [self.brake.trying("alice", "a") for _ in range(TRIES)]
        for attempt in under_way:
            attempt.__enter__()
        self.assertFalse(self.try_once())
        for attempt in under_way:
            attempt.__exit__(None, None, None)

    def test_a_try_that_could_not_be_checked_does_not_count(self) -> None:
        for _ in range(3 * TRIES):
            with self.assertRaises(Unavailable), self.brake.trying("alice", "a"):
                raise Unavailable
        self.assertTrue(self.try_once())


if __name__ == "__main__":
    unittest.main()
