"""Run pytest and the web client's tests, and end with one line for both: `N passed, M failed`. Called by bin/test.

A runner that fails without a failed test, or that finds none, counts as one failure:
nothing may look green by being absent.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    results = [run_pytest(arguments)]
    if not arguments:
        results.append(run_node())
    passed, failed = (sum(counts) for counts in zip(*results, strict=True))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def run_pytest(arguments: list[str]) -> tuple[int, int]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        parallel = ["-n", "auto", "--dist", "loadscope"]
        command = [sys.executable, "-m", "pytest", *parallel, f"--junitxml={report}", *arguments]
        status = subprocess.run(command, cwd=ROOT, check=False).returncode
        cases = ElementTree.parse(report).getroot().iter("testcase") if report.exists() else ()
        outcomes = defaultdict(set)
        for case in cases:  # several of one name: a test and its subtests
            outcomes[case.get("classname"), case.get("name")].update(child.tag for child in case)
    failed = sum(bool(tags & {"failure", "error"}) for tags in outcomes.values())
    passed = sum(not tags & {"failure", "error", "skipped"} for tags in outcomes.values())
    return judge("pytest", passed, failed, status)


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
