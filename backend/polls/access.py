"""The gateway to polls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from backend.channels.models import channels
from backend.db import Work
from backend.errors import Forbidden, NotFound
from backend.messages import replies
from backend.messages.models import messages
from backend.people import Person
from backend.permissions.access import FOR_EVER, ChannelAccess, access_channel
from backend.permissions.bits import Permission
from backend.polls.models import poll_votes, polls
from backend.polls.show import COLUMNS
from backend.realtime.rooms import DIRECT
from backend.users.models import users

READS = int(Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)


@dataclass(frozen=True, slots=True)
class PollAccess:
    row: Any  # of `POLLS`
    chosen: int  # by who asks, bit by bit
    access: ChannelAccess


def access_poll(work: Work, user: Person, poll_id: int, *, to_change: bool = False) -> PollAccess:
    """Raises NotFound when it is not there or its channel may not be viewed, Forbidden when it may not be read. `to_change`:
    others who would change it wait until this transaction ends; Forbidden to who may only look on."""
    asked = POLLS.where(messages.c.id == poll_id)
    row = work.execute(asked.with_for_update(of=polls) if to_change else asked).one_or_none()
    if row is None:
        raise NotFound("There is no such poll.")
    try:
        access = access_channel(work, user.id, row.channel_id)
    except NotFound:
        raise NotFound("There is no such poll.") from None
    if READS & ~access.permissions:
        raise Forbidden
    if to_change and _only_looks_on(access):
        raise Forbidden("You may only look on here.")
    mine = (poll_votes.c.poll_id == poll_id) & (poll_votes.c.user_id == user.id)
    chosen = work.execute(select(poll_votes.c.chosen).where(mine)).scalar_one_or_none()
    return PollAccess(row, chosen or 0, access)


def _only_looks_on(access: ChannelAccess) -> bool:
    """Who is timed out, or writes with somebody who blocked them. Voting needs no right to write."""
    if access.guild_id == DIRECT:
        return not access.permissions & Permission.SEND_MESSAGES
    return access.valid_until != FOR_EVER


POLLS = (
    select(
        *replies.COLUMNS,
        *COLUMNS,
        channels.c.guild_id,
        channels.c.type.label("channel_type"),
    )
    .select_from(polls)
    .join(messages, messages.c.id == polls.c.message_id)
    .join(users, users.c.id == messages.c.author_id)
    .join(channels, channels.c.id == messages.c.channel_id)
)
