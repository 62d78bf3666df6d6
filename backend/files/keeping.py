"""Pictures that are kept as large as they are, in the worker: attachments. Each is decoded and written anew in its own
format, so that nothing hidden in it survives; thumbnails and a blurred placeholder come with it.

Memory is short on purpose: no second copy of the whole picture is ever made.
"""

from __future__ import annotations

import base64
import contextlib
import io
import json
from collections.abc import Callable, Iterator
from typing import IO, Any, cast

from PIL import Image

from backend.files.opening import (
    LYING,
    ORIENTATION,
    TURNED,
    TooMuch,
    does_move,
    eight_bits,
    in_standard_colours,
    opened,
    orientation_of,
    steps_size,
)
from backend.files.thumbhash import thumbhash
from backend.files.wire import FACTS, PICTURE, THUMBNAIL

THUMBNAILS = (1024, 400, 128)  # pixels of the longer side
PLACEHOLDER = 32
QUALITY, QUALITY_OF_THUMBNAILS = 90, 80
MOST_DECODED = 210_000_000  # bytes
STRIP = 2_000_000  # pixels that are made smaller in one go
LOSSLESS_UP_TO = 3_000_000  # pixels of a webp; more would need more memory than there is
QUICK_ABOVE = 8_000_000  # pixels, of which a PNG is packed less tightly, and a JPEG is not built up in steps
CHUNK = 256 * 1024
TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}
GREYS = ("1", "L", "I;16", "I;16B", "I;16L", "I;16N", "I")
# What a picture says of itself and needs to be shown.
NEEDED = ("transparency", "loop", "duration", "disposal", "blend", "default_image", "background")

Emit = Callable[[int, bytes], None]


def keep(data: bytes, emit: Emit) -> None:
    """Emits the picture, its thumbnails and what is known of it. Raises TooMuch, or whatever the decoders raise."""
    writer = _Writer(emit)
    file = cast("IO[bytes]", writer)
    with opened(data) as image:
        orientation, profile, moves = orientation_of(image), image.info.get("icc_profile"), does_move(image)
        progressive = bool(image.info.get("progressive"))
        if steps_size(image) and steps_size(image) + 4 * image.width * image.height > MOST_DECODED:
            raise TooMuch
        image.load()
        image.info = {name: value for name, value in image.info.items() if name in NEEDED}
        if moves:
            thumbnails = _thumbnails(image, 1)  # of its first frame
            _write_moving(image, data, file)
        else:
            shown = _shown_alike(image, profile)
            _write_still(shown, data, file, orientation, progressive=progressive)
            thumbnails = _thumbnails(shown, orientation)
        writer.flush_rest()
        width, height = image.size[::-1] if orientation in LYING and not moves else image.size
        content_type = TYPES[image.format or "PNG"]
    for thumbnail in thumbnails:
        emit(THUMBNAIL, _webp(thumbnail))
    facts = {"width": width, "height": height, "content_type": content_type}
    facts |= {"placeholder": _placeholder(thumbnails[-1]), "thumbnails": [one.size for one in thumbnails]}
    emit(FACTS, json.dumps(facts).encode())


def _shown_alike(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Without its profile, and in colours that every browser shows."""
    if image.mode in ("RGB", "RGBA"):
        in_standard_colours(image, profile, in_place=True)
    elif image.mode not in (*GREYS, "P", "PA", "LA"):
        kind, made = image.format, in_standard_colours(image, profile)
        image = made if made.mode == "RGB" else made.convert("RGB")
        image.format = kind
    return image


def _write_still(image: Image.Image, data: bytes, to: IO[bytes], orientation: int, *, progressive: bool) -> None:
    options: dict[str, Any] = {}
    if orientation in TURNED:  # turning would need the picture twice; nothing else is said of it
        exif = Image.Exif()
        exif[ORIENTATION] = orientation
        options["exif"] = exif.tobytes()
    if image.format in ("JPEG", "MPO"):
        kept = image.format == "JPEG" and hasattr(image, "quantization")
        quality: Any = {"quality": "keep"} if kept else {"quality": QUALITY}
        progressive = progressive and image.width * image.height < QUICK_ABOVE
        image.save(to, "JPEG", progressive=progressive, **quality, **options)
    elif image.format == "WEBP":
        small = image.width * image.height <= LOSSLESS_UP_TO
        lossless = {"lossless": True, "quality": 20} if small and b"VP8L" in data[12:64] else {"quality": QUALITY}
        with _memory_is_short():
            image.save(to, "WEBP", method=2, **lossless, **options)
    elif image.format == "PNG":
        level = 6 if image.width * image.height < QUICK_ABOVE else 2
        image.save(to, "PNG", compress_level=level, **options)
    else:
        image.save(to, "GIF", comment=b"")


def _write_moving(image: Image.Image, data: bytes, to: IO[bytes]) -> None:
    image.seek(0)
    if image.format == "WEBP":
        options = {"lossless": True, "quality": 0} if b"VP8L" in data[:4096] else {"quality": QUALITY}
        with _memory_is_short():
            image.save(to, "WEBP", save_all=True, method=0, loop=image.info.get("loop", 0), **options)
    elif image.format == "PNG":
        image.save(to, "PNG", save_all=True, loop=image.info.get("loop", 0), compress_level=4)
    else:
        loop = {"loop": image.info["loop"]} if "loop" in image.info else {}
        image.save(to, "GIF", save_all=True, comment=b"", **loop)


def _thumbnails(image: Image.Image, orientation: int) -> list[Image.Image]:
    """The largest first, each from the one before; at least one, however small the picture is."""
    made: list[Image.Image] = []
    for longest in THUMBNAILS:
        if longest < max(image.size) or (longest == THUMBNAILS[-1] and not made):
            made.append(_smaller(made[-1] if made else image, longest))
    return [one.transpose(TURNED[orientation]) if orientation in TURNED else one for one in made]


def _smaller(image: Image.Image, longest: int) -> Image.Image:
    scale = min(1, longest / max(image.size))
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    factor = max(1, min(image.width // size[0], image.height // size[1]) // 2)
    coarse = _reduced(image, factor)
    made = coarse if coarse.size == size else coarse.resize(size, Image.Resampling.LANCZOS)
    made.info.clear()
    return made


def _reduced(image: Image.Image, factor: int) -> Image.Image:
    """By a whole factor, in strips: the library would take a copy of the whole for what is transparent or has a palette."""
    rows = max(1, STRIP // image.width // factor) * factor
    if rows >= image.height:
        return eight_bits(image).reduce(factor) if factor > 1 else eight_bits(image)
    made: Image.Image | None = None
    for top in range(0, image.height, rows):
        strip = eight_bits(image.crop((0, top, image.width, min(top + rows, image.height))))
        small = strip.reduce(factor) if factor > 1 else strip
        if made is None:
            made = Image.new(small.mode, (small.width, -(-image.height // factor)))
        made.paste(small, (0, top // factor))
    assert made is not None
    return made


def _placeholder(thumbnail: Image.Image) -> str:
    tiny = _smaller(thumbnail, PLACEHOLDER).convert("RGBA")
    data = tiny.tobytes()
    pixels = [tuple(data[at : at + 4]) for at in range(0, len(data), 4)]
    return base64.b64encode(thumbhash(tiny.width, tiny.height, pixels)).decode()  # type: ignore[arg-type]


def _webp(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "WEBP", quality=QUALITY_OF_THUMBNAILS, method=3)
    return file.getvalue()


@contextlib.contextmanager
def _memory_is_short() -> Iterator[None]:
    """The webp encoder has its own way to say so."""
    try:
        yield
    except ValueError as problem:
        if str(problem).startswith("encoding error 1"):
            raise MemoryError from problem
        raise


class _Writer:
    """A file that sends on what is written to it, so that the picture need not be in memory once more."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self._waiting = bytearray()

    def write(self, data: bytes) -> int:
        self._waiting += data
        while len(self._waiting) >= CHUNK:
            self._emit(PICTURE, bytes(self._waiting[:CHUNK]))
            del self._waiting[:CHUNK]
        return len(data)

    def flush(self) -> None:
        """Nothing: the encoders call it in the middle."""

    def flush_rest(self) -> None:
        self._emit(PICTURE, bytes(self._waiting))
        self._waiting.clear()
