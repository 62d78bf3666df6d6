"""What may be said in a message, and what may stand as a reaction."""

from __future__ import annotations

import re

from backend.errors import invalid
from backend.messages.schemas import LENGTH

LONGEST_EMOJI = 32  # code points; the longest sequences that Unicode recommends have about 14

# Unicode's own grammar (UTS #51, "possible emoji") over the blocks that hold emoji.
_BASE = (
    "[©®‼⁉™ℹ↔-↙↩↪⌚⌛⌨⏏⏩-⏳⏸-⏺Ⓜ▪▫▶◀◻-◾☀-➿⤴⤵⬅-⬇⬛⬜⭐⭕〰〽㊗㊙🀄🃏🅰🅱🅾🅿🆎🆑-🆚🈁🈂🈚🈯🈲-🈺🉐🉑\U0001f300-\U0001faff]"
)
_TAGS = "[\U000e0020-\U000e007e]+\U000e007f"  # spell out the flags of regions
_ELEMENT = f"{_BASE}(?:[\U0001f3fb-\U0001f3ff]|\ufe0f)?(?:{_TAGS})?"
_KEYCAP = "[0-9#*]\ufe0f?\u20e3"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
EMOJI = re.compile(f"{_KEYCAP}|{_FLAG}|{_ELEMENT}(?:\u200d{_ELEMENT})*")


def clean_content(content: str, *, may_be_empty: bool = False) -> str:
    """Trimmed, otherwise as typed. Raises InvalidFields when nothing is left or it is too long."""
    cleaned = content.strip()
    if not cleaned and not may_be_empty:
        raise invalid("content", "must not be empty")
    if len(cleaned) > LENGTH:
        raise invalid("content", f"must be at most {LENGTH:,} characters")
    if "\x00" in cleaned or not _is_unicode(cleaned):
        raise invalid("content", "contains characters that are not text")
    return cleaned


def check_emoji(emoji: str) -> str:
    """One emoji as Unicode has it: symbols, modifiers, flags, keycaps, joined sequences. Raises InvalidFields."""
    if len(emoji) > LONGEST_EMOJI or EMOJI.fullmatch(emoji) is None:
        raise invalid("emoji", "must be one emoji")
    return emoji


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return True
