"""What guilds, roles and members look like to a client, and what a client may say of them."""

from __future__ import annotations

from typing import Annotated

import msgspec

from backend.channels.schemas import Channel
from backend.ids import LARGEST
from backend.people import Person
from backend.schemas import Schema


class Role(msgspec.Struct, frozen=True):
    id: int
    guild_id: int
    name: str
    permissions: int
    position: int
    color: int
    hoist: bool
    mentionable: bool
    icon: str | None = None


class Guild(msgspec.Struct, frozen=True):
    """`permissions` are those of the one who asks; `channels` and `roles` come with a single guild, not in lists."""

    id: int
    name: str
    icon: str | None
    owner_id: int | None
    created_at: str
    member_count: int
    permissions: int
    channels: list[Channel] | msgspec.UnsetType = msgspec.UNSET
    roles: list[Role] | msgspec.UnsetType = msgspec.UNSET


class Member(msgspec.Struct, frozen=True):
    user: Person
    nickname: str | None
    joined_at: str
    roles: list[int]
    status: str = "offline"


class NewGuild(Schema, frozen=True):
    name: str


class MembersQuery(Schema, frozen=True):
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 100
    after: Annotated[int, msgspec.Meta(ge=0, le=LARGEST)] = 0
