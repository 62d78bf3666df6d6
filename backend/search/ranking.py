"""Which of the newest matches fit best, by BM25's idea: words that come often in a short text count most; a form just as it
was typed counts more than another form of the word. Computed here, so that both databases agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from backend.search.asking import Text
from backend.search.places import places_of
from backend.search.words import chunks

MOST_RANKED = 300  # of the newest; older ones follow in their order
K, B = 1.2, 0.75
AS_TYPED = 0.5


def ranked(rows: Sequence[Any], texts: Sequence[Text], typed: set[str]) -> list[int]:
    """The ids of rows of (id, content), the best first; among equals the newest. `typed`: the forms that were typed."""
    lengths = {row.id: max(1, sum(len(chunk.stems) for chunk in chunks(row.content))) for row in rows}
    usual = sum(lengths.values()) / max(1, len(lengths))
    scores = {row.id: _score(row.content, texts, typed, lengths[row.id] / usual) for row in rows}
    return sorted(scores, key=lambda id: (-scores[id], -id))


def _score(content: str, texts: Sequence[Text], typed: set[str], length: float) -> float:
    score = 0.0
    for text in texts:
        often = len(places_of(content, [text]))
        score += often * (K + 1) / (often + K * (1 - B + B * length))
    as_typed = sum(1 for chunk in chunks(content) for word in chunk.words if word.form in typed)
    return score + AS_TYPED * min(as_typed, 2 * len(typed))
