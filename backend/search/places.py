"""Where in a text stands what was looked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from backend.search.asking import Text
from backend.search.words import Chunk, Word, placed_chunks

Place = tuple[int, int]  # [start, end)
_Placed = tuple[int, Chunk, Word]


def places_of(content: str, texts: Sequence[Text]) -> list[Place]:
    """In the order of the text, those that overlap made one."""
    words = [(start, chunk, word) for start, chunk in placed_chunks(content) for word in chunk.words]
    return _merged(sorted(place for text in texts for place in _of_one(words, text)))


def _of_one(words: Sequence[_Placed], text: Text) -> Iterable[Place]:
    known = len(text.stems)
    length = known if text.last is None else known + 1
    for first in range(len(words) - length + 1) if length else ():
        run = words[first : first + length]
        is_whole = _stems(run[:known]) == text.stems and _has_links(run, text)
        if is_whole and (text.last is None or _continues(run[-1], text, text.last)):
            yield _start(run[0]), _end(run[-1], text)
    if text.begins is not None and text.last is None:
        for placed in words:
            if placed[2].form.startswith(text.begins) or placed[2].stem.startswith(text.begins):
                yield _start(placed), _end(placed, text)


def _continues(placed: _Placed, text: Text, last: str) -> bool:
    return placed[2].form.startswith(last) and any(link.startswith(text.begins or "") for link in placed[1].links)


def _stems(run: Sequence[_Placed]) -> tuple[str, ...]:
    return tuple(word.stem for _, _, word in run)


def _has_links(run: Sequence[_Placed], text: Text) -> bool:
    return not text.forms or {form for _, chunk, _ in run for form in chunk.links}.issuperset(text.forms)


def _start(placed: _Placed) -> int:
    return placed[0] + placed[2].start


def _end(placed: _Placed, text: Text) -> int:
    """C++ is its signs too."""
    start, _, word = placed
    signs = next((len(form) - len(word.form) for form in text.forms if form.rstrip("+#") == word.form), 0)
    return start + word.end + signs


def _merged(places: Iterable[Place]) -> list[Place]:
    merged: list[Place] = []
    for start, end in places:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def in_utf16(content: str, places: Iterable[Place]) -> list[Place]:
    """As JavaScript counts: a character outside the basic plane is two."""
    if content.isascii():
        return list(places)
    return [(_units(content[:start]), _units(content[:end])) for start, end in places]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
