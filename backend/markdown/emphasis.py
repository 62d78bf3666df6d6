"""Pairs the marks that the scanner found. Each piece is moved a bounded number of times, so the work stays linear."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from backend.markdown.characters import Meter
from backend.markdown.scan import LinkEnd, LinkStart, Piece, Run
from backend.markdown.tree import Inline, Node

_MOST_NESTED = 8
_STYLES = {"*1": "italic", "*2": "bold", "_1": "italic", "_2": "underline", "~2": "strike", "|2": "spoiler"}


def _styles_of(mark: str, left: int) -> tuple[str, ...]:
    possible = [mark + "1"] * (left % 2) + [mark + "2"] * (left >= 2)
    return tuple(style for style in possible if style in _STYLES)


# What so many marks can mean: one is italic, two are bold, three both.
_MEANINGS = {(mark, left): _styles_of(mark, left) for mark in "*_~|" for left in (1, 2, 3)} | {
    ("", 0): (),
    ("[", 0): (),
}


@dataclass(slots=True)
class _Frame:
    """Something opened and not closed yet."""

    mark: str
    left: int  # how many of its marks still wait for their counterpart
    children: list[Inline] = field(default_factory=list)
    height: int = 0  # how deep its children nest


def arrange(pieces: Iterable[Piece], meter: Meter) -> list[Inline]:
    arranger = _Arranger(meter)
    for piece in pieces:
        arranger.take(piece)
    return arranger.finish()


class _Arranger:
    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._frames = [_Frame("", 0)]
        # How many open frames could give each style, so that a hopeless search is not begun; and outside of the open link.
        self._open = dict.fromkeys(_STYLES, 0)
        self._open_outside: dict[str, int] | None = None

    def take(self, piece: Piece) -> None:
        self._meter.steps += 1
        if isinstance(piece, str):
            self._append(piece, 0)
        elif isinstance(piece, Run):
            self._run(piece)
        elif isinstance(piece, dict):
            self._append(piece, 1)
        elif isinstance(piece, LinkStart):
            self._start_link()
        elif isinstance(piece, LinkEnd):
            self._end_link(piece)

    def finish(self) -> list[Inline]:
        self._flatten_above(0)
        return self._frames[0].children

    def _run(self, run: Run) -> None:
        is_paired = run.mark in "~|"
        if is_paired and not (run.mark == "|" and self._open_outside is not None):
            for _ in range(run.length // 2):
                self._marks(run, 2)
            if run.length % 2:
                self._append(run.mark, 0)
        elif is_paired or run.length > 3:
            self._append(run.mark * run.length, 0)
        else:
            self._marks(run, run.length)

    def _marks(self, run: Run, count: int) -> None:
        """Closes what it can, then opens with what is left."""
        left = count
        while run.closes and left:
            index = self._find_open(run.mark, left)
            if index < 0:
                break
            strength = 2 if min(self._frames[index].left, left) >= 2 else 1
            if not self._wrap(index, strength):
                break
            left -= strength
        if not left:
            return
        if run.opens:
            self._push(_Frame(run.mark, left))
        else:
            self._append(run.mark * left, 0)

    def _find_open(self, mark: str, left: int) -> int:
        """The nearest frame that `left` marks can close, or -1."""
        wanted = _MEANINGS[mark, left]
        if not any(self._open[style] for style in wanted):
            return -1
        for index in range(len(self._frames) - 1, 0, -1):
            self._meter.steps += 1
            frame = self._frames[index]
            if frame.mark == mark and any(style in wanted for style in _MEANINGS[mark, frame.left]):
                return index if index < len(self._frames) - 1 or frame.children else -1
        return -1

    def _wrap(self, index: int, strength: int) -> bool:
        """Makes a node of a frame; false when that would nest too deep: then its marks are plain."""
        self._flatten_above(index)
        frame = self._frames[index]
        if frame.height >= _MOST_NESTED:
            self._flatten_above(index - 1)
            return False
        self._pop()
        node: Node = {"type": _STYLES[f"{frame.mark}{strength}"], "children": frame.children}
        if frame.left > strength:
            self._push(_Frame(frame.mark, frame.left - strength))
        self._append(node, frame.height + 1)
        return True

    def _start_link(self) -> None:
        self._frames.append(_Frame("[", 0))
        self._open_outside, self._open = self._open, dict.fromkeys(_STYLES, 0)

    def _end_link(self, link: LinkEnd) -> None:
        start = next(index for index in range(len(self._frames) - 1, 0, -1) if self._frames[index].mark == "[")
        self._flatten_above(start)
        frame = self._frames.pop()
        self._open, self._open_outside = self._open_outside or self._open, None
        node: Node = {"type": "link", "url": link.url, "embed": link.embed, "children": frame.children}
        self._append(node, frame.height + 1)

    def _flatten_above(self, index: int) -> None:
        """What is open above a frame turns out to be plain text of it."""
        target, plain = self._frames[index], self._frames[index + 1 :]
        while len(self._frames) > index + 1:
            self._pop()
        for frame in plain:
            self._append(frame.mark * frame.left, 0)
            for child in frame.children:
                self._append(child, 0)
            target.height = max(target.height, frame.height)

    def _push(self, frame: _Frame) -> None:
        self._frames.append(frame)
        for style in _MEANINGS[frame.mark, frame.left]:
            self._open[style] += 1

    def _pop(self) -> None:
        frame = self._frames.pop()
        for style in _MEANINGS[frame.mark, frame.left]:
            self._open[style] -= 1

    def _append(self, node: Inline, height: int) -> None:
        self._meter.steps += 1
        frame = self._frames[-1]
        children = frame.children
        if isinstance(node, str) and children and isinstance(children[-1], str):
            children[-1] += node
        else:
            children.append(node)
        frame.height = max(frame.height, height)
