"""Taking the previews of a message away, and letting them come back."""

from __future__ import annotations

from msgspec.structs import replace

from backend.db import Work
from backend.messages.extra import Extra
from backend.messages.reading import one_message
from backend.messages.rewriting import rewrite
from backend.messages.schemas import Message
from backend.people import Person
from backend.permissions.access import access_channel
from backend.permissions.bits import Permission
from backend.previews.keeping import use_pictures
from backend.previews.planning import look_again


def suppress_embeds(work: Work, user: Person, channel_id: int, message_id: int, hides: bool) -> Message:
    """The author, or whoever may manage messages. Doing it twice changes nothing."""
    message = one_message(work, user, channel_id, message_id)
    if message.author.id != user.id:
        access_channel(work, user.id, channel_id, needs=Permission.VIEW_CHANNEL | Permission.MANAGE_MESSAGES)

    def change(extra: Extra) -> Extra:
        return replace(extra, hides_embeds=hides, embeds=[] if hides else extra.embeds)

    if hides:
        use_pictures(work, message_id, [])
    else:
        look_again(work, message)
    rewrite(work, message_id, change)
    return one_message(work, user, channel_id, message_id)
