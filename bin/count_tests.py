"""Run pytest and the web client's tests, and end with one line for both: `N passed, M failed`. Called by bin/test.

A runner that fails without a failed test, or that finds none, counts as one failure:
nothing may look green by being absent. A few browser tests that failed are tried once more by themselves: those
that run beside them may starve a browser of time. What passes only then is named. No other test has a second try, and
none that hung.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
SOME_FAILED = 1  # pytest's exit status; others say that it could not do its work
MAY_STARVE = "tests.browser."
FEW = 5  # more than so many have failed for another reason
HUNG = "from pytest-timeout"


def main(arguments: list[str]) -> int:
    results = [run_pytest(arguments)]
    if not arguments:
        results.append(run_node())
    passed, failed = (sum(counts) for counts in zip(*results, strict=True))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def run_pytest(arguments: list[str]) -> tuple[int, int]:
    status, outcomes = pytest(["-n", "auto", "--dist", "loadscope", *arguments])
    failed = [name for name, outcome in outcomes.items() if outcome in ("failed", "hung")]
    may_starve = all(case.startswith(MAY_STARVE) and outcomes[case, test] == "failed" for case, test in failed)
    if status == SOME_FAILED and 0 < len(failed) <= FEW and may_starve and not arguments:
        print("\nOnce more, alone: what has failed.", flush=True)
        status, again = pytest([node_id(*name) for name in failed])
        for case, test in failed:
            if again.get((case, test)) == "passed":
                outcomes[case, test] = "passed"
                print(f"Passed only alone, look why: {case}::{test}")
    counts = Counter(outcomes.values())
    return judge("pytest", counts["passed"], counts["failed"] + counts["hung"], status)


def pytest(arguments: list[str]) -> tuple[int, dict[tuple[str, str], str]]:
    """Its exit status, and what became of each test: passed, failed, hung or skipped."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", f"--junitxml={report}", *arguments]
        status = subprocess.run(command, cwd=ROOT, check=False).returncode
        cases = ElementTree.parse(report).getroot().iter("testcase") if report.exists() else ()
        results = defaultdict(list)
        for case in cases:  # several of one name: a test and its subtests
            results[case.get("classname", ""), case.get("name", "")].extend(case)
    return status, {name: outcome(of) for name, of in results.items()}


def node_id(case: str, test: str) -> str:
    """`tests.test_auth.SignUp` and `test_it`, as the report has them -> `tests/test_auth.py::SignUp::test_it`."""
    parts = case.split(".")
    depth = next(
        (depth for depth in range(len(parts), 0, -1) if (ROOT.joinpath(*parts[:depth])).with_suffix(".py").is_file()), 0
    )
    return "::".join(["/".join(parts[:depth]) + ".py", *parts[depth:], test])


def outcome(results: list[ElementTree.Element]) -> str:
    tags = {result.tag for result in results}
    if tags & {"failure", "error"}:
        return "hung" if any(HUNG in result.get("message", "") for result in results) else "failed"
    return "skipped" if "skipped" in tags else "passed"


def run_node() -> tuple[int, int]:
    script = json.loads((ROOT / "package.json").read_text())["scripts"]["test"]
    environment = os.environ | {"NODE_OPTIONS": "--test-reporter=spec"}
    process = subprocess.Popen(script, shell=True, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    total = {"pass": 0, "fail": 0, "cancelled": 0}
    for line in process.stdout or ():
        print(line, end="", flush=True)
        if counted := re.match(r"\S+ (pass|fail|cancelled) (\d+)$", line):
            total[counted[1]] += int(counted[2])
    return judge("node --test", total["pass"], total["fail"] + total["cancelled"], process.wait())


def judge(runner: str, passed: int, failed: int, status: int) -> tuple[int, int]:
    if passed + failed == 0:
        print(f"{runner} ran no test.")
        failed = 1
    elif status and not failed:
        print(f"{runner} ended with status {status}.")
        failed = 1
    return passed, failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
