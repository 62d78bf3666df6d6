"""How long a sound or a film is, and what its first moment looks like: told by ffprobe and ffmpeg where they are installed, and
left out where they are not.

What strangers send is read by them alone, in processes of their own with little memory and little time. The form of the file
is prescribed, so that none can pretend to be a playlist that names other files.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

import msgspec
import structlog

log = structlog.get_logger(__name__)

FORMS = {
    "video/mp4": "mov",
    "video/quicktime": "mov",
    "audio/mp4": "mov",
    "video/webm": "matroska",
    "video/x-matroska": "matroska",
    "video/ogg": "ogg",
    "audio/ogg": "ogg",
    "video/x-msvideo": "avi",
    "audio/mpeg": "mp3",
    "audio/flac": "flac",
    "audio/wav": "wav",
    "audio/aac": "aac",
}
SECONDS = 15.0  # for one question
MOST_MEMORY = 1024 * 1024 * 1024  # bytes of address space, much of which is the program itself
LARGEST_ANSWER = 8 * 1024 * 1024  # bytes
AT_ONCE = 2
LONGEST, WIDEST = 10_000_000, 16_384  # seconds, pixels: nobody means more
POSTER = "scale='min(1280,iw)':-2"
ASKED = "format=duration:stream=codec_type,width,height:stream_side_data=rotation"


class _Side(msgspec.Struct, frozen=True):
    rotation: float = 0


class _Stream(msgspec.Struct, frozen=True):
    codec_type: str = ""
    width: int = 0
    height: int = 0
    side_data_list: list[_Side] = []


class _Form(msgspec.Struct, frozen=True):
    duration: str = ""


class _Said(msgspec.Struct, frozen=True):
    streams: list[_Stream] = []
    format: _Form = _Form()


class Film(NamedTuple):
    duration: float | None = None
    width: int | None = None
    height: int | None = None


class Films:
    def __init__(self) -> None:
        self._ffprobe, self._ffmpeg = shutil.which("ffprobe"), shutil.which("ffmpeg")
        self._turn = asyncio.Semaphore(AT_ONCE)

    async def look(self, path: Path, content_type: str) -> Film:
        """What is known of it; nothing of what cannot be read."""
        if self._ffprobe is None or content_type not in FORMS:
            return Film()
        answer = await self._ask(
            *(self._ffprobe, "-v", "error", "-protocol_whitelist", "file", "-f", FORMS[content_type]),
            *("-of", "json", "-show_entries", ASKED, f"file:{path}"),
        )
        try:
            said = msgspec.json.decode(answer or b"{}", type=_Said)
        except msgspec.MsgspecError:
            return Film()
        return Film(_duration(said), *_size(said))

    async def poster(self, path: Path, content_type: str) -> bytes | None:
        """A png of its first moment, not larger than is needed."""
        if self._ffmpeg is None or content_type not in FORMS:
            return None
        answer = await self._ask(
            *(self._ffmpeg, "-nostdin", "-v", "error", "-protocol_whitelist", "file,pipe", "-threads", "1"),
            *("-f", FORMS[content_type], "-i", f"file:{path}", "-map", "0:v:0", "-frames:v", "1", "-vf", POSTER),
            *("-f", "image2pipe", "-c:v", "png", "pipe:1"),
        )
        return answer or None

    async def _ask(self, *command: str) -> bytes | None:
        """What it answers; None when it fails, takes too long or says too much."""
        async with self._turn:
            try:
                process = await asyncio.create_subprocess_exec(
                    *command,
                    stdin=asyncio.subprocess.DEVNULL,
                    stdout=asyncio.subprocess.PIPE,
                    stderr=asyncio.subprocess.DEVNULL,
                    env={},
                )
            except OSError as problem:
                log.warning("a film cannot be looked at", error=str(problem))
                return None
            try:
                async with asyncio.timeout(SECONDS):
                    return await _answer(process)
            except TimeoutError:
                log.warning("a film took too long")
                return None
            finally:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
                await process.wait()


async def _answer(process: asyncio.subprocess.Process) -> bytes | None:
    assert process.stdout is not None
    if sys.platform == "linux":
        import resource

        with contextlib.suppress(OSError):  # it has ended already
            resource.prlimit(process.pid, resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (0, 0))
    answer = bytearray()
    while chunk := await process.stdout.read(64 * 1024):
        answer += chunk
        if len(answer) > LARGEST_ANSWER:
            return None
    return bytes(answer) if await process.wait() == 0 else None


def _duration(said: _Said) -> float | None:
    try:
        duration = float(said.format.duration)
    except ValueError:
        return None
    return round(duration, 3) if 0 < duration < LONGEST else None


def _size(said: _Said) -> tuple[int | None, int | None]:
    """As it is shown: a telephone held upright films lying."""
    for stream in said.streams:
        if stream.codec_type == "video" and 0 < stream.width <= WIDEST and 0 < stream.height <= WIDEST:
            lies = any(round(abs(side.rotation)) % 180 == 90 for side in stream.side_data_list)
            return (stream.height, stream.width) if lies else (stream.width, stream.height)
    return None, None
