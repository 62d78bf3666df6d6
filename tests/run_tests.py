"""Run the five test files of the first README with unittest alone: `cd tests && python run_tests.py`.

Everything, in parallel and with the web client's own tests, is bin/test.
"""

import sys
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parent
FILES = ["test_auth.py", "test_messages.py", "test_guilds.py", "test_integration.py", "test_frontend.py"]


def main() -> int:
    sys.path[:0] = [str(TESTS), str(TESTS.parent)]
    faults = {file: fault for file in FILES if (fault := run(file))}
    for file, fault in faults.items():
        print(f"FAILED {file}: {fault}")
    print(f"{len(FILES) - len(faults)} of {len(FILES)} files passed")
    return 1 if faults else 0


def run(file: str) -> str:
    """Why this file counts as failed; empty when it passed."""
    print(f"\n{file}", flush=True)
    suite = unittest.defaultTestLoader.loadTestsFromName(file.removesuffix(".py"))
    result = unittest.TextTestRunner(verbosity=2).run(suite)
    if not result.wasSuccessful():
        return f"{len(result.failures)} failed, {len(result.errors)} broke"
    return "" if result.testsRun else "no test was found in it"


if __name__ == "__main__":
    sys.exit(main())
