"""A person as everybody may see them: the author of a message, a member of a guild, the one who acts."""

from __future__ import annotations

import msgspec


class Person(msgspec.Struct, frozen=True):
    id: int
    username: str
    display_name: str | None = None
    avatar: str | None = None


class CustomStatus(msgspec.Struct, frozen=True):
    """What somebody says of themselves beside their status; `until` a time as ISO text."""

    text: str | None = None
    emoji: str | None = None
    until: str | None = None
