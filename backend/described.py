"""What a route answers, said beside it, for the OpenAPI description (`openapi.py`).

    @routes.post("/guilds")
    @gives(Guild, 201)
    async def create_guild() -> Response: ...

What it takes is read from its own calls of `body(…)` and `query(…)`. A route without `gives` answers 204, with nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from backend.errors import ApiError

Door = TypeVar("Door", bound=Callable[..., Any])


def gives(kind: Any, status: int = 200) -> Callable[[Door], Door]:
    """`kind`: a Struct, or what msgspec can make a JSON schema of, such as `list[Guild]`."""

    def note(door: Door) -> Door:
        door.gives = (kind, status)  # type: ignore[attr-defined]
        return door

    return note


def refuses(*kinds: type[ApiError]) -> Callable[[Door], Door]:
    """Besides what every door may answer."""

    def note(door: Door) -> Door:
        door.refuses = kinds  # type: ignore[attr-defined]
        return door

    return note


def sends_bytes(door: Door) -> Door:
    """It answers with whatever a file is."""
    door.sends_bytes = True  # type: ignore[attr-defined]
    return door


def takes_bytes(content_type: str) -> Callable[[Door], Door]:
    """Its body is no JSON and no form."""

    def note(door: Door) -> Door:
        door.takes_bytes = content_type  # type: ignore[attr-defined]
        return door

    return note


def hears(**headers: str) -> Callable[[Door], Door]:
    """Headers that mean something to it, `_` for `-`, and what."""

    def note(door: Door) -> Door:
        door.hears = _named(headers)  # type: ignore[attr-defined]
        return door

    return note


def says(**headers: str) -> Callable[[Door], Door]:
    """Headers of its answers when all went well."""

    def note(door: Door) -> Door:
        door.says = _named(headers)  # type: ignore[attr-defined]
        return door

    return note


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): words for name, words in headers.items()}
