"""What a search asks and what it answers."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec

from backend.messages.schemas import Message
from backend.schemas import Id, Schema

MOST = 1000  # so many are counted and can be paged through

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
Names = Annotated[list[Name], msgspec.Meta(max_length=20)]
ChannelIds = Annotated[list[Annotated[int, Id]], msgspec.Meta(max_length=100)]
Time = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


class Search(Schema, frozen=True):
    """Each filter can also stand in `q`; those with `-` are what must not be."""

    several: ClassVar = ("channel_id", "-channel_id", "from", "-from", "mentions", "-mentions", "has", "-has")

    q: Annotated[str, msgspec.Meta(max_length=512)] = ""
    guild_id: Annotated[int, Id] | None = None
    channel_id: ChannelIds = msgspec.field(default=[])
    not_channel_id: ChannelIds = msgspec.field(default=[], name="-channel_id")
    author: Names = msgspec.field(default=[], name="from")
    not_author: Names = msgspec.field(default=[], name="-from")
    mentions: Names = msgspec.field(default=[])
    not_mentions: Names = msgspec.field(default=[], name="-mentions")
    has: Names = msgspec.field(default=[])
    not_has: Names = msgspec.field(default=[], name="-has")
    before: Time | None = None
    after: Time | None = None
    during: Time | None = None
    pinned: bool | None = None
    sort: Literal["newest", "oldest", "relevance"] = "newest"
    limit: Annotated[int, msgspec.Meta(ge=1, le=50)] = 25
    offset: Annotated[int, msgspec.Meta(ge=0, le=MOST)] = 0
    utc_offset: Annotated[int, msgspec.Meta(ge=-840, le=840)] = 0

    @property
    def chooses(self) -> bool:
        """A filter is set; a whole guild is none."""
        unset = msgspec.structs.replace(self, q="", guild_id=None, sort="newest", limit=25, offset=0, utc_offset=0)
        return unset != Search()


class Found(msgspec.Struct, frozen=True):
    """`highlights`: for each result the pieces of its content that were looked for, [start, end), in UTF-16 units."""

    results: list[Message]
    highlights: list[list[tuple[int, int]]]
    total: int
    total_is_lower_bound: bool
    indexing: bool
