"""What a device's service worker gets of a message: small enough for every push service."""

from __future__ import annotations

from typing import Any

import msgspec

from backend.ids import time_of
from backend.notifications.plain import ELLIPSIS, cut, plain
from backend.notifications.rules import Reason
from backend.notifications.scene import Scene
from backend.permissions.bits import Permission
from backend.utils import iso

LARGEST = 3000  # bytes, before it is encrypted
LONGEST_TEXT = 1200  # bytes; quotation marks may double it on the way
VIEW = int(Permission.VIEW_CHANNEL)


class Payload(msgspec.Struct, frozen=True):
    """`body` None: without the text, as its owner wishes. `tag`: what one notification replaces another by; `badge`: the
    number on the app's icon; `has_more`: files, or something else that is no text."""

    type: str
    title: str
    body: str | None
    icon: str | None
    tag: str
    badge: int
    reason: Reason
    message_id: int
    channel_id: int
    guild_id: int | None
    channel: str | None
    guild: str | None
    author_id: int
    author: str
    timestamp: str
    has_more: bool


def payload_of(scene: Scene, user_id: int, message_id: int, reason: Reason, badge: int) -> bytes:
    message, names = scene.messages[message_id], Names(scene, user_id, message_id)
    guild, author = scene.guilds.get(message.guild_id), names("user", message.author_id).removeprefix("@")
    channel = message.channel_name or None
    whole = Payload(
        "message",
        _title(author, channel, guild.row.name if guild is not None else None),
        cut(plain(message.content, names), LONGEST_TEXT) if scene.settings[user_id].push_text else None,
        getattr(scene.people.get(message.author_id), "avatar", None),
        f"channel:{message.channel_id}",
        badge,
        reason,
        message_id,
        message.channel_id,
        message.guild_id,
        channel,
        guild.row.name if guild is not None else None,
        message.author_id,
        author,
        iso(time_of(message_id)),
        scene.extras[message_id].has_more,
    )
    return _fitting(whole)


def _title(author: str, channel: str | None, guild: str | None) -> str:
    if guild is not None:
        return f"{author} (#{channel}, {guild})"
    return f"{author} ({channel})" if channel else author


def _fitting(payload: Payload) -> bytes:
    encoded = msgspec.json.encode(payload)
    body = payload.body or ""
    while len(encoded) > LARGEST and body:
        body = cut(body, len(body.encode()) // 2)
        body = "" if body == ELLIPSIS else body
        encoded = msgspec.json.encode(msgspec.structs.replace(payload, body=body))
    return encoded


class Names:
    """What those whom a text names are called, for one reader: who is nobody they could know of is "@…"."""

    def __init__(self, scene: Scene, user_id: int, message_id: int) -> None:
        self._scene, self._user_id, self._message = scene, user_id, scene.messages[message_id]
        self._guild = scene.guilds.get(self._message.guild_id)

    def __call__(self, kind: str, id: int) -> str:
        find = {"user": self._user, "role": self._role, "channel": self._channel}[kind]
        return ("#" if kind == "channel" else "@") + (find(id) or ELLIPSIS)

    def _user(self, id: int) -> str | None:
        person: Any = self._scene.people.get(id)
        membership = self._guild.memberships.get(id) if self._guild is not None else None
        if membership is not None and membership.nickname:
            return str(membership.nickname)
        return (person.display_name or person.username) if person is not None else None

    def _role(self, id: int) -> str | None:
        roles = self._guild.roles if self._guild is not None else ()
        return next((str(role.name) for role in roles if role.id == id), None)

    def _channel(self, id: int) -> str | None:
        rights = self._scene.rights(self._user_id, self._message.guild_id)
        named = self._guild.channels if self._guild is not None else ()
        return next((str(row.name) for row in named if row.id == id and rights.get(id, 0) & VIEW), None)
