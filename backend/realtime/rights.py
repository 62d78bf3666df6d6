"""Keeps what live users may see true, at its place among the events, and tells each what is other than before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec

from backend.permissions.views import GuildView
from backend.realtime import rooms
from backend.realtime.events import AccessTold, PresenceChanged
from backend.realtime.packets import Encoded, encode, encode_json
from backend.realtime.sessions import Facts, LiveUser

if TYPE_CHECKING:
    from backend.realtime.hub import Hub


@dataclass(frozen=True, slots=True)
class NewRights:
    """By user: their view of the guild now, None for who is no member (any more). `shown`: the channels in question,
    for those to whom they are new."""

    guild_id: int
    views: Mapping[int, GuildView | None]
    of_all: bool
    channel_ids: frozenset[int] | None = None
    shown: Mapping[int, Any] = field(default_factory=dict)


class Rights:
    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self.changes = 0  # whoever reads rights from a snapshot asks whether they changed meanwhile

    def apply(self, new: NewRights) -> None:
        """From here on nobody gets an event of a channel that they may no longer view."""
        self.changes += 1
        told: dict[tuple[int, frozenset[int], frozenset[int]], Encoded] = {}
        narrowed: dict[tuple[int, int], GuildView] = {}
        for user_id, view in new.views.items():
            user = self._hub.sessions.users.get(user_id)
            if user is not None:
                self._apply(user, new, _narrowed(user.guilds.get(new.guild_id), view, new, narrowed), told)
        if new.of_all:
            for user in list(self._hub.sessions.in_guild(new.guild_id)):
                if user.id not in new.views:  # came while the question was under way
                    self.restart(user, "came while rights changed")

    def apply_facts(self, facts: Mapping[int, Facts]) -> None:
        self.changes += 1
        for user_id, new in facts.items():
            user = self._hub.sessions.users.get(user_id)
            if user is not None:
                before, user.facts = user.facts, new
                self._hub.presence.changed(user)
                self._tell_presence(user, (before.hidden ^ new.hidden) | (new.friends - before.friends))

    def start_afresh(self, guild_id: int | None) -> None:
        """What happened is unknown: everybody in the guild, or everybody, must read it all anew."""
        self.changes += 1
        sessions = self._hub.sessions
        users = sessions.users.values() if guild_id is None else sessions.in_guild(guild_id)
        for user in list(users):
            self.restart(user, "what happened is unknown")

    def restart(self, user: LiveUser, why: str) -> None:
        """The clients return at once, find their places gone and are told `resync_required` then."""
        for session in list(user.sessions):
            connection = session.connection
            if connection is not None:
                connection.drop(why)
                self._hub.detach(connection, for_good=True)
            self._hub.sessions.remove(session)

    def _apply(
        self,
        user: LiveUser,
        new: NewRights,
        view: GuildView | None,
        told: dict[tuple[int, frozenset[int], frozenset[int]], Encoded],
    ) -> None:
        guild_id, before = new.guild_id, user.guilds.get(new.guild_id)
        after = view.visible if view is not None else frozenset()
        gained, lost = after - (before or frozenset()), (before or frozenset()) - after
        if view is not None and before is not None:
            if gained - new.shown.keys():
                self.restart(user, "rights changed in a way that cannot be told")
                return
            key = (id(view), gained, lost)
            if guild_id == rooms.DIRECT or key not in told:
                told[key] = self._told(new, view, gained, lost)
            self._hub.to_room(rooms.user(user.id), told[key])
        self._move(user, guild_id, view, lost)

    def _told(self, new: NewRights, view: GuildView, gained: frozenset[int], lost: frozenset[int]) -> Encoded:
        asked: Collection[int] = view.channels if new.channel_ids is None else new.channel_ids
        channels: list[Any] = []
        for channel_id in sorted(view.visible.intersection(asked) | gained):
            if channel_id in gained:
                channels.append(msgspec.structs.replace(new.shown[channel_id], permissions=view.channels[channel_id]))
            else:
                channels.append({"id": channel_id, "permissions": view.channels[channel_id]})
        event = AccessTold(new.guild_id or None, view.permissions, channels, sorted(lost))
        return encode(event, encode_json(event), self._hub.log.next_seq())

    def _move(self, user: LiveUser, guild_id: int, view: GuildView | None, lost: frozenset[int]) -> None:
        hub = self._hub
        for session in user.sessions:
            for channel_id in lost:
                hub.leave(session, rooms.channel(guild_id, channel_id))
            if guild_id == rooms.DIRECT:
                continue
            if view is None:
                hub.leave(session, rooms.guild(guild_id))
            else:
                hub.enter(session, rooms.guild(guild_id))
        if view is None:
            hub.sessions.leave_guild(user, guild_id)
            return
        if guild_id not in user.guilds:
            hub.presence.entered(user.id, guild_id)
        hub.sessions.enter_guild(user, guild_id, view.visible)
        user.rights[guild_id] = view.permissions

    def _tell_presence(self, user: LiveUser, about: frozenset[int]) -> None:
        """Somebody is a friend now, or there is a block, or none any more: what is shown of them is other than before."""
        presence = self._hub.presence
        if about:  # what waits was said before, such as that somebody is a friend
            self._hub.fanout.flush()
        for guild_id in (None, *user.guilds):
            changes = [
                presence.hidden_change(other) if other in user.facts.hidden else presence.change(other)
                for other in about
                if self._meets(user, other, guild_id)
            ]
            if guild_id != rooms.DIRECT and changes:
                for session in user.sessions:
                    if session.connection is not None:
                        self._hub.send_own(session.connection, PresenceChanged(guild_id, changes))

    def _meets(self, user: LiveUser, other_id: int, guild_id: int | None) -> bool:
        if guild_id is None:
            return other_id in user.facts.friends
        other = self._hub.sessions.users.get(other_id)
        return other is not None and guild_id in other.guilds


def _narrowed(
    before: frozenset[int] | None, view: GuildView | None, new: NewRights, known: dict[tuple[int, int], GuildView]
) -> GuildView | None:
    """Only the channels in question come; what else came in the same commit has a change of its own. What is lost goes
    at once, whichever change said so. Of direct messages nothing else was read: the others are as they were.
    `known`: those who saw the same and see the same share one view."""
    if view is None or before is None or new.channel_ids is None:
        return view
    key = (id(before), id(view))
    if key not in known:
        kept = before - new.channel_ids if new.guild_id == rooms.DIRECT else before & view.visible
        known[key] = GuildView(view.permissions, view.channels, kept | view.visible & new.channel_ids)
    return known[key]
