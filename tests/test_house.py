"""What the tree itself must keep: pinned packages, no trace of a machine, no secret, nothing left undone."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
import unittest
from collections import defaultdict
from functools import cache
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ["requirements.txt", "tests/requirements.txt", "tests/requirements-node.txt"]
LOCKS = {*REQUIREMENTS, "bench/requirements.txt", "package-lock.json"}
SELECTORS = re.compile(r"(?:^|\n)([^\s/@}][^{}]*)\{")  # of rules that are in no other
CODE = {".py", ".js", ".mjs", ".ts", ".css", ".html", ".sh", ".toml", ".yaml", ".yml", ".json", ""}
BINARIES_LIVE_IN = ("static/vendor/", "static/img/app-", "docs/")

# Written in parts, so that this file does not break its own rules.
REGISTRIES = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pypi", "python", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("npm", "pkg", "github", "com"),
        ("unpkg", "com"),
        ("cdn", "jsdelivr", "net"),
        ("cdnjs", "cloudflare", "com"),
        ("esm", "sh"),
        ("proxy", "golang", "org"),
    ]
]
REGISTRY = re.compile(r"(?<![\w.-])(?:" + "|".join(map(re.escape, REGISTRIES)) + r")\b")
MACHINE_PATH = re.compile(r"(?<![\w.:/)}\]-])/(?:work|home|Users|root|tmp)/[\w.]")
UNDONE = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b"
    r"|\bgh[pousr]_\w{36}\b|\bgithub_pat_\w{50}|\bxox[abpr]-\w{10}"
)
SKIP = re.compile(
    r"@(?:unittest\.)?skip|pytest\.(?:mark\.)?(?:skip|xfail|importorskip)|\b(?:test|it)\.(?:skip|todo|only)\b"
)


@cache
def tracked() -> dict[str, bytes]:
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    names = [name for name in listing.split("\0") if name and (ROOT / name).is_file()]
    return {name: (ROOT / name).read_bytes() for name in names}


def texts() -> dict[str, str]:
    return {
        name: content.decode()
        for name, content in tracked().items()
        if b"\0" not in content and not name.startswith(("static/vendor/", "static/img/app-"))
    }


def lines_with(pattern: re.Pattern[str], files: dict[str, str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in files.items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


class TreeTest(unittest.TestCase):
    def test_no_package_registry_is_named(self):
        self.assertEqual(lines_with(REGISTRY, texts()), [])

    def test_no_path_of_a_machine_is_named(self):
        self.assertEqual(lines_with(MACHINE_PATH, texts()), [])

    def test_no_secret_is_kept(self):
        self.assertEqual(lines_with(SECRET, texts()), [])

    def test_nothing_is_left_undone(self):
        code = {name: text for name, text in texts().items() if Path(name).suffix in CODE and name not in LOCKS}
        self.assertEqual(lines_with(UNDONE, code), [])

    def test_no_test_is_skipped(self):
        tests = {
            name: text for name, text in texts().items() if name.startswith("tests/") and name != "tests/test_house.py"
        }
        self.assertEqual(lines_with(SKIP, tests), [])

    def test_text_is_utf_8_and_binaries_live_in_their_places(self):
        strays = []
        for name, content in tracked().items():
            try:
                content.decode()
            except UnicodeDecodeError:
                if not name.startswith(BINARIES_LIVE_IN):
                    strays.append(name)
        self.assertEqual(strays, [])

    def test_vendored_files_agree_with_their_manifest(self):
        check = subprocess.run(
            [sys.executable, "bin/vendor", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        self.assertEqual(check.returncode, 0, check.stdout + check.stderr)

    def test_a_class_is_dressed_by_one_feature(self):
        """Sheets come when they are needed and stay: two that mean different things by one name would undo each other."""
        by_class = defaultdict(set)
        for name, text in texts().items():
            if name.startswith("static/css/features/"):
                for selectors in SELECTORS.findall(text):
                    for one in selectors.split(","):
                        by_class[one.strip()].add(name)
        alone = {one: names for one, names in by_class.items() if re.fullmatch(r"\.[\w-]+", one)}
        self.assertIn(".picker", alone)
        self.assertEqual({one: names for one, names in alone.items() if len(names) > 1}, {})

    def test_commands_are_executable(self):
        commands = [
            name for name, text in texts().items() if text.startswith("#!") and Path(name).parts[0] in {"bin", ".ci"}
        ]
        self.assertIn("bin/run", commands)
        self.assertEqual([name for name in commands if not os.access(ROOT / name, os.X_OK)], [])


class PackagesTest(unittest.TestCase):
    def test_no_lock_file_says_where_packages_come_from(self):
        address = re.compile(r"://|--(?:extra-)?index-url|--find-links|--trusted-host")
        self.assertEqual(
            lines_with(
                address, {name: text for name, text in texts().items() if name in LOCKS - {"package-lock.json"}}
            ),
            [],
        )
        self.assertEqual(lines_with(re.compile(r'"resolved"'), {"package-lock.json": texts()["package-lock.json"]}), [])
        self.assertNotIn("uv.lock", tracked())

    def test_every_python_package_is_pinned_with_hashes(self):
        for file in REQUIREMENTS:
            for entry in entries(file):
                with self.subTest(file=file, package=entry.split()[0]):
                    self.assertRegex(entry, r"^[\w.-]+(?:\[[\w, -]+\])?==[^\s]+")
                    self.assertRegex(entry, r"--hash=sha256:[0-9a-f]{64}\b")

    def test_every_javascript_package_is_pinned_with_a_hash(self):
        lock = json.loads(texts()["package-lock.json"])["packages"]
        self.assertEqual([name for name, package in lock.items() if name and "integrity" not in package], [])

    def test_the_pins_fit_what_pyproject_asks_for(self):
        groups = project()["dependency-groups"]
        asked = [project()["project"]["dependencies"], groups["test"], groups["node"]]
        for file, requirements in zip(REQUIREMENTS, asked, strict=True):
            pins = {canonicalize_name(name): version for name, version in map(name_and_version, entries(file))}
            for requirement in map(Requirement, requirements):
                with self.subTest(file=file, package=requirement.name):
                    pin = pins.get(canonicalize_name(requirement.name))
                    self.assertIsNotNone(pin, "bin/compile-requirements was not run")
                    self.assertTrue(requirement.specifier.contains(pin), f"{requirement} is pinned to {pin}")

    def test_every_imported_package_is_asked_for_by_name(self):
        asked = {canonicalize_name(Requirement(line).name) for line in project()["project"]["dependencies"]}
        providers = metadata.packages_distributions()
        strays = {
            f"{name}: {module}"
            for name, text in texts().items()
            if name.startswith(("backend/", "migrations/")) and name.endswith(".py")
            for module in imported(text) - sys.stdlib_module_names - {"backend"}
            if not asked & {canonicalize_name(package) for package in providers.get(module, ())}
        }
        self.assertEqual(strays, set())

    def test_installed_packages_agree_with_each_other(self):
        disagreements = [
            f"{package.metadata['Name']} needs {line}"
            for package in metadata.distributions()
            for line in package.requires or ()
            if not is_met(Requirement(line))
        ]
        self.assertEqual(disagreements, [])


def entries(file: str) -> list[str]:
    """One string for each package of a requirements file, its hashes included."""
    joined = (ROOT / file).read_text().replace("\\\n", " ")
    return [line for line in joined.splitlines() if line and not line.lstrip().startswith("#")]


def imported(source: str) -> set[str]:
    modules = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            modules |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            modules.add(node.module.partition(".")[0])
    return modules


def name_and_version(entry: str) -> tuple[str, str]:
    name, _, version = entry.partition("==")
    return name.partition("[")[0], version.split()[0]


def is_met(requirement: Requirement) -> bool:
    if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
        return True
    try:
        return requirement.specifier.contains(metadata.version(requirement.name), prereleases=True)
    except metadata.PackageNotFoundError:
        return False


if __name__ == "__main__":
    unittest.main()
