"""What the system says of this process."""

from __future__ import annotations

import os
import resource
import sys
import time
from pathlib import Path

STARTED_AT = time.time()
_STARTED = time.monotonic()
_OPEN_FILES = Path("/dev/fd")


def uptime() -> float:
    return time.monotonic() - _STARTED


def cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def open_files() -> int:
    try:
        return sum(1 for _ in _OPEN_FILES.iterdir())
    except OSError:
        return 0


def most_open_files() -> int:
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def memory() -> int:
    """What is resident now; where the system does not tell, the most that ever was."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024
