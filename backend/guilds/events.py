"""What happens to guilds and their members."""

from __future__ import annotations

from typing import ClassVar

from backend.channels.schemas import Channel
from backend.expressions.schemas import Emoji, Sticker
from backend.guilds.schemas import GuildFields, Invite, Member
from backend.realtime.events import Event
from backend.roles.schemas import Role


class GuildCreated(Event, GuildFields, frozen=True):
    """You made or joined it. The object is the guild as `GET /api/guilds/{id}` answers."""

    event_name: ClassVar[str] = "guild_created"

    permissions: int
    channels: list[Channel]
    roles: list[Role]
    member: Member
    emojis: list[Emoji]
    stickers: list[Sticker]


class GuildUpdated(Event, GuildFields, frozen=True):
    """Without `permissions`: those differ from member to member."""

    event_name: ClassVar[str] = "guild_updated"


class GuildDeleted(Event, frozen=True):
    """You are no member any more. `reason`: `left`, `kicked`, `banned` or `deleted`."""

    event_name: ClassVar[str] = "guild_deleted"

    id: int
    reason: str


class MemberCreated(Event, frozen=True):
    event_name: ClassVar[str] = "member_created"

    guild_id: int
    member: Member
    member_count: int


class MemberUpdated(Event, frozen=True):
    event_name: ClassVar[str] = "member_updated"

    guild_id: int
    member: Member


class MemberDeleted(Event, frozen=True):
    event_name: ClassVar[str] = "member_deleted"

    guild_id: int
    user_id: int
    member_count: int


class BanCreated(Event, frozen=True):
    event_name: ClassVar[str] = "ban_created"

    guild_id: int
    user_id: int


class BanDeleted(Event, frozen=True):
    event_name: ClassVar[str] = "ban_deleted"

    guild_id: int
    user_id: int


class InviteCreated(Event, Invite, frozen=True):
    event_name: ClassVar[str] = "invite_created"


class InviteUpdated(InviteCreated, frozen=True):
    """It was used."""

    event_name: ClassVar[str] = "invite_updated"


class InviteDeleted(Event, frozen=True):
    """It was taken back, has run out, or has been used as often as it may be."""

    event_name: ClassVar[str] = "invite_deleted"

    guild_id: int
    code: str
