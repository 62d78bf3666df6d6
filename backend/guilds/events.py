"""What happens to guilds and their members."""

from __future__ import annotations

from typing import ClassVar

from backend.channels.schemas import Channel
from backend.guilds.schemas import Member, Role
from backend.realtime.events import Event


class GuildCreated(Event, frozen=True):
    """You made or joined it. The object is the guild as `GET /api/guilds/{id}` answers."""

    event_name: ClassVar[str] = "guild_created"

    id: int
    name: str
    icon: str | None
    owner_id: int | None
    created_at: str
    member_count: int
    permissions: int
    channels: list[Channel]
    roles: list[Role]


class MemberCreated(Event, frozen=True):
    event_name: ClassVar[str] = "member_created"

    guild_id: int
    member: Member
    member_count: int
