"""One row of the authorisation matrix: a route or a socket event, what is sent, and who may."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

PERSONAS = ("anonymous", "stranger", "ex_member", "timed_out", "member", "limited", "moderator", "admin", "owner")
OUTSIDERS = ("stranger", "ex_member")
ON_DEMAND = ("instance_admin",)  # is tried where a row speaks of them
OK = 0  # in place of a status: any 2xx, or an acknowledgement that says ok

Setup = Callable[[Any], Awaitable[dict[str, Any]]]


@dataclass(frozen=True)
class Row:
    route: str  # "PATCH /api/guilds/{guild}" or "emit typing"
    body: Any
    picture: bool
    setup: Setup | None
    statuses: Mapping[str, int]  # for each persona what they are answered
    headers: Mapping[str, str]

    @property
    def method(self) -> str:
        return self.route.split()[0]

    @property
    def path(self) -> str:
        """Of a route, with its parameters in braces; of a socket event its name."""
        return self.route.split()[1]

    @property
    def is_event(self) -> bool:
        return self.method == "emit"

    def needs(self, parameter: str) -> bool:
        return "{" + parameter + "}" in self.path + json.dumps(self.body)

    def filled(self, parameters: Mapping[str, Any]) -> tuple[str, Any]:
        """The path and the body of one trial."""
        return fill(self.path, parameters), fill(self.body, parameters)


def row(
    route: str,
    *,
    allowed: str = "",
    body: Any = None,
    picture: bool = False,
    setup: Setup | None = None,
    outsiders: int = 404,
    headers: Mapping[str, str] | None = None,
    **statuses: int,
) -> Row:
    """`allowed`: who gets 2xx. `statuses`: who is answered otherwise than the others, who are refused as usual."""
    allowing = allowed.split()
    unknown = {*allowing, *statuses} - {*PERSONAS, *ON_DEMAND}
    if unknown:
        raise ValueError(f"{route}: nobody is called {', '.join(sorted(unknown))}")
    usual = dict.fromkeys(PERSONAS, 403) | {"anonymous": 401} | dict.fromkeys(OUTSIDERS, outsiders)
    return Row(route, body, picture, setup, usual | dict.fromkeys(allowing, OK) | statuses, headers or {})


def fill(value: Any, parameters: Mapping[str, Any]) -> Any:
    """`{name}` in texts becomes what it stands for; a text that is nothing else becomes the value itself, such as an id."""
    if isinstance(value, dict):
        return {fill(key, parameters): fill(inner, parameters) for key, inner in value.items()}
    if isinstance(value, list):
        return [fill(inner, parameters) for inner in value]
    if not isinstance(value, str):
        return value
    whole = re.fullmatch(r"\{(\w+)\}", value)
    if whole:
        return parameters[whole[1]]
    return re.sub(r"\{(\w+)\}", lambda found: str(parameters[found[1]]), value)
