"""Small pure helpers that several features need."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import UTC, datetime
from functools import lru_cache

from backend.errors import invalid

INVISIBLE = {
    "Cc",
    "Cf",
    "Cs",
    "Co",
    "Zl",
    "Zp",
}  # Unicode categories: controls, formats, surrogates, private use, separators


def iso(milliseconds: int) -> str:
    """Milliseconds since 1970 as ``2026-11-23T14:05:09.123Z``."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{_second(seconds)}.{rest:03d}Z"


@lru_cache(maxsize=1024)
def _second(seconds: int) -> str:
    """Formatting is slow, and messages of one second are many."""
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}"


def sha256(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def clean_line(field: str, given: str, longest: int) -> str:
    """A one-line name as people type it: trimmed, white space folded, no invisible characters. Raises InvalidFields."""
    line = " ".join(given.split())
    if any(unicodedata.category(character) in INVISIBLE for character in line):
        raise invalid(field, "must not contain invisible or control characters")
    if not 1 <= len(line) <= longest:
        raise invalid(field, f"must be 1 to {longest} characters")
    return line


def clean_text(field: str, given: str, longest: int, *, least: int = 1) -> str:
    """Several lines as people type them, trimmed at the ends. Raises InvalidFields."""
    text = given.replace("\r\n", "\n").strip()
    if any(unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t" for character in text):
        raise invalid(field, "must not contain control characters")
    if not least <= len(text) <= longest:
        bounds = f"{least} to {longest}" if least else f"at most {longest}"
        raise invalid(field, f"must be {bounds} characters")
    return text
