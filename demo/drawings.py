"""Pictures for the demo, drawn here: faces, the guild's mark, photographs of a sort, emojis and stickers."""

from __future__ import annotations

import io
import math
import random
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
FINER = 3  # drawn so many times larger, for smooth edges

CLAY: Colour = (184, 103, 74)
CREAM: Colour = (243, 234, 219)
CELADON: Colour = (132, 180, 158)
TENMOKU: Colour = (64, 42, 34)
COBALT: Colour = (52, 86, 140)
INK: Colour = (38, 34, 32)


def webp(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=88)
    return out.getvalue()


def jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=86)
    return out.getvalue()


def face(background: Colour, skin: Colour, hair: Colour, style: int) -> Image.Image:
    """A head and shoulders, as one might cut them from paper."""
    image, draw = sheet(256, 256, background)
    shirt = mixed(background, INK, 0.45)
    draw.ellipse(box(128, 285, 100, 90), fill=shirt)
    draw.rounded_rectangle(area(106, 150, 150, 215), 60, fill=mixed(skin, INK, 0.12))
    if style == 1:
        draw.ellipse(box(128, 130, 78, 92), fill=hair)
    draw.ellipse(box(128, 118, 56, 66), fill=skin)
    draw.pieslice(box(128, 108, 66, 68), 180, 360, fill=hair)
    draw.ellipse(box(128 + (22 if style == 2 else -14), 84, 54, 30), fill=hair)
    if style == 2:
        draw.ellipse(box(128, 38, 26, 24), fill=hair)
    for side in (-1, 1):
        draw.ellipse(box(128 + 22 * side, 122, 5, 6), fill=INK)
    draw.arc(box(128, 136, 20, 16), 25, 155, fill=INK, width=4 * FINER)
    return done(image, 256, 256)


def guild_mark() -> Image.Image:
    image, draw = sheet(256, 256, CLAY)
    _pot(draw, 128, 206, 120, 128, CREAM, CELADON)
    return done(image, 256, 256)


def banner() -> Image.Image:
    return _boards(960, 384, (306,), seed=11)


def shelf() -> Image.Image:
    """Pots on two boards, before a wall in the evening."""
    return _boards(1200, 800, (390, 720), seed=7)


def _boards(width: int, height: int, boards: tuple[int, ...], seed: int) -> Image.Image:
    chance = random.Random(seed)
    image, draw = sheet(width, height, (214, 201, 182))
    _fade(image, (226, 214, 196), (186, 168, 146))
    draw = ImageDraw.Draw(image)
    glazes = [CELADON, TENMOKU, COBALT, CREAM, CLAY, (201, 162, 74)]
    for board in boards:
        draw.rectangle(area(0, board, width, board + 26), fill=(120, 86, 60))
        draw.rectangle(area(0, board + 26, width, board + 36), fill=(92, 64, 44))
        x = 70
        while x < width - 70:
            wide, high = chance.randint(70, 130), chance.randint(80, 210)
            _pot(draw, x + wide // 2, board, wide, high, chance.choice(glazes), chance.choice(glazes))
            x += wide + chance.randint(14, 40)
    return done(image, width, height)


def tiles() -> Image.Image:
    """Test tiles in rows, from pale green to almost black."""
    chance = random.Random(3)
    image, draw = sheet(900, 900, (60, 56, 53))
    for row in range(4):
        for column in range(4):
            left, top = 60 + column * 200, 60 + row * 200
            share = (row * 4 + column) / 15
            glaze = mixed(CELADON, TENMOKU, share)
            draw.rounded_rectangle(area(left, top, left + 180, top + 180), 14 * FINER, fill=CLAY)
            draw.rounded_rectangle(
                area(left, top, left + 180, top + 132 + chance.randint(-12, 16)), 14 * FINER, fill=glaze
            )
            for _ in range(26):
                x, y = left + chance.randint(8, 172), top + chance.randint(8, 118)
                draw.ellipse(box(x, y, 2, 2), fill=mixed(glaze, CREAM, 0.5))
            draw.ellipse(box(left + 90, top + 18, 8, 8), fill=(60, 56, 53))
    return done(image, 900, 900)


def kiln_at_night() -> Image.Image:
    image, draw = sheet(1200, 675, (24, 22, 30))
    _fade(image, (30, 28, 44), (18, 15, 18))
    glow = Image.new("RGB", image.size, (0, 0, 0))
    ImageDraw.Draw(glow).ellipse(box(600, 400, 300, 230), fill=(255, 132, 40))
    image = Image.blend(image, glow.filter(ImageFilter.GaussianBlur(70 * FINER)), 0.45)
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle(area(350, 190, 850, 610), 40 * FINER, fill=(84, 62, 54))
    draw.pieslice(box(600, 240, 250, 150), 180, 360, fill=(84, 62, 54))
    draw.rounded_rectangle(area(460, 300, 740, 560), 30 * FINER, fill=(255, 148, 52))
    draw.rounded_rectangle(area(490, 330, 710, 560), 24 * FINER, fill=(255, 206, 120))
    for x, high, colour in ((545, 120, (196, 92, 40)), (605, 150, (176, 80, 36)), (662, 100, (206, 104, 48))):
        _pot(draw, x, 560, 56, high, colour, colour)
    draw.rectangle(area(0, 610, 1200, 675), fill=(34, 27, 25))
    return done(image, 1200, 675)


def emoji(name: str) -> Image.Image:
    """`pot`, `kiln`, `teacup` or `drip`, on nothing."""
    image = Image.new("RGBA", (128 * FINER, 128 * FINER), (0, 0, 0, 0))
    EMOJIS[name](ImageDraw.Draw(image))
    return image.resize((128, 128), Image.Resampling.LANCZOS)


def _small_kiln(draw: ImageDraw.ImageDraw) -> None:
    draw.rounded_rectangle(area(16, 30, 112, 118), 16 * FINER, fill=(110, 84, 74))
    draw.rounded_rectangle(area(36, 54, 92, 118), 20 * FINER, fill=(255, 148, 52))
    draw.rounded_rectangle(area(48, 70, 80, 118), 14 * FINER, fill=(255, 214, 130))


def _cup(draw: ImageDraw.ImageDraw) -> None:
    draw.arc(box(96, 72, 22, 22), 270, 90, fill=COBALT, width=9 * FINER)
    draw.pieslice(box(58, 54, 44, 60), 0, 180, fill=COBALT)
    draw.ellipse(box(58, 54, 44, 12), fill=(196, 142, 72))
    for x in (46, 66):
        draw.arc(box(x, 28, 8, 14), 90, 270, fill=CREAM, width=5 * FINER)


def _drop(draw: ImageDraw.ImageDraw) -> None:
    draw.polygon([at(64, 8), at(98, 68), at(30, 68)], fill=CELADON)
    draw.ellipse(box(64, 78, 38, 38), fill=CELADON)
    draw.ellipse(box(52, 84, 9, 14), fill=mixed(CELADON, CREAM, 0.6))


EMOJIS: dict[str, Callable[[ImageDraw.ImageDraw], None]] = {
    "pot": lambda draw: _pot(draw, 64, 120, 84, 104, CLAY, CELADON),
    "kiln": _small_kiln,
    "teacup": _cup,
    "drip": _drop,
}


def _pot(draw: ImageDraw.ImageDraw, middle: int, floor: int, wide: int, high: int, body: Colour, glaze: Colour) -> None:
    """Turned on the wheel: round below, a neck, a lip; the glaze has run down from the shoulder."""
    profile = [
        (share, 0.5 + 0.5 * math.sin(math.pi * min(1.0, 0.12 + share * 0.95)) - 0.34 * share**3) for share in _steps(40)
    ]
    outline = [at(middle - wide / 2 * width, floor - high * share) for share, width in profile]
    outline += [at(middle + wide / 2 * width, floor - high * share) for share, width in reversed(profile)]
    draw.polygon(outline, fill=body)
    glazed = [(share, width) for share, width in profile if share > 0.45]
    upper = [at(middle - wide / 2 * width, floor - high * share) for share, width in glazed]
    upper += [at(middle + wide / 2 * width, floor - high * share) for share, width in reversed(glazed)]
    draw.polygon(upper, fill=glaze)
    top = profile[-1][1]
    draw.ellipse(box(middle, floor - high, wide / 2 * top, max(3.0, high * 0.045)), fill=mixed(glaze, INK, 0.4))


def _steps(count: int) -> list[float]:
    return [number / count for number in range(count + 1)]


def sheet(width: int, height: int, colour: Colour) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", (width * FINER, height * FINER), colour)
    return image, ImageDraw.Draw(image)


def _fade(image: Image.Image, above: Colour, below: Colour) -> None:
    column = Image.new("RGB", (1, 256))
    for y in range(256):
        column.putpixel((0, y), mixed(above, below, y / 255))
    image.paste(column.resize(image.size))


def done(image: Image.Image, width: int, height: int) -> Image.Image:
    return image.resize((width, height), Image.Resampling.LANCZOS)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    return (
        round(one[0] + (other[0] - one[0]) * share),
        round(one[1] + (other[1] - one[1]) * share),
        round(one[2] + (other[2] - one[2]) * share),
    )


def at(x: float, y: float) -> tuple[float, float]:
    return (x * FINER, y * FINER)


def box(x: float, y: float, wide: float, high: float) -> tuple[float, float, float, float]:
    """By its middle and its halves."""
    return ((x - wide) * FINER, (y - high) * FINER, (x + wide) * FINER, (y + high) * FINER)


def area(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
    return (left * FINER, top * FINER, right * FINER, bottom * FINER)
