"""Kinds of characters. Patterns say SPACE_CLASS and not `\\s`, and WORD and not `\\w`: Python means others by them."""

from __future__ import annotations

SPACE_CLASS = "\\t-\\r \\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff"
WORD = r"[^\W_]"  # a letter or digit: Unicode's categories L and N

SPACE = "\t\n\v\f\r \xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000\ufeff"
PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

_SPACES = frozenset(SPACE)


def is_space(character: str) -> bool:
    """The ends of a text, where no character stands, count as white space."""
    return not character or character in _SPACES


def is_word(character: str) -> bool:
    return character.isalnum()


def character_at(text: str, index: int) -> str:
    return text[index] if 0 <= index < len(text) else ""


def end_of_run(text: str, start: int) -> int:
    """Where the row of the character at `start` ends."""
    end, mark = start + 1, text[start]
    while end < len(text) and text[end] == mark:
        end += 1
    return end


def with_line_feeds(text: str) -> str:
    """Carriage returns, alone or before a line feed, become line feeds."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Meter:
    """Counts the work done, so that a test can show that it grows with the text and no faster."""

    __slots__ = ("steps",)

    def __init__(self) -> None:
        self.steps = 0
