"""The documentation cannot lie by leaving out: every route, event, setting, right and error code stands in it."""

import ast
import re
import unittest
from pathlib import Path

from support import GuildhallTest

from backend import app as application
from backend import config, errors
from backend.permissions.bits import DEFAULT_EVERYONE, Permission
from backend.realtime.events import Event

ROOT = Path(__file__).resolve().parent.parent
NOT_API = {
    "/",
    "/channels",
    "/channels/<path>",
    "/invite/<path>",
    "/static/<path>",
    "/sw.js",
    "/manifest.webmanifest",
    "/media/<kind>/<name>",
}  # the page, its files, pictures


def page(name):
    return (ROOT / "docs" / name).read_text()


def all_events(of=Event):
    for kind in of.__subclasses__():
        if kind.event_name:
            yield kind
        yield from all_events(kind)


class TestRoutes(GuildhallTest):
    async def test_every_route_is_described(self):
        """In backticks: the method, then the path with its ids in braces, and perhaps a query."""
        described = re.sub(r"\{(\w+)\}", "<>", page("api.md"))
        missing = []
        for rule in self.app.url_map.iter_rules():
            path = re.sub(r"<(?:\w+:)?_?(\w+)>", "<>", rule.rule)
            if rule.rule.replace("path:_", "").replace("path:", "") in NOT_API:
                continue
            methods = rule.methods - {"HEAD", "OPTIONS"}
            pattern = re.escape(path) + "[?`]"
            missing += [f"{method} {rule}" for method in methods if not re.search(f"`{method} {pattern}", described)]
        self.assertEqual(missing, [])

    async def test_every_described_route_is_there(self):
        described = re.findall(r"`(GET|POST|PUT|PATCH|DELETE) (/[^`?]*)", page("api.md"))
        self.assertGreater(len(described), 20)
        visitor = self.client()
        for method, path in described:
            answer = await visitor.request(method, re.sub(r"\{\w+\}", "1", path), {})
            nowhere = answer.code == "not_found" and answer.json["error"]["message"] == errors.NotFound.message
            self.assertFalse(nowhere or answer.code == "method_not_allowed", (method, path))


class TestEvents(unittest.TestCase):
    def test_every_event_that_a_client_may_send_is_described_with_its_fields(self):
        rows = dict(re.findall(r"^\| (`.+?`) \| `\{(.*?)\}`", page("events.md"), re.MULTILINE))
        described = {name: fields for names, fields in rows.items() for name in re.findall(r"`(\w+)`", names)}
        doors = {name: door for feature in application.SOCKET_FEATURES for name, door in feature.doors.by_name.items()}
        self.assertGreater(len(doors), 8)
        for name, door in doors.items():
            fields = [field.strip().rstrip("?") for field in described[name].split(",")]
            self.assertEqual(fields, list(door.schema.__struct_fields__), name)

    def test_every_event_that_the_server_sends_is_described(self):
        events = page("events.md")
        missing = {kind.event_name for kind in all_events() if f"`{kind.event_name}`" not in events}
        self.assertEqual(missing, set())
        self.assertGreater(len(list(all_events())), 12)

    def test_the_fields_of_an_event_are_described_where_they_are_listed(self):
        """An event described by an object in braces has exactly these fields."""
        told = page("events.md").split("## What the server")[1]
        listed = re.findall(
            r"^\| (`\w+`(?:, `\w+`)*) \| `\{([\w, ]+)\}`",
            told,
            re.MULTILINE,
        )
        kinds = {}
        for kind in all_events():
            kinds.setdefault(kind.event_name, []).append(list(kind.__struct_fields__))
        for names, fields in listed:
            for name in re.findall(r"`(\w+)`", names):
                self.assertIn([field.strip() for field in fields.split(",")], kinds[name], name)


class TestSettings(unittest.TestCase):
    def test_every_setting_is_described_and_every_described_one_is_read(self):
        tree = ast.parse(Path(config.__file__).read_text())
        read = {
            node.args[0].value
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("text", "choice", "number")
            and node.args
            and isinstance(node.args[0], ast.Constant)
        }
        self.assertGreater(len(read), 10)
        self.assertEqual(set(re.findall(r"^\| `([A-Z_]+)` \|", page("self-hosting.md"), re.MULTILINE)), read)


class TestErrors(unittest.TestCase):
    def codes(self):
        """Of the classes, and those given where an error is raised."""
        kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.ApiError)]
        yield from ((kind.code, kind.status) for kind in kinds if kind is not errors.ApiError)
        for path in (ROOT / "backend").rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                given = node.value if isinstance(node, ast.keyword) and node.arg == "code" else None
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    yield given.value, None

    def test_every_code_is_described_with_its_status(self):
        described = {
            code: int(status)
            for status, codes in re.findall(r"^\| (\d{3}) \|[^|]*\| (.*?) \|$", page("api.md"), re.MULTILINE)
            for code in re.findall(r"`(\w+)`", codes)
        }
        for code, status in self.codes():
            self.assertIn(code, described)
            if status is not None:
                self.assertEqual(described[code], status, code)


class TestPermissions(unittest.TestCase):
    def test_every_bit_is_described_with_its_position_and_default(self):
        rows = re.findall(r"^\| (\d+) \| `(\w+)` \| (yes)? ?\|", page("permissions.md"), re.MULTILINE)
        described = {name: (int(position), default == "yes") for position, name, default in rows}
        expected = {bit.name: (int(bit).bit_length() - 1, bit in DEFAULT_EVERYONE) for bit in Permission}
        self.assertEqual(described, expected)


if __name__ == "__main__":
    unittest.main()
