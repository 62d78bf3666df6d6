"""Build .venv from requirement files: `environment.py requirements.txt [more…]`. Called by bin/prepare.

Safe when two starts race (a lock) and when one is interrupted (a file's copy, written last, is its stamp).
"""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"

CANNOT_INSTALL = 3  # the exit code that bin/prepare may know a remedy for
NO_INSTALLER = f"""{sys.executable} ({sys.version.split()[0]}) can make no virtual environment: it lacks ensurepip and pip.
On Debian or Ubuntu: apt install python3-venv
Or install uv, or name another Python: PYTHON=/path/to/python3 bin/run"""


def main(files: list[str]) -> None:
    if not (find_uv() or find_spec("ensurepip") or find_spec("pip")):
        say(NO_INSTALLER)
        sys.exit(CANNOT_INSTALL)
    with lock():
        if not is_installed("requirements.txt"):
            create()
        for file in files:
            if not is_installed(file):
                install(file)


@contextmanager
def lock() -> Iterator[None]:
    with (ROOT / ".venv.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another start is building .venv; waiting for it.")
            fcntl.flock(handle, fcntl.LOCK_EX)
        os.set_inheritable(handle.fileno(), True)  # an installer that outlives us still holds the lock
        yield


def is_installed(file: str) -> bool:
    stamp = VENV / "installed" / file
    return os.access(PYTHON, os.X_OK) and stamp.is_file() and stamp.read_bytes() == (ROOT / file).read_bytes()


def create() -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    say(f"Making .venv with Python {sys.version.split()[0]}.")
    failure = run([sys.executable, "-m", "venv", "--without-pip", str(VENV)])
    if failure is not None:
        sys.exit(f"{failure}\nCould not make .venv; see above.")


def install(file: str) -> None:
    path = ROOT / file
    say(f"Installing the packages of {file} (only when they change).")
    started = time.monotonic()
    failure = None
    for installer in installers():
        failure = run([*installer, "--quiet", "--require-hashes", "-r", str(path)])
        if failure is None:
            break
    else:
        sys.exit(f"{failure}\nCould not install {file}; see above.")
    stamp = VENV / "installed" / file
    stamp.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, stamp)
    say(f"Installed in {time.monotonic() - started:.0f} s.")


def installers() -> Iterator[list[str]]:
    """The beginnings of an install command, best first: uv may not know of a mirror that pip's own settings name."""
    if uv := find_uv():
        yield [uv, "pip", "install", "--python", str(PYTHON)]
    if find_spec("ensurepip"):
        run([str(PYTHON), "-m", "ensurepip"])
        yield [str(PYTHON), "-m", "pip", "install"]
    elif find_spec("pip"):
        yield [sys.executable, "-m", "pip", "--python", str(PYTHON), "install"]


def find_uv() -> str | None:
    return shutil.which("uv")


def run(command: list[str]) -> str | None:
    """None when it went well, else what it printed. A dot a second shows a person that it works."""
    hidden = {"PYTHONHOME", "PYTHONPATH", "PIP_USER", "VIRTUAL_ENV"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    with tempfile.TemporaryFile("w+") as output:
        options = {"stdout": output, "stderr": subprocess.STDOUT, "env": environment, "close_fds": False}
        with subprocess.Popen(command, **options) as process:
            while not has_ended(process, within=1):
                if sys.stderr.isatty():
                    print(".", end="", file=sys.stderr, flush=True)
        output.seek(0)
        return output.read() if process.returncode else None


def has_ended(process: subprocess.Popen[bytes], within: float) -> bool:
    try:
        process.wait(within)
    except subprocess.TimeoutExpired:
        return False
    return True


def say(text: str) -> None:
    print(f"guildhall: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
