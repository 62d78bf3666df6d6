"""Where somebody may search: the channels in which they may read history, conversations among them. The same few statements
however many there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from backend.db import Work
from backend.errors import Forbidden, NotFound
from backend.messages.reading import NEEDS
from backend.people import Person
from backend.permissions.direct import direct_views
from backend.permissions.loading import load_guilds
from backend.permissions.views import VIEW, Viewing


@dataclass(frozen=True, slots=True)
class Place:
    guild_id: int | None
    name: str = ""
    parent_id: int | None = None


@dataclass(slots=True)
class Scope:
    """By id, the channels that can be searched, the categories around them, and the names of roles."""

    channels: dict[int, Place] = field(default_factory=dict)
    categories: dict[int, str] = field(default_factory=dict)
    roles: dict[int, str] = field(default_factory=dict)
    guild_ids: set[int] = field(default_factory=set)
    unread: set[int] = field(default_factory=set)  # can be seen, and their history cannot


def scope_of(work: Work, user: Person, guild_id: int | None) -> Scope:
    """Of one guild or of all, conversations too. Raises NotFound to who is no member."""
    scope = Scope()
    for id, guild in load_guilds(work, [user.id], None if guild_id is None else [guild_id]).items():
        scope.guild_ids.add(id)
        scope.roles.update((role.id, role.name) for role in guild.roles)
        rights = Viewing(guild).of(user.id, work.now).channels
        for channel in guild.channels:
            may = rights[channel.id]
            if channel.type == "category":
                scope.categories |= {channel.id: channel.name} if may & VIEW else {}
            elif may & NEEDS == NEEDS:
                scope.channels[channel.id] = Place(id, channel.name, channel.parent_id)
            elif may & VIEW:
                scope.unread.add(channel.id)
    if guild_id is not None and not scope.guild_ids:
        raise NotFound("There is no such guild.")
    if guild_id is None:
        theirs: Mapping[int, int] = direct_views(work, [user.id])[user.id].channels
        scope.channels.update((id, Place(None)) for id, may in theirs.items() if may & NEEDS == NEEDS)
    return scope


def checked(scope: Scope, channel_ids: list[int]) -> list[int]:
    """Raises NotFound for one that cannot be seen, Forbidden where history cannot be read."""
    for id in channel_ids:
        if id in scope.unread:
            raise Forbidden
        if id not in scope.channels:
            raise NotFound("There is no such channel.")
    return channel_ids
