"""What a rule finds in a message. RE2 takes time in proportion to the text whatever the pattern: a pattern can be useless,
and cannot stall the server."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

import re2  # type: ignore[import-untyped]

from backend.errors import invalid
from backend.moderation.addresses import hosts_in, invites_in, is_within
from backend.moderation.folding import fold, fold_word

LONGEST_PATTERN = 260  # characters
PATTERN_MEMORY = 512 * 1024  # bytes, for the compiled form and its working states
WORDS_MEMORY = 2 * 1024 * 1024
WORDS_TOGETHER = 8_000  # bytes of words that are looked for in one go

_MENTION = re.compile(r"<@([!&]?)(\d{1,16})>", re.ASCII)


class Words:
    """The words of any number of rules. One search says whether any is there; only then is it asked which."""

    def __init__(self, lists: Iterable[Iterable[str]]) -> None:
        self._chunks: list[tuple[Any, list[tuple[str, str, int]]]] = []
        chunk: list[tuple[str, str, int]] = []
        for owner, words in enumerate(lists):
            for word in words:
                chunk.append((fold_word(word), word, owner))
                if sum(len(folded.encode()) for folded, _, _ in chunk) > WORDS_TOGETHER:
                    self._add(chunk)
                    chunk = []
        if chunk:
            self._add(chunk)

    def find(self, content: str) -> dict[int, str]:
        """By list: a word of it that is there."""
        text, found = fold(content), dict[int, str]()
        for anything, words in self._chunks:
            if anything.search(text):
                for folded, word, owner in words:
                    if owner not in found and folded in text:
                        found[owner] = word
        return found

    def _add(self, chunk: list[tuple[str, str, int]]) -> None:
        anything = "|".join(re2.escape(folded) for folded, _, _ in chunk)
        self._chunks.append((_compile(anything, WORDS_MEMORY, ignore_case=False), chunk))


@dataclass(frozen=True, slots=True)
class Patterns:
    compiled: tuple[tuple[str, Any], ...]

    @property
    def size(self) -> int:
        """In RE2's instructions: what bounds the time that a text can take."""
        return sum(regexp.programsize for _, regexp in self.compiled)

    def find(self, content: str) -> str | None:
        for _, regexp in self.compiled:
            match = regexp.search(content)
            if match:
                return str(match.group(0))
        return None


def compile_patterns(patterns: Iterable[str]) -> Patterns:
    """Raises InvalidFields, naming the pattern."""
    return Patterns(tuple((pattern, _pattern(pattern)) for pattern in patterns))


def mentions(content: str, limit: int) -> str | None:
    named = {("&" if kind == "&" else "", id) for kind, id in _MENTION.findall(content)}
    return f"{len(named)} mentions" if len(named) > limit else None


def invites(content: str, own_codes: Callable[[Collection[str]], Collection[str]]) -> str | None:
    """The code of the first one that leads elsewhere. `own_codes` tells which of some are this guild's."""
    found = invites_in(content)
    own = own_codes({one.code for one in found if not one.is_elsewhere}) if found else ()
    return next((one.code for one in found if one.is_elsewhere or one.code not in own), None)


def links(content: str, allowed: frozenset[str]) -> str | None:
    """The first host that is not allowed."""
    return next((host for host in hosts_in(content) if not is_within(host, allowed)), None)


def _pattern(pattern: str) -> Any:
    if not 1 <= len(pattern) <= LONGEST_PATTERN:
        raise invalid("patterns", f"{pattern[:40]!r} must be 1 to {LONGEST_PATTERN} characters")
    try:
        return _compile(pattern, PATTERN_MEMORY, ignore_case=True)
    except re2.error as problem:
        why = problem.args[0] if problem.args else ""
        words = why.decode(errors="replace") if isinstance(why, bytes) else str(why)
        raise invalid("patterns", f"{pattern!r} cannot be used: {words}") from None


def _compile(pattern: str, memory: int, *, ignore_case: bool) -> Any:
    options = re2.Options()
    options.max_mem = memory
    options.log_errors = False
    options.never_capture = True
    options.case_sensitive = not ignore_case
    return re2.compile(pattern, options)
