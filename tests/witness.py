"""Who may hear what, by docs/events.md and the published rules (tests/oracle.py) alone: nothing here knows the house's code.

A `World` is what is so at one moment. Each event is judged with the moments before and after the act that caused it.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

from oracle import EVERYTHING, IN_TIMEOUT, Guild, Names

from backend.permissions.bits import Permission

Json = dict[str, Any]
Pair = frozenset[str]


def bits(names: Names) -> int:
    return sum(int(Permission[name]) for name in names)


def names_of(permissions: int) -> Names:
    return frozenset(bit.name or "" for bit in Permission if bit & permissions)


@dataclass
class World:
    """People and things go by their names; `ids` has the names of what the server knows by number."""

    guild: Guild
    ids: dict[int, str]
    blocks: set[tuple[str, str]] = field(default_factory=set)  # (who, whom)
    dms: dict[int, set[str]] = field(default_factory=dict)

    def copy(self) -> World:
        return copy.deepcopy(self)

    def is_member(self, who: str) -> bool:
        return who in self.guild.members

    def views(self, who: str, channel_id: int) -> bool:
        if channel_id in self.dms:
            return who in self.dms[channel_id]
        where = self.ids.get(channel_id)
        return self.is_member(who) and where in self.guild.channels and bool(self.rights(who, where))

    def rights(self, who: str, where: str) -> Names:
        return self.guild.in_channel(who, where)

    def holds(self, who: str, right: str) -> bool:
        """In the guild as a whole, where a time-out leaves only reading."""
        if not self.is_member(who):
            return False
        mine = self.guild.in_guild(who)
        if self.guild.members[who].timed_out and mine != EVERYTHING:
            mine = mine & IN_TIMEOUT
        return right in mine

    def apart(self, one: str, other: str) -> bool:
        return (one, other) in self.blocks or (other, one) in self.blocks


class Witness:
    """Hears what one person receives."""

    def __init__(self, who: str, own_id: int) -> None:
        self.who, self.own_id = who, own_id

    def may_hear(self, name: str, data: Json, before: World, after: World, involved: Pair) -> bool:
        """`involved`: who acts, and on whom."""
        if name in IN_CHANNELS:
            own_typing = name == "user_typing" and data["user_id"] == self.own_id
            return after.views(self.who, data["channel_id"]) and not own_typing
        if name in WITH_RIGHT:
            return after.holds(self.who, WITH_RIGHT[name])
        if name in OWN:
            return self.who in involved
        judge = getattr(self, f"_{name}", None)
        return judge is not None and bool(judge(data, before, after))

    def _unread_changed(self, data: Json, _: World, after: World) -> bool:
        return after.views(self.who, data["channel_id"])

    def _presence_changed(self, data: Json, _: World, after: World) -> bool:
        if data["guild_id"] is None or not after.is_member(self.who):
            return False  # nobody is anybody's friend in this story
        about = [(after.ids[change["user_id"]], change["status"]) for change in data["changes"]]
        return all(status == "offline" or not after.apart(self.who, other) for other, status in about)

    def _access_changed(self, data: Json, _: World, after: World) -> bool:
        """Its own numbers must be right, too."""
        if data["guild_id"] is None:
            return all(after.views(self.who, channel["id"]) for channel in data["channels"])
        return after.is_member(self.who) and all(
            channel["permissions"] == bits(after.rights(self.who, after.ids[channel["id"]]))
            and after.views(self.who, channel["id"])
            for channel in data["channels"]
        )

    def _guild_created(self, data: Json, _: World, after: World) -> bool:
        return after.is_member(self.who) and all(after.views(self.who, channel["id"]) for channel in data["channels"])

    def _guild_deleted(self, _data: Json, before: World, after: World) -> bool:
        return before.is_member(self.who) and not after.is_member(self.who)

    def _channel_created(self, data: Json, _: World, after: World) -> bool:
        return after.views(self.who, data["id"])

    _channel_updated = _channel_created

    def _channel_deleted(self, data: Json, before: World, _: World) -> bool:
        return before.views(self.who, data["id"])

    def _role_created(self, _data: Json, _: World, after: World) -> bool:
        return after.is_member(self.who)

    _role_updated = _role_deleted = _guild_updated = _role_created
    _member_created = _member_updated = _member_deleted = _role_created


IN_CHANNELS = {
    "new_message",
    "message_edited",
    "message_deleted",
    "messages_deleted",
    "reaction_added",
    "reaction_removed",
    "poll_updated",
    "user_typing",
}
WITH_RIGHT = {
    "ban_created": "BAN_MEMBERS",
    "ban_deleted": "BAN_MEMBERS",
    "invite_created": "MANAGE_GUILD",
    "invite_updated": "MANAGE_GUILD",
    "invite_deleted": "MANAGE_GUILD",
    "automod_updated": "MANAGE_GUILD",
    "audit_entry_created": "VIEW_AUDIT_LOG",
    "report_created": "MODERATE_MEMBERS",
    "report_updated": "MODERATE_MEMBERS",
}
OWN = {"friend_created", "friend_updated", "friend_deleted", "notifications_updated", "me_updated"}
