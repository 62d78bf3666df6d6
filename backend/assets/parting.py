"""Words and looks go with the modules that use them.

The texts of a language stand in one file, and every sheet behind one door; both would weigh on the first load with what only
later parts need. So a text that no module of the start mentions goes into the packs of those that do, in every language, and so
does a sheet whose classes only they use. What nobody mentions stays where it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import PurePosixPath

from backend.assets.modules import TEXTS, Module
from backend.assets.scanning import STRING, Token, Unreadable, tokens, written

Texts = dict[str, str]  # key -> how the text is written
_DECLARATION = ["export", "const"]
_WORD = re.compile(r"[\w-]+")
_CLASS = re.compile(r"\.([a-z][\w-]*)")
_RULES = re.compile(r"\{[^{}]*\}")


class Mentions:
    """What the strings of some modules may mean: whole words, and the beginnings of such as `error.${code}`."""

    def __init__(self, modules: Iterable[Module]) -> None:
        strings = {text for module in modules for text in module.strings}
        self._whole = {text[1:-1] for text in strings}
        self._begun = tuple(found for text in strings if (found := _begun(text)))
        words = {word for text in strings for word in _WORD.findall(text)}
        self._words = words | {word[:-1] for word in words if word.endswith("-")}

    def text(self, key: str) -> bool:
        return key in self._whole or key.startswith(self._begun)

    def sheet(self, classes: Collection[str]) -> bool:
        return not self._words.isdisjoint(classes)


def _begun(text: str) -> str:
    """Of "`error.${": what keys may begin with. A string may be added to, too."""
    begun = text[1:].removesuffix("${").rstrip("'\"`")
    return begun if "." in begun and (text[-1] == "{" or begun[-1] in "._") else ""


def texts_of(source: str) -> tuple[str, Texts]:
    """The name of the one constant in the file, and its entries."""
    row = tokens(source)
    if [token.text for token in row[:2]] != _DECLARATION or [token.text for token in row[3:5]] != ["=", "{"]:
        raise Unreadable("a file of texts holds one constant: export const en = {…};")
    return row[2].text, dict(_entries(row[5:]))


def _entries(row: list[Token]) -> Iterator[tuple[str, str]]:
    entry: list[Token] = []
    for token in row:
        if token.depth == 0 or (token.text == "," and token.depth == 1):
            if entry:
                yield _entry(entry)
            entry = []
            if token.depth == 0:
                return
        else:
            entry.append(token)


def _entry(row: list[Token]) -> tuple[str, str]:
    if row[0].kind != STRING or row[1].text != ":":
        raise Unreadable(f"{row[0].text}: a text is written as 'key': 'text'")
    return row[0].text[1:-1], written(row)


def early(texts: Texts, start: Mentions, later: Mentions) -> Texts:
    return {key: text for key, text in texts.items() if start.text(key) or not later.text(key)}


def handed_out(path: str, texts: Texts) -> str:
    """As an expression; a later part of the same texts joins the first."""
    return f'{TEXTS}("{path}",{{{",".join(texts.values())}}})'


def late_sheets(sheets: Mapping[str, str], start: Mentions, later: Mentions) -> dict[str, set[str]]:
    """Path -> classes of what only later parts use."""
    named = {path: set(_CLASS.findall(_RULES.sub("{}", text))) for path, text in sheets.items()}
    shared = {name for name, sheets_with in Counter(chain(*named.values())).items() if sheets_with > 1}
    stems = {path: PurePosixPath(path).stem for path in sheets}
    late = {}
    for path, names in named.items():
        others = tuple(f"{stem}-" for other, stem in stems.items() if other != path)
        # Single words mean other things too; what others name as well, or what begins like them, is theirs.
        own = {
            name
            for name in names
            if "-" in name and (name.startswith(f"{stems[path]}-") or not (name in shared or name.startswith(others)))
        }
        own |= {name.rpartition("-")[0] for name in own if name.count("-") > 1}  # `toast-line-${kind}`
        if "url(" not in sheets[path] and later.sheet(own) and not start.sheet(own):
            late[path] = own
    return late
