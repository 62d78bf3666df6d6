"""Where an address ends."""

from __future__ import annotations

import re
import unicodedata

from backend.markdown.characters import SPACE_CLASS, WORD, character_at

# Case is spelt out: ignoring it, the long s would be an s.
_SCHEME = re.compile(rf"[Hh][Tt][Tt][Pp][Ss]?://(?={WORD})")
_HOST = re.compile(r"[\w.\-:%]*")
_MAIL = re.compile(r"[Mm][Aa][Ii][Ll][Tt][Oo]:[A-Za-z0-9.!#$%&'*+/=?^_{}~-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,254}")
_NOT_IN_URL = rf"\x00-\x20\x7f-\x9f{SPACE_CLASS}<>\"`|\\"
# What may end a path: where it must, a bracket, or half of a `**` or `~~`.
_PATH_STOP = re.compile(rf"[{_NOT_IN_URL}()\[\]*~]")
_FIRST = tuple("hHmM")
_TRAILING = "?!.,:;*_~'\""


def end_of_bare_url(text: str, start: int) -> int:
    """The end of a bare address at `start`, or -1. Punctuation after it and brackets that it did not open stay outside."""
    host = _end_of_host(text, start)
    if host < 0:
        return -1
    end = _end_of_path(text, host, is_bare=True) if _has_path(text, host) else host
    while text[end - 1] in _TRAILING:
        end -= 1
    return end


def end_of_enclosed_url(text: str, start: int) -> int:
    """The end of an address at `start` that stands in `<…>` or `(…)`, or -1."""
    if text[start : start + 1] not in _FIRST:
        return -1
    mail = _MAIL.match(text, start)
    if mail:
        return mail.end()
    host = _end_of_host(text, start)
    return _end_of_path(text, host, is_bare=False) if _has_path(text, host) else host


def _end_of_host(text: str, start: int) -> int:
    """A user's name in front of the host could pass for the host, so such an address is none."""
    scheme = _SCHEME.match(text, start)
    if not scheme:
        return -1
    end = scheme.end()
    while True:
        end = _HOST.match(text, end).end()  # type: ignore[union-attr]  # it matches nothing too
        following = character_at(text, end)
        if not following or not unicodedata.category(following).startswith("M"):
            return -1 if following == "@" else end
        end += 1


def _has_path(text: str, host: int) -> bool:
    return 0 <= host < len(text) and text[host] in "/?#"


def _end_of_path(text: str, start: int, *, is_bare: bool) -> int:
    depth = {"(": 0, "[": 0}
    end = start
    while stop := _PATH_STOP.search(text, end):
        end, mark = stop.start(), stop.group()
        if mark in "*~":
            is_end = is_bare and character_at(text, end + 1) == mark
        elif mark in "()" or (is_bare and mark in "[]"):
            opener = "(" if mark in "()" else "["
            depth[opener] += 1 if mark == opener else -1
            is_end = depth[opener] < 0
        else:
            is_end = True
        if is_end:
            return end
        end += 1
    return len(text)
