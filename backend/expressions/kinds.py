"""What an emoji and a sticker differ in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from backend.errors import invalid
from backend.expressions import events
from backend.expressions.schemas import Emoji, Sticker
from backend.ids import time_of
from backend.realtime.events import Event
from backend.utils import clean_line, iso

MOST_EMOJIS, MOST_STICKERS = 250, 60  # of a guild
SHORTEST_NAME = 2
STICKER_NAME_LENGTH, DESCRIPTION_LENGTH, TAGS_LENGTH = 30, 100, 200
EMOJI_NAME = re.compile(r"[A-Za-z0-9_]{2,32}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Kind:
    """`name` is the word for it in the table, the audit log and the names of events; `said`: its columns that people write."""

    name: str
    most: int
    said: tuple[str, ...]
    shown: Callable[[Any], Any]
    clean: Callable[[dict[str, str]], dict[str, Any]]
    created: type[Event]
    updated: type[Event]
    deleted: Callable[[int, int], Event]


def shown_emoji(row: Any) -> Emoji:
    made = iso(time_of(row.id))
    return Emoji(row.id, row.guild_id, row.name, row.animated, row.picture, row.created_by, made)


def shown_sticker(row: Any) -> Sticker:
    said = (row.name, row.description, row.tags)
    return Sticker(row.id, row.guild_id, *said, row.animated, row.picture, row.created_by, iso(time_of(row.id)))


def _clean_emoji(given: dict[str, str]) -> dict[str, Any]:
    """The name is written between colons in messages, so it is of letters that everybody can type. Their case does not tell two
    apart. Raises InvalidFields."""
    if "name" not in given:
        return {}
    if EMOJI_NAME.fullmatch(given["name"]) is None:
        raise invalid("name", "must be 2 to 32 letters of A to Z, digits and _")
    return {"name": given["name"], "key": given["name"].lower()}


def _clean_sticker(given: dict[str, str]) -> dict[str, Any]:
    cleaned = {}
    longest = {"name": STICKER_NAME_LENGTH, "description": DESCRIPTION_LENGTH, "tags": TAGS_LENGTH}
    for field, value in given.items():
        cleaned[field] = clean_line(field, value, longest[field]) if value.strip() or field == "name" else ""
    if len(cleaned.get("name", "  ")) < SHORTEST_NAME:
        raise invalid("name", f"must be {SHORTEST_NAME} to {STICKER_NAME_LENGTH} characters")
    return cleaned


EMOJI = Kind(
    "emoji",
    MOST_EMOJIS,
    ("name",),
    shown_emoji,
    _clean_emoji,
    events.EmojiCreated,
    events.EmojiUpdated,
    events.EmojiDeleted,
)
STICKER = Kind(
    "sticker",
    MOST_STICKERS,
    ("name", "description", "tags"),
    shown_sticker,
    _clean_sticker,
    events.StickerCreated,
    events.StickerUpdated,
    events.StickerDeleted,
)
