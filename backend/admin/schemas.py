"""What administrators send and see."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from backend.ids import LARGEST
from backend.people import Person
from backend.schemas import Schema

Id = Annotated[int, msgspec.Meta(ge=1, le=LARGEST)]
Hours = Annotated[int, msgspec.Meta(ge=0, le=8760)]
Text = Annotated[str, msgspec.Meta(max_length=1024)]
Registration = Literal["open", "invite", "closed"]
Level = Literal["info", "warning"]


class ListQuery(Schema, frozen=True):
    q: Annotated[str, msgspec.Meta(max_length=254, pattern=r"^[^\x00]*$")] = ""
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 50
    after: Annotated[int, msgspec.Meta(ge=0, le=LARGEST)] = 0


class UserRow(msgspec.Struct, frozen=True):
    """`last_used_at`: of the sessions that are still open."""

    user: Person
    email: str
    created_at: str
    last_used_at: str | None
    is_admin: bool
    disabled: bool
    deleted: bool
    two_factor: bool
    guilds: int


class UserRows(msgspec.Struct, frozen=True):
    users: list[UserRow]
    next: int | None


class UserChange(Schema, frozen=True):
    disabled: bool | msgspec.UnsetType = msgspec.UNSET
    is_admin: bool | msgspec.UnsetType = msgspec.UNSET


class Confirmation(Schema, frozen=True):
    """`code`: of the second factor, when one's account has it."""

    password: Text
    code: Annotated[str, msgspec.Meta(max_length=64)] | None = None


class Link(msgspec.Struct, frozen=True):
    url: str


class GuildRow(msgspec.Struct, frozen=True):
    id: int
    name: str
    icon: str | None
    owner: Person | None
    member_count: int
    channels: int
    messages: int
    created_at: str


class GuildRows(msgspec.Struct, frozen=True):
    guilds: list[GuildRow]
    next: int | None


class TypedName(Schema, frozen=True):
    name: Text


class InstanceSettings(msgspec.Struct, frozen=True):
    name: str
    registration: str


class SettingsChange(Schema, frozen=True):
    name: Text | msgspec.UnsetType = msgspec.UNSET
    registration: Registration | msgspec.UnsetType = msgspec.UNSET


class Invitation(msgspec.Struct, frozen=True):
    code: str
    url: str
    note: str
    uses: int
    max_uses: int
    expires_at: str | None
    created_by: Person | None
    created_at: str


class Invitations(msgspec.Struct, frozen=True):
    invites: list[Invitation]


class NewInvitation(Schema, frozen=True):
    """0: any number of uses, no end."""

    note: Text = ""
    max_uses: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 1
    expires_hours: Hours = 168


class Announcement(msgspec.Struct, frozen=True):
    id: int
    content: str
    level: str
    created_at: str
    expires_at: str | None


class Announcements(msgspec.Struct, frozen=True):
    announcements: list[Announcement]


class NewAnnouncement(Schema, frozen=True):
    content: Annotated[str, msgspec.Meta(max_length=10_000)]
    level: Level = "info"
    expires_hours: Hours = 0


class Storage(msgspec.Struct, frozen=True):
    database_bytes: int
    uploads_bytes: int
    uploads_files: int
    free_bytes: int


class Instance(msgspec.Struct, frozen=True):
    """What everybody may know. `password_reset`: whether mail can be sent."""

    name: str
    version: str
    registration: str
    password_reset: bool
