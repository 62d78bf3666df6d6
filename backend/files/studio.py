"""Where pictures are made anew: a few workers, started when the first picture comes and let go when none has for a while.

A worker that takes too long is killed, one that has died is replaced; its picture is refused either way.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, NamedTuple, cast

import structlog

from backend.errors import TooLarge, Unavailable, WrongType, invalid
from backend.files.wire import JOB, LARGEST_MADE, MADE, RESULT, TOO_LARGE, UNREADABLE

log = structlog.get_logger(__name__)

SIGNATURES = {"png": (b"\x89PNG\r\n\x1a\n",), "jpeg": (b"\xff\xd8\xff",), "gif": (b"GIF87a", b"GIF89a")}


class Kind(NamedTuple):
    width: int
    height: int
    may_move: bool
    is_whole: bool = False  # it fits inside and nothing is cut off
    largest: int = 8 * 1024 * 1024  # bytes, as it comes
    types: tuple[str, ...] = (*SIGNATURES, "webp")


KINDS = {
    "avatar": Kind(256, 256, may_move=True),
    "icon": Kind(256, 256, may_move=True),
    "role_icon": Kind(64, 64, may_move=False),
    "banner": Kind(960, 384, may_move=False),
    "emoji": Kind(128, 128, may_move=True, is_whole=True, largest=512 * 1024, types=("png", "gif", "webp")),
    "sticker": Kind(320, 320, may_move=True, is_whole=True, largest=1024 * 1024, types=("png", "gif", "webp")),
}
ROOT = Path(__file__).resolve().parents[2]
MOST_WORKERS = 2
MOST_WAITING = 32
PATIENCE = 10.0  # seconds for one picture
IDLE_SECONDS = 60.0
KEPT_VARIABLES = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # no secret of ours goes to the worker


def check_type(kind: str, data: bytes) -> None:
    """By the first bytes; what the sender calls it says nothing. Raises WrongType."""
    *others, last = KINDS[kind].types
    if _type_of(data) not in KINDS[kind].types:
        raise WrongType(f"The file must be a {', '.join(others)} or {last} picture.")


def moves(made: bytes) -> bool:
    """Whether a webp that came out of the studio has several frames: a bit of its extended header.

    Source: WebP Container Specification, "Extended File Format"."""
    return made[12:16] == b"VP8X" and bool(made[20] & 0x02)


def _type_of(data: bytes) -> str | None:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((name for name, beginnings in SIGNATURES.items() if data.startswith(beginnings)), None)


class Studio:
    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(MOST_WORKERS, thread_name_prefix="pictures")
        self._idle: list[Worker] = []
        self._waiting = 0
        self._closing: asyncio.TimerHandle | None = None

    async def remake(self, kind: str, data: bytes) -> bytes:
        """The picture as a webp of this kind. Raises InvalidFields, TooLarge or Unavailable."""
        if self._waiting >= MOST_WAITING:
            raise Unavailable("Too many pictures are being made, please try again.", retry_after=5)
        loop = asyncio.get_running_loop()
        self._waiting += 1
        try:
            verdict, made = await loop.run_in_executor(self._threads, self._remake, kind, data)
        finally:
            self._waiting -= 1
            self._let_go_later(loop)
        if verdict == TOO_LARGE:
            raise TooLarge("The picture has too many pixels or frames.")
        if verdict != MADE:
            raise invalid("file", "is not a picture that can be read")
        return made

    async def close(self) -> None:
        if self._closing is not None:
            self._closing.cancel()
        await asyncio.to_thread(self._threads.shutdown, cancel_futures=True)
        self._let_go()

    def _remake(self, kind: str, data: bytes) -> tuple[int, bytes]:
        """On one of the threads, so at most MOST_WORKERS are ever at work."""
        hand = self._free_hand()
        result = hand.remake(kind, data)
        if result is None:
            hand.end()
            log.warning("a picture took too long or ended its worker", kind=kind, bytes=len(data))
            return UNREADABLE, b""
        self._idle.append(hand)
        return result

    def _free_hand(self) -> Worker:
        """Raises Unavailable when the system has no room for another process."""
        with contextlib.suppress(IndexError):  # another thread may be quicker
            while not (hand := self._idle.pop()).is_alive:
                hand.end()
            return hand
        try:
            return Worker()
        except OSError as problem:
            log.error("no worker for pictures can be started", error=str(problem))
            raise Unavailable("Pictures cannot be taken right now.", retry_after=10) from problem

    def _let_go_later(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._closing is not None:
            self._closing.cancel()
        self._closing = loop.call_later(IDLE_SECONDS, self._let_go)

    def _let_go(self) -> None:
        with contextlib.suppress(IndexError):
            while True:
                self._idle.pop().end()


class Worker:
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

    def remake(self, kind: str, data: bytes) -> tuple[int, bytes] | None:
        """What became of the picture and the new one; None: the worker is gone, or has to be."""
        watch = threading.Timer(PATIENCE, self._process.kill)
        watch.start()
        try:
            self._to.write(JOB.pack(*KINDS[kind][:4], len(data)) + data)
            self._to.flush()
            return self._result()
        except OSError:  # the pipe is broken
            return None
        finally:
            watch.cancel()

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._to, self._from):
            with contextlib.suppress(OSError):  # what was not yet written cannot be written any more
                pipe.close()

    def _result(self) -> tuple[int, bytes] | None:
        header = self._from.read(RESULT.size)
        if len(header) < RESULT.size:
            return None
        verdict, length = RESULT.unpack(header)
        if length > LARGEST_MADE:
            return None
        made = self._from.read(length)
        return (verdict, made) if len(made) == length else None
