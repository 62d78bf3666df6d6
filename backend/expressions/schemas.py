"""What emojis and stickers look like to a client, and what a client may say of them."""

from __future__ import annotations

import msgspec
from msgspec import UNSET, UnsetType

from backend.schemas import Schema


class Emoji(msgspec.Struct, frozen=True):
    """`url`: a picture that never changes, webp, 128 pixels wide and high at most. `created_by`: a user's id."""

    id: int
    guild_id: int
    name: str
    animated: bool
    url: str
    created_by: int
    created_at: str


class Sticker(msgspec.Struct, frozen=True):
    """`url`: as an emoji's, 320 pixels at most. `tags`: what it goes with, an emoji or words, to be found by."""

    id: int
    guild_id: int
    name: str
    description: str
    tags: str
    animated: bool
    url: str
    created_by: int
    created_at: str


class EmojiItem(msgspec.Struct, frozen=True):
    """As it comes with a message that uses it; it stays so when the emoji is renamed or deleted."""

    id: int
    name: str
    url: str
    animated: bool


class StickerItem(EmojiItem, frozen=True):
    pass


class NewEmoji(Schema, frozen=True):
    name: str


class NewSticker(Schema, frozen=True):
    name: str
    description: str = ""
    tags: str = ""


class EmojiChanges(Schema, frozen=True):
    name: str | UnsetType = UNSET


class StickerChanges(Schema, frozen=True):
    name: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    tags: str | UnsetType = UNSET
