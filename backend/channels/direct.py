"""Channels of direct messages: rows without a guild. Who is in them is `dms`' to say."""

from __future__ import annotations

from sqlalchemy import insert, update

from backend.channels.ending import clear_later
from backend.channels.models import channels
from backend.db import Work
from backend.permissions.access import DELETED, conversation


def add_direct_channel(work: Work, kind: str, name: str) -> int:
    """`kind`: dm or group. Returns its id."""
    id = work.new_id()
    work.execute(insert(channels).values(id=id, type=kind, name=name, created_at=work.now))
    return id


def rename_direct_channel(work: Work, channel_id: int, name: str) -> None:
    work.execute(update(channels).where(channels.c.id == channel_id).values(name=name))


def discard_direct_channel(work: Work, channel_id: int) -> None:
    """Nobody is in it any more; its messages are cleared away in the background."""
    work.execute(update(channels).where(channels.c.id == channel_id).values(type=DELETED))
    work.forget(conversation(channel_id))
    clear_later(work, channel_id)
