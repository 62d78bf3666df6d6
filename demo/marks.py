"""The marks of the neighbouring guilds."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image, ImageDraw

from demo.drawings import CREAM, FINER, INK, Colour, area, at, box, done, sheet

NIGHT: Colour = (44, 54, 84)


def mark(name: str) -> Image.Image:
    """Of a neighbour: `loaf`, `moon` or `press`."""
    ground, draw_it = MARKS[name]
    image, draw = sheet(256, 256, ground)
    draw_it(draw)
    return done(image, 256, 256)


def _loaf(draw: ImageDraw.ImageDraw) -> None:
    draw.rounded_rectangle(area(44, 92, 212, 182), 44 * FINER, fill=(198, 132, 72))
    for x in (88, 128, 168):
        draw.line([at(x - 12, 148), at(x + 12, 116)], fill=CREAM, width=9 * FINER)


def _moon(draw: ImageDraw.ImageDraw) -> None:
    draw.ellipse(box(122, 122, 66, 66), fill=(240, 222, 170))
    draw.ellipse(box(152, 104, 58, 58), fill=NIGHT)
    for x, y, wide in ((176, 96, 5), (204, 142, 4), (158, 136, 3)):
        draw.ellipse(box(x, y, wide, wide), fill=CREAM)
    draw.line([at(40, 206), at(216, 206)], fill=(98, 118, 158), width=6 * FINER)


def _press(draw: ImageDraw.ImageDraw) -> None:
    draw.rounded_rectangle(area(62, 56, 194, 200), 10 * FINER, fill=CREAM)
    draw.rounded_rectangle(area(88, 82, 168, 134), 6 * FINER, fill=(188, 84, 76))
    for y, right in ((154, 168), (174, 140)):
        draw.line([at(88, y), at(right, y)], fill=INK, width=7 * FINER)


MARKS: dict[str, tuple[Colour, Callable[[ImageDraw.ImageDraw], None]]] = {
    "loaf": ((226, 196, 146), _loaf),
    "moon": (NIGHT, _moon),
    "press": ((120, 148, 140), _press),
}
