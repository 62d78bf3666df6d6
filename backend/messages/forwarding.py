"""Passing a message on: what it says is copied as it is now, so that whoever reads the copy needs no right in the channel
where it came from, and learns nothing more of that channel than its id."""

from __future__ import annotations

from msgspec import UNSET
from sqlalchemy import select

from backend.db import Work
from backend.errors import ApiError, invalid
from backend.ids import time_of
from backend.messages.drafts import Draft
from backend.messages.extra import unpacked
from backend.messages.models import messages
from backend.messages.schemas import Forwarded
from backend.permissions.access import access_channel
from backend.permissions.bits import Permission
from backend.utils import iso

NEEDS = int(Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)


def compose(work: Work, drafts: list[Draft]) -> None:
    passing = [draft for draft in drafts if draft.send.forward is not None]
    if not passing:
        return
    wanted = {draft.send.forward.message_id for draft in passing if draft.send.forward is not None}
    found = {row.id: row for row in work.execute(select(messages).where(messages.c.id.in_(wanted)))}
    for draft in passing:
        forward = draft.send.forward
        assert forward is not None
        row = found.get(forward.message_id)
        if row is None or row.channel_id != forward.channel_id or row.type is not None:
            draft.refusal = invalid("forward", "is no message that can be forwarded")
            continue
        try:
            access = access_channel(work, draft.author.id, row.channel_id, needs=NEEDS)
        except ApiError:
            draft.refusal = invalid("forward", "is no message that can be forwarded")
            continue
        before = unpacked(row.extra)
        if before.poll:  # its votes belong where it is
            draft.refusal = invalid("forward", "has a poll, which stays where it is")
        elif before.forwarded is not None:  # of a chain only the first is kept: that is what somebody has said
            draft.extra.forwarded = before.forwarded
        else:
            said = iso(time_of(row.id))
            place = (row.id, row.channel_id, access.guild_id or None)
            emojis, sticker = before.emojis or UNSET, before.sticker or UNSET
            draft.extra.forwarded = Forwarded(*place, row.content, said, before.files, emojis=emojis, sticker=sticker)
