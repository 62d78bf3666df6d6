"""What somebody has begun to write, on whatever device. The one that comes last to the server stands: clocks of devices differ.

Sending does not clear a draft: the client that sends knows whether it was the draft.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import asdict
from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from backend.db import Work
from backend.errors import NotFound, invalid
from backend.keeping.events import DraftUpdated
from backend.keeping.models import drafts
from backend.keeping.schemas import Draft, Drafts, NewDraft
from backend.messages.content import clean_content
from backend.messages.schemas import LENGTH
from backend.people import Person
from backend.permissions.access import access_channel
from backend.permissions.several import guilds_of
from backend.realtime import rooms
from backend.utils import iso


def keep_draft(work: Work, user: Person, channel_id: int, new: NewDraft) -> Draft:
    """Stored as typed. One of white space alone deletes it. To write in the channel needs no right yet: it may come back."""
    if access_channel(work, user.id, channel_id).type == "category":
        raise NotFound("There is no such channel.")
    if len(new.content) > LENGTH:
        raise invalid("content", f"must be at most {LENGTH:,} characters")
    if not new.content.strip():
        return _forget(work, user, channel_id, new)
    clean_content(new.content)
    draft = Draft(channel_id, new.content, new.reply_to, iso(work.now))
    values = {"content": new.content, "reply_to": new.reply_to, "updated_at": work.now}
    insert: Any = postgresql_insert if work.connection.dialect.name == "postgresql" else sqlite_insert
    row = insert(drafts).values(user_id=user.id, channel_id=channel_id, **values)
    work.execute(row.on_conflict_do_update(index_elements=["user_id", "channel_id"], set_=values))
    _tell(work, user, draft, new.nonce)
    return draft


def list_drafts(work: Work, user: Person) -> Drafts:
    """The newest first; without those in channels that one does not see."""
    mine = select(drafts).where(drafts.c.user_id == user.id).order_by(drafts.c.updated_at.desc(), drafts.c.channel_id)
    rows = work.execute(mine).all()
    seen = guilds_of(work, user.id, [row.channel_id for row in rows])
    return Drafts(
        [
            Draft(row.channel_id, row.content, row.reply_to, iso(row.updated_at))
            for row in rows
            if row.channel_id in seen
        ]
    )


def _forget(work: Work, user: Person, channel_id: int, new: NewDraft) -> Draft:
    nothing = Draft(channel_id, "", None, iso(work.now))
    mine = (drafts.c.user_id == user.id) & (drafts.c.channel_id == channel_id)
    if work.execute(delete(drafts).where(mine)).rowcount:
        _tell(work, user, nothing, new.nonce)
    return nothing


def _tell(work: Work, user: Person, draft: Draft, nonce: str | None) -> None:
    work.announce(DraftUpdated(**asdict(draft), nonce=nonce), to=rooms.user(user.id))
