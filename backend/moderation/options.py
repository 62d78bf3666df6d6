"""What the options of a rule may be. Refused with the field and the reason, so that nobody waits for a rule that never fires."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import select, union_all

from backend.channels.models import channels
from backend.db import Work
from backend.errors import invalid
from backend.moderation.addresses import clean_host
from backend.moderation.folding import fold_word
from backend.moderation.matching import compile_patterns
from backend.moderation.schemas import Options
from backend.roles.models import roles

LONGEST_WORD = 60  # characters
MOST_HOSTS = 200
# For all rules of a guild together: what every message is held against.
MOST_WORDS_BYTES = 32_000
MOST_PATTERNS = 30
MOST_PATTERN_STEPS = 4_000  # RE2's instructions

_OF_KIND = {"words": "words", "patterns": "patterns", "mentions": "limit", "links": "allow"}


def clean_options(kind: str, options: Options) -> Options:
    """Trimmed, each thing once. Raises InvalidFields; what it cannot see alone is for `check_place` and `check_room`."""
    mine = _OF_KIND.get(kind)
    for field in _OF_KIND.values():
        if field != mine and getattr(options, field) is not msgspec.UNSET:
            raise invalid(field, f"does not belong to a rule about {kind}")
    if mine is not None and getattr(options, mine) is msgspec.UNSET:
        raise invalid(mine, "is required")
    if not (options.actions.block or options.actions.alert or options.actions.timeout):
        raise invalid("actions", "must name something to do: block, alert or timeout")
    if kind == "words":
        return msgspec.structs.replace(options, words=_clean_words(options.words or ()))
    if kind == "patterns":
        patterns = tuple(dict.fromkeys(options.patterns or ()))
        compile_patterns(patterns)
        return msgspec.structs.replace(options, patterns=_some("patterns", patterns))
    if kind == "links":
        allow = tuple(dict.fromkeys(clean_host("allow", host) for host in options.allow or ()))
        if len(allow) > MOST_HOSTS:
            raise invalid("allow", f"must be at most {MOST_HOSTS}")
        return msgspec.structs.replace(options, allow=allow)
    return options


def check_place(work: Work, guild_id: int, options: Options, known: Options | None = None) -> None:
    """Exempt roles and channels must be the guild's. Those that the rule had already may be gone since."""
    asked = {*options.exempt_roles, *options.exempt_channels}
    asked -= {*known.exempt_roles, *known.exempt_channels} if known else set()
    if not asked:
        return
    here_roles = select(roles.c.id).where(roles.c.guild_id == guild_id, roles.c.id.in_(asked))
    here_channels = select(channels.c.id).where(channels.c.guild_id == guild_id, channels.c.id.in_(asked))
    found = set(work.execute(union_all(here_roles, here_channels)).scalars())
    for field in ("exempt_roles", "exempt_channels"):
        if not found.issuperset(asked.intersection(getattr(options, field))):
            raise invalid(field, "names something that is not in this guild")


def check_room(all_options: Collection[Options], field: str) -> None:
    """Raises InvalidFields when the guild's rules together are more than each message can be held against."""
    words = [word for options in all_options for word in options.words or ()]
    if sum(len(fold_word(word).encode()) for word in words) > MOST_WORDS_BYTES:
        raise invalid(field, "are too many, together with the words of the guild's other rules")
    patterns = [pattern for options in all_options for pattern in options.patterns or ()]
    if len(patterns) > MOST_PATTERNS:
        raise invalid(field, f"must be at most {MOST_PATTERNS}, together with those of the guild's other rules")
    if patterns and compile_patterns(patterns).size > MOST_PATTERN_STEPS:
        raise invalid(field, "are too large, together with those of the guild's other rules")


def _clean_words(given: Sequence[str]) -> tuple[str, ...]:
    words = tuple(dict.fromkeys(" ".join(word.split()) for word in given))
    for word in words:
        if not 1 <= len(word) <= LONGEST_WORD:
            raise invalid("words", f"{word[:40]!r} must be 1 to {LONGEST_WORD} characters")
        if not word.isprintable() or not fold_word(word):
            raise invalid("words", f"{word!r} has no letter or digit to look for")
    return _some("words", words)


def _some(field: str, things: tuple[str, ...]) -> tuple[str, ...]:
    if not things:
        raise invalid(field, "must not be empty")
    return things
