"""What messages and reactions look like to a client, and what a client may say of them."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from backend.ids import LARGEST, time_of
from backend.people import Person
from backend.schemas import Schema
from backend.utils import iso

LENGTH = 4000  # characters
REACTION_KINDS = 20

MessageId = Annotated[int, msgspec.Meta(ge=1, le=LARGEST)]
Nonce = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[^\x00]*$")]  # PostgreSQL takes no NUL


class Reaction(msgspec.Struct, frozen=True):
    """`me` is left out where the same object goes to many readers."""

    emoji: str
    count: int
    me: bool | msgspec.UnsetType = msgspec.UNSET


class Message(msgspec.Struct, frozen=True):
    id: int
    channel_id: int
    guild_id: int | None
    seq: int
    content: str
    username: str
    author: Person
    timestamp: str
    edited_at: str | None = None
    type: str = "default"
    pinned: bool = False
    files: list[Any] = []
    reactions: list[Reaction] = []
    nonce: str | None | msgspec.UnsetType = msgspec.UNSET


def message(
    row: Any,
    guild_id: int | None,
    author: Person,
    reactions: list[Reaction],
    nonce: str | None | msgspec.UnsetType = msgspec.UNSET,
) -> Message:
    """A message from its row; when it was said is part of its id."""
    return Message(
        row.id,
        row.channel_id,
        guild_id,
        row.seq,
        row.content,
        author.username,
        author,
        iso(time_of(row.id)),
        iso(row.edited_at) if row.edited_at is not None else None,
        reactions=reactions,
        nonce=nonce,
    )


class Pagination(msgspec.Struct, frozen=True):
    page: int
    limit: int
    total: int
    pages: int


class More(msgspec.Struct, frozen=True):
    """Whether there is more before and after what was given."""

    before: bool
    after: bool


class Page(msgspec.Struct, frozen=True):
    """Of a history. `pagination` comes with pages by number."""

    messages: list[Message]
    more: More
    pagination: Pagination | msgspec.UnsetType = msgspec.UNSET


class Reactors(msgspec.Struct, frozen=True):
    users: list[Person]
    next: int | None


class FormerText(msgspec.Struct, frozen=True):
    """What a message said before an edit, and since when it had."""

    number: int
    content: str
    written_at: str


class FormerTexts(msgspec.Struct, frozen=True):
    edits: list[FormerText]
    next: int | None


class NewMessage(Schema, frozen=True):
    content: str
    nonce: Nonce | None = None


class Edit(Schema, frozen=True):
    content: str


class HistoryQuery(Schema, frozen=True):
    page: Annotated[int, msgspec.Meta(ge=1, le=LARGEST)] | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 50
    before: MessageId | None = None
    after: Annotated[int, msgspec.Meta(ge=0, le=LARGEST)] | None = None
    around: MessageId | None = None


class ReactorsQuery(Schema, frozen=True):
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 100
    after: Annotated[int, msgspec.Meta(ge=0, le=LARGEST)] = 0


class EditsQuery(Schema, frozen=True):
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 50
    before: MessageId | None = None


class BulkDelete(Schema, frozen=True):
    messages: Annotated[list[MessageId], msgspec.Meta(min_length=2, max_length=100)]


class SendToRoom(Schema, frozen=True):
    room: str
    content: str
    nonce: Nonce | None = None


class EditInRoom(Schema, frozen=True):
    room: str
    message_id: MessageId
    content: str


class MessageInRoom(Schema, frozen=True):
    room: str
    message_id: MessageId


class ReactInRoom(Schema, frozen=True):
    room: str
    message_id: MessageId
    emoji: str
