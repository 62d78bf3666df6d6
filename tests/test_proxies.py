"""Whom a request comes from: what it says of that itself counts from trusted proxies alone."""

from __future__ import annotations

import ipaddress
import unittest
from typing import Any

from support import GuildhallTest

from backend.auth.front import Origins, client_address
from backend.config import Settings
from backend.limits import RATES


class TestLimits(GuildhallTest):
    changes = {"rate_limits": True}

    async def test_a_visitor_cannot_pass_for_many(self) -> None:
        self.app.limits._clock = lambda: 0.0  # no time passes, however slow the machine
        visitor = self.client()
        answers = [
            await visitor.get("/api/instance", headers={"X-Forwarded-For": f"203.0.113.{number}"})
            for number in range(150)
        ]
        refused = [answer for answer in answers if answer.status == 429]
        self.assertEqual(len(answers) - len(refused), RATES["guest"].burst)
        self.assert_refused(refused[0], 429, "rate_limited")
        self.assertLessEqual(
            {"Retry-After", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"}, set(refused[0].headers)
        )


class TestWhoIsAsking(unittest.TestCase):
    proxies = (ipaddress.ip_network("10.0.0.0/8"),)

    def scope(self, peer: str, **headers: str) -> dict[str, Any]:
        given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        return {"type": "http", "scheme": "http", "client": (peer, 1), "headers": given}

    def test_forwarded_addresses_count_from_trusted_proxies_alone(self) -> None:
        for peer, forwarded, expected in (
            ("203.0.113.9", "1.2.3.4", "203.0.113.9"),
            ("10.0.0.1", "1.2.3.4", "1.2.3.4"),
            ("10.0.0.1", "6.6.6.6, 1.2.3.4", "1.2.3.4"),
            ("10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.2", "1.2.3.4"),
            ("10.0.0.1", "nonsense", "10.0.0.1"),
            ("10.0.0.1", "", "10.0.0.1"),
        ):
            scope = self.scope(peer, x_forwarded_for=forwarded)
            self.assertEqual(client_address(scope, self.proxies), expected, (peer, forwarded))

    def test_one_subscriber_is_one_address(self) -> None:
        one = client_address(self.scope("2001:db8:1:2:aaaa::1"), ())
        other = client_address(self.scope("2001:db8:1:2:bbbb::2"), ())
        neighbour = client_address(self.scope("2001:db8:1:3::1"), ())
        self.assertEqual(one, other)
        self.assertNotEqual(one, neighbour)
        self.assertEqual(client_address(self.scope("::ffff:192.0.2.1"), ()), "192.0.2.1")

    def test_our_origin_behind_a_proxy(self) -> None:
        origins = Origins(
            Settings("key", "sqlite:///x", trusted_proxies=self.proxies, public_url="https://chat.example.org:443")
        )
        at = {"host": "inner:5000", "x_forwarded_host": "talk.example.org", "x_forwarded_proto": "https"}
        for peer, origin, ours in (
            ("10.0.0.1", "https://talk.example.org", True),
            ("10.0.0.1", "http://talk.example.org", False),
            ("203.0.113.9", "https://talk.example.org", False),
            ("203.0.113.9", "http://inner:5000", True),
            ("203.0.113.9", "https://chat.example.org", True),
            ("203.0.113.9", "https://CHAT.example.org", True),
            ("203.0.113.9", "https://chat.example.org.evil.example", False),
            ("203.0.113.9", "https://user@chat.example.org", False),
            ("203.0.113.9", "https://chat.example.org:x", False),
        ):
            with self.subTest(origin, peer=peer):
                scope = self.scope(peer, origin=origin, **at)
                if ours:
                    origins.refuse_foreign(scope)
                else:
                    with self.assertRaises(Exception) as raised:
                        origins.refuse_foreign(scope)
                    self.assertEqual(raised.exception.code, "foreign_origin")  # type: ignore[attr-defined]


if __name__ == "__main__":
    unittest.main()
