"""Who is told of a message, and why: one pure rule for web push here and for the client's own notifications there.
`tests/golden/notifications.json` is what both sides answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reason = Literal["direct", "mention", "role", "everyone", "message"]


@dataclass(frozen=True, slots=True)
class Said:
    author_id: int
    seq: int
    type: str  # "default": a person said it
    is_direct: bool
    guild_level: str = "all"  # what the guild says to who says nothing: all or mentions


@dataclass(frozen=True, slots=True)
class Named:
    """How the message names the hearer."""

    user: bool = False
    role: bool = False
    everyone: bool = False  # @everyone, or @here to who was online


NOBODY = Named()


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody chose for a guild or for a channel."""

    level: str | None = None
    is_muted: bool = False
    suppress_everyone: bool = False
    suppress_roles: bool = False


NOTHING = Chosen()


@dataclass(frozen=True, slots=True)
class Hearer:
    user_id: int
    may_read: bool = True
    last_read_seq: int = 0
    blocked: frozenset[int] = frozenset()
    status: str = "online"
    is_quiet: bool = False  # within their quiet hours
    guild: Chosen = NOTHING
    channel: Chosen = NOTHING


def reason(said: Said, named: Named, hearer: Hearer) -> Reason | None:
    """None: they are not told."""
    if said.type != "default" or said.author_id == hearer.user_id or said.author_id in hearer.blocked:
        return None
    if not hearer.may_read or said.seq <= hearer.last_read_seq:
        return None
    if hearer.status == "dnd" or hearer.is_quiet or hearer.channel.is_muted or hearer.guild.is_muted:
        return None
    level = hearer.channel.level or hearer.guild.level or ("all" if said.is_direct else said.guild_level)
    if level == "nothing":
        return None
    return _named(named, hearer.guild) or _unnamed(said, level)


def _named(named: Named, guild: Chosen) -> Reason | None:
    if named.user:
        return "mention"
    if named.role and not guild.suppress_roles:
        return "role"
    if named.everyone and not guild.suppress_everyone:
        return "everyone"
    return None


def _unnamed(said: Said, level: str) -> Reason | None:
    if level == "mentions":
        return None
    return "direct" if said.is_direct else "message"
