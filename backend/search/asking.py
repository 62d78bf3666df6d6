"""What somebody types into a search field, taken apart.

deploy* "broken pipe" -windows from:alice -from:bob in:general has:image mentions:me before:2026-01-01 pinned:true
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from backend.search.words import NOTHING, Chunk, chunks

SHORTEST = 2  # letters of a beginning: one letter is that of every tenth word, and is taken for a whole one


@dataclass(frozen=True, slots=True)
class Text:
    """Stems that follow each other, forms that stand anywhere, and the beginning of a form. All of it must be there.
    `last`: of a beginning that is a link, its last word."""

    stems: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    begins: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """`name:value`, as typed. `field`: where it came from, for a refusal."""

    name: str
    value: str
    field: str = "q"


@dataclass(frozen=True, slots=True)
class Asked:
    wanted: tuple[Text | Filter, ...]
    unwanted: tuple[Text | Filter, ...]
    typed_nothing: bool  # not even signs that no message can be found by


def ask(typed: str) -> Asked:
    wanted: list[Text | Filter] = []
    unwanted: list[Text | Filter] = []
    for item in _ITEM.finditer(typed):
        (unwanted if item["minus"] else wanted).extend(_read(item))
    return Asked(tuple(wanted), tuple(unwanted), not typed.strip())


def _read(item: re.Match[str]) -> list[Text | Filter]:
    if item["name"]:
        return [Filter(item["name"].lower(), item["value"].strip('"“”«»'))]
    if item["phrase"] is not None:
        return _phrase(item["phrase"])
    word = item["word"]
    begins = word.rstrip("*")
    if begins != word and len(begins) >= SHORTEST:
        return _beginning(begins)
    return [text for chunk in chunks(word) for text in _whole([chunk])]


def _phrase(said: str) -> list[Text | Filter]:
    return list(_whole(chunks(said)))


def _whole(together: list[Chunk]) -> list[Text]:
    stems = tuple(stem for chunk in together for stem in chunk.stems)
    links = tuple(link for chunk in together for link in chunk.links)
    return [Text(stems, links)] if stems else []


def _beginning(typed: str) -> list[Text | Filter]:
    """The last word, or the link that ends with it, is a beginning; what stands before it is whole."""
    *before, last = [chunk for chunk in chunks(typed) if chunk.words] or [NOTHING]
    whole: list[Text | Filter] = [text for chunk in before for text in _whole([chunk])]
    if not last.words:
        return whole
    *firsts, word = last.words
    is_link = bool(last.links) and (last.links[-1].endswith(word.form) or not last.links[-1][-1].isalnum())
    stems = tuple(first.stem for first in firsts)
    if is_link:
        return [*whole, Text(stems, last.links[:-1], last.links[-1], word.form)]
    return [*whole, Text(stems, last.links, word.form)]


_ITEM = re.compile(
    r"(?P<minus>(?<!\S)-(?=[^\s-]))?"
    r"(?:(?P<name>from|mentions|in|has|before|after|during|pinned):\s*(?P<value>\"[^\"]*\"|“[^”]*”|«[^»]*»|\S+)"
    r"|[\"“«](?P<phrase>[^\"”»]*)[\"”»]?"
    r"|(?P<word>[^\s\"“«]\S*))",
    re.IGNORECASE,
)
