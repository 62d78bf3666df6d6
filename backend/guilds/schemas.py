"""What guilds, members, bans and invites look like to a client, and what a client may say of them."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from backend.channels.schemas import Channel
from backend.expressions.schemas import Emoji, Sticker
from backend.ids import LARGEST
from backend.people import CustomStatus, Person
from backend.roles.schemas import Role
from backend.schemas import Schema

LONGEST_TIMEOUT = 28 * 86_400  # seconds
LONGEST_CLEARING = 7 * 86_400
MOST_BANNED = 200  # at once, as on Discord
LONGEST_PASSWORD = 256
MOST_MEMBERS = 1000  # in one answer: a client that lists all of a large guild needs few

UserId = Annotated[int, msgspec.Meta(ge=1, le=LARGEST)]
AfterId = Annotated[int, msgspec.Meta(ge=0, le=LARGEST)]
Limit = Annotated[int, msgspec.Meta(ge=1, le=100)]


class Member(msgspec.Struct, frozen=True):
    """Status and custom status live in memory: a door adds them; in events and in one's own guilds they are left out."""

    user: Person
    nickname: str | None
    joined_at: str
    roles: list[int]
    timed_out_until: str | None = None
    status: str | UnsetType = UNSET
    custom_status: CustomStatus | None | UnsetType = UNSET


class GuildFields(msgspec.Struct, frozen=True):
    """What all members are shown alike."""

    id: int
    name: str
    icon: str | None
    banner: str | None
    description: str
    owner_id: int | None
    vanity_code: str | None
    system_channel_id: int | None
    default_notifications: str
    invites_paused: bool
    created_at: str
    member_count: int


class Guild(GuildFields, frozen=True):
    """`permissions` are those of the one who asks. `channels`, `roles`, `emojis`, `stickers` and `member`, who asks, come
    with a single guild, not in lists."""

    permissions: int
    channels: list[Channel] | UnsetType = UNSET
    roles: list[Role] | UnsetType = UNSET
    member: Member | UnsetType = UNSET
    emojis: list[Emoji] | UnsetType = UNSET
    stickers: list[Sticker] | UnsetType = UNSET


class FoundGuild(msgspec.Struct, frozen=True):
    id: int
    name: str
    icon: str | None
    member_count: int


class FoundGuilds(msgspec.Struct, frozen=True):
    results: list[FoundGuild]
    count: int


class Members(msgspec.Struct, frozen=True):
    members: list[Member]
    next: int | None


class Ban(msgspec.Struct, frozen=True):
    user: Person
    banned_by: Person | None
    reason: str
    created_at: str


class Bans(msgspec.Struct, frozen=True):
    bans: list[Ban]
    next: int | None


class NewGuild(Schema, frozen=True):
    name: str


class GuildChanges(Schema, frozen=True):
    name: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    system_channel_id: UserId | None | UnsetType = UNSET
    default_notifications: str | UnsetType = UNSET
    invites_paused: bool | UnsetType = UNSET


class Vanity(Schema, frozen=True):
    code: str | None


class Transfer(Schema, frozen=True):
    user_id: UserId
    password: Annotated[str, msgspec.Meta(max_length=LONGEST_PASSWORD)]
    code: Annotated[str, msgspec.Meta(max_length=64)] | None = None


class Ending(Schema, frozen=True):
    """The guild's name, typed again by the one who wants it gone."""

    name: str


class MembersQuery(Schema, frozen=True):
    """`id`: only these; `role`: only those who hold it; `online`: only those who are seen to be online."""

    several: ClassVar = ("id",)

    q: Annotated[str, msgspec.Meta(max_length=64)] = ""
    limit: Annotated[int, msgspec.Meta(ge=1, le=MOST_MEMBERS)] = 100
    after: AfterId = 0
    online: bool = False
    role: UserId | None = None
    id: Annotated[list[UserId], msgspec.Meta(max_length=100)] = msgspec.field(default_factory=list)


class GuildSearch(Schema, frozen=True):
    q: Annotated[str, msgspec.Meta(max_length=100)] = ""
    limit: Limit = 20


class MemberChanges(Schema, frozen=True):
    """`timeout` in seconds; None ends one."""

    nickname: str | None | UnsetType = UNSET
    roles: Annotated[list[UserId], msgspec.Meta(max_length=250)] | UnsetType = UNSET
    timeout: Annotated[int, msgspec.Meta(ge=1, le=LONGEST_TIMEOUT)] | None | UnsetType = UNSET


class NewBan(Schema, frozen=True):
    """`delete_messages`: those of the last so many seconds."""

    delete_messages: Annotated[int, msgspec.Meta(ge=0, le=LONGEST_CLEARING)] = 0


class NewBans(Schema, frozen=True):
    """`delete_messages`: as of one."""

    users: Annotated[list[UserId], msgspec.Meta(min_length=1, max_length=MOST_BANNED)]
    delete_messages: Annotated[int, msgspec.Meta(ge=0, le=LONGEST_CLEARING)] = 0


class BanResult(msgspec.Struct, frozen=True):
    """`failed`: who does not stand below, or is nobody."""

    banned: list[int]
    failed: list[int]


class BansQuery(Schema, frozen=True):
    """`q`: whose user name or display name begins with it."""

    q: Annotated[str, msgspec.Meta(max_length=64)] = ""
    limit: Limit = 100
    after: AfterId = 0


class Invite(msgspec.Struct, frozen=True):
    code: str
    guild_id: int
    channel_id: int | None
    inviter: Person | None
    uses: int
    max_uses: int
    expires_at: str | None
    temporary: bool
    created_at: str


class Invites(msgspec.Struct, frozen=True):
    invites: list[Invite]


class InvitedTo(msgspec.Struct, frozen=True):
    """Of a guild, what somebody may know who has an invite to it. How many are online lives in memory: the door adds it."""

    id: int
    name: str
    icon: str | None
    banner: str | None
    description: str
    member_count: int
    online_count: int = 0


class InvitedInto(msgspec.Struct, frozen=True):
    id: int
    name: str


class Preview(msgspec.Struct, frozen=True):
    code: str
    guild: InvitedTo
    channel: InvitedInto | None
    inviter: Person | None
    expires_at: str | None


class NewInvite(Schema, frozen=True):
    channel_id: UserId | None = None
    max_uses: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 0
    expires_hours: Annotated[int, msgspec.Meta(ge=0, le=8760)] = 168
    temporary: bool = False
