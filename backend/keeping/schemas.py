"""What one keeps, as one's own clients know it, and what they may say of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import UNSET, UnsetType

from backend.files.schemas import File
from backend.messages.schemas import Files, Message, MessageId, Nonce
from backend.polls.schemas import NewPoll
from backend.schemas import Schema

NOTE_LENGTH = 500

Time = Annotated[datetime, msgspec.Meta(tz=True)]


class Saved(msgspec.Struct, frozen=True):
    """`message` None: it is gone, or may not be read any more."""

    message_id: int
    channel_id: int
    saved_at: str
    note: str
    message: Message | None


class SavedPage(msgspec.Struct, frozen=True):
    saved: list[Saved]
    next: int | None


class SavedIds(msgspec.Struct, frozen=True):
    ids: list[int]


class NewSaved(Schema, frozen=True):
    note: str | UnsetType = UNSET


class SavedQuery(Schema, frozen=True):
    """`before`: a message's id; those saved before it."""

    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 50
    before: MessageId | None = None


class Draft(msgspec.Struct, frozen=True):
    """An empty one is none."""

    channel_id: int
    content: str
    reply_to: int | None
    updated_at: str


class Drafts(msgspec.Struct, frozen=True):
    drafts: list[Draft]


class NewDraft(Schema, frozen=True):
    content: str
    reply_to: MessageId | None = None
    nonce: Nonce | None = None


class Problem(msgspec.Struct, frozen=True):
    code: str
    message: str


class Said(Schema, frozen=True, omit_defaults=True):
    """What is to be said: as in `NewMessage`, without what is only good at once."""

    content: str = ""
    reply_to: MessageId | None = None
    ping: bool = True
    files: Files = ()
    sticker_id: MessageId | None = None
    poll: NewPoll | None = None


class Scheduled(msgspec.Struct, frozen=True):
    """`problem`: why it could not be sent at its time; None: it waits."""

    id: int
    channel_id: int
    content: str
    reply_to: int | None
    ping: bool
    files: list[File]
    sticker_id: int | None
    poll: NewPoll | None
    nonce: str
    send_at: str
    created_at: str
    problem: Problem | None


class ScheduledList(msgspec.Struct, frozen=True):
    scheduled: list[Scheduled]


class NewScheduled(Said, frozen=True, kw_only=True):
    send_at: Time
    nonce: Nonce | None = None


class ScheduledChanges(Schema, frozen=True):
    content: str | UnsetType = UNSET
    send_at: Time | UnsetType = UNSET


class Inbox(msgspec.Struct, frozen=True):
    mentions: list[Message]
    next: int | None


class InboxQuery(Schema, frozen=True):
    """`everyone`, `roles`: also where one is mentioned as one of those. `unread`: only what one has not read."""

    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 25
    before: MessageId | None = None
    everyone: bool = True
    roles: bool = True
    unread: bool = False
