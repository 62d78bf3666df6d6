"""Takes one list line by line; two spaces of indent open a list inside."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from backend.markdown.characters import SPACE, SPACE_CLASS
from backend.markdown.tree import Inline, Node

_ITEM = re.compile(rf"( *)(?:[-*]|([0-9]{{1,9}})\.) +(?=[^{SPACE_CLASS}])")
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class ItemLine:
    indent: int
    ordered: bool
    start: int
    text: str


def match_item(line: str) -> ItemLine | None:
    mark = _ITEM.match(line)
    if not mark:
        return None
    return ItemLine(len(mark[1]), mark[2] is not None, int(mark[2] or 1), line[mark.end() :])


@dataclass(slots=True)
class _Level:
    node: Node
    lines: list[str]  # of its item that is still open


class ListBuilder:
    def __init__(self, first: ItemLine, inline: Callable[[str], list[Inline]]) -> None:
        self._inline = inline
        self._levels: list[_Level] = []
        self._open(first)

    def add(self, item: ItemLine) -> bool:
        """Whether the item belongs to this list."""
        depth = min(item.indent // 2, len(self._levels), _DEEPEST - 1)
        if depth == 0 and item.ordered != self._levels[0].node["ordered"]:
            return False
        while len(self._levels) > depth + 1:
            self._close()
        if depth < len(self._levels) and item.ordered != self._levels[depth].node["ordered"]:
            self._close()
        if depth == len(self._levels):
            self._open(item)
        else:
            self._end_item()
            self._start_item(item)
        return True

    def go_on(self, line: str) -> bool:
        """An indented line goes on with the item above it."""
        text = line.lstrip(SPACE)
        if not line.startswith("  ") or not text:
            return False
        self._levels[-1].lines.append(text)
        return True

    def finish(self) -> Node:
        outermost = self._levels[0].node
        while self._levels:
            self._close()
        return outermost

    def _open(self, item: ItemLine) -> None:
        self._end_item()
        opened: Node = {"type": "list", "ordered": item.ordered, "start": item.start, "children": []}
        if self._levels:
            self._levels[-1].node["children"][-1]["children"].append(opened)
        self._levels.append(_Level(opened, []))
        self._start_item(item)

    def _close(self) -> None:
        self._end_item()
        self._levels.pop()

    def _start_item(self, item: ItemLine) -> None:
        level = self._levels[-1]
        level.node["children"].append({"type": "item", "children": []})
        level.lines = [item.text]

    def _end_item(self) -> None:
        """What an item says of itself stands before the lists inside it."""
        if not self._levels or not self._levels[-1].lines:
            return
        level = self._levels[-1]
        paragraph = {"type": "paragraph", "children": self._inline("\n".join(level.lines))}
        level.node["children"][-1]["children"].append(paragraph)
        level.lines = []
