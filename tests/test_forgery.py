"""What other sites make a browser send: it changes nothing, and opens no socket."""

from __future__ import annotations

import json
import unittest
from typing import Any
from urllib.parse import urlsplit

import socketio.exceptions
from routes_stage import SecurityTest
from support import Client, GuildhallTest, Socket

FOREIGN = (
    "https://evil.example",
    "null",
    "{own}.evil.example",
    "http://evil-{host}",
    "https://{host}",
    "{own}0",
    "file://",
)


class TestForgery(SecurityTest):
    async def test_nothing_changes_without_the_sessions_own_token(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        wrong = (
            None,
            "",
            "x" * 64,
            alice.csrf.swapcase() + "0",
            bob.csrf,
            (await self.client().get("/api/csrf")).json["csrf_token"],
        )
        for token in wrong:
            alice.csrf = token
            await self.try_all(alice, 403, "csrf_failed", open_too=False)

    async def test_nothing_changes_at_another_sites_wish(self) -> None:
        alice = await self.member("alice")
        own = urlsplit(self.server.url)
        for pattern in FOREIGN:
            origin = pattern.format(own=self.server.url, host=own.netloc)
            await self.try_all(alice, 403, "foreign_origin", headers={"Origin": origin})
        for site in ("cross-site", "same-site"):
            await self.try_all(alice, 403, "foreign_origin", headers={"Sec-Fetch-Site": site})
        both = {"Sec-Fetch-Site": "cross-site", "Origin": self.server.url}
        await self.try_all(alice, 403, "foreign_origin", headers=both)

    async def test_nothing_changes_through_a_form(self) -> None:
        alice = await self.member("alice")
        for kind in ("text/plain", "application/x-www-form-urlencoded"):
            await self.try_all(alice, 415, "wrong_type", headers={"Content-Type": kind})

    async def test_bodies_are_json_or_nothing(self) -> None:
        alice = await self.administrator()
        for method, path in self.bodies:
            with self.subTest(f"{method} {path}"):
                answer = await alice.request(
                    method, path, headers={"Content-Type": "multipart/form-data; boundary=x"}, data=b"--x--"
                )
                self.assert_refused(answer, 415, "wrong_type")

    async def test_our_own_page_and_scripts_get_through(self) -> None:
        alice = await self.member("alice")
        page = {"Origin": self.server.url, "Sec-Fetch-Site": "same-origin"}
        self.assertEqual((await alice.post("/api/guilds", {"name": "a"}, headers=page)).status, 201)
        older = {"Origin": self.server.url}
        self.assertEqual((await alice.post("/api/guilds", {"name": "b"}, headers=older)).status, 201)
        self.assertEqual((await alice.post("/api/guilds", {"name": "c"})).status, 201)
        visitor = self.client("bob")
        self.assertEqual((await visitor.register()).status, 201)


class TestSocketOrigins(GuildhallTest):
    async def refused(self, client: Client, headers: dict[str, str], auth: dict[str, Any], code: str) -> None:
        socket = Socket(client)
        refusals: list[Any] = []
        socket.io.on("connect_error", refusals.append)
        with self.subTest(headers=headers.keys()), self.assertRaises(socketio.exceptions.ConnectionError):
            await socket.connect(headers={**headers}, auth=auth)  # the client takes the cookie out of it
        self.assertEqual(refusals[0]["data"]["code"], code)
        self.assertEqual((await self.refusal_when_polling(headers, auth))["code"], code)

    async def refusal_when_polling(self, headers: dict[str, str], auth: dict[str, Any]) -> Any:
        """The same handshake by hand, over long polling."""
        script, address = self.client(), "/socket.io/?EIO=4&transport=polling"
        opened = json.loads((await script.get(address, headers=headers)).body[1:])
        address += "&sid=" + opened["sid"]
        await script.request("POST", address, data=b"40" + json.dumps(auth).encode(), headers=headers)
        answer = (await script.get(address, headers=headers)).body
        self.assertTrue(answer.startswith(b"44"), answer)
        return json.loads(answer[2:])["data"]

    async def test_foreign_origins_are_refused_whatever_they_know(self) -> None:
        alice = await self.member("alice")
        own = urlsplit(self.server.url)
        for pattern in FOREIGN:
            origin = pattern.format(own=self.server.url, host=own.netloc)
            await self.refused(
                alice, {"Cookie": alice.cookies, "Origin": origin}, {"csrf": alice.csrf}, "foreign_origin"
            )
            await self.refused(alice, {"Origin": origin}, {"token": alice.token}, "foreign_origin")

    async def test_a_cookie_alone_opens_no_socket(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        await self.refused(alice, {"Cookie": alice.cookies}, {"csrf": ""}, "csrf_failed")
        await self.refused(
            alice, {"Cookie": alice.cookies, "Origin": self.server.url}, {"csrf": bob.csrf}, "csrf_failed"
        )
        await self.refused(alice, {"Cookie": alice.cookies}, {"csrf": {"$ne": 1}}, "csrf_failed")
        await self.refused(alice, {}, {"csrf": alice.csrf}, "not_signed_in")
        await self.refused(alice, {}, {"token": "guess"}, "not_signed_in")

    async def test_the_page_and_scripts_get_in(self) -> None:
        alice = await self.member("alice")
        await alice.socket()
        await alice.socket(transports=("polling",))
        await alice.socket(headers={}, auth={"token": alice.token})
        await alice.socket(headers={"Cookie": alice.cookies}, auth={"csrf": alice.csrf})


if __name__ == "__main__":
    unittest.main()
