"""What committed transactions announced, on its way to the hub.

`prepare` runs on the writer's thread, right after the commit: it encodes each event once and asks the database what a
change of rights means for those who are here, so that the event loop can apply it in its place in the order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from backend.cache import Cache
from backend.db import Announcement, Work
from backend.ids import now_ms
from backend.permissions.views import views
from backend.realtime.events import AccessChanged, Event, SessionEnded
from backend.realtime.packets import encode_json

if TYPE_CHECKING:
    from backend.realtime.hub import Hub

MOST_IN_A_QUESTION = 5000  # users; databases bound the number of a statement's parameters

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class ReadyEvent:
    event: Event
    body: bytes
    to: Any


@dataclass(frozen=True, slots=True)
class NewRights:
    """By user: the channels that may be viewed now, None for who is no member (any more)."""

    guild_id: int
    visible: dict[int, frozenset[int] | None]
    of_all: bool


@dataclass(frozen=True, slots=True)
class Unknown:
    """The database went away at the wrong moment: those who are here must start afresh. In a guild, or all (None)."""

    guild_id: int | None


Prepared = ReadyEvent | NewRights | Unknown | SessionEnded


class HubOutbox:
    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def prepare(self, connection: Connection, announcements: Sequence[Announcement]) -> list[Prepared]:
        return [self._prepare(connection, announcement) for announcement in announcements]

    def in_doubt(self) -> list[Prepared]:
        return [Unknown(None)]

    def publish(self, prepared: list[Prepared]) -> None:
        for item in prepared:
            if isinstance(item, ReadyEvent):
                self._hub.publish(item.event, item.body, item.to)
            elif isinstance(item, NewRights):
                self._hub.apply_rights(item.guild_id, item.visible, of_all=item.of_all)
            elif isinstance(item, Unknown):
                self._hub.start_afresh(item.guild_id)
            else:
                self._hub.end_sign_ins(item.session_ids, item.reason)

    def _prepare(self, connection: Connection, announcement: Announcement) -> Prepared:
        event = announcement.event
        if isinstance(event, AccessChanged):
            try:
                return self._new_rights(connection, event)
            except DBAPIError as problem:
                log.error("rights could not be read after a commit", guild_id=event.guild_id, error=str(problem.orig))
                return Unknown(event.guild_id)
        if isinstance(event, SessionEnded):
            return event
        return ReadyEvent(event, encode_json(event), announcement.to)

    def _new_rights(self, connection: Connection, change: AccessChanged) -> NewRights:
        asked = self._hub.live_user_ids(change.guild_id) if change.user_ids is None else list(change.user_ids)
        work = Work(connection, now_ms(), _no_ids, Cache(1, 1), set())
        visible: dict[int, frozenset[int] | None] = dict.fromkeys(asked)
        for start in range(0, len(asked), MOST_IN_A_QUESTION):
            some = asked[start : start + MOST_IN_A_QUESTION]
            for user_id, guilds in views(work, some, [change.guild_id]).items():
                visible[user_id] = guilds[change.guild_id].visible
        return NewRights(change.guild_id, visible, change.user_ids is None)


def _no_ids() -> int:
    raise RuntimeError("what was committed cannot make ids")
