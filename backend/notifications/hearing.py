"""Finding who is told of messages that were just said: everybody who may be, in a few statements for all of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import exists, select, tuple_

from backend.channels.models import channels
from backend.db import Work
from backend.dms.models import conversation_members
from backend.guilds.models import members
from backend.jobs.schedule import plan
from backend.messages.drafts import Draft
from backend.messages.models import messages
from backend.notifications.deliveries import Told
from backend.notifications.models import push_subscriptions
from backend.notifications.scene import load_scene
from backend.notifications.subscriptions import is_anybody_subscribed

FIND = "find_push"  # the errand
MOST_AT_ONCE = 500  # people in channels: databases bound the number of a statement's parameters
MOST_OF_A_CHANNEL = 50  # messages; of more at once the latest are looked at, for the device is told one

Place = tuple[int, int]  # channel, user


def arrive(work: Work, drafts: list[Draft]) -> None:
    """On the path of every message: nothing while nobody has asked for push, else one row for all that came at once."""
    said = [draft.id for draft in drafts if draft.type is None]
    if said and is_anybody_subscribed(work):
        plan(work, FIND, work.now, {"message_ids": said})


def listeners(work: Work, message_ids: Sequence[int], after: Place) -> list[Place]:
    """Who has a device and is where one of these messages was said, in order, from behind `after` on."""
    there = sorted(set(work.execute(_CHANNELS.where(messages.c.id.in_(message_ids))).scalars()))
    found: list[Place] = []
    for channel, user, question in _PLACES:
        asked = question.where(channel.in_(there), tuple_(channel, user) > after).order_by(channel, user)
        found += [tuple(row) for row in work.execute(asked.limit(MOST_AT_ONCE))]
    return sorted(found)[:MOST_AT_ONCE]


def told(work: Work, message_ids: Sequence[int], places: Collection[Place]) -> list[Told]:
    """Of each place the newest message of which they are told."""
    scene = load_scene(work, {user_id for _, user_id in places}, message_ids)
    by_channel: dict[int, list[int]] = {}
    for row in scene.messages.values():
        by_channel.setdefault(row.channel_id, []).append(row.id)
    found: list[Told] = []
    for channel_id, user_id in places:
        newest_first = sorted(by_channel.get(channel_id, ()), reverse=True)[:MOST_OF_A_CHANNEL]
        newest = next((id for id in newest_first if scene.reason(user_id, id) is not None), None)
        if newest is not None:
            found.append((user_id, channel_id, newest))
    return found


_CHANNELS = select(messages.c.channel_id)
_asked: Any = push_subscriptions.c.user_id
_PLACES = (
    (
        channels.c.id,
        members.c.user_id,
        select(channels.c.id, members.c.user_id)
        .join(members, members.c.guild_id == channels.c.guild_id)
        .where(exists().where(_asked == members.c.user_id)),
    ),
    (
        conversation_members.c.channel_id,
        conversation_members.c.user_id,
        select(conversation_members.c.channel_id, conversation_members.c.user_id).where(
            exists().where(_asked == conversation_members.c.user_id)
        ),
    ),
)
