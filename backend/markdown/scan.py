"""Cuts a text into pieces, from left to right and never going back."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import msgspec

from backend.markdown.characters import (
    PUNCTUATION,
    SPACE,
    WORD,
    Meter,
    character_at,
    end_of_run,
    is_space,
    is_word,
)
from backend.markdown.code_spans import CodeSpans
from backend.markdown.links import end_of_bare_url, end_of_enclosed_url
from backend.markdown.tokens import MENTIONS, match_token
from backend.markdown.tree import Node


class Run(msgspec.Struct, frozen=True):
    mark: str
    length: int
    opens: bool
    closes: bool


class LinkStart(msgspec.Struct, frozen=True):
    """Stands where a bracket turned out to open a link."""


class LinkEnd(msgspec.Struct, frozen=True):
    url: str
    embed: bool


class Everyone(msgspec.Struct, frozen=True):
    """`@everyone` or `@here`."""

    name: str


Piece = str | Node | Run | LinkStart | LinkEnd | Everyone

# Where the scanner has to look: for a tree at everything; for what a text mentions at no style, as styles cover nothing.
FOR_TREE: Final = re.compile(r"[\\`*_~|<\[\]hH]")
FOR_FINDING: Final = re.compile(r"[\\`<\[\]hH@]")

_EVERYONE = re.compile(rf"@(everyone|here)(?!_*{WORD})")
_LINK_START = LinkStart()


def scan(text: str, stops: re.Pattern[str], meter: Meter) -> list[Piece]:
    if not stops.search(text):
        meter.steps += len(text)
        return [text] if text else []
    scanner = _Scanner(text)
    while stop := stops.search(text, scanner.at):
        meter.steps += stop.end() - scanner.at
        scanner.at = stop.start()
        _STEPS[stop.group()](scanner)
    meter.steps += len(text) - scanner.at + scanner.looked
    scanner.flush(len(text))
    return scanner.pieces


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.looked = 0
        self.pieces: list[Piece] = []
        self._plain_from = 0
        self._brackets: list[tuple[int, int]] = []  # that could still begin a link: which piece, and where
        self._code_spans = CodeSpans(text)

    def flush(self, end: int) -> None:
        """What was passed over is plain text."""
        if end > self._plain_from:
            self.pieces.append(self.text[self._plain_from : end])
        self._plain_from = end

    def escape(self) -> None:
        if character_at(self.text, self.at + 1) not in PUNCTUATION:
            self.at += 1
            return
        self.flush(self.at)
        self._plain_from = self.at + 1
        self.at += 2

    def code(self) -> None:
        end = end_of_run(self.text, self.at)
        close = self._code_spans.close_of(self.at, end)
        if close:
            self._piece({"type": "code", "text": _code_text(self.text[end : close[0]])}, close[1])
        else:
            self.at = end

    def run(self) -> None:
        start, end, mark = self.at, end_of_run(self.text, self.at), self.text[self.at]
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        opens = mark == "|" or not (is_space(after) or (mark == "_" and is_word(before)))
        closes = mark == "|" or not (is_space(before) or (mark == "_" and is_word(after)))
        self._piece(Run(mark, end - start, opens, closes), end)

    def angle(self) -> None:
        token = match_token(self.text, self.at)
        if token:
            node, end = token
            if node["type"] in MENTIONS:
                self._brackets = []
            self._piece(node, end)
            return
        end = end_of_enclosed_url(self.text, self.at + 1)
        self.looked += max(end - self.at, 0)
        if end >= 0 and character_at(self.text, end) == ">":
            self._address(self.text[self.at + 1 : end], embed=False, end=end + 1)
        else:
            self.at += 1

    def bare_url(self) -> None:
        end = -1 if is_word(character_at(self.text, self.at - 1)) else end_of_bare_url(self.text, self.at)
        if end < 0:
            self.at += 1
        else:
            self.looked += end - self.at
            self._address(self.text[self.at : end], embed=True, end=end)

    def everyone(self) -> None:
        match = None if is_word(character_at(self.text, self.at - 1)) else _EVERYONE.match(self.text, self.at)
        if match:
            self._piece(Everyone(match[1]), match.end())
        else:
            self.at += 1

    def open_bracket(self) -> None:
        self.flush(self.at)
        self._brackets.append((len(self.pieces), self.at))
        self._piece("[", self.at + 1)

    def close_bracket(self) -> None:
        if not self._brackets:
            self.at += 1
            return
        piece, start = self._brackets.pop()
        target = self._target(self.at + 2) if character_at(self.text, self.at + 1) == "(" else None
        if not target or not self.text[start + 1 : self.at].strip(SPACE):
            self.at += 1
            return
        link, end = target
        self.pieces[piece] = _LINK_START
        self._piece(link, end)
        self._brackets = []

    def _target(self, start: int) -> tuple[LinkEnd, int] | None:
        """What stands in the round brackets of a link."""
        is_angled = character_at(self.text, start) == "<"
        begin, tail = (start + 1, ">)") if is_angled else (start, ")")
        end = end_of_enclosed_url(self.text, begin)
        self.looked += max(end - begin, 0)
        if end < 0 or not self.text.startswith(tail, end):
            return None
        return LinkEnd(self.text[begin:end], not is_angled), end + len(tail)

    def _address(self, url: str, *, embed: bool, end: int) -> None:
        """Text that is an address itself cannot be the text of another one."""
        self._brackets = []
        self._piece({"type": "link", "url": url, "embed": embed, "children": [url]}, end)

    def _piece(self, piece: Piece, end: int) -> None:
        if self.at > self._plain_from:
            self.flush(self.at)
        self.pieces.append(piece)
        self.at = self._plain_from = end


_STEPS: Final[dict[str, Callable[[_Scanner], None]]] = {
    **dict.fromkeys("*_~|", _Scanner.run),
    **dict.fromkeys("hH", _Scanner.bare_url),
    "\\": _Scanner.escape,
    "`": _Scanner.code,
    "<": _Scanner.angle,
    "[": _Scanner.open_bracket,
    "]": _Scanner.close_bracket,
    "@": _Scanner.everyone,
}


def _code_text(raw: str) -> str:
    """One space at both ends lets code begin or end with a backtick."""
    text = raw.replace("\n", " ")
    is_padded = len(text) > 2 and text.startswith(" ") and text.endswith(" ") and text.strip(SPACE)
    return text[1:-1] if is_padded else text
