"""Where pictures are made anew: a few workers, started when the first picture comes and let go when none has for a while.

    made = await studio.remake("avatar", data)           # a webp of one of `KINDS`
    kept = await studio.keep(path, target)               # an attachment: as large as it is, with thumbnails

A worker that takes too long is killed, one that has died is replaced; its picture is refused either way.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any, NamedTuple

import msgspec
import structlog

from backend.errors import TooLarge, Unavailable, WrongType, invalid
from backend.files.hands import Hand, Take
from backend.files.wire import FACTS, JOB, LARGEST_KEPT, MADE, PICTURE, THUMBNAIL, TOO_LARGE

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
    "preview": Kind(800, 800, may_move=False, is_whole=True, largest=10 * 1024 * 1024),
}
MOST_WORKERS = 2
MOST_WAITING = 32
PATIENCE, PATIENCE_TO_KEEP = 10.0, 20.0  # seconds for one picture
OUT_OF_TIME = (-9, -24)  # SIGKILL, from us, and SIGXCPU, from the system
IDLE_SECONDS = 60.0
CHUNK = 256 * 1024


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


class Facts(msgspec.Struct, frozen=True):
    """What the worker says of a picture that is kept."""

    width: int
    height: int
    content_type: str
    placeholder: str
    thumbnails: list[tuple[int, int]]


class Kept(NamedTuple):
    facts: Facts
    thumbnails: list[bytes]  # webps, the largest first


class Studio:
    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(MOST_WORKERS, thread_name_prefix="pictures")
        self._idle: list[Hand] = []
        self._waiting = 0
        self._closing: asyncio.TimerHandle | None = None

    async def remake(self, kind: str, data: bytes) -> bytes:
        """The picture as a webp of this kind. Raises InvalidFields, TooLarge or Unavailable."""
        made = bytearray()

        def take(_what: int, part: bytes) -> None:
            made.extend(part)

        await self._run(self._work, JOB.pack(*KINDS[kind][:4], len(data)), iter((data,)), take)
        return bytes(made)

    async def keep(self, source: Path, target: Path) -> Kept:
        """Writes the picture in one file anew into the other. Raises as `remake`, and OSError when there is no room."""
        return await self._run(self._keep, source, target)  # type: ignore[no-any-return]

    async def _run(self, work: Callable[..., Any], *arguments: Any) -> Any:
        if self._waiting >= MOST_WAITING:
            raise Unavailable("Too many pictures are being made, please try again.", retry_after=5)
        loop = asyncio.get_running_loop()
        self._waiting += 1
        try:
            return await loop.run_in_executor(self._threads, work, *arguments)
        finally:
            self._waiting -= 1
            self._let_go_later(loop)

    async def close(self) -> None:
        if self._closing is not None:
            self._closing.cancel()
        await asyncio.to_thread(self._threads.shutdown, cancel_futures=True)
        self._let_go()

    def _keep(self, source: Path, target: Path) -> Kept:
        thumbnails: list[bytes] = []
        facts: list[bytes] = []
        with source.open("rb") as file, target.open("wb") as made:

            def take(what: int, part: bytes) -> None:
                if what == PICTURE:
                    made.write(part)
                    if made.tell() > LARGEST_KEPT:
                        raise TooLarge("The picture is too large to be kept.")
                elif what == THUMBNAIL:
                    thumbnails.append(part)
                elif what == FACTS:
                    facts.append(part)

            self._work(JOB.pack(0, 0, 1, 1, source.stat().st_size), _chunks(file), take)
        return Kept(msgspec.json.decode(facts[0], type=Facts), thumbnails)

    def _work(self, job: bytes, source: Iterator[bytes], take: Take) -> None:
        """On one of the threads, so at most MOST_WORKERS are ever at work."""
        hand, verdict, code, is_kept = self._free_hand(), None, 0, job[:2] == bytes(2)
        try:
            verdict = hand.work(job, source, take, PATIENCE_TO_KEEP if is_kept else PATIENCE)
        finally:
            if verdict is None:
                code = hand.end()
                log.warning("a picture took too long or ended its worker", exit_code=code)
            else:
                self._idle.append(hand)
        if code > 0:  # no picture does that
            raise Unavailable("Pictures cannot be taken right now.", retry_after=10)
        if is_kept and code in OUT_OF_TIME:
            raise TooLarge("The picture takes too long to be written anew.")
        if verdict == TOO_LARGE:
            raise TooLarge("The picture has too many pixels or frames.")
        if verdict != MADE:
            raise invalid("file", "is not a picture that can be read")

    def _free_hand(self) -> Hand:
        """Raises Unavailable when the system has no room for another process."""
        with contextlib.suppress(IndexError):  # another thread may be quicker
            while not (hand := self._idle.pop()).is_alive:
                hand.end()
            return hand
        try:
            return Hand()
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


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk
