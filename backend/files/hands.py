"""The studio's workers, seen from the server: processes that are given a job at a time."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, cast

from backend.files.wire import LARGEST_PART, PART, TOO_LARGE

ROOT = Path(__file__).resolve().parents[2]
KEPT_VARIABLES = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # no secret of ours goes to the worker

Take = Callable[[int, bytes], None]


class Hand:
    """One process, used by one thread at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-s", "-E", "-m", "backend.files.worker"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ},
            start_new_session=True,  # Ctrl-C is for the server, which lets its workers finish
        )
        self._to, self._from = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def work(self, job: bytes, source: Iterable[bytes], take: Take, patience: float) -> int | None:
        """Hands on the parts as they come and answers how it ended; None: the worker is gone, or has to be."""
        watch = threading.Timer(patience, self._process.kill)
        watch.start()
        try:
            self._to.write(job)
            for chunk in source:
                self._to.write(chunk)
            self._to.flush()
        except BrokenPipeError:
            return None
        else:
            return self._answer(take)
        finally:
            watch.cancel()

    def end(self) -> int:
        """Its exit code: below zero when a signal has ended it, ours or that of a fault in a decoder."""
        self._process.kill()
        code = self._process.wait()
        for pipe in (self._to, self._from):
            with contextlib.suppress(OSError):  # what was not yet written cannot be written any more
                pipe.close()
        return code

    def _answer(self, take: Take) -> int | None:
        while len(header := self._from.read(PART.size)) == PART.size:
            what, length = PART.unpack(header)
            if what <= TOO_LARGE:
                return int(what)
            if length > LARGEST_PART:
                return None
            part = self._from.read(length)
            if len(part) < length:
                return None
            take(what, part)
        return None
