"""What happens to a guild's emojis and stickers."""

from __future__ import annotations

from typing import ClassVar

from backend.expressions.schemas import Emoji, Sticker
from backend.realtime.events import Event


class EmojiCreated(Emoji, Event, frozen=True):
    event_name: ClassVar[str] = "emoji_created"
    kept: ClassVar[bool] = True


class EmojiUpdated(Emoji, Event, frozen=True):
    event_name: ClassVar[str] = "emoji_updated"
    kept: ClassVar[bool] = True


class EmojiDeleted(Event, frozen=True):
    event_name: ClassVar[str] = "emoji_deleted"

    id: int
    guild_id: int


class StickerCreated(Sticker, Event, frozen=True):
    event_name: ClassVar[str] = "sticker_created"
    kept: ClassVar[bool] = True


class StickerUpdated(Sticker, Event, frozen=True):
    event_name: ClassVar[str] = "sticker_updated"
    kept: ClassVar[bool] = True


class StickerDeleted(Event, frozen=True):
    event_name: ClassVar[str] = "sticker_deleted"

    id: int
    guild_id: int
