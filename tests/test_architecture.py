"""The import law, kept: who may know whom, who may announce, and how long a file may grow."""

import ast
import sys
import unittest
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BACKEND = ROOT / "backend"
LONGEST = 300  # lines

# From the bottom up: a module may import from its own layer and those below it.
LAYERS = (
    (
        "small pure modules",
        (
            "utils errors ids config setting_values cache people schemas limits histogram components logs described signatures"
            " markdown.*"
        ),
    ),
    ("the database", "db db.* schema"),
    ("events, tables and rights", "permissions.* *.models models realtime.rooms realtime.events"),
    ("real time", "realtime.*"),
    ("features", "*"),
    (
        "doors and the house",
        (
            "files.pictures files.doors.* house web paths assets.* health bootstrap openapi serving *.routes *.sockets auth.*"
            " admin.* metrics.*"
        ),
    ),
    ("the whole", "app init_permissions cli cli.*"),
)
SOCKET_LIBRARIES = {"socketio", "engineio", "uvicorn"}
WEB_LIBRARIES = {"quart", "werkzeug"}
KNOWS_SOCKETS = "realtime.* serving"
KNOWS_REQUESTS = (
    "files.pictures files.doors.* *.routes *.sockets admin.doors.* web paths house health bootstrap openapi app"
)
KNOWS_REQUESTS += " auth.*"
ANNOUNCES = (
    "*.actions *.members db.work audit.log auth.sessions admin.announcements jobs.schedule roles.channel_rights"
    " channels.* expressions.* guilds.* keeping.* messages.* moderation.* notifications.* polls.* users.*"
)
NEVER_ANNOUNCES = "*.routes *.sockets *.models *.schemas *.events *.show messages.showing *.reading *.finding"


@cache
def modules():
    """Name below `backend` -> syntax tree."""
    found = {}
    for path in sorted(BACKEND.rglob("*.py")):
        name = ".".join(path.relative_to(BACKEND).with_suffix("").parts).removesuffix("__init__").rstrip(".")
        found[name or "backend"] = ast.parse(path.read_text())
    return found


def fits(name, patterns):
    def match(pattern):
        if pattern == "*":
            return True
        if pattern.endswith(".*"):
            return name.startswith(pattern[:-1]) or name == pattern[:-2]
        return name == pattern or (pattern.startswith("*.") and name.endswith(pattern[1:]) and name.count(".") == 1)

    return any(match(pattern) for pattern in patterns.split())


def layer(name):
    """The layer that names a module most exactly."""
    exact = [index for index, (_, patterns) in enumerate(LAYERS) if name in patterns.split()]
    vague = [index for index, (_, patterns) in enumerate(LAYERS) if patterns != "*" and fits(name, patterns)]
    features = [index for index, (_, patterns) in enumerate(LAYERS) if patterns == "*"]
    return (exact or vague or features)[0]


def imports(tree):
    """What runs at import: names of modules, without those that only the type checker sees."""
    only_typing = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in only_typing:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            known = [name for name in names if name.removeprefix("backend.") in modules()]
            yield from known or [node.module]


class TestImportLaw(unittest.TestCase):
    def test_imports_go_downwards(self):
        wrong = []
        for name, tree in modules().items():
            for imported in imports(tree):
                below = imported.removeprefix("backend.")
                if imported.startswith("backend.") and layer(below) > layer(name):
                    wrong.append(f"{name} ({LAYERS[layer(name)][0]}) imports {below} ({LAYERS[layer(below)][0]})")
        self.assertEqual(wrong, [])

    def importers(self, libraries):
        return {
            name
            for name, tree in modules().items()
            if any(imported.split(".")[0] in libraries for imported in imports(tree))
        }

    def test_only_real_time_and_serving_know_the_socket_libraries(self):
        wrong = [name for name in self.importers(SOCKET_LIBRARIES) if not fits(name, KNOWS_SOCKETS)]
        self.assertEqual(wrong, [])

    def test_only_doors_know_requests(self):
        wrong = [name for name in self.importers(WEB_LIBRARIES) if not fits(name, KNOWS_REQUESTS)]
        self.assertEqual(wrong, [])

    def test_only_actions_announce(self):
        calls = {
            name
            for name, tree in modules().items()
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "announce"
        }
        self.assertEqual([name for name in calls if not fits(name, ANNOUNCES) or fits(name, NEVER_ANNOUNCES)], [])
        self.assertTrue(calls)

    def test_only_the_database_package_talks_to_drivers(self):
        wrong = [name for name in self.importers({"psycopg", "sqlite3"}) if not fits(name, "db.* cli.backups")]
        self.assertEqual(wrong, [])

    def test_a_table_is_written_by_its_own_feature(self):
        """A feature may read another's tables and call its actions; writing them is theirs."""
        owners = {
            target.id: name.split(".")[0]
            for name, tree in modules().items()
            if fits(name, "*.models db.leases")
            for node in tree.body
            if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("Table(")
            for target in node.targets
        }
        allowed = {
            ("messages", "channels"),  # a message moves its channel's numbers on, in the one commit of the hot path
            ("cli", "sessions"),  # the operator's tool runs beside the server
        }
        wrong = [
            f"{name} writes {node.args[0].id}"
            for name, tree in modules().items()
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("insert", "update", "delete", "sqlite_insert", "postgresql_insert")
            and node.args
            and isinstance(node.args[0], ast.Name)
            and owners.get(node.args[0].id, name.split(".")[0]) != name.split(".")[0]
            and (name.split(".")[0], node.args[0].id) not in allowed
        ]
        self.assertGreater(len(owners), 10)
        self.assertEqual(wrong, [])


class TestFiles(unittest.TestCase):
    def test_no_module_hides_one_of_the_standard_library(self):
        """`python backend/app.py` puts `backend/` on the import path before we can take it off."""
        top = {path.stem for path in BACKEND.iterdir() if path.suffix == ".py" or path.is_dir()}
        self.assertEqual(top & sys.stdlib_module_names, set())

    def test_files_stay_short(self):
        paths = [*BACKEND.rglob("*.py"), *(ROOT / "bin").glob("*.py")]
        long = {
            str(path.relative_to(ROOT)): count
            for path in paths
            if (count := len(path.read_text().splitlines())) > LONGEST
        }
        self.assertEqual(long, {})


if __name__ == "__main__":
    unittest.main()
