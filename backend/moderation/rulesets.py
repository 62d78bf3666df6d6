"""A guild's rules, made ready once for many messages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec
import structlog
from sqlalchemy import bindparam, select

from backend.db import Work
from backend.errors import InvalidFields
from backend.moderation import matching
from backend.moderation.matching import Patterns, Words, compile_patterns
from backend.moderation.models import automod_rules
from backend.moderation.schemas import Options

READY_GUILDS = 200  # whose rules are kept compiled
KEY = "automod"

log = structlog.get_logger(__name__)
_options = msgspec.json.Decoder(Options)


@dataclass(frozen=True, slots=True)
class Stored:
    name: str
    kind: str
    options: str  # JSON


@dataclass(frozen=True, slots=True)
class Hit:
    name: str
    options: Options
    matched: str


class Ruleset:
    def __init__(self, rules: Sequence[tuple[str, str, Options]]) -> None:
        """Name, kind and options of each."""
        self._rules = rules
        self._words = Words([options.words or () if kind == "words" else () for _, kind, options in rules])
        self._patterns = [_ready(options.patterns or ()) if kind == "patterns" else None for _, kind, options in rules]
        self._hosts = [frozenset(options.allow or ()) for _, _, options in rules]

    def find(self, content: str, own_codes: Callable[[Collection[str]], Collection[str]]) -> list[Hit]:
        """The rules that something in the text breaks, and what. `own_codes` tells which invites are the guild's own."""
        words = self._words.find(content)
        hits = []
        for index, (name, kind, options) in enumerate(self._rules):
            patterns = self._patterns[index]
            if kind == "words":
                matched = words.get(index)
            elif patterns is not None:
                matched = patterns.find(content)
            elif kind == "mentions":
                matched = matching.mentions(content, options.limit or 0)
            elif kind == "invites":
                matched = matching.invites(content, own_codes)
            else:
                matched = matching.links(content, self._hosts[index])
            if matched is not None:
                hits.append(Hit(name, options, matched))
        return hits


def rules_of(work: Work, guild_id: int) -> tuple[Stored, ...]:
    """Those that are on; remembered with the guild's rights, also that there are none."""
    known: tuple[Stored, ...] | None = work.cache.get(guild_id, KEY)
    if known is None:
        version = work.cache.version(guild_id)
        known = tuple(Stored(*row) for row in work.execute(_RULES, {"guild_id": guild_id}))
        work.cache.put(guild_id, KEY, known, version)
    return known


@lru_cache(maxsize=READY_GUILDS)
def ready(rules: tuple[Stored, ...]) -> Ruleset:
    return Ruleset([(rule.name, rule.kind, _options.decode(rule.options)) for rule in rules])


def _ready(patterns: Collection[str]) -> Patterns:
    """What was good when it was stored and is not any more (another version of RE2) must not stop a guild's messages."""
    try:
        return compile_patterns(patterns)
    except InvalidFields as problem:
        log.warning("an automod pattern is left out", problem=problem.fields)
        return Patterns(())


_RULES = (
    select(automod_rules.c.name, automod_rules.c.kind, automod_rules.c.options)
    .where(automod_rules.c.guild_id == bindparam("guild_id"), automod_rules.c.is_enabled)
    .order_by(automod_rules.c.id)
)
