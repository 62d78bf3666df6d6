"""The authorisation matrix: every route and every socket event, tried by everybody. The rows stand in `tests/authz/`."""

from __future__ import annotations

import importlib
import unittest
from collections import defaultdict
from pathlib import Path
from typing import Any

import aiohttp
import socketio.exceptions
from described import Description, described_path
from picture_stage import picture
from support import Answer, Client, GuildhallTest, Socket
from werkzeug.exceptions import HTTPException

from backend import errors
from backend.app import SOCKET_FEATURES
from backend.house import House
from tests.authz.rows import OK, Row
from tests.authz.stage import Stage, parameters_of

FOLDER = Path(__file__).parent / "authz"
FEATURES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in ("__init__", "rows", "stage"))
PICTURE = picture()
STATUS_OF = {
    kind.code: kind.status
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.ApiError)
}


def rows_of(feature: str) -> list[Row]:
    return importlib.import_module(f"tests.authz.{feature}").ROWS  # type: ignore[no-any-return]


def every_row() -> list[Row]:
    return [row for feature in FEATURES for row in rows_of(feature)]


def route_of(app: House, row: Row) -> str | None:
    """The application's own name for it, such as "GET /api/guilds/<id:guild_id>"; None when there is none."""
    path = row.filled(defaultdict(lambda: 1))[0].partition("?")[0]
    try:
        rule, _ = app.url_map.bind("localhost").match(path, row.method, return_rule=True)
    except HTTPException:
        return None
    return f"{row.method} {rule.rule}"


class TestEveryDoorHasARow(GuildhallTest):
    async def test_no_route_and_no_event_is_left_out_and_none_is_made_up(self) -> None:
        events = {f"emit {name}" for feature in SOCKET_FEATURES for name in feature.doors.by_name}
        routes = {
            f"{method} {rule.rule}"
            for rule in self.app.url_map.iter_rules()
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        }
        tried = {row.route: row.route if row.is_event else route_of(self.app, row) for row in every_row()}
        made_up = [route for route, found in tried.items() if found not in routes | events]
        left_out = sorted((routes | events) - set(tried.values()))
        self.assertEqual({"made up": made_up, "left out": left_out}, {"made up": [], "left out": []})


class TestWhoMay(GuildhallTest):
    """A method for each module of rows, so that they can run side by side."""

    async def asyncSetUp(self) -> None:
        await super().asyncSetUp()
        self.description = Description(self.app)

    async def try_all(self, feature: str) -> None:
        for row in rows_of(feature):
            for persona, expected in row.statuses.items():
                with self.subTest(f"{row.route} by {persona}"):
                    await self.try_one(row, persona, expected)

    async def try_one(self, row: Row, persona: str, expected: int) -> None:
        stage = Stage(self)
        try:
            client = await stage.set_up(persona, with_message=row.needs("message"))
            path, body = row.filled(await parameters_of(stage, row, client))
            if row.is_event:
                status, said = await self.emit(client, path, body, stage.room)
            else:
                answer = await self.ask(client, row, path, body)
                status, said = answer.status, answer.json
                self.assert_described(row, answer)
        finally:
            await stage.close()
        if expected == OK:
            self.assertIn(status, range(200, 300), said)
        else:
            self.assertEqual(status, expected, said)

    async def ask(self, client: Client, row: Row, path: str, body: Any) -> Answer:
        if not row.picture:
            return await client.request(row.method, path, body, headers=row.headers)
        form = aiohttp.FormData(body or {})
        form.add_field("file", PICTURE, filename="picture.png")
        return await client.request(row.method, path, data=form, headers=row.headers)

    def assert_described(self, row: Row, answer: Answer) -> None:
        method, _, rule = (route_of(self.app, row) or "").partition(" ")
        path = described_path(rule)
        if path in self.description.document["paths"]:
            self.assertIsNone(self.description.what_is_wrong(method, path, answer))

    async def emit(self, client: Client, name: str, body: Any, room: str) -> tuple[int, Any]:
        socket = Socket(client)
        try:
            await socket.connect()
        except socketio.exceptions.ConnectionError as refused:
            return 401, refused
        try:
            if name != "join_room":
                await socket.ask("join_room", {"room": room})
            said = await socket.ask(name, body)
        finally:
            await socket.close()
        return (200 if said["ok"] else STATUS_OF[said["error"]["code"]]), said


def _trial(feature: str) -> Any:
    async def test(self: TestWhoMay) -> None:
        await self.try_all(feature)

    return test


for _feature in FEATURES:
    setattr(TestWhoMay, f"test_{_feature}", _trial(_feature))

if __name__ == "__main__":
    unittest.main()
