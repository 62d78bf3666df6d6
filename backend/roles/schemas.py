"""What roles and overwrites look like to a client, and what a client may say of them."""

from __future__ import annotations

from typing import Annotated

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
