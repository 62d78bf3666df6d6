"""What a site says of a page by oEmbed, in JSON. Only plain words and a picture are taken, never markup."""

from __future__ import annotations

from typing import Any

import msgspec


class OEmbed(msgspec.Struct, frozen=True):
    """Sites put numbers and nulls where texts should be, so each field is looked at for itself."""

    type: str | None = None
    title: str | None = None
    author_name: str | None = None
    provider_name: str | None = None
    thumbnail_url: str | None = None


NOTHING = OEmbed()


def read_oembed(data: bytes) -> OEmbed:
    try:
        said: Any = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return NOTHING
    if not isinstance(said, dict):
        return NOTHING
    texts = {name: said[name] for name in OEmbed.__struct_fields__ if isinstance(said.get(name), str)}
    return OEmbed(**texts)
