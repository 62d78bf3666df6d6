"""What roles and overwrites look like to a client, and what a client may say of them."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from backend.ids import LARGEST
from backend.schemas import Schema

RoleId = Annotated[int, msgspec.Meta(ge=1, le=LARGEST)]
Bits = Annotated[int, msgspec.Meta(ge=0, le=LARGEST)]
Color = Annotated[int, msgspec.Meta(ge=0, le=0xFFFFFF)]


class Role(msgspec.Struct, frozen=True):
    id: int
    guild_id: int
    name: str
    permissions: int
    position: int
    color: int
    hoist: bool
    mentionable: bool
    icon: str | None = None


class OverwriteEntry(Schema, frozen=True):
    """`id`: a role's or a user's; `type`: `role` or `member`."""

    id: RoleId
    type: str
    allow: Bits = 0
    deny: Bits = 0


class Roles(msgspec.Struct, frozen=True):
    roles: list[Role]


class NewRole(Schema, frozen=True):
    name: str
    permissions: Bits = 0
    color: Color = 0
    hoist: bool = False
    mentionable: bool = False


class RoleChanges(Schema, frozen=True):
    name: str | msgspec.UnsetType = msgspec.UNSET
    permissions: Bits | msgspec.UnsetType = msgspec.UNSET
    color: Color | msgspec.UnsetType = msgspec.UNSET
    hoist: bool | msgspec.UnsetType = msgspec.UNSET
    mentionable: bool | msgspec.UnsetType = msgspec.UNSET


class RoleOrder(Schema, frozen=True):
    """All but @everyone, the lowest first."""

    roles: Annotated[list[RoleId], msgspec.Meta(max_length=1000)]


class NewOverwrite(Schema, frozen=True):
    type: str
    allow: Bits
    deny: Bits


class ViewAsQuery(Schema, frozen=True):
    several: ClassVar = ("role_id",)

    role_id: Annotated[list[RoleId], msgspec.Meta(max_length=1000)] = msgspec.field(default_factory=list)


class ExplainQuery(Schema, frozen=True):
    permission: Annotated[str, msgspec.Meta(max_length=64)]
    user_id: RoleId | None = None


class Step(msgspec.Struct, frozen=True):
    """`effect`: grants, denies or nothing; `by`: what the role or member is called whose rule it is, or None."""

    rule: str
    effect: str
    by: str | None


class Explanation(msgspec.Struct, frozen=True):
    user_id: int
    permission: str
    granted: bool
    decided_by: Step | None
    steps: list[Step]
