"""Making the preview of one address: its page is read, what it says of itself by oEmbed too, its picture copied."""

from __future__ import annotations

import asyncio
import re
from typing import Literal, Protocol

from yarl import URL

from backend.previews.fetching import Fetched, Unreachable, Wanted
from backend.previews.heads import Head, one_line, read_head
from backend.previews.oembed import NOTHING, OEmbed, read_oembed
from backend.previews.schemas import Embed, EmbedImage

PAGE = Wanted(("text/html", "application/xhtml+xml"), 1024 * 1024, may_be_cut=True)
PICTURE = Wanted(("image/png", "image/jpeg", "image/gif", "image/webp"), 10 * 1024 * 1024)
WORDS = Wanted(("application/json", "text/json", "application/javascript", "text/javascript"), 64 * 1024)
TITLE, DESCRIPTION, NAME, ALT = 256, 400, 80, 300  # characters
_COLOR = re.compile(r"#([0-9A-Fa-f]{6})")


class Fetches(Protocol):
    async def fetch(self, address: str, *wanted: Wanted) -> Fetched: ...


class Copies(Protocol):
    async def copy(self, data: bytes) -> EmbedImage | None:
        """Keeps a copy of a picture; None when it is none that can be read."""
        ...


async def make_preview(address: str, site: Fetches, album: Copies) -> Embed | None:
    """None when there is nothing to show. Raises Unavailable when it should be tried again."""
    try:
        found = await site.fetch(address, PAGE, PICTURE)
    except Unreachable:
        return None
    if found.content_type.startswith(PICTURE.types):
        image = await album.copy(found.data)
        return Embed(address, "image", image=image) if image else None
    head = await asyncio.to_thread(read_head, found.data, found.charset)
    said = await _oembed(head, found.url, site)
    image = await _picture(head, said, found.url, site, album)
    embed = _embed(address, head, said, image)
    return embed if embed.title or embed.description or embed.image else None


def _embed(address: str, head: Head, said: OEmbed, image: EmbedImage | None) -> Embed:
    is_video = said.type == "video" or (head.first("og:type") or "").startswith("video")
    kind: Literal["video", "link"] = "video" if is_video else "link"
    color = _COLOR.fullmatch((head.first("theme-color") or "").strip())
    return Embed(
        address,
        kind,
        one_line(head.first("og:title", "twitter:title") or head.title or said.title, TITLE),
        one_line(head.first("og:description", "twitter:description", "description"), DESCRIPTION),
        one_line(head.first("og:site_name", "application-name") or said.provider_name, NAME),
        one_line(said.author_name or head.first("author"), NAME),
        int(color[1], 16) if color else None,
        image,
    )


async def _oembed(head: Head, base: URL, site: Fetches) -> OEmbed:
    if not head.oembed:
        return NOTHING
    try:
        return read_oembed((await site.fetch(_joined(base, head.oembed), WORDS)).data)
    except Unreachable:
        return NOTHING


async def _picture(head: Head, said: OEmbed, base: URL, site: Fetches, album: Copies) -> EmbedImage | None:
    given = head.first("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
    address = given or said.thumbnail_url or head.picture
    if not address:
        return None
    try:
        image = await album.copy((await site.fetch(_joined(base, address), PICTURE)).data)
    except Unreachable:
        return None
    alt = one_line(head.first("og:image:alt", "twitter:image:alt"), ALT) if given else None
    return EmbedImage(image.url, image.width, image.height, alt) if image else None


def _joined(base: URL, address: str) -> str:
    """Raises Unreachable for what is no address."""
    try:
        return str(base.join(URL(address.strip())))
    except ValueError as problem:
        raise Unreachable("no address") from problem
