"""The paths of the doors: what may stand in them, and how they are compiled."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from quart.routing import QuartRule
from werkzeug.routing import IntegerConverter, Rule

from backend.ids import LARGEST


class IdConverter(IntegerConverter):
    """An id in a path; what cannot be one is simply not there."""

    def __init__(self, url_map: object) -> None:
        super().__init__(url_map, min=1, max=LARGEST)  # type: ignore[arg-type]


class MatchedRule(QuartRule):
    """A path that is only ever matched: compiling what would make an address of it is most of what an app costs to make."""

    @cached_property
    def template(self) -> str:
        """As the documents write it: `/api/guilds/{guild_id}`."""
        return re.sub(r"<(?:\w+:)?_?(\w+)>", r"{\1}", self.rule)

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        return _build_nothing


def _build_nothing(_rule: Rule, **_values: object) -> tuple[str, str]:
    raise NotImplementedError("no address is made from a rule here")
