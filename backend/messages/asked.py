"""What a client asks to send, from either door, as the action takes it."""

from __future__ import annotations

from collections.abc import Sequence

from backend.files.intake import Intake
from backend.messages.drafts import Send
from backend.messages.schemas import NewMessage, SendToRoom
from backend.people import Person
from backend.realtime.hub import Hub


def asked(
    hub: Hub,
    intake: Intake,
    author: Person,
    channel_id: int,
    said: NewMessage | SendToRoom,
    guild_id: int | None = None,
    file_ids: Sequence[int] = (),
) -> Send:
    here = hub.here(channel_id) if "@here" in said.content else ()
    return Send(
        author,
        channel_id,
        said.content,
        said.nonce,
        guild_id,
        reply_to=said.reply_to,
        ping=said.ping,
        forward=said.forward,
        sticker_id=said.sticker_id,
        poll=said.poll,
        here=here,
        files=(*said.files, *file_ids),
        guild_quota=intake.guild_quota,
    )
