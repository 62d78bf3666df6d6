"""Finding who is told of messages that were just said: everybody who may be, in a few statements for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, select, tuple_

from backend.channels.models import channels
from backend.db import Work
from backend.dms.models import conversation_members
from backend.guilds.models import members
from backend.jobs.schedule import plan
from backend.messages.drafts import Draft
from backend.messages.extra import unpacked
from backend.messages.models import messages
from backend.notifications.deliveries import Told
from backend.notifications.models import push_subscriptions
from backend.notifications.scene import load_scene
from backend.notifications.subscriptions import is_anybody_subscribed

FIND = "find_push"  # the errand
MOST_AT_ONCE = 500  # people in channels: databases bound the number of a statement's parameters
MOST_OF_A_CHANNEL = 50  # messages; of more at once the latest are looked at, for the device is told one

Place = tuple[int, int]  # channel, user


@dataclass(frozen=True, slots=True)
class Listener:
    """`is_meant`: something was written to them directly, or names them."""

    channel_id: int
    user_id: int
    is_meant: bool


def arrive(work: Work, drafts: list[Draft]) -> None:
    """On the path of every message: nothing while nobody has asked for push, else one row for all that came at once."""
    said = [draft.id for draft in drafts if draft.type is None]
    if said and is_anybody_subscribed(work):
        plan(work, FIND, work.now, {"message_ids": said})


def listeners(work: Work, message_ids: Sequence[int], after: Place) -> list[Listener]:
    """Who has a device and is where one of these messages was said, in order, from behind `after` on."""
    named: dict[int, set[int]] = {}
    direct: set[int] = set()
    for row in work.execute(_SAID.where(messages.c.id.in_(message_ids))):
        mentions = unpacked(row.extra).mentions
        named.setdefault(row.channel_id, set()).update(mentions.users if mentions is not None else ())
        if row.guild_id is None:
            direct.add(row.channel_id)
    found: list[Place] = []
    for channel, user, question in _PLACES:
        asked = question.where(channel.in_(sorted(named)), tuple_(channel, user) > after).order_by(channel, user)
        found += [tuple(row) for row in work.execute(asked.limit(MOST_AT_ONCE))]
    return [
        Listener(channel_id, user_id, channel_id in direct or user_id in named[channel_id])
        for channel_id, user_id in sorted(found)[:MOST_AT_ONCE]
    ]


def told(work: Work, message_ids: Sequence[int], places: Mapping[Place, int]) -> list[Told]:
    """Of each place the newest message of which they are told; with each, after how many milliseconds."""
    scene = load_scene(work, {user_id for _, user_id in places}, message_ids)
    by_channel: dict[int, list[int]] = {}
    for row in scene.messages.values():
        by_channel.setdefault(row.channel_id, []).append(row.id)
    found: list[Told] = []
    for (channel_id, user_id), after in places.items():
        newest_first = sorted(by_channel.get(channel_id, ()), reverse=True)[:MOST_OF_A_CHANNEL]
        newest = next((id for id in newest_first if scene.reason(user_id, id) is not None), None)
        if newest is not None:
            found.append(Told(user_id, channel_id, newest, after))
    return found


_SAID = select(messages.c.channel_id, messages.c.extra, channels.c.guild_id).join(
    channels, channels.c.id == messages.c.channel_id
)
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
