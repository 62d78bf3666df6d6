"""Makes pictures anew in a process of its own, started by `studio.py`: what strangers send is decoded here alone.

It reads jobs from its input and writes parts to its output until its input ends. The decoders are C; whatever they do
to a hostile file, they do it with little memory, no secrets and nobody else's data, and are killed when it takes long.
"""

from __future__ import annotations

import contextlib
import sys
import warnings

from PIL import Image

from backend.files.keeping import keep
from backend.files.making import cropped, inside, remade
from backend.files.opening import MOST_PIXELS, TooMuch
from backend.files.wire import JOB, MADE, PART, PICTURE, TOO_LARGE, UNREADABLE

MOST_MEMORY = 256 * 1024 * 1024  # bytes of address space
MOST_CPU_SECONDS = 20


def main() -> None:
    limit_memory()
    while len(header := sys.stdin.buffer.read(JOB.size)) == JOB.size:
        width, height, may_move, is_whole, length = JOB.unpack(header)
        limit_time()
        emit(work(sys.stdin.buffer.read(length), (width, height), may_move=bool(may_move), is_whole=bool(is_whole)))
        sys.stdout.buffer.flush()


def work(data: bytes, size: tuple[int, int], *, may_move: bool, is_whole: bool) -> int:
    """How it ended."""
    try:
        if size == (0, 0):
            keep(data, emit)
        else:
            emit(PICTURE, remade(data, size, inside if is_whole else cropped, may_move=may_move))
    except (TooMuch, MemoryError, Image.DecompressionBombError):
        return TOO_LARGE
    except Exception:  # noqa: BLE001 - a broken file makes the decoders raise anything
        return UNREADABLE
    return MADE


def emit(what: int, data: bytes = b"") -> None:
    sys.stdout.buffer.write(PART.pack(what, len(data)))
    sys.stdout.buffer.write(data)


def limit_memory() -> None:
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # the library warns above it and refuses above twice as many
    warnings.simplefilter("ignore")
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with contextlib.suppress(ValueError, OSError):  # macOS has the name and not the thing
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def limit_time() -> None:
    """Processor time for the next picture. Who started us watches the clock; this also holds when they are gone."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + MOST_CPU_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
