"""Room names, made and read here alone, and the audiences that an announcement can be for.

``g:1:c:2`` one channel (a client asks to join it) · ``d:2`` direct messages, which have no guild · ``g:1`` all members
of a guild · ``u:5`` one user's sockets · ``all``; a socket is in the last three by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from backend.ids import LARGEST

DIRECT = 0  # stands for a guild's id where there is none

EVERYONE = "all"

_CHANNEL = re.compile(r"(?:g:([1-9][0-9]{0,15}):c|d):([1-9][0-9]{0,15})", re.ASCII)


def channel(guild_id: int | None, channel_id: int) -> str:
    return f"g:{guild_id}:c:{channel_id}" if guild_id else f"d:{channel_id}"


def guild(guild_id: int) -> str:
    return f"g:{guild_id}"


def user(user_id: int) -> str:
    return f"u:{user_id}"


def read_channel(name: str) -> tuple[int, int] | None:
    """(guild id or DIRECT, channel id) of a channel's room, or None when it is no such name."""
    match = _CHANNEL.fullmatch(name)
    if match is None:
        return None
    guild_id, channel_id = int(match[1] or DIRECT), int(match[2])
    return (guild_id, channel_id) if max(guild_id, channel_id) <= LARGEST else None


@dataclass(frozen=True, slots=True)
class Viewers:
    """The guild's members who may view the channel, whether or not they have joined its room."""

    guild_id: int
    channel_id: int


@dataclass(frozen=True, slots=True)
class Some:
    """Of those who may view the channel, these."""

    guild_id: int
    channel_id: int
    user_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class Absent:
    """The same, less the sockets that have joined the channel's room."""

    guild_id: int
    channel_id: int


@dataclass(frozen=True, slots=True)
class Holders:
    """The guild's members who have these permissions in the guild as a whole."""

    guild_id: int
    permissions: int


@dataclass(frozen=True, slots=True)
class Newest:
    """A room, for what is told again and again: of what follows closely only the newest is sent. `about` says what it is.
    `is_last` is sent at once, and nothing after it that came before."""

    room: str
    about: str
    is_last: bool = False
