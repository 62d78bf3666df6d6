"""JavaScript as a row of tokens: enough to tell code from strings, templates, regular expressions and comments."""

from __future__ import annotations

import re
from typing import NamedTuple

GAP, WORD, STRING, MARK, TEMPLATE, PATTERN = 1, 2, 3, 4, 5, 6  # the first four are groups of _TOKEN
_TOKEN = re.compile(
    r"""(\s*(?:(?://[^\n]*|/\*.*?\*/)\s*)*)
    (?:([\w$\#]+)
    |('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")
    |(.)
    |\Z)""",
    re.DOTALL | re.VERBOSE,
)
_TEMPLATE = re.compile(r"[`}](?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
_INDENT = re.compile(r"\n +")  # means nothing in html`…`
_PATTERN = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
_MAY_BE_LONGER = {"`", "}", "/", "'", '"', "\\"}
_DEPTH = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
# A slash after a value divides, any other begins a pattern; no value ends with these words.
_ENDS_A_VALUE = {")", "]", "}"}
_ENDS_NONE = {"return", "typeof", "case", "in", "of", "do", "else", "void", "delete", "new", "throw", "await", "yield"}
_NEEDS_NO_LINE_END = {";", "{", ",", "(", "["}
_CLINGING = {"+", "-", "/"}  # `a + +b`, and a pattern after a division


class Unreadable(Exception):
    """Something that the packer does not understand."""


class Token(NamedTuple):
    kind: int
    text: str
    gap: str  # what stood before it: nothing, a space, or a line's end
    depth: int  # of brackets around it


def tokens(text: str) -> list[Token]:
    """Comments are gone, or are a gap where one is needed."""
    row, at = list[Token](), 0
    new = tuple.__new__  # in half the time that Token() takes
    depth = 0
    templates = list[int]()  # the depths at which one goes on
    drawn = list[bool]()  # whether it is html`…`
    while (found := _TOKEN.match(text, at)) and (kind := found.lastindex or GAP) != GAP:
        gap, part = found[GAP], found[kind]
        at = found.end()
        if kind == MARK and part in _MAY_BE_LONGER:
            kind, part = _longer(part, text, found.start(MARK), row, depth in templates[-1:])
            at = found.start(MARK) + len(part)
        if kind == MARK:
            depth += _DEPTH.get(part, 0)
        elif kind == TEMPLATE:
            is_html = drawn.pop() if part[0] == "}" else bool(row) and row[-1].text == "html"
            if part[0] == "}":
                templates.pop()
            if part[-1] == "{":
                templates.append(depth)
                drawn.append(is_html)
            if is_html:
                part = _INDENT.sub("\n", part)
        if gap:
            gap = "\n" if "\n" in gap else " "
        row.append(new(Token, (kind, part, gap, depth + len(templates))))
    if depth or templates:
        raise Unreadable("a bracket or a template is not closed")
    return row


def _longer(mark: str, text: str, at: int, row: list[Token], in_template: bool) -> tuple[int, str]:
    """What begins with this mark, or the mark alone."""
    if mark == "`" or (mark == "}" and in_template):
        return TEMPLATE, _match(_TEMPLATE, text, at)
    if mark == "/" and not (row and _ends_a_value(row[-1])):
        return PATTERN, _match(_PATTERN, text, at)
    if mark == "\\":
        raise Unreadable("a name is written with an escape")
    if mark in "'\"":
        raise Unreadable(f"a string is not closed: {text[at : at + 40]!r}")
    return MARK, mark


def _match(pattern: re.Pattern[str], text: str, at: int) -> str:
    found = pattern.match(text, at)
    if found is None:
        raise Unreadable(f"not closed: {text[at : at + 40]!r}")
    return found[0]


def _ends_a_value(token: Token) -> bool:
    kind, text, *_ = token
    if kind == WORD:
        return text not in _ENDS_NONE
    return text in _ENDS_A_VALUE if kind == MARK else text[-1] != "{"


def written(row: list[Token]) -> str:
    """As text again, with no more white space than it needs. Line ends stay: a statement may end with one."""
    parts, before = list[str](), ";"
    for _, text, gap, _ in row:
        if gap and ((gap == "\n" and before not in _NEEDS_NO_LINE_END) or _would_cling(before[-1:], text[0])):
            parts.append(gap)
        parts.append(text)
        before = text
    return "".join(parts)


def _would_cling(last: str, first: str) -> bool:
    if last.isdigit() and first == ".":
        return True
    return (_in_word(last) and _in_word(first)) or (first in _CLINGING and last == first)


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter in ("_", "$", "#")
