"""What must not work: bodies made to hurt, fields nobody offered, answers that say too much."""

from __future__ import annotations

import asyncio
import unittest
from typing import Any
from urllib.parse import urlsplit

from routes_stage import SecurityTest
from sqlalchemy import select
from support import Answer

from backend.users.models import users


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


if __name__ == "__main__":
    unittest.main()
