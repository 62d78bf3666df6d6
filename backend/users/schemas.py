"""What people look like to others and to themselves, and what they may say of themselves and to each other."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, UnsetType

from backend.people import CustomStatus, Person
from backend.schemas import Id, Schema

LONGEST_CUSTOM_STATUS = 366 * 86_400  # seconds
MOST_PLACES = 1000  # guilds and folders in an order of one's own

ClockTime = Annotated[str, msgspec.Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$", max_length=5)]


class QuietHours(Schema, frozen=True):
    """Every day from `begin` to `end`, perhaps over midnight, by the clock of a time zone such as Europe/Berlin."""

    begin: ClockTime
    end: ClockTime
    time_zone: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


class GuildFolder(Schema, frozen=True):
    """Guilds that one has put together. The client chooses the id: it names the folder over changes of what is in it."""

    id: Annotated[int, Id]
    name: Annotated[str, msgspec.Meta(max_length=32)]
    color: Annotated[int, msgspec.Meta(ge=0, le=0xFFFFFF)] | None
    guilds: Annotated[list[Annotated[int, Id]], msgspec.Meta(min_length=1, max_length=MOST_PLACES)]


class Settings(msgspec.Struct, frozen=True):
    """How the client is to look and speak, on every device, and when it is to be quiet. `push_text`: whether the text of a
    message may leave for a device's push service, encrypted as it is. `guild_order`: guilds and folders from top to bottom;
    what is not in it stands below."""

    locale: str = "system"
    theme: str = "dark"
    density: str = "cozy"
    font_size: int = 16
    clock: str = "locale"
    quiet_hours: QuietHours | None = None
    push_text: bool = True
    guild_order: list[int | GuildFolder] = []


class SettingsChanges(Schema, frozen=True):
    locale: Literal["system", "en", "ru"] | UnsetType = UNSET
    theme: Literal["dark", "light", "system", "high-contrast"] | UnsetType = UNSET
    density: Literal["cozy", "compact"] | UnsetType = UNSET
    font_size: Annotated[int, msgspec.Meta(ge=12, le=24)] | UnsetType = UNSET
    clock: Literal["locale", "12h", "24h"] | UnsetType = UNSET
    quiet_hours: QuietHours | None | UnsetType = UNSET
    push_text: bool | UnsetType = UNSET
    guild_order: Annotated[list[Annotated[int, Id] | GuildFolder], msgspec.Meta(max_length=MOST_PLACES)] | UnsetType = (
        UNSET
    )


class Account(msgspec.Struct, frozen=True):
    """One's own account. `status` is the chosen one."""

    id: int
    username: str
    display_name: str | None
    avatar: str | None
    banner: str | None
    bio: str
    pronouns: str
    email: str
    created_at: str
    is_admin: bool
    two_factor: bool
    status: str
    custom_status: CustomStatus | None
    settings: Settings


class ProfileChanges(Schema, frozen=True):
    display_name: str | None | UnsetType = UNSET
    bio: str | None | UnsetType = UNSET
    pronouns: str | None | UnsetType = UNSET


class CustomStatusChange(Schema, frozen=True):
    text: str | None = None
    emoji: str | None = None
    clear_after: Annotated[int, msgspec.Meta(ge=1, le=LONGEST_CUSTOM_STATUS)] | None = None


class StatusChange(Schema, frozen=True):
    status: Literal["online", "idle", "dnd", "invisible"] | UnsetType = UNSET
    custom_status: CustomStatusChange | None | UnsetType = UNSET


class Touch(Schema, frozen=True):
    """Whether somebody touches this client: false after a while without, true when they come back."""

    active: bool


class Status(msgspec.Struct, frozen=True):
    status: str
    custom_status: CustomStatus | None


class Relationship(msgspec.Struct, frozen=True):
    """How somebody stands to the one who asks: `friend`, `incoming`, `outgoing` or `blocked`. Status and custom status live
    in memory: a door adds them, in events they are left out."""

    user: Person
    kind: str
    since: str
    status: str | UnsetType = UNSET
    custom_status: CustomStatus | None | UnsetType = UNSET


class Friends(msgspec.Struct, frozen=True):
    friends: list[Relationship]
    incoming: list[Relationship]
    outgoing: list[Relationship]
    blocked: list[Relationship]


class Profile(msgspec.Struct, frozen=True):
    id: int
    username: str
    display_name: str | None
    avatar: str | None
    banner: str | None
    bio: str
    pronouns: str
    created_at: str
    relationship: str | None
    mutual_guilds: list[int]
    mutual_friends: int
    status: str = "offline"
    custom_status: CustomStatus | None = None


class FoundUsers(msgspec.Struct, frozen=True):
    results: list[Person]
    count: int


class UserSearch(Schema, frozen=True):
    q: Annotated[str, msgspec.Meta(max_length=100)] = ""
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 20


class FriendRequest(Schema, frozen=True):
    to: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
