"""What comes with a message and is read with it, in the column `messages.extra`. What is no default is kept, as JSON."""

from __future__ import annotations

import msgspec

from backend.expressions.schemas import EmojiItem, StickerItem
from backend.files.schemas import File
from backend.messages.schemas import Forwarded
from backend.polls.schemas import PollResult
from backend.previews.schemas import Embed


class Named(msgspec.Struct, omit_defaults=True):
    """Whom the message tells of itself, by id."""

    users: list[int] = []
    roles: list[int] = []
    everyone: bool = False


class Extra(msgspec.Struct, omit_defaults=True):
    mentions: Named | None = None
    forwarded: Forwarded | None = None
    embeds: list[Embed] = []
    hides_embeds: bool = False
    files: list[File] = []
    emojis: list[EmojiItem] = []
    sticker: StickerItem | None = None
    poll: bool = False  # there is one, in a table of its own: it changes with every vote
    poll_result: PollResult | None = None

    @property
    def has_more(self) -> bool:
        """Something that is no text comes with it."""
        return self.poll or self.forwarded is not None or self.sticker is not None or bool(self.files)


_EMPTY = b"{}"
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Extra).decode


def packed(extra: Extra) -> str | None:
    """As the column holds it."""
    encoded = _encode(extra)
    return encoded.decode() if encoded != _EMPTY else None


def unpacked(column: str | None) -> Extra:
    return _decode(column) if column is not None else Extra()
