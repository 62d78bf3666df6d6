"""Reports and automod rules, as a client sends and sees them."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from backend.ids import LARGEST
from backend.people import Person
from backend.schemas import Schema

Id = Annotated[int, msgspec.Meta(ge=1, le=LARGEST)]
Limit = Annotated[int, msgspec.Meta(ge=1, le=100)]
Kind = Literal["words", "patterns", "mentions", "invites", "links"]
Status = Literal["open", "resolved", "dismissed"]

MOST_EXEMPT = 100
LONGEST_TIMEOUT = 28 * 24 * 3600  # seconds
MOST_TRIED = 1000  # messages

Exempt = Annotated[tuple[Id, ...], msgspec.Meta(max_length=MOST_EXEMPT)]
Texts = Annotated[tuple[Annotated[str, msgspec.Meta(max_length=300)], ...], msgspec.Meta(max_length=1000)]


class Actions(Schema, frozen=True):
    """`timeout` in seconds, 0: none."""

    block: bool = False
    alert: bool = False
    timeout: Annotated[int, msgspec.Meta(ge=0, le=LONGEST_TIMEOUT)] = 0


class Options(Schema, frozen=True):
    """`words` and `patterns`, `limit` and `allow` belong to a kind each; the others go with every kind."""

    actions: Actions
    words: Texts | msgspec.UnsetType = msgspec.UNSET
    patterns: Texts | msgspec.UnsetType = msgspec.UNSET
    limit: Annotated[int, msgspec.Meta(ge=1, le=100)] | msgspec.UnsetType = msgspec.UNSET
    allow: Texts | msgspec.UnsetType = msgspec.UNSET
    exempt_roles: Exempt = ()
    exempt_channels: Exempt = ()


class Rule(msgspec.Struct, frozen=True):
    id: int
    guild_id: int
    name: str
    kind: str
    enabled: bool
    options: Options
    created_at: str


class Rules(msgspec.Struct, frozen=True):
    rules: list[Rule]


class NewRule(Schema, frozen=True):
    name: str
    kind: Kind
    options: Options
    enabled: bool = True


class RuleChange(Schema, frozen=True):
    name: str | msgspec.UnsetType = msgspec.UNSET
    enabled: bool | msgspec.UnsetType = msgspec.UNSET
    options: Options | msgspec.UnsetType = msgspec.UNSET


class Trial(Schema, frozen=True):
    kind: Kind
    options: Options
    channel_id: Id | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=MOST_TRIED)] = 100


class Hit(msgspec.Struct, frozen=True):
    message_id: int
    channel_id: int
    author: Person
    content: str
    matched: str


class TrialResult(msgspec.Struct, frozen=True):
    looked_at: int
    hits: list[Hit]


class Report(msgspec.Struct, frozen=True):
    """`reporter` None and a rule: automod's alert. `message_id` None: of a person, or of a message that was blocked."""

    id: int
    guild_id: int
    reporter: Person | None
    rule: str | None
    user: Person
    channel_id: int | None
    message_id: int | None
    content: str | None
    reason: str
    status: str
    decided_by: Person | None
    decided_at: str | None
    note: str
    created_at: str


class Reports(msgspec.Struct, frozen=True):
    reports: list[Report]
    next: int | None


class Reported(msgspec.Struct, frozen=True):
    id: int


class NewReport(Schema, frozen=True):
    reason: str
    message_id: Id | None = None
    user_id: Id | None = None


class ReportsQuery(Schema, frozen=True):
    status: Status | None = None
    limit: Limit = 50
    before: Id | None = None


class Decision(Schema, frozen=True):
    status: Status
    note: str | msgspec.UnsetType = msgspec.UNSET
