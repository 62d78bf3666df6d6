"""The API describes itself whole: each route with its summary, its parameters, what it takes and what it answers."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
import unittest
from typing import Any

from described import Description, references
from support import GuildhallTest

from backend.openapi import described_routes, path_of

WITHOUT_SCHEMA = {"/api/openapi.json", "/api/asyncapi.json"}  # their schemas are those of OpenAPI and AsyncAPI


class TestDescription(GuildhallTest):
    async def asyncSetUp(self) -> None:
        await super().asyncSetUp()
        self.description = Description(self.app)
        self.operations = {
            (method, path): operation
            for path, methods in self.description.document["paths"].items()
            for method, operation in methods.items()
        }

    async def test_it_is_given_to_everybody(self) -> None:
        answer = await self.client().get("/api/openapi.json")
        self.assertEqual((answer.status, answer.json), (200, self.description.document))

    async def test_every_route_is_in_it(self) -> None:
        routes = {
            (method.lower(), path_of(rule))
            for rule in self.app.url_map.iter_rules()
            if not rule.endpoint.startswith("pages.")
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        }
        self.assertEqual(set(self.operations), routes)
        self.assertGreater(len(routes), 100)

    async def test_each_has_a_name_of_its_own_a_summary_and_its_parameters(self) -> None:
        names = [operation["operationId"] for operation in self.operations.values()]
        self.assertEqual(len(set(names)), len(names))
        for (method, path), operation in self.operations.items():
            with self.subTest(f"{method} {path}"):
                self.assertRegex(operation["summary"], r"^[A-Z].*\.$")
                in_path = [one["name"] for one in operation["parameters"] if one["in"] == "path"]
                self.assertEqual(in_path, re.findall(r"\{(\w+)\}", path))

    async def test_whoever_answers_json_says_what(self) -> None:
        silent = [
            f"{method} {rule.rule}"
            for method, rule, door in described_routes(self.app)
            if door.gives is None and rule.rule not in WITHOUT_SCHEMA and self.calls_answer(rule.endpoint)
        ]
        self.assertEqual(silent, [])

    def calls_answer(self, endpoint: str) -> bool:
        source = textwrap.dedent(inspect.getsource(self.app.view_functions[endpoint]))
        calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
        return any(isinstance(name, ast.Name) and name.id == "answer" for name in calls)

    async def test_every_reference_leads_somewhere(self) -> None:
        for reference in set(references(self.description.document)):
            found = self.description.document
            for part in reference.removeprefix("#/").split("/"):
                self.assertIn(part, found, reference)
                found = found[part]

    async def test_what_a_door_reads_is_found_wherever_it_reads_it(self) -> None:
        send = self.operations["post", "/api/channels/{channel_id}/messages"]
        self.assertEqual(self.body_of(send), {"$ref": "#/components/schemas/NewMessage"})
        self.assertLessEqual({"201", "200", "403"}, set(send["responses"]))
        icon = self.operations["put", "/api/guilds/{guild_id}/icon"]
        self.assertIn("multipart/form-data", icon["requestBody"]["content"])
        self.assertIn("X-Audit-Reason", [one["name"] for one in icon["parameters"]])
        history = self.operations["get", "/api/channels/{channel_id}/messages"]
        self.assertLessEqual({"before", "after", "limit"}, {one["name"] for one in history["parameters"]})

    async def test_files_are_described_with_their_headers_and_parts(self) -> None:
        download = self.operations["get", "/api/files/{file_id}/{name}"]
        heard = {one["name"] for one in download["parameters"] if one["in"] == "header"}
        self.assertEqual(heard, {"Range", "If-Range", "If-None-Match"})
        self.assertLessEqual({"200", "206", "304", "416"}, set(download["responses"]))
        self.assertIn("Content-Range", download["responses"]["206"]["headers"])
        self.assertNotIn("content", download["responses"]["304"])
        add = self.operations["patch", "/api/uploads/{upload_id}"]
        self.assertEqual(list(add["requestBody"]["content"]), ["application/offset+octet-stream"])
        self.assertIn("Upload-Offset", add["responses"]["204"]["headers"])
        self.assertIn("412", add["responses"])

    async def test_whoever_must_wait_is_told_how_long(self) -> None:
        refusals = self.description.document["components"]["responses"]
        self.assertIn("Retry-After", refusals["Unavailable"]["headers"])
        self.assertLessEqual({"Retry-After", "X-RateLimit-Limit"}, set(refusals["RateLimited"]["headers"]))

    async def test_a_header_that_a_door_asks_for_is_in_it(self) -> None:
        """Those that the house reads for all of them stand elsewhere, or mean nothing to a client."""
        everywhere = {"Authorization", "X-CSRF-Token", "Accept-Encoding", "If-None-Match", "Content-Type"}
        silent = []
        for method, rule, door in described_routes(self.app):
            function = inspect.unwrap(self.app.view_functions[rule.endpoint])
            asked = set(re.findall(r"(?:headers\.get|_number)\(\s*\"([A-Za-z-]+)\"", inspect.getsource(function)))
            silent += [f"{method} {rule.rule}: {name}" for name in asked - set(door.hears) - everywhere]
        self.assertEqual(silent, [])

    def body_of(self, operation: dict[str, Any]) -> Any:
        return operation["requestBody"]["content"]["application/json"]["schema"]

    async def test_it_says_who_must_sign_in(self) -> None:
        by_cookie = {"session": []}
        self.assertEqual(self.operations["get", "/api/me"]["security"], [by_cookie, {"token": []}])
        send = self.operations["post", "/api/channels/{channel_id}/messages"]
        self.assertEqual(send["security"], [{**by_cookie, "csrf": []}, {"token": []}])
        for method, path in (("get", "/api/instance"), ("post", "/api/login"), ("get", "/api/invites/{code}")):
            self.assertEqual(self.operations[method, path]["security"], [])
        for (_, path), operation in self.operations.items():
            if path.startswith(("/api/admin/", "/api/me", "/api/guilds", "/api/dms", "/api/friends")):
                self.assertNotEqual(operation["security"], [], path)


if __name__ == "__main__":
    unittest.main()
