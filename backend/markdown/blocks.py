"""What a text consists of from line to line. What stands inside a block is read by the `inline` that is given."""

from __future__ import annotations

import re
from collections.abc import Callable

from backend.markdown.characters import SPACE, SPACE_CLASS, Meter
from backend.markdown.fences import Fence, find_fence
from backend.markdown.lists import ListBuilder, match_item
from backend.markdown.tree import Inline, Node

ReadInline = Callable[[str], list[Inline]]

_TITLE = re.compile(rf"(?:(\#{{1,3}})|-\#) +(?=[^{SPACE_CLASS}])")
# A fence inside a line belongs to the heading, quote or list item that the line is.
_BLOCK = re.compile(r"(?:\#{1,3}|-\#) | *(?:[-*]|[0-9]{1,9}\.) ")
_BEGINNINGS = frozenset(">#-* 0123456789")  # of all blocks but fences
_QUOTE = re.compile("> |>>> ")


def parse_blocks(text: str, inline: ReadInline, meter: Meter, *, in_quote: bool = False) -> list[Node]:
    return _Reader(text, inline, meter, in_quote).read()


class _Reader:
    def __init__(self, text: str, inline: ReadInline, meter: Meter, in_quote: bool) -> None:
        self._text = text
        self._inline = inline
        self._meter = meter
        self._in_quote = in_quote
        self._at = 0
        self._line_end = -1
        self._last_fence = text.rfind("```")
        self._blocks: list[Node] = []
        self._paragraph: list[str] = []

    def read(self) -> list[Node]:
        while self._at < len(self._text):
            block = self._fence() or (self._text[self._at] in _BEGINNINGS and self._marked())
            if block:
                self._blocks.append(block)
            else:
                self._paragraph.append(self._take_line() + "\n")
        self._end_paragraph()
        return self._blocks

    def _marked(self) -> Node | None:
        return self._quote() or self._title() or self._list()

    def _end_paragraph(self) -> None:
        """Each block does so before it reads its own text: `inline` is given everything from above to below."""
        body = _without_blank_lines("".join(self._paragraph))
        if body:
            self._blocks.append({"type": "paragraph", "children": self._inline(body)})
        self._paragraph = []

    def _fence(self) -> Node | None:
        fence = self._fence_in_line()
        if not fence:
            return None
        before = self._text[self._at : fence.start]
        if _BLOCK.match(before) or (not self._in_quote and _QUOTE.match(before)):
            return None
        self._paragraph.append(before)
        self._end_paragraph()
        self._at = fence.end
        while self._text.startswith(" ", self._at):
            self._at += 1
        if self._text.startswith("\n", self._at):
            self._at += 1
        return fence.block

    def _fence_in_line(self) -> Fence | None:
        if self._at > self._last_fence:
            return None
        end = self._end_of_line()
        fence = find_fence(self._text, self._at, end)
        self._meter.steps += (fence.end if fence else end) - self._at
        return fence

    def _quote(self) -> Node | None:
        if self._in_quote:
            return None
        if self._text.startswith(">>> ", self._at):
            body = self._text[self._at + 4 :]
            self._at = len(self._text)
        elif self._text.startswith("> ", self._at):
            body = self._quoted_lines()
        else:
            return None
        self._end_paragraph()
        return {"type": "quote", "children": parse_blocks(body, self._inline, self._meter, in_quote=True)}

    def _quoted_lines(self) -> str:
        lines: list[str] = []
        while (line := self._peek_line()).startswith("> ") or line == ">":
            lines.append(self._take_line()[2:] + "\n")
        return "".join(lines)

    def _title(self) -> Node | None:
        mark = _TITLE.match(self._peek_line())
        if not mark:
            return None
        self._end_paragraph()
        children = self._inline(self._take_line()[mark.end() :])
        if mark[1]:
            return {"type": "heading", "level": len(mark[1]), "children": children}
        return {"type": "subtext", "children": children}

    def _list(self) -> Node | None:
        first = match_item(self._peek_line())
        if not first:
            return None
        self._end_paragraph()
        builder = ListBuilder(first, self._inline)
        self._take_line()
        while self._at < len(self._text):
            line = self._peek_line()
            item = match_item(line)
            is_taken = builder.add(item) if item else not self._fence_in_line() and builder.go_on(line)
            if not is_taken:
                break
            self._take_line()
        return builder.finish()

    def _end_of_line(self) -> int:
        """Many fences may share one long line, so its end is looked for once."""
        if self._line_end < self._at:
            end = self._text.find("\n", self._at)
            self._line_end = len(self._text) if end < 0 else end
            self._meter.steps += self._line_end - self._at
        return self._line_end

    def _peek_line(self) -> str:
        return self._text[self._at : self._end_of_line()]

    def _take_line(self) -> str:
        line = self._peek_line()
        self._at += len(line) + 1
        self._meter.steps += len(line) + 1
        return line


def _without_blank_lines(text: str) -> str:
    """Keeps the indent of the first line that says something."""
    body = text.rstrip(SPACE)
    start = len(body) - len(body.lstrip(SPACE))
    return body[body.rfind("\n", 0, start) + 1 :]
