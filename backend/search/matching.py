"""A search as the two databases write it. Every term stands in quotes: nothing that somebody types is read as a command."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backend.search.asking import Text
from backend.search.terms import FORM, TAG, quoted


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Tags, of which a message must have one."""

    tags: tuple[str, ...]


Condition = Text | AnyOf


NEVER = f'"{TAG}"'  # the term of no message


def for_fts5(wanted: Sequence[Condition], unwanted: Sequence[Condition], here: AnyOf) -> str:
    """`here`: the channels. FTS5 moves all parts of an AND on together; a NOT inside keeps the channels waiting until the rest
    agrees, which is up to five times as fast. So there is always one."""
    if not wanted:
        return (
            f"{_in_fts5(here)} NOT {_either(' OR ', (_in_fts5(one) for one in unwanted))}"
            if unwanted
            else _in_fts5(here)
        )
    rest = _either(" AND ", (_in_fts5(one) for one in wanted))
    return f"({rest} NOT {_either(' OR ', [NEVER, *(_in_fts5(one) for one in unwanted)])}) AND {_in_fts5(here)}"


def for_tsquery(wanted: Sequence[Condition], unwanted: Sequence[Condition]) -> str:
    return " & ".join([*(_in_tsquery(one) for one in wanted), *(f"!{_in_tsquery(one)}" for one in unwanted)])


def _in_fts5(one: Condition) -> str:
    if isinstance(one, AnyOf):
        return _either(" OR ", (f'"{TAG}{tag}"' for tag in one.tags))
    parts = [f'"{" ".join(one.stems)}"'] if one.stems else []
    parts += [f'"{FORM}{form}"' for form in one.forms]
    if one.begins is not None:
        parts.append(f'("{one.begins}" * OR "{FORM}{one.begins}" *)')
    return _either(" AND ", parts)


def _in_tsquery(one: Condition) -> str:
    if isinstance(one, AnyOf):
        return _either(" | ", (f"'{quoted(TAG + tag)}'" for tag in one.tags))
    parts = [_either(" <-> ", (f"'{quoted(stem)}'" for stem in one.stems))] if one.stems else []
    parts += [f"'{quoted(FORM + form)}'" for form in one.forms]
    if one.begins is not None:
        parts.append(f"('{quoted(one.begins)}':* | '{quoted(FORM + one.begins)}':*)")
    return _either(" & ", parts)


def _either(joint: str, parts: Iterable[str]) -> str:
    return f"({joint.join(parts)})"
