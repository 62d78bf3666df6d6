"""A message on its way into a channel, before it has a number."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from backend.errors import ApiError
from backend.markdown import Found, find
from backend.messages.extra import Extra
from backend.messages.schemas import Answered, Forward, Mentions, Message
from backend.people import Person
from backend.permissions.access import ChannelAccess
from backend.polls.schemas import NewPoll, Poll


@dataclass(frozen=True, slots=True)
class Send:
    """One call. `guild_id` is given when the client named a room: it must be the channel's. `here`: who is online, asked
    by the door when the text says @here."""

    author: Person
    channel_id: int
    content: str
    nonce: str | None = None
    guild_id: int | None = None
    reply_to: int | None = None
    ping: bool = True
    forward: Forward | None = None
    sticker_id: int | None = None
    poll: NewPoll | None = None
    here: tuple[int, ...] = ()
    files: tuple[int, ...] = ()
    guild_quota: int = 0  # bytes that the guild's files may take; 0: no limit

    @property
    def may_be_empty(self) -> bool:
        """Something else comes with it."""
        kinds = (self.forward, self.poll, self.sticker_id, self.files or None)
        return any(kind is not None for kind in kinds)


@dataclass(slots=True, eq=False)
class Draft:
    """`steps.COMPOSE` fills `extra` and what is shown of it, or sets `refusal`; then it becomes `message`."""

    send: Send
    access: ChannelAccess
    content: str
    id: int
    index: int = 0  # of its call among all that wait
    type: str | None = None
    found: Found = field(init=False)
    extra: Extra = field(default_factory=Extra)
    refusal: ApiError | None = None
    answered: Answered | None = None
    mentions: Mentions | None = None
    poll: Poll | None = None
    spared: frozenset[int] = frozenset()  # mentioned, and not told
    copies: list[dict[str, Any]] = field(default_factory=list)  # rows of files that it brings from another message
    message: Message | None = None

    def __post_init__(self) -> None:
        self.found = find(self.content)

    @property
    def author(self) -> Person:
        return self.send.author
