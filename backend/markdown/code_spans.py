"""Which run of backticks closes which: one closes one, two close two, three or more close each other."""

from __future__ import annotations

import re

_RUN = re.compile("`+")


class CodeSpans:
    """Asked from left to right only; the runs are looked for once, when somebody asks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._runs: tuple[list[tuple[int, int]], ...] | None = None
        self._seen = [0, 0, 0]

    def close_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Start and end of the run that closes the one from `start` to `end`."""
        if self._runs is None:
            self._runs = _collect(self._text)
        kind = _kind(end - start)
        runs, seen = self._runs[kind], self._seen[kind]
        while seen < len(runs) and runs[seen][0] < end:
            seen += 1
        self._seen[kind] = seen
        return runs[seen] if seen < len(runs) else None


def _collect(text: str) -> tuple[list[tuple[int, int]], ...]:
    runs: tuple[list[tuple[int, int]], ...] = ([], [], [])
    for match in _RUN.finditer(text):
        runs[_kind(match.end() - match.start())].append(match.span())
    return runs


def _kind(length: int) -> int:
    return min(length, 3) - 1
