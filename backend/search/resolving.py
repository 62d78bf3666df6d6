"""From what was typed to what is looked for: names become ids, days become ranges of ids, filters become tags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from backend.db import Work
from backend.errors import invalid
from backend.people import Person
from backend.search.asking import Asked, Filter, Text
from backend.search.matching import AnyOf, Condition
from backend.search.naming import People, channels_named, roles_named, users_named
from backend.search.schemas import Search
from backend.search.scope import Scope, checked
from backend.search.times import EVER, Span, span_of

KINDS = ("image", "video", "file", "link", "embed", "poll", "sticker")
YES, NO = ("true", "yes", "1"), ("false", "no", "0")


@dataclass(slots=True)
class Sought:
    """`channels`: those to look in. A message's id is in `span` and in none of `without`."""

    channels: set[int]
    wanted: list[Condition] = field(default_factory=list)
    unwanted: list[Condition] = field(default_factory=list)
    span: Span = EVER
    without: list[Span] = field(default_factory=list)

    @property
    def texts(self) -> list[Text]:
        return [one for one in self.wanted if isinstance(one, Text)]


def resolve(work: Work, user: Person, scope: Scope, asked: Asked, search: Search) -> Sought:
    """What a message has one of (author, channel) may be any of those named; of what it can have several (mentions, what
    comes with it), all named must be there. At most one statement, for the names of people. Raises InvalidFields."""
    wanted = [*asked.wanted, *_filters(search, negative=False)]
    unwanted = [*asked.unwanted, *_filters(search, negative=True)]
    names = _Names(work, user, scope, [one for one in [*wanted, *unwanted] if isinstance(one, Filter)])
    inside = set(checked(scope, search.channel_id)) or set(scope.channels)
    sought = Sought(inside - set(search.not_channel_id))
    authors: list[str] = []
    channels: set[int] = set()
    for one in wanted:
        if isinstance(one, Text):
            sought.wanted.append(one)
        elif one.name == "from":
            authors += names.tags(one)
        elif one.name == "in":
            channels |= names.channels(one)
        else:
            _want(sought, one, names, work.now, search.utc_offset)
    if authors:
        sought.wanted.append(AnyOf(tuple(dict.fromkeys(authors))))
    if channels:
        sought.channels &= channels
    for one in unwanted:
        _refuse(sought, one, names, work.now, search.utc_offset)
    return sought


def _filters(search: Search, *, negative: bool) -> Iterable[Filter]:
    """The parameters, as if they had been typed."""
    lists = {"from": search.author, "mentions": search.mentions, "has": search.has}
    if negative:
        lists = {"from": search.not_author, "mentions": search.not_mentions, "has": search.not_has}
    for name, values in lists.items():
        yield from (Filter(name, value, f"-{name}" if negative else name) for value in values)
    if not negative:
        times = {"before": search.before, "after": search.after, "during": search.during}
        yield from (Filter(name, value, name) for name, value in times.items() if value is not None)
        if search.pinned is not None:
            yield Filter("pinned", YES[0] if search.pinned else NO[0], "pinned")


def _want(sought: Sought, one: Filter, names: _Names, now: int, utc_offset: int) -> None:
    if one.name == "pinned":
        (sought.wanted if _is_yes(one) else sought.unwanted).append(AnyOf(("pinned",)))
    elif one.name in ("has", "mentions"):
        sought.wanted.append(AnyOf(names.tags(one)))
    else:
        span = _span(one, now, utc_offset)
        sought.span = Span(max(sought.span.first, span.first), min(sought.span.end, span.end))


def _refuse(sought: Sought, one: Text | Filter, names: _Names, now: int, utc_offset: int) -> None:
    if isinstance(one, Text):
        sought.unwanted.append(one)
    elif one.name == "pinned":
        (sought.unwanted if _is_yes(one) else sought.wanted).append(AnyOf(("pinned",)))
    elif one.name == "in":
        sought.channels -= names.channels(one)
    elif one.name in ("from", "has", "mentions"):
        sought.unwanted.append(AnyOf(names.tags(one)))
    else:
        sought.without.append(_span(one, now, utc_offset))


def _span(one: Filter, now: int, utc_offset: int) -> Span:
    """`after` a day begins when it is over."""
    typed = span_of(one.field, one.value, now, utc_offset)
    return {"before": Span(EVER.first, typed.first), "after": Span(typed.end, EVER.end), "during": typed}[one.name]


def _is_yes(one: Filter) -> bool:
    if one.value.lower() not in (*YES, *NO):
        raise invalid(one.field, "pinned must be true or false")
    return one.value.lower() in YES


class _Names:
    """What the names in the filters stand for. Raises InvalidFields where a name stands for nothing that can be seen."""

    def __init__(self, work: Work, user: Person, scope: Scope, filters: Sequence[Filter]) -> None:
        self._scope = scope
        typed = {one.value for one in filters if one.name in ("from", "mentions")}
        self._people: People = users_named(work, user, scope, typed) if typed else defaultdict(set)

    def tags(self, one: Filter) -> tuple[str, ...]:
        if one.name == "has":
            if one.value.lower() not in KINDS:
                raise invalid(one.field, f"has must be one of {', '.join(KINDS)}")
            return (one.value.lower(),)
        kind = "a" if one.name == "from" else "m"
        found = [f"{kind}{id}" for id in sorted(self._people[one.value])]
        if one.name == "mentions":
            if one.value.lstrip("@").lower() in ("everyone", "here"):
                return ("everyone",)
            found += [f"r{id}" for id in roles_named(self._scope, one.value)]
        if not found:
            raise invalid(one.field, f"nobody is called {one.value}")
        return tuple(found)

    def channels(self, one: Filter) -> set[int]:
        found = channels_named(self._scope, one.value)
        if not found:
            raise invalid(one.field, f"there is no channel {one.value}")
        return found
