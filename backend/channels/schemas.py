"""What channels and read states look like to a client, and what a client may say of them."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import UNSET, UnsetType

from backend.ids import LARGEST
from backend.roles.schemas import OverwriteEntry
from backend.schemas import Schema

TYPES = ("text", "category", "announcement")

LONGEST_SLOW_MODE = 6 * 3600  # seconds
LAST_POSITION = 9999  # to ask for; what is given out has no gaps

ChannelId = Annotated[int, msgspec.Meta(ge=1, le=LARGEST)]
SlowMode = Annotated[int, msgspec.Meta(ge=0, le=LONGEST_SLOW_MODE)]
Position = Annotated[int, msgspec.Meta(ge=0, le=LAST_POSITION)]


class ChannelFields(msgspec.Struct, frozen=True):
    """What all who view it are shown alike."""

    id: int
    guild_id: int
    name: str
    type: str
    position: int
    parent_id: int | None
    topic: str
    slow_mode: int
    age_restricted: bool
    overwrites: list[OverwriteEntry]
    last_message_id: int | None
    last_seq: int


class Channel(ChannelFields, frozen=True):
    permissions: int | UnsetType = UNSET


class ReadState(msgspec.Struct, frozen=True):
    """`last_read_id` 0: never read. `mention_ids`: the unread messages that mention the reader, the newest hundred."""

    channel_id: int
    last_read_id: int
    last_read_seq: int
    mentions: int
    mention_ids: list[int]


class ReadStates(msgspec.Struct, frozen=True):
    read_states: list[ReadState]


class NewChannel(Schema, frozen=True):
    name: str
    type: str = "text"
    parent_id: ChannelId | None = None
    topic: str = ""
    slow_mode: SlowMode = 0
    age_restricted: bool = False
    overwrites: Annotated[list[OverwriteEntry], msgspec.Meta(max_length=500)] | UnsetType = UNSET


class ChannelChanges(Schema, frozen=True):
    name: str | UnsetType = UNSET
    type: str | UnsetType = UNSET
    topic: str | UnsetType = UNSET
    slow_mode: SlowMode | UnsetType = UNSET
    age_restricted: bool | UnsetType = UNSET
    parent_id: ChannelId | None | UnsetType = UNSET


class Place(Schema, frozen=True):
    """`sync`: take over the overwrites of the category in which it is then."""

    id: ChannelId
    position: Position
    parent_id: ChannelId | None | UnsetType = UNSET
    sync: bool = False


class ChannelOrder(Schema, frozen=True):
    channels: Annotated[list[Place], msgspec.Meta(min_length=1, max_length=500)]


class Ack(Schema, frozen=True):
    message_id: ChannelId


class Room(Schema, frozen=True):
    room: str


class MarkRead(Schema, frozen=True):
    room: str
    message_id: ChannelId
