"""ThumbHash: a picture's placeholder in about 25 bytes, by Evan Wallace's algorithm (MIT): https://evanw.github.io/thumbhash/"""

from __future__ import annotations

import math

Pixels = list[tuple[int, int, int, int]]  # red, green, blue, alpha, row by row
Channel = tuple[float, list[float], float]  # average, details, and what the details are scaled by


def thumbhash(width: int, height: int, pixels: Pixels) -> bytes:
    """Of a picture of at most 100 × 100; 32 × 32 is plenty."""
    opacity = sum(pixel[3] for pixel in pixels) / 255
    average = [sum(pixel[i] * pixel[3] for pixel in pixels) / 65025 / (opacity or 1) for i in range(3)]
    is_clear = opacity < width * height
    longest, most = max(width, height), 5 if is_clear else 7
    lx, ly = max(1, _round(most * width / longest)), max(1, _round(most * height / longest))
    light, yellow, red, alpha = _channels(pixels, average)
    l_dc, l_ac, l_scale = _encoded(light, (width, height), (max(3, lx), max(3, ly)))
    p_dc, p_ac, p_scale = _encoded(yellow, (width, height), (3, 3))
    q_dc, q_ac, q_scale = _encoded(red, (width, height), (3, 3))
    a_dc, a_ac, a_scale = _encoded(alpha, (width, height), (5, 5)) if is_clear else (1.0, [], 0.0)
    first = _round(63 * l_dc) | _round(31.5 + 31.5 * p_dc) << 6 | _round(31.5 + 31.5 * q_dc) << 12
    first |= _round(31 * l_scale) << 18 | is_clear << 23
    second = (ly if width > height else lx) | _round(63 * p_scale) << 3 | _round(63 * q_scale) << 9
    second |= (width > height) << 15
    made = bytearray(first.to_bytes(3, "little") + second.to_bytes(2, "little"))
    if is_clear:
        made.append(_round(15 * a_dc) | _round(15 * a_scale) << 4)
    details = [_round(15 * detail) for detail in (*l_ac, *p_ac, *q_ac, *a_ac)]
    details += [0] * (len(details) % 2)
    made += bytes(low | high << 4 for low, high in zip(details[::2], details[1::2], strict=True))
    return bytes(made)


def _channels(pixels: Pixels, average: list[float]) -> tuple[list[float], ...]:
    """Lightness, yellow to blue, red to green, and opacity; what is transparent shows the average."""
    light, yellow, red, alpha = [], [], [], []
    for pixel in pixels:
        a = pixel[3] / 255
        r, g, b = (average[i] * (1 - a) + a / 255 * pixel[i] for i in range(3))
        light.append((r + g + b) / 3)
        yellow.append((r + g) / 2 - b)
        red.append(r - g)
        alpha.append(a)
    return light, yellow, red, alpha


def _encoded(channel: list[float], size: tuple[int, int], parts: tuple[int, int]) -> Channel:
    """A cosine transform, of which only the coarsest parts are kept."""
    (width, height), (nx, ny) = size, parts
    average, details, scale = 0.0, [], 0.0
    for cy in range(ny):
        rows = [math.cos(math.pi / height * cy * (y + 0.5)) for y in range(height)]
        for cx in range(nx):
            if cx * ny >= nx * (ny - cy):
                break
            columns = [math.cos(math.pi / width * cx * (x + 0.5)) for x in range(width)]
            found = sum(
                rows[y] * sum(map(float.__mul__, channel[y * width : (y + 1) * width], columns)) for y in range(height)
            ) / (width * height)
            if cx or cy:
                details.append(found)
                scale = max(scale, abs(found))
            else:
                average = found
    return average, [0.5 + 0.5 / scale * detail if scale else detail for detail in details], scale


def _round(value: float) -> int:
    return math.floor(value + 0.5)
