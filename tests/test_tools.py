"""The commands must not look green by running nothing."""

import subprocess
import sys
import unittest
from contextlib import redirect_stdout
from importlib import util
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent


def load(path: str):
    spec = util.spec_from_file_location(Path(path).stem, ROOT / path)
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class CountTest(unittest.TestCase):
    """bin/test counts the tests of both runners."""

    def setUp(self):
        self.tool = load("bin/count_tests.py")
        self.judge = self.tool.judge

    def test_counts_are_taken_as_they_are(self):
        self.assertEqual(self.judge("pytest", 5, 0, 0), (5, 0))
        self.assertEqual(self.judge("pytest", 5, 2, 1), (5, 2))

    def test_a_runner_that_found_nothing_failed(self):
        self.assertEqual(self.judge("pytest", 0, 0, 5), (0, 1))
        self.assertEqual(self.judge("node --test", 0, 0, 0), (0, 1))

    def test_a_runner_that_broke_after_its_tests_failed(self):
        self.assertEqual(self.judge("node --test", 7, 0, 1), (7, 1))

    def run_twice(self, first: dict, again: dict | None, status: int = 1):
        """The counts, what the second run was asked for, and what was said."""
        runs = [(1, first), (status, again or {})]
        with mock.patch.object(self.tool, "pytest", side_effect=runs) as pytest, redirect_stdout(StringIO()) as said:
            counts = self.tool.run_pytest([])
        return counts, pytest.call_args.args[0] if pytest.call_count > 1 else None, said.getvalue()

    def test_a_browser_test_that_fails_is_tried_once_more_alone(self):
        starved, broken, fine = ((f"tests.browser.test_walk.Test{name}", "test_it") for name in "ABC")
        first = {starved: "failed", broken: "failed", fine: "passed"}
        counts, asked, said = self.run_twice(first, {starved: "passed", broken: "failed"})
        self.assertEqual(counts, (2, 1))
        self.assertEqual(asked, [f"tests/browser/test_walk.py::Test{name}::test_it" for name in "AB"])
        self.assertIn("look why: tests.browser.test_walk.TestA::test_it\n", said)
        self.assertNotIn("TestB", said)

    def test_no_other_test_has_a_second_try(self):
        browser = [(f"tests.browser.test_walk.Test{name}", "test_it") for name in "ABCDEF"]
        for first in (
            {("tests.test_auth.SignUp", "test_it"): "failed"},
            {browser[0]: "hung"},
            {browser[0]: "failed", ("tests.test_auth.SignUp", "test_it"): "failed"},
            dict.fromkeys(browser, "failed"),
        ):
            with self.subTest(first):
                self.assertEqual(self.run_twice(first, None)[:2], ((0, len(first)), None))

    def test_a_second_try_that_breaks_saves_nothing(self):
        self.assertEqual(
            self.run_twice({("tests.browser.test_walk.TestA", "test_it"): "failed"}, None, status=4)[0], (0, 1)
        )

    def test_what_hung_is_told_from_what_failed(self):
        hung = ElementTree.fromstring('<failure message="Failed: Timeout (&gt;480.0s) from pytest-timeout."/>')
        failed = ElementTree.fromstring('<failure message="AssertionError: 1 != 2"/>')
        told = [self.tool.outcome(results) for results in ([hung], [failed, hung], [failed], [])]
        self.assertEqual(told, ["hung", "hung", "failed", "passed"])


class RunTestsTest(unittest.TestCase):
    """tests/run_tests.py, the first README's command."""

    def test_a_file_passes_only_with_tests_that_pass(self):
        test = "import unittest\nclass Case(unittest.TestCase):\n    def test_it(self):\n        self.assertTrue({})\n"
        self.assertEqual(self.run_on(test.format(True)), "''")
        self.assertEqual(self.run_on(test.format(False)), "'1 failed, 0 broke'")
        self.assertEqual(self.run_on("import unittest\n"), "'no test was found in it'")
        self.assertEqual(self.run_on("import nowhere_to_be_found\n"), "'0 failed, 1 broke'")

    def run_on(self, source: str) -> str:
        with TemporaryDirectory() as folder:
            (Path(folder) / "test_given.py").write_text(source)
            code = f"import sys; sys.path.insert(0, {folder!r}); import run_tests; print(repr(run_tests.run('test_given.py')))"
            ran = subprocess.run(
                [sys.executable, "-c", code], cwd=ROOT / "tests", capture_output=True, text=True, check=True
            )
        return ran.stdout.splitlines()[-1]


class ShellTest(unittest.TestCase):
    def test_scripts_can_be_read_by_the_shell(self):
        for script in [*(ROOT / "bin").iterdir(), ROOT / ".ci" / "run"]:
            if script.is_file() and "bash" in script.read_text(errors="replace").partition("\n")[0]:
                with self.subTest(script=script.name):
                    subprocess.run(["bash", "-n", script], check=True)

    def test_prepare_refuses_what_it_does_not_know(self):
        ran = subprocess.run(["bin/prepare", "everything"], cwd=ROOT, capture_output=True, text=True, check=False)
        self.assertEqual(ran.returncode, 1)
        self.assertIn("usage: bin/prepare", ran.stderr)


if __name__ == "__main__":
    unittest.main()
