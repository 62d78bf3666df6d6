"""What may be said in a message, and what may stand as a reaction."""

from __future__ import annotations

import unicodedata

from backend.errors import invalid
from backend.messages.schemas import LENGTH

LONGEST_EMOJI = (
    32  # code points; the longest sequences that Unicode recommends (families, flags of regions) have about 14
)
JOINERS = {0x200D, 0xFE0F, 0x20E3}  # zero-width joiner, emoji presentation, keycap
TAGS = range(0xE0020, 0xE0080)  # spell out the flags of regions


def clean_content(content: str) -> str:
    """Trimmed, otherwise as typed. Raises InvalidFields when nothing is left or it is too long."""
    cleaned = content.strip()
    if not cleaned:
        raise invalid("content", "must not be empty")
    if len(cleaned) > LENGTH:
        raise invalid("content", f"must be at most {LENGTH:,} characters")
    if "\x00" in cleaned or not _is_unicode(cleaned):
        raise invalid("content", "contains characters that are not text")
    return cleaned


def check_emoji(emoji: str) -> str:
    """One emoji as Unicode has it: symbols, modifiers, flags, keycaps, joined sequences. Raises InvalidFields."""
    if 0 < len(emoji) <= LONGEST_EMOJI and all(map(_may_be_in_emoji, emoji)) and any(map(_is_symbol, emoji)):
        return emoji
    raise invalid("emoji", "must be one emoji")


def _is_symbol(character: str) -> bool:
    return (unicodedata.category(character) in ("So", "Sk", "Sm") and ord(character) > 0xA8) or ord(character) == 0x20E3


def _may_be_in_emoji(character: str) -> bool:
    code = ord(character)
    return _is_symbol(character) or code in JOINERS or code in TAGS or character in "0123456789#*‼⁉〰〽"


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return True
