"""What the measurements ran on, and which core belongs to whom."""

from __future__ import annotations

import os
import platform
import resource
import statistics
import time
from functools import cache
from pathlib import Path


@cache
def cores() -> tuple[set[int], set[int]]:
    """(the server's, the client's); the same core for both when there is only one. Asked first before the client is pinned."""
    available = sorted(os.sched_getaffinity(0))
    return {available[0]}, {available[min(1, len(available) - 1)]}


def busy_seconds() -> float:
    """Processor time that our cores have spent on anybody, stolen time included."""
    server_core, client_core = cores()
    names = {f"cpu{number}" for number in server_core | client_core}
    ticks = 0
    for line in Path("/proc/stat").read_text().splitlines():
        name, *times = line.split()
        if name in names:
            user, nice, system, _idle, _iowait, irq, softirq, steal = map(int, times[:8])
            ticks += user + nice + system + irq + softirq + steal
    return ticks / os.sysconf("SC_CLK_TCK")


def raise_file_limit() -> int:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard


def facts(work: Path) -> dict[str, str]:
    return {
        "processor": f"{processor()}, {os.cpu_count()} cores",
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "fsync": f"{fsync_ms(work):.2f} ms (median of 50 times 4 KB)",
    }


def processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def fsync_ms(work: Path) -> float:
    path, times = work / "fsync", []
    with path.open("wb") as file:
        for _ in range(50):
            file.write(bytes(4096))
            file.flush()
            start = time.perf_counter()
            os.fsync(file.fileno())
            times.append((time.perf_counter() - start) * 1000)
    path.unlink()
    return statistics.median(times)
