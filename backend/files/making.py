"""Pictures made to a size, in the worker: avatars, icons, banners, emojis, stickers. Each becomes a webp."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from PIL import Image

from backend.files.opening import (
    LYING,
    MOST_FRAMES,
    MOST_PIXELS_OF_ALL_FRAMES,
    TURNED,
    Size,
    TooMuch,
    does_move,
    eight_bits,
    in_standard_colours,
    opened,
    orientation_of,
)
from backend.files.wire import LARGEST_MADE

SHORTEST_FRAME = 20  # milliseconds; browsers show shorter ones slower than that
QUALITY, QUALITY_MOVING = 85, 70

Fit = Callable[[Image.Image, Size], Image.Image]


def remade(data: bytes, size: Size, fit: Fit, *, may_move: bool) -> bytes:
    """Raises TooMuch, or whatever the decoders raise."""
    with opened(data) as image:
        made = _moving(image, size, fit) if may_move and does_move(image) else _still(image, size, fit)
    if len(made) > LARGEST_MADE:
        raise TooMuch
    return made


def cropped(image: Image.Image, size: Size) -> Image.Image:
    """The largest part from the middle that has the wanted shape, in the wanted size."""
    image.load()
    scale = min(image.width / size[0], image.height / size[1])
    width, height = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
    left, top = (image.width - width) // 2, (image.height - height) // 2
    part = eight_bits(image.crop((left, top, left + width, top + height)))
    made = part.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    made.info.clear()
    return made


def inside(image: Image.Image, size: Size) -> Image.Image:
    """All of it, in its own shape; what is small already stays so."""
    image.load()
    scale = min(1, size[0] / image.width, size[1] / image.height)
    width, height = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    made = eight_bits(image).resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    made.info.clear()
    return made


def _still(image: Image.Image, size: Size, fit: Fit) -> bytes:
    orientation = orientation_of(image)
    if orientation in LYING:
        size = (size[1], size[0])
    image.draft("RGB", (size[0] * 2, size[1] * 2))  # a large JPEG is decoded at a fraction of its size
    made = in_standard_colours(fit(image, size), image.info.get("icc_profile"))
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
    """Counted while they are decoded too: what a file says of itself need not be true."""
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
