"""Which of the newest matches fit best, by BM25's idea: words that come often in a short text count most; a form just as it
was typed counts more than another form of the word. Computed here, so that both databases agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from backend.search.asking import Text
from backend.search.words import Chunk, chunks

MOST_RANKED = 300  # of the newest; older ones follow in their order
K, B = 1.2, 0.75
AS_TYPED = 0.5


def ranked(rows: Sequence[Any], texts: Sequence[Text], typed: set[str]) -> list[int]:
    """The ids of rows of (id, content), the best first; among equals the newest. `typed`: the forms that were typed."""
    read = {row.id: chunks(row.content) for row in rows}
    lengths = {id: max(1, sum(len(chunk.stems) for chunk in found)) for id, found in read.items()}
    usual = sum(lengths.values()) / max(1, len(lengths))
    scores = {id: _score(found, texts, typed, lengths[id] / usual) for id, found in read.items()}
    return sorted(scores, key=lambda id: (-scores[id], -id))


def _score(said: Sequence[Chunk], texts: Sequence[Text], typed: set[str], length: float) -> float:
    stems = tuple(stem for chunk in said for stem in chunk.stems)
    forms = [word.form for chunk in said for word in chunk.words]
    score = 0.0
    for text in texts:
        often = _how_often(stems, forms, text)
        score += often * (K + 1) / (often + K * (1 - B + B * length))
    return score + AS_TYPED * min(sum(form in typed for form in forms), 2 * len(typed))


def _how_often(stems: tuple[str, ...], forms: Sequence[str], text: Text) -> int:
    begun = sum(form.startswith(text.begins) for form in forms) if text.begins is not None else 0
    if len(text.stems) <= 1:
        return begun + sum(stems.count(stem) for stem in text.stems)
    length = len(text.stems)
    return begun + sum(stems[at : at + length] == text.stems for at in range(len(stems) - length + 1))
