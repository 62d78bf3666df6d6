"""What direct messages look like to a client, and what a client may say of them."""

from __future__ import annotations

from typing import Annotated

import msgspec

from backend.ids import LARGEST
from backend.people import Person
from backend.schemas import Schema

UserId = Annotated[int, msgspec.Meta(ge=1, le=LARGEST)]


class ConversationFields(msgspec.Struct, frozen=True):
    """`recipients` are all who are in it. `name`, `icon` and `owner_id` are those of a group."""

    id: int
    guild_id: None
    type: str
    name: str | None
    icon: str | None
    owner_id: int | None
    recipients: list[Person]
    last_message_id: int | None
    last_seq: int


class Conversation(ConversationFields, frozen=True):
    permissions: int | msgspec.UnsetType = msgspec.UNSET


class Conversations(msgspec.Struct, frozen=True):
    dms: list[Conversation]


class NewConversation(Schema, frozen=True):
    users: Annotated[list[UserId], msgspec.Meta(min_length=1, max_length=100)]
    name: str | None = None


class Rename(Schema, frozen=True):
    name: str | None


class HandOver(Schema, frozen=True):
    user_id: UserId
