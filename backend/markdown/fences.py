"""Fenced code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from backend.markdown.characters import SPACE, end_of_run
from backend.markdown.tree import Node

_LANGUAGE = re.compile(r"[A-Za-z0-9_+\-.#]{1,32}")
_MARK = re.compile(r"[\\`]")
_RUN = re.compile("`+")


@dataclass(frozen=True, slots=True)
class Fence:
    start: int
    end: int
    block: Node


def find_fence(text: str, start: int, end: int) -> Fence | None:
    """The first fenced code that opens between `start` and `end` (one line) and is closed anywhere after."""
    at = start
    while mark := _MARK.search(text, at, end):
        at = mark.start()
        if mark.group() == "\\":
            at += 2
            continue
        body = end_of_run(text, at)
        if body - at >= 3:
            return _close(text, at, body)
        at = _skip_code_span(text, at, body, end)
    return None


def _close(text: str, start: int, body: int) -> Fence | None:
    end = text.find("```", body)
    return None if end < 0 else Fence(start, end_of_run(text, end), _code_block(text[body:end]))


def _code_block(body: str) -> Node:
    first_line, line_feed, rest = body.partition("\n")
    first_line = first_line.rstrip(SPACE)
    language = first_line if line_feed and _LANGUAGE.fullmatch(first_line) else ""
    code = rest if language else body
    return {"type": "code_block", "language": language.lower(), "text": code.lstrip("\n").rstrip(SPACE)}


def _skip_code_span(text: str, start: int, body: int, end: int) -> int:
    for run in _RUN.finditer(text, body, end):
        if run.end() - run.start() == body - start:
            return run.end()
    return body
