"""A server under measurement: a process (and its children) on a core of its own."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import subprocess
import time
from pathlib import Path

import psutil

READY_SECONDS = 60


class Server:
    def __init__(self, argv: list[str], env: dict[str, str], port: int, core: set[int], log: Path, cwd: Path) -> None:
        self.port, self.log = port, log
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                raise RuntimeError(f"something else listens on port {port}; choose others with --port")
        mine = os.sched_getaffinity(0)
        os.sched_setaffinity(0, core)  # a child inherits it
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                argv, env=os.environ | env, cwd=cwd, stdout=output, stderr=subprocess.STDOUT
            )
        os.sched_setaffinity(0, mine)
        self._view = psutil.Process(self._process.pid)
        self._wait_until_ready()

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            with contextlib.suppress(OSError, http.client.HTTPException):
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/healthz")
                if connection.getresponse().status == 200:
                    return
            time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"the server did not start:\n{self.tail()}")

    def tail(self) -> str:
        return self.log.read_text(errors="replace")[-2000:]

    def _tree(self) -> list[psutil.Process]:
        return [self._view, *self._view.children(recursive=True)]

    def cpu(self) -> float:
        """Seconds of processor time since the start, in the program and in the kernel."""
        return float(sum(sum(one.cpu_times()[:2]) for one in self._tree()))

    def rss(self) -> int:
        return sum(int(one.memory_info().rss) for one in self._tree())

    def settle(self, limit: float = 10) -> None:
        """Waits until the server has digested what came before."""
        deadline = time.monotonic() + limit
        while time.monotonic() < deadline:
            before = self.cpu()
            time.sleep(0.3)
            if self.cpu() - before <= 0.02:
                return

    def move_to(self, core: set[int]) -> None:
        for task in Path(f"/proc/{self._process.pid}/task").iterdir():
            with contextlib.suppress(OSError):
                os.sched_setaffinity(int(task.name), core)

    def stop(self) -> None:
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
