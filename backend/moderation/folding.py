"""What makes two spellings of a word the same: case, width, look-alike letters, accents on Latin letters, signs that
nobody can see. Words stand between single spaces afterwards, so that a word's edge is a space in every script."""

from __future__ import annotations

import re
import unicodedata

from backend.users.names import UNSEEN, username_key

MOST_KEPT = 20_000  # characters whose folding is remembered
WRITTEN_WITHOUT_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")

_ACCENTS = re.compile("(?<=[a-z0-9])[\u0300-\u036f]+")


def fold(text: str) -> str:
    """Folded words, each between spaces: `" so it says "`; one space when there are none."""
    letters = unicodedata.normalize("NFKC", text).translate(_letters)
    return " ".join(["", *_ACCENTS.sub("", letters).split(), ""])


def fold_word(word: str) -> str:
    """What to look for in a folded text. `*` at an end: anything may follow (or go before). Empty when nothing is left."""
    bare = fold(word.strip("*")).strip()
    if not bare:
        return ""
    before = "" if word.startswith("*") or _has_no_edge(bare[0]) else " "
    after = "" if word.endswith("*") or _has_no_edge(bare[-1]) else " "
    return f"{before}{bare}{after}"


def _has_no_edge(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(WRITTEN_WITHOUT_SPACES)


class _Letters(dict[int, str]):
    """Each character's folded form, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_letter(chr(code))
        if len(self) < MOST_KEPT:
            self[code] = folded
        return folded


def _fold_letter(letter: str) -> str:
    if letter in UNSEEN or unicodedata.category(letter) == "Cf":
        return ""
    folded = unicodedata.normalize("NFD", username_key(letter))
    return "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in folded)


_letters = _Letters()
