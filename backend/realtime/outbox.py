"""What committed transactions announced, on its way to the hub.

`prepare` runs on the writer's thread, right after the commit: it encodes each event once and asks the database what a
change of rights means for those who are here, so that the event loop can apply it in its place in the order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from backend.cache import Cache
from backend.db import Announcement, Work
from backend.ids import now_ms
from backend.permissions.direct import direct_views
from backend.permissions.views import GuildView, views
from backend.realtime.events import AccessChanged, Event, JobPlanned, SessionEnded
from backend.realtime.facts import facts_of
from backend.realtime.packets import encode_json
from backend.realtime.rights import NewRights
from backend.realtime.rooms import DIRECT, Newest
from backend.realtime.sessions import Facts

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
class NewFacts:
    facts: dict[int, Facts]


@dataclass(frozen=True, slots=True)
class Unknown:
    """The database went away at the wrong moment: those who are here must start afresh. In a guild, or all (None)."""

    guild_id: int | None


Prepared = ReadyEvent | NewRights | NewFacts | Unknown | SessionEnded | JobPlanned
ShowChannels = Callable[[Work, int, Collection[int] | None], Mapping[int, Any]]  # of a guild, or rooms.DIRECT


class HubOutbox:
    """`show_channels` gives channels as clients know them, for those to whom they are new; `on_job` hears when a job
    that was planned is due."""

    def __init__(self, hub: Hub, show_channels: ShowChannels, on_job: Callable[[int], None]) -> None:
        self._hub, self._show_channels, self._on_job = hub, show_channels, on_job

    def prepare(self, connection: Connection, announcements: Sequence[Announcement]) -> list[Prepared]:
        return [self._prepare(connection, announcement) for announcement in announcements]

    def in_doubt(self) -> list[Prepared]:
        return [Unknown(None)]

    def publish(self, prepared: list[Prepared]) -> None:
        for item in prepared:
            if isinstance(item, ReadyEvent) and isinstance(item.to, Newest):
                self._hub.newest.note(item.to, item.event, item.body)
            elif isinstance(item, ReadyEvent):
                self._hub.publish(item.event, item.body, item.to)
            elif isinstance(item, NewRights):
                self._hub.rights.apply(item)
            elif isinstance(item, NewFacts):
                self._hub.rights.apply_facts(item.facts)
            elif isinstance(item, Unknown):
                self._hub.rights.start_afresh(item.guild_id)
            elif isinstance(item, JobPlanned):
                self._on_job(item.due_at)
            else:
                self._hub.end_sign_ins(item.session_ids, item.reason)

    def _prepare(self, connection: Connection, announcement: Announcement) -> Prepared:
        event = announcement.event
        if isinstance(event, SessionEnded | JobPlanned):
            return event
        if isinstance(event, Event):
            return ReadyEvent(event, encode_json(event), announcement.to)
        work = Work(connection, now_ms(), _no_ids, Cache(1, 1), set())
        guild_id = event.guild_id if isinstance(event, AccessChanged) and event.guild_id != DIRECT else None
        try:
            if isinstance(event, AccessChanged):
                return self._new_rights(work, event)
            return NewFacts(
                {id: facts for some in _slices(event.user_ids) for id, facts in facts_of(work, some).items()}
            )
        except DBAPIError as problem:
            log.error("a change could not be read after its commit", guild_id=guild_id, error=str(problem.orig))
            return Unknown(guild_id)

    def _new_rights(self, work: Work, change: AccessChanged) -> NewRights:
        """Only those who are here hear of it. Who comes meanwhile is told by `Hub.open_session` to look again."""
        asked = self._hub.live_user_ids(change.guild_id) if change.user_ids is None else sorted(change.user_ids)
        seen: dict[int, GuildView | None] = dict.fromkeys(asked)
        for some in _slices(asked):
            if change.guild_id == DIRECT:
                seen.update(direct_views(work, some, change.channel_ids))
            else:
                seen.update(
                    (id, guilds[change.guild_id]) for id, guilds in views(work, some, [change.guild_id]).items()
                )
        is_heard = any(self._hub.sessions.users.get(user_id) for user_id in asked)
        shown = self._show_channels(work, change.guild_id, change.channel_ids) if is_heard else {}
        return NewRights(change.guild_id, seen, change.user_ids is None, change.channel_ids, shown)


def _slices(user_ids: Collection[int]) -> Iterable[list[int]]:
    listed = list(user_ids)
    return (listed[start : start + MOST_IN_A_QUESTION] for start in range(0, len(listed), MOST_IN_A_QUESTION))


def _no_ids() -> int:
    raise RuntimeError("what was committed cannot make ids")
