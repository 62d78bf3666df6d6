"""What channels and read states look like to a client, and what a client may say of them."""

from __future__ import annotations

from typing import Annotated

import msgspec

from backend.ids import LARGEST
from backend.roles.schemas import OverwriteEntry
from backend.schemas import Schema

TYPES = ("text", "category", "announcement")

ChannelId = Annotated[int, msgspec.Meta(ge=1, le=LARGEST)]


class Channel(msgspec.Struct, frozen=True):
    id: int
    guild_id: int
    name: str
    type: str
    position: int
    parent_id: int | None
    topic: str
    last_message_id: int | None
    last_seq: int
    overwrites: list[OverwriteEntry] = []
    permissions: int | msgspec.UnsetType = msgspec.UNSET


class ReadState(msgspec.Struct, frozen=True):
    channel_id: int
    last_read_id: int
    last_read_seq: int
    mentions: int


class NewChannel(Schema, frozen=True):
    name: str
    type: str = "text"
    parent_id: ChannelId | None = None
    topic: str = ""


class Ack(Schema, frozen=True):
    message_id: ChannelId


class Room(Schema, frozen=True):
    room: str


class MarkRead(Schema, frozen=True):
    room: str
    message_id: ChannelId
