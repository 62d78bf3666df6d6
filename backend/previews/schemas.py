"""What a preview looks like to a client."""

from __future__ import annotations

from typing import Literal

import msgspec

MOST_PREVIEWS = 5  # of one message


class EmbedImage(msgspec.Struct, frozen=True, omit_defaults=True):
    """A copy that this server made; the site is never asked by a reader."""

    url: str
    width: int
    height: int
    alt: str | None = None


class Embed(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a linked page says of itself, in plain words."""

    url: str
    type: Literal["link", "image", "video"]
    title: str | None = None
    description: str | None = None
    site_name: str | None = None
    author: str | None = None
    color: int | None = None  # 0xRRGGBB
    image: EmbedImage | None = None
