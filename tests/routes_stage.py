"""The stage of tests that try every route there is."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from described import Description, described_path
from sqlalchemy import select
from support import UNSAFE, Client, GuildhallTest
from test_authz import every_row, route_of

from backend.db import Work
from backend.models import metadata
from backend.users.accounts import make_administrator
from tests.authz.rows import Row

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
