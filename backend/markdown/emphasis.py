"""Pairs the marks that the scanner found. Each piece is moved a bounded number of times, so the work stays linear."""

from __future__ import annotations

from collections.abc import Sequence

from backend.markdown.characters import Meter
from backend.markdown.scan import LinkEnd, LinkStart, Piece, Run
from backend.markdown.tree import Inline, Node

_MOST_NESTED = 8
_STYLES = {"*1": "italic", "*2": "bold", "_1": "italic", "_2": "underline", "~2": "strike", "|2": "spoiler"}


_Kind = tuple[str, int]  # a mark, and how many of it


def _styles_of(kind: _Kind) -> set[str]:
    """One mark is italic, two are bold, three both."""
    mark, left = kind
    return {style for style in (mark + "1" * (left % 2), mark + "2" * (left >= 2)) if style in _STYLES}


_KINDS: tuple[_Kind, ...] = tuple((mark, left) for mark in "*_~|" for left in (1, 2, 3))
# What each kind of marks can close: what shares a style with it.
_CLOSES = {kind: tuple(other for other in _KINDS if _styles_of(kind) & _styles_of(other)) for kind in _KINDS}
_TEXT: _Kind = ("", 0)
_LINK: _Kind = ("[", 0)


class _Frame:
    """Something opened and not closed yet. `kind` counts the marks that still wait for their counterpart."""

    __slots__ = ("children", "height", "kind")

    def __init__(self, kind: _Kind) -> None:
        self.kind = kind
        self.children: list[Inline] = []
        self.height = 0  # how deep its children nest


def arrange(pieces: Sequence[Piece], meter: Meter) -> list[Inline]:
    if len(pieces) == 1 and isinstance(pieces[0], str):
        return [pieces[0]]
    arranger = _Arranger(meter)
    for piece in pieces:
        arranger.take(piece)
    return arranger.finish()


class _Arranger:
    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._frames = [_Frame(_TEXT)]
        # How many frames of each kind are open, so that a hopeless search is not begun; and outside of the open link.
        self._open = dict.fromkeys(_KINDS, 0)
        self._open_outside: dict[_Kind, int] | None = None

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
            strength = min(self._frames[index].kind[1], left, 2)
            if not self._wrap(index, strength):
                break
            left -= strength
        if not left:
            return
        if run.opens:
            self._push(_Frame((run.mark, left)))
        else:
            self._append(run.mark * left, 0)

    def _find_open(self, mark: str, left: int) -> int:
        """The nearest frame that `left` marks can close, or -1."""
        closed, frames = _CLOSES[mark, left], self._frames
        last = len(frames) - 1
        if frames[last].kind in closed:
            return last if frames[last].children else -1
        for kind in closed:
            if self._open[kind]:
                break
        else:
            return -1
        index = last - 1
        while frames[index].kind not in closed:
            index -= 1
        self._meter.steps += last - index
        return index

    def _wrap(self, index: int, strength: int) -> bool:
        """Makes a node of a frame; false when that would nest too deep: then its marks are plain."""
        self._flatten_above(index)
        frame = self._frames[index]
        if frame.height >= _MOST_NESTED:
            self._flatten_above(index - 1)
            return False
        self._pop()
        mark, left = frame.kind
        node: Node = {"type": _STYLES[f"{mark}{strength}"], "children": frame.children}
        if left > strength:
            self._push(_Frame((mark, left - strength)))
        self._append(node, frame.height + 1)
        return True

    def _start_link(self) -> None:
        self._frames.append(_Frame(_LINK))
        self._open_outside, self._open = self._open, dict.fromkeys(_KINDS, 0)

    def _end_link(self, link: LinkEnd) -> None:
        start = next(index for index in range(len(self._frames) - 1, 0, -1) if self._frames[index].kind is _LINK)
        self._flatten_above(start)
        frame = self._frames.pop()
        self._open, self._open_outside = self._open_outside or self._open, None
        node: Node = {"type": "link", "url": link.url, "embed": link.embed, "children": frame.children}
        self._append(node, frame.height + 1)

    def _flatten_above(self, index: int) -> None:
        """What is open above a frame turns out to be plain text of it."""
        if index == len(self._frames) - 1:
            return
        target, plain = self._frames[index], self._frames[index + 1 :]
        while len(self._frames) > index + 1:
            self._pop()
        for frame in plain:
            mark, left = frame.kind
            self._append(mark * left, 0)
            for child in frame.children:
                self._append(child, 0)
            target.height = max(target.height, frame.height)

    def _push(self, frame: _Frame) -> None:
        self._frames.append(frame)
        self._open[frame.kind] += 1

    def _pop(self) -> None:
        self._open[self._frames.pop().kind] -= 1

    def _append(self, node: Inline, height: int) -> None:
        self._meter.steps += 1
        frame = self._frames[-1]
        children = frame.children
        if isinstance(node, str) and children and isinstance(children[-1], str):
            children[-1] += node
        else:
            children.append(node)
        if height > frame.height:
            frame.height = height
