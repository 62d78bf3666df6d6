"""What messages and reactions look like to a client, and what a client may say of them."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import UNSET, UnsetType

from backend.expressions.schemas import EmojiItem, StickerItem
from backend.files.schemas import MOST_FILES, File, FileId
from backend.ids import LARGEST
from backend.people import Person
from backend.polls.schemas import NewPoll, Poll, PollResult
from backend.previews.schemas import Embed
from backend.schemas import Schema

LENGTH = 4000  # characters
REACTION_KINDS = 20

MessageId = Annotated[int, msgspec.Meta(ge=1, le=LARGEST)]
Files = Annotated[tuple[FileId, ...], msgspec.Meta(max_length=MOST_FILES)]
Nonce = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[^\x00]*$")]  # PostgreSQL takes no NUL


class Reaction(msgspec.Struct, frozen=True):
    """`me` is left out where the same object goes to many readers. `url`: the picture of a guild's emoji, while there is one."""

    emoji: str
    count: int
    me: bool | UnsetType = UNSET
    url: str | UnsetType = UNSET


class Attached(msgspec.Struct, frozen=True):
    """What a file is called, and what it is."""

    name: str
    content_type: str


class Pasted(msgspec.Struct, frozen=True):
    """What a sticker is called."""

    name: str


class Asked(msgspec.Struct, frozen=True):
    """What a poll asks."""

    question: str


class Answered(msgspec.Struct, frozen=True):
    """The message that another one answers. Of one that is gone only the id is left."""

    id: int
    deleted: bool = False
    author: Person | None = None
    content: str | None = None  # its beginning, as typed
    type: str | None = None
    has_more: bool = False  # files, or something else that is no text
    emojis: list[EmojiItem] | UnsetType = UNSET
    # what more there is, as far as one line can say it
    files: list[Attached] | UnsetType = UNSET
    sticker: Pasted | UnsetType = UNSET
    poll: Asked | UnsetType = UNSET
    forwarded: bool | UnsetType = UNSET


class Mentions(msgspec.Struct, frozen=True):
    """Who is told of a message, of those that its text names."""

    users: list[Person]
    roles: list[int]
    everyone: bool


class Forwarded(msgspec.Struct, frozen=True, omit_defaults=True):
    """What another message was when it was passed on. It stays as it was, whatever becomes of that message."""

    message_id: int
    channel_id: int
    guild_id: int | None
    content: str
    timestamp: str
    files: list[File] = []
    emojis: list[EmojiItem] | UnsetType = UNSET
    sticker: StickerItem | UnsetType = UNSET


class Message(msgspec.Struct, frozen=True):
    """The last fields are left out where there is nothing to say."""

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
    files: list[File] = []
    reactions: list[Reaction] = []
    nonce: str | None | UnsetType = UNSET
    reply_to: Answered | UnsetType = UNSET
    mentions: Mentions | UnsetType = UNSET
    forwarded: Forwarded | UnsetType = UNSET
    embeds: list[Embed] | UnsetType = UNSET
    emojis: list[EmojiItem] | UnsetType = UNSET
    sticker: StickerItem | UnsetType = UNSET
    poll: Poll | UnsetType = UNSET
    poll_result: PollResult | UnsetType = UNSET


class WholeMessage(msgspec.Struct, frozen=True):
    """With the nonce, when it was sent with one."""

    message: Message


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
    pagination: Pagination | UnsetType = UNSET


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


class Forward(Schema, frozen=True):
    channel_id: MessageId
    message_id: MessageId


class NewMessage(Schema, frozen=True):
    """`ping`: whether the author of the message that it answers is told. `forward`: what to pass on. `content` may be empty
    when something else comes with it."""

    content: str = ""
    nonce: Nonce | None = None
    reply_to: MessageId | None = None
    ping: bool = True
    forward: Forward | None = None
    files: Files = ()
    sticker_id: MessageId | None = None
    poll: NewPoll | None = None


class Edit(Schema, frozen=True):
    """One of the two, or both."""

    content: str | None = None
    suppress_embeds: bool | None = None


class HistoryQuery(Schema, frozen=True):
    page: Annotated[int, msgspec.Meta(ge=1, le=LARGEST)] | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 50
    before: MessageId | None = None
    after: Annotated[int, msgspec.Meta(ge=0, le=LARGEST)] | None = None
    around: MessageId | None = None


class Pins(msgspec.Struct, frozen=True):
    """The one pinned last first; `next`: `before` of the next page."""

    messages: list[Message]
    next: int | None


class PinsQuery(Schema, frozen=True):
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 50
    before: MessageId | None = None


class ReactorsQuery(Schema, frozen=True):
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 100
    after: Annotated[int, msgspec.Meta(ge=0, le=LARGEST)] = 0


class EditsQuery(Schema, frozen=True):
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 50
    before: MessageId | None = None


class BulkDelete(Schema, frozen=True):
    messages: Annotated[list[MessageId], msgspec.Meta(min_length=2, max_length=100)]


class NamedFile(Schema, frozen=True):
    """A small file in the event itself."""

    name: str
    data: bytes
    alt: str = ""
    spoiler: bool = False


class SendToRoom(Schema, frozen=True):
    room: str
    content: str = ""
    nonce: Nonce | None = None
    reply_to: MessageId | None = None
    ping: bool = True
    forward: Forward | None = None
    files: Files = ()
    file: bytes | FileId | NamedFile | None = None
    sticker_id: MessageId | None = None
    poll: NewPoll | None = None


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
