"""Remakes pictures in a process of its own, started by `studio.py`: what strangers send is decoded here alone.

It reads jobs from its input and writes results to its output until its input ends. The decoders are C; whatever they do
to a hostile file, they do it with little memory, no secrets and nobody else's data, and are killed when it takes long.
"""

from __future__ import annotations

import contextlib
import io
import sys
import warnings
from collections.abc import Callable, Iterator

from PIL import Image, ImageCms

from backend.files.wire import JOB, LARGEST_MADE, MADE, RESULT, TOO_LARGE, UNREADABLE

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
MOVING = ("PNG", "GIF", "WEBP")
MOST_PIXELS = 40_000_000
MOST_FRAMES = 300
MOST_PIXELS_OF_ALL_FRAMES = 120_000_000
MOST_MEMORY = 1_500_000_000  # bytes: a picture of MOST_PIXELS with transparency, decoded, converted and scaled
MOST_CPU_SECONDS = 20
SHORTEST_FRAME = 20  # milliseconds; browsers show shorter ones slower than that
QUALITY, QUALITY_MOVING = 85, 70
ORIENTATION = 0x0112  # the EXIF tag
TURNED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
LYING = (5, 6, 7, 8)  # orientations that exchange width and height


Size = tuple[int, int]
Fit = Callable[[Image.Image, Size], Image.Image]


class TooMuch(Exception):
    pass


def main() -> None:
    limit_memory()
    while len(header := sys.stdin.buffer.read(JOB.size)) == JOB.size:
        width, height, may_move, is_whole, length = JOB.unpack(header)
        limit_time()
        fit = _inside if is_whole else _cropped
        verdict, made = remade(sys.stdin.buffer.read(length), (width, height), fit, may_move=bool(may_move))
        sys.stdout.buffer.write(RESULT.pack(verdict, len(made)) + made)
        sys.stdout.buffer.flush()


def remade(data: bytes, size: Size, fit: Fit, *, may_move: bool) -> tuple[int, bytes]:
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            moves = may_move and image.format in MOVING and getattr(image, "is_animated", False)
            made = _moving(image, size, fit) if moves else _still(image, size, fit)
            return (MADE, made) if len(made) <= LARGEST_MADE else (TOO_LARGE, b"")
    except (TooMuch, MemoryError, Image.DecompressionBombError):
        return TOO_LARGE, b""
    except Exception:  # noqa: BLE001 - a broken file makes the decoders raise anything
        return UNREADABLE, b""


def _still(image: Image.Image, size: Size, fit: Fit) -> bytes:
    orientation = image.getexif().get(ORIENTATION, 1)
    if orientation in LYING:
        size = (size[1], size[0])
    image.draft("RGB", (size[0] * 2, size[1] * 2))  # a large JPEG is decoded at a fraction of its size
    made = _in_standard_colours(fit(image, size), image.info.get("icc_profile"))
    if orientation in TURNED:
        made = made.transpose(TURNED[orientation])
    return _encoded([made], [])


def _moving(image: Image.Image, size: Size, fit: Fit) -> bytes:
    frames, durations = [], []
    for frame in _frames(image):
        frames.append(fit(frame, size))
        durations.append(max(SHORTEST_FRAME, int(frame.info.get("duration", 100))))
    return _encoded(frames, durations)


def _frames(image: Image.Image) -> Iterator[Image.Image]:
    """Counted while they are decoded: what a file says of itself need not be true."""
    pixels, first = 0, int(getattr(image, "default_image", False))  # what an APNG shows where nothing moves
    for index in range(first, first + MOST_FRAMES + 1):
        try:
            image.seek(index)
        except EOFError:
            return
        pixels += image.width * image.height
        if index == first + MOST_FRAMES or pixels > MOST_PIXELS_OF_ALL_FRAMES:
            raise TooMuch
        yield image


def _cropped(image: Image.Image, size: Size) -> Image.Image:
    """The largest part from the middle that has the wanted shape, in the wanted size."""
    image.load()
    scale = min(image.width / size[0], image.height / size[1])
    width, height = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
    left, top = (image.width - width) // 2, (image.height - height) // 2
    part = _eight_bits(image.crop((left, top, left + width, top + height)))
    made = part.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    made.info.clear()
    return made


def _inside(image: Image.Image, size: Size) -> Image.Image:
    """All of it, in its own shape; what is small already stays so."""
    image.load()
    scale = min(1, size[0] / image.width, size[1] / image.height)
    width, height = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    made = _eight_bits(image).resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    made.info.clear()
    return made


def _eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):  # sixteen bits of grey, which a plain conversion would cut off instead of scaling
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _in_standard_colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The profile does not survive, so its colours are translated; one that cannot be read is left out."""
    if not profile:
        return image
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        standard = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, given, standard, outputMode=image.mode) or image
    except (ImageCms.PyCMSError, OSError):
        return image


def _encoded(frames: list[Image.Image], durations: list[int]) -> bytes:
    for frame in frames:
        frame.info.clear()
    file = io.BytesIO()
    if len(frames) > 1:
        moving = {"save_all": True, "append_images": frames[1:], "duration": durations, "loop": 0, "method": 2}
        frames[0].save(file, "WEBP", quality=QUALITY_MOVING, **moving)
    else:
        frames[0].save(file, "WEBP", quality=QUALITY, method=4)
    return file.getvalue()


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
