"""Opening a picture in the worker: what it says of its size is looked at before anything is decoded."""

from __future__ import annotations

import io
import struct

from PIL import Image, ImageCms

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
MOVING = ("PNG", "GIF", "WEBP")
MOST_PIXELS = 40_000_000
MOST_FRAMES = 300
MOST_PIXELS_OF_ALL_FRAMES = 120_000_000
MOST_STEPS = 180_000_000  # bytes
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


class TooMuch(Exception):
    pass


def opened(data: bytes) -> Image.Image:
    """Raises TooMuch, or whatever the decoders raise."""
    size = _webp_size(data)  # its decoder takes memory for the whole canvas as soon as it is opened
    if size is not None and size[0] * size[1] > MOST_PIXELS:
        raise TooMuch
    if data[:4] == b"GIF8":
        _check_frames(_gif_frames(data), struct.unpack_from("<HH", data, 6))
    image = Image.open(io.BytesIO(data), formats=FORMATS)
    if image.width * image.height > MOST_PIXELS or steps_size(image) > MOST_STEPS:
        raise TooMuch
    if image.format in ("PNG", "WEBP"):
        _check_frames(getattr(image, "n_frames", 1), image.size)
    return image


def steps_size(image: Image.Image) -> int:
    """The bytes that a JPEG which is built up in steps needs besides its pixels; its decoder does not say clearly that it has
    not got them."""
    layers: list[tuple[int, int, int, int]] = getattr(image, "layer", [])
    if not image.info.get("progressive") or not layers:
        return 0
    largest = max(across * down for _, across, down, _ in layers)
    return sum(2 * image.width * image.height * across * down // largest for _, across, down, _ in layers)


def does_move(image: Image.Image) -> bool:
    return image.format in MOVING and bool(getattr(image, "is_animated", False))


def orientation_of(image: Image.Image) -> int:
    return int(image.getexif().get(ORIENTATION, 1))


def eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):  # sixteen bits of grey, which a plain conversion would cut off instead of scaling
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def in_standard_colours(image: Image.Image, profile: bytes | None, *, in_place: bool = False) -> Image.Image:
    """The profile does not survive, so its colours are translated; one that cannot be read is left out."""
    if not profile:
        return image
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        standard = ImageCms.createProfile("sRGB")
        output = image.mode if image.mode in ("RGB", "RGBA") else "RGB"
        made = ImageCms.profileToProfile(
            image, given, standard, outputMode=None if in_place else output, inPlace=in_place
        )
        return made or image
    except (ImageCms.PyCMSError, OSError):
        return image


def _check_frames(frames: int, size: tuple[int, ...]) -> None:
    # An APNG may have one more, that is shown where nothing moves.
    if frames > MOST_FRAMES + 1 or frames * size[0] * size[1] > MOST_PIXELS_OF_ALL_FRAMES:
        raise TooMuch


def _webp_size(data: bytes) -> Size | None:
    """Source: WebP Container Specification; RFC 6386, section 9.1."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) < 30:
        return None
    kind = data[12:16]
    if kind == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF


def _gif_frames(data: bytes) -> int:
    """Counted by walking over the blocks, which decodes nothing. Source: GIF89a specification."""
    frames, at, end = 0, 13, len(data)
    if end > at and data[10] & 0x80:
        at += 3 << (data[10] & 7) + 1
    while at < end and frames <= MOST_FRAMES + 1:
        kind = data[at]
        if kind == 0x2C and at + 9 < end:
            frames += 1
            flags = data[at + 9]
            at += 11 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
        elif kind == 0x21:
            at += 2
        else:
            break
        while at < end and data[at]:
            at += data[at] + 1
        at += 1
    return frames
