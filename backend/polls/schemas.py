"""What polls look like to a client, and what a client may say of them."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import UNSET, UnsetType

from backend.ids import LARGEST
from backend.people import Person
from backend.schemas import Id, Schema

QUESTION_LENGTH, OPTION_LENGTH = 300, 55  # characters
FEWEST_OPTIONS, MOST_OPTIONS = 2, 10
LONGEST = 768  # hours: 32 days
USUAL = 24  # hours

Chosen = Annotated[list[str], msgspec.Meta(max_length=MOST_OPTIONS)]


class Option(msgspec.Struct, frozen=True):
    id: str
    text: str
    votes: int


class Poll(msgspec.Struct, frozen=True):
    """`id` is the message's. `total_votes` are people. `me`, the options that the reader chose, is left out where the same
    object goes to many readers."""

    id: int
    message_id: int
    channel_id: int
    question: str
    options: list[Option]
    allow_multiple: bool
    expires_at: str
    closed: bool
    total_votes: int
    me: list[str] | UnsetType = UNSET


class Voted(msgspec.Struct, frozen=True):
    """The poll as who voted sees it now."""

    poll: Poll


class PollResult(msgspec.Struct, frozen=True):
    """What the message says that follows a poll's end. `winner` is null where nobody voted, or several are equal."""

    question: str
    winner: Option | None
    total_votes: int


class Voters(msgspec.Struct, frozen=True):
    users: list[Person]
    next: int | None


class NewPoll(Schema, frozen=True):
    question: str
    options: Annotated[list[str], msgspec.Meta(min_length=FEWEST_OPTIONS, max_length=MOST_OPTIONS)]
    allow_multiple: bool = False
    expires_hours: Annotated[int, msgspec.Meta(ge=1, le=LONGEST)] = USUAL


class Vote(Schema, frozen=True):
    """One of the two: `option_id` is chosen, in a poll with several beside what is chosen already; `option_ids` are what is
    chosen from now on, none takes it all back."""

    option_id: str | None = None
    option_ids: Chosen | None = None


class TakenBack(Schema, frozen=True):
    """None: all."""

    option_id: str | None = None


class VoteInRoom(Schema, frozen=True):
    room: str
    poll_id: Annotated[int, Id]
    option_id: str | None = None
    option_ids: Chosen | None = None


class VotersQuery(Schema, frozen=True):
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 100
    after: Annotated[int, msgspec.Meta(ge=0, le=LARGEST)] = 0
