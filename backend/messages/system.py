"""What the house itself says in a channel of something that a person did: they came, they pinned a message, their poll
has ended. Such a message has no text; clients word it by its type, in the reader's language."""

from __future__ import annotations

from backend.db import Work
from backend.messages.drafts import Draft, Send
from backend.messages.extra import Extra, Named
from backend.messages.inserting import insert_drafts
from backend.messages.schemas import Answered, Mentions, Message
from backend.people import Person
from backend.permissions.access import FOR_EVER, ChannelAccess
from backend.realtime import rooms

JOINED, PINNED, POLL_RESULT = "member_joined", "message_pinned", "poll_result"
ADDED, REMOVED, LEFT, RENAMED = "person_added", "person_removed", "person_left", "conversation_renamed"


def post(
    work: Work,
    guild_id: int | None,
    channel_id: int,
    author: Person,
    kind: str,
    *,
    content: str = "",
    about: Person | None = None,
    answered: Answered | None = None,
    extra: Extra | None = None,
) -> Message:
    """Nobody's rights are asked: whoever calls has done so for what they did. Nobody is mentioned by it."""
    access = ChannelAccess(channel_id, guild_id or rooms.DIRECT, "text", 0, FOR_EVER)
    draft = Draft(Send(author, channel_id, content), access, content, work.new_id(), type=kind, extra=extra or Extra())
    draft.answered = answered
    if about is not None:  # named, and not told: they know
        draft.mentions, draft.spared = Mentions([about], [], False), frozenset({about.id})
        draft.extra.mentions = Named([about.id])
    insert_drafts(work, [draft])
    assert draft.message is not None
    return draft.message
