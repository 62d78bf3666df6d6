"""What must not work: requests that other sites make a browser send, bodies made to hurt, fields nobody offered."""

from __future__ import annotations

import asyncio
import ipaddress
import json
import unittest
from collections import defaultdict
from typing import Any
from urllib.parse import urlsplit

import socketio.exceptions
from described import Description, described_path
from sqlalchemy import select
from support import UNSAFE, Answer, Client, GuildhallTest, Socket
from test_authz import every_row, route_of

from backend.auth.front import Origins, client_address
from backend.config import Settings
from backend.db import Work
from backend.limits import RATES
from backend.models import metadata
from backend.users.accounts import make_administrator
from backend.users.models import users
from tests.authz.rows import Row

FOREIGN = (
    "https://evil.example",
    "null",
    "{own}.evil.example",
    "http://evil-{host}",
    "https://{host}",
    "{own}0",
    "file://",
)

Route = tuple[str, str]


def in_kind(value: Any, kind: str | None) -> Any:
    """What stands for something else in a row is a number here, whatever it should be."""
    if kind == "string":
        return str(value)
    return [] if kind == "array" and not isinstance(value, list) else value


class SecurityTest(GuildhallTest):
    """Knows every route from the rows of the authorisation matrix, with its ids filled in."""

    async def asyncSetUp(self) -> None:
        await super().asyncSetUp()
        self.description = Description(self.app)
        self.bodies: dict[Route, dict[str, Any]] = {}  # one that the route would take
        self.schemas: dict[Route, dict[str, Any]] = {}  # of those bodies
        self.routes: dict[Route, bool] = {}  # whether it is open to visitors
        for row in every_row():
            if not row.is_event and row.path.startswith("/api/"):
                self.note(row)

    def note(self, row: Row) -> None:
        method, _, rule = (route_of(self.app, row) or "").partition(" ")
        operation = self.description.operation(method, described_path(rule))
        path, body = row.filled(defaultdict(lambda: 1))
        route = method, path.partition("?")[0]
        self.routes[route] = operation["security"] == []
        if row.body is not None and not row.picture and route not in self.bodies:
            schema = self.description.body_of(operation)
            kinds = {name: inner.get("type") for name, inner in schema["properties"].items()}
            self.bodies[route] = {name: in_kind(value, kinds[name]) for name, value in body.items()}
            self.schemas[route] = {**schema, "optional": not operation["requestBody"]["required"]}

    async def administrator(self) -> Client:
        """Somebody before whom no door is hidden."""
        alice = await self.member("alice")
        await self.write(lambda work: make_administrator(work, alice.id))
        return alice

    async def everything(self) -> dict[str, list[Any]]:
        def read(work: Work) -> dict[str, list[Any]]:
            return {table.name: sorted(map(repr, work.execute(select(table)))) for table in metadata.sorted_tables}

        return await self.app.db.read(read)

    async def try_all(self, client: Client, status: int, code: str, *, open_too: bool = True, **options: Any) -> None:
        """Sends every request that would change something, and expects this refusal and nothing changed."""
        before = await self.everything()
        for (method, path), is_open in self.routes.items():
            if method in UNSAFE and (open_too or not is_open):
                with self.subTest(f"{method} {path}"):
                    answer = await client.request(method, path, self.bodies.get((method, path)), **options)
                    self.assert_refused(answer, status, code)
        self.assertEqual(await self.everything(), before)


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


class TestSocketOrigins(SecurityTest):
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


class TestBodies(SecurityTest):
    async def test_fields_that_nobody_offers_are_refused_everywhere(self) -> None:
        alice = await self.administrator()
        before = await self.everything()
        offered = ("is_admin", "id", "author_id", "owner_id", "created_at", "permissions", "__proto__")
        for (method, path), good in self.bodies.items():
            for extra in set(offered) - set(self.schemas[method, path]["properties"]):
                with self.subTest(f"{method} {path}", extra=extra):
                    answer = await alice.request(method, path, {**good, extra: 1})
                    self.assert_refused(answer, 422, "invalid_fields")
                    self.assertEqual(answer.json["error"]["fields"], {extra: "is not known"})
        self.assertEqual(await self.everything(), before)

    async def test_what_is_no_json_object_is_refused_everywhere(self) -> None:
        alice = await self.administrator()
        before = await self.everything()
        kind = {"Content-Type": "application/json"}
        deep = b'{"name":' + b"[" * 10_000 + b"]" * 10_000 + b"}"
        bodies = (
            *(b"", b"{", b"null", b"[]", b'"x"', b"NaN", b"[" * 60_000, b"\xff\xfe{}", b'{"a":1}x', b'{"a":NaN}', deep),
            *(b'{"name":' + b"9" * 60_000 + b"}", b'{"username":"\\ud800"}', b'{"content":Infinity}'),
        )
        for (method, path), schema in self.schemas.items():
            for body in bodies[1:] if schema["optional"] else bodies:
                with self.subTest(f"{method} {path}", body=body[:20]):
                    self.assertIn((await alice.request(method, path, data=body, headers=kind)).status, (400, 422))
        self.assertEqual(await self.everything(), before)

    async def test_a_huge_body_is_refused_before_it_is_read(self) -> None:
        alice = await self.member("alice")
        head = await self.raw(
            f"POST /api/guilds HTTP/1.1\r\nHost: {urlsplit(self.server.url).netloc}\r\nCookie: {alice.cookies}\r\n"
            f"X-CSRF-Token: {alice.csrf}\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n"
            '{"name":"'
        )
        self.assertIn(" 413 ", head)

    async def test_a_body_that_never_says_its_length_is_cut_off(self) -> None:
        alice = await self.member("alice")

        async def endless() -> Any:
            for _ in range(40):
                yield b"x" * 4096

        kind = {"Content-Type": "application/json"}
        answer = await alice.request("POST", "/api/guilds", data=endless(), headers=kind)
        self.assert_refused(answer, 413, "too_large")

    async def raw(self, request: str) -> str:
        parts = urlsplit(self.server.url)
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        writer.write(request.encode())
        line = await asyncio.wait_for(reader.readline(), 10)
        writer.close()
        return line.decode()


class TestAnswers(SecurityTest):
    def assert_error(self, answer: Answer, status: int, code: str) -> None:
        self.assert_refused(answer, status, code)
        self.assertLessEqual({"code", "message"}, set(answer.json["error"]))
        self.assertEqual(answer.headers["Content-Type"], "application/json")

    async def test_every_error_has_the_one_shape(self) -> None:
        alice = await self.member("alice")
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            for path in ("/api/nothing", "/nothing", "/api/guilds/x", "/api/guilds/1/nothing"):
                with self.subTest(f"{method} {path}"):
                    self.assert_error(await alice.request(method, path), 404, "not_found")
        rules = self.app.url_map.bind("localhost")
        for path in {path for _, path in self.routes}:
            for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - {*rules.allowed_methods(path.partition("?")[0])}:
                with self.subTest(f"{method} {path}"):
                    self.assert_error(await alice.request(method, path), 405, "method_not_allowed")

    async def test_visitors_get_nothing_but_the_door(self) -> None:
        visitor = self.client()
        for (method, path), is_open in self.routes.items():
            if not is_open:
                with self.subTest(f"{method} {path}"):
                    answer = await visitor.request(method, path, self.bodies.get((method, path)))
                    self.assert_error(answer, 401, "not_signed_in")

    async def test_browsers_are_told_what_to_forbid(self) -> None:
        visitor = self.client()
        for path in ("/", "/api/instance", "/api/nothing", "/static/style.css"):
            with self.subTest(path):
                headers = (await visitor.get(path)).headers
                policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
                for directive in ("default-src", "object-src", "base-uri", "frame-ancestors"):
                    self.assertEqual(policy[directive], "'none'")
                self.assertRegex(policy["script-src"], r"^'self' 'sha256-[A-Za-z0-9+/]{43}='$")
                self.assertRegex(policy["style-src"], r"^'self' 'sha256-[A-Za-z0-9+/]{43}='$")
                self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
                self.assertEqual(headers["Referrer-Policy"], "same-origin")
                self.assertEqual(headers["Cross-Origin-Opener-Policy"], "same-origin")
                self.assertIn("camera=()", headers["Permissions-Policy"])
                self.assertNotIn("Strict-Transport-Security", headers)
                self.assertNotIn("Access-Control-Allow-Origin", headers)
                self.assertEqual(headers["Cache-Control"] == "no-store", path.startswith("/api/"))

    async def test_no_secret_leaves_in_an_answer(self) -> None:
        alice = await self.member("alice")
        stored = await self.app.db.read(lambda work: work.execute(select(users.c.password_hash)).scalar_one())
        for method, path in self.routes:
            if method == "GET":
                body = (await alice.get(path)).body.decode(errors="replace")
                self.assertNotIn(stored, body, path)
                self.assertNotIn(alice.token, body, path)


class TestLimits(SecurityTest):
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
