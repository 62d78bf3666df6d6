"""Stickers: the teapot of the story, in its moods."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image, ImageDraw

from demo.drawings import CELADON, CLAY, CREAM, FINER, INK, at, box, mixed


def teapot(mood: str) -> Image.Image:
    """How it feels: one of MOODS."""
    image = Image.new("RGBA", (320 * FINER, 320 * FINER), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.arc(box(256, 164, 54, 74), 250, 110, fill=CELADON, width=22 * FINER)
    draw.polygon([at(84, 200), at(4, 96), at(42, 78), at(112, 152)], fill=CELADON)
    draw.ellipse(box(162, 190, 116, 118), fill=CELADON)
    draw.ellipse(box(162, 86, 66, 24), fill=mixed(CELADON, INK, 0.18))
    draw.ellipse(box(162, 54, 20, 20), fill=CLAY)
    MOODS[mood](draw)
    return image.resize((320, 320), Image.Resampling.LANCZOS)


def _proud(draw: ImageDraw.ImageDraw) -> None:
    _eyes(draw)
    draw.arc(box(162, 200, 38, 32), 15, 165, fill=INK, width=8 * FINER)


def _doubting(draw: ImageDraw.ImageDraw) -> None:
    _eyes(draw)
    draw.arc(box(162, 244, 34, 28), 200, 340, fill=INK, width=8 * FINER)


def _sleeping(draw: ImageDraw.ImageDraw) -> None:
    for x in (126, 198):
        draw.arc(box(x, 172, 15, 12), 10, 170, fill=INK, width=7 * FINER)
    draw.ellipse(box(162, 222, 9, 8), fill=INK)


def _startled(draw: ImageDraw.ImageDraw) -> None:
    for x in (126, 198):
        draw.ellipse(box(x, 172, 18, 20), fill=CREAM)
        draw.ellipse(box(x, 172, 8, 9), fill=INK)
    draw.ellipse(box(162, 228, 16, 20), fill=INK)


def _in_love(draw: ImageDraw.ImageDraw) -> None:
    for x in (126, 198):
        for side in (-1, 1):
            draw.ellipse(box(x + 8 * side, 168, 9, 9), fill=CLAY)
        draw.polygon([at(x - 16, 172), at(x + 16, 172), at(x, 192)], fill=CLAY)
    draw.arc(box(162, 206, 30, 26), 15, 165, fill=INK, width=8 * FINER)


def _eyes(draw: ImageDraw.ImageDraw) -> None:
    for x in (126, 198):
        draw.ellipse(box(x, 176, 9, 12), fill=INK)


MOODS: dict[str, Callable[[ImageDraw.ImageDraw], None]] = {
    "Proud teapot": _proud,
    "Doubting teapot": _doubting,
    "Sleeping teapot": _sleeping,
    "Startled teapot": _startled,
    "Teapot in love": _in_love,
}
