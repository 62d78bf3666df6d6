"""What a client keeps, and what each event does to it, by docs/events.md alone. Applying an event twice does no harm.

What one may not read, or has not read since one may, is not kept: a client reads it when it is looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from backend.permissions.bits import Permission

Json = dict[str, Any]

# Lists that only some may read: what they are called here, and the right.
BANS, INVITES, AUDIT, REPORTS = "bans", "invites", "audit", "reports"
RIGHTS = {
    BANS: Permission.BAN_MEMBERS,
    INVITES: Permission.MANAGE_GUILD,
    AUDIT: Permission.VIEW_AUDIT_LOG,
    REPORTS: Permission.MODERATE_MEMBERS,
}
_NOTHING_LEFT = {"author": None, "content": None, "type": None, "has_more": False}
READS = int(Permission.READ_MESSAGE_HISTORY)
OWN = ("permissions", "member", "roles", "channels")  # of a guild: not in events for everybody


class Reducer:
    def __init__(self, start: Json) -> None:
        self.me: Json = start["me"]
        self.guilds: dict[int, Json] = {}
        self.channels: dict[int, Json] = {}
        self.roles: dict[int, Json] = {}
        self.reads = {state["channel_id"]: state for state in start["read_states"]}
        self.relationships: dict[int, Json] = {}
        self.dms = {dm["id"]: dm for dm in start["dms"]}
        self.notifications = {one["target_id"]: one for one in start["notifications"]}
        self.announcements = {one["id"]: one for one in start["announcements"]}
        self.messages: dict[int, dict[int, Json]] = {}  # by channel
        self.members: dict[int, dict[int, Json]] = {}  # by guild
        self.lists: dict[tuple[str, int], dict[Any, Json]] = {}  # (name, guild)
        self.saved: dict[int, Json] = {}  # by message
        self.drafts: dict[int, Json] = {}  # by channel
        self.scheduled: dict[int, Json] = {}
        for guild in start["guilds"]:
            self._take_guild(guild)
        # A channel that is shown later comes without what one has read of it.
        self.reads_known = {*self.channels, *self.dms}
        for kind in ("friends", "incoming", "outgoing", "blocked"):
            for one in start["friends"][kind]:
                self._relate(one)

    def apply(self, name: str, data: Any) -> None:
        handle: Callable[[Any], None] | None = getattr(self, f"_{name}", None)
        if handle is None:
            raise LookupError(f"nobody said what {name} does")
        handle(data)

    # Reading what is looked at

    def keep_history(self, channel_id: int, messages: list[Json]) -> None:
        self.messages[channel_id] = {message["id"]: message for message in messages}

    def keep_members(self, guild_id: int, members: list[Json]) -> None:
        self.members[guild_id] = {member["user"]["id"]: _without_status(member) for member in members}

    def keep_list(self, name: str, guild_id: int, rows: dict[Any, Json]) -> None:
        self.lists[name, guild_id] = rows

    def keep_own(self, saved: list[Json], drafts: list[Json], scheduled: list[Json]) -> None:
        self.saved = {one["message_id"]: _without(one, "message") for one in saved}
        self.drafts = {one["channel_id"]: one for one in drafts}
        self.scheduled = {one["id"]: one for one in scheduled}

    def may(self, guild_id: int, right: int) -> bool:
        return bool(self.guilds[guild_id]["permissions"] & right)

    # Guilds

    def _take_guild(self, guild: Json) -> None:
        guild = {**guild}
        for role in guild.pop("roles"):
            self.roles[role["id"]] = role
        for channel in guild.pop("channels"):
            self.channels[channel["id"]] = channel
        self.guilds[guild["id"]] = guild

    def _guild_created(self, guild: Json) -> None:
        self._take_guild(guild)

    def _guild_updated(self, guild: Json) -> None:
        if guild["id"] in self.guilds:
            self.guilds[guild["id"]].update(guild)

    def _guild_deleted(self, event: Json) -> None:
        gone = event["id"]
        self.guilds.pop(gone, None)
        self.members.pop(gone, None)
        for channel in [one for one in self.channels.values() if one["guild_id"] == gone]:
            self._lose_channel(channel["id"])
        self.roles = {id: role for id, role in self.roles.items() if role["guild_id"] != gone}
        self.lists = {key: rows for key, rows in self.lists.items() if key[1] != gone}

    def _access_changed(self, event: Json) -> None:
        if event["guild_id"] is None:
            for dm in event["channels"]:
                self.dms[dm["id"]] = {**self.dms.get(dm["id"], {}), **dm}
            for id in event["lost"]:
                self._lose_dm(id)
            return
        guild = self.guilds.get(event["guild_id"])
        if guild is None:
            return
        changed = guild["permissions"] ^ event["permissions"]
        guild["permissions"] = event["permissions"]
        for name, right in RIGHTS.items():
            if changed & right or not guild["permissions"] & right:
                self.lists.pop((name, guild["id"]), None)
        for channel in event["channels"]:
            before = self.channels.get(channel["id"])
            if before is not None and (before["permissions"] ^ channel["permissions"]) & READS:
                self.messages.pop(channel["id"], None)
            self.channels[channel["id"]] = {**(before or {}), **channel}
        for id in event["lost"]:
            self._lose_channel(id)

    # Channels

    def _channel_created(self, channel: Json) -> None:
        self.channels[channel["id"]] = {**self.channels.get(channel["id"], {}), **channel}

    def _channel_updated(self, channel: Json) -> None:
        if channel["id"] in self.channels:
            self._channel_created(channel)

    def _channel_deleted(self, event: Json) -> None:
        self._lose_channel(event["id"])

    def _lose_channel(self, channel_id: int) -> None:
        self.channels.pop(channel_id, None)
        self.messages.pop(channel_id, None)
        self.reads.pop(channel_id, None)
        self.reads_known.discard(channel_id)

    # Roles, members, and what those with rights may read

    def _role_created(self, role: Json) -> None:
        self.roles[role["id"]] = role

    _role_updated = _role_created

    def _role_deleted(self, event: Json) -> None:
        self.roles.pop(event["id"], None)
        own = [guild["member"] for guild in self.guilds.values() if guild["id"] == event["guild_id"]]
        for member in (*self.members.get(event["guild_id"], {}).values(), *own):
            member["roles"] = [id for id in member["roles"] if id != event["id"]]

    def _emoji_created(self, one: Json) -> None:
        self._express("emojis", one)

    _emoji_updated = _emoji_created

    def _emoji_deleted(self, event: Json) -> None:
        self._unexpress("emojis", event)

    def _sticker_created(self, one: Json) -> None:
        self._express("stickers", one)

    _sticker_updated = _sticker_created

    def _sticker_deleted(self, event: Json) -> None:
        self._unexpress("stickers", event)

    def _express(self, what: str, one: Json) -> None:
        self._unexpress(what, one)
        if one["guild_id"] in self.guilds:
            guild = self.guilds[one["guild_id"]]
            guild[what] = sorted([*guild[what], one], key=lambda each: each["id"])

    def _unexpress(self, what: str, gone: Json) -> None:
        if gone["guild_id"] in self.guilds:
            guild = self.guilds[gone["guild_id"]]
            guild[what] = [one for one in guild[what] if one["id"] != gone["id"]]

    def _member_created(self, event: Json) -> None:
        self._member_updated(event)
        if event["guild_id"] in self.guilds:
            self.guilds[event["guild_id"]]["member_count"] = event["member_count"]

    def _member_updated(self, event: Json) -> None:
        guild_id, member = event["guild_id"], _without_status(event["member"])
        if guild_id in self.members:
            self.members[guild_id][member["user"]["id"]] = member
        if guild_id in self.guilds and member["user"]["id"] == self.me["id"]:
            self.guilds[guild_id]["member"] = member

    def _member_deleted(self, event: Json) -> None:
        self.members.get(event["guild_id"], {}).pop(event["user_id"], None)
        if event["guild_id"] in self.guilds:
            self.guilds[event["guild_id"]]["member_count"] = event["member_count"]

    def _ban_created(self, event: Json) -> None:
        self._listed(BANS, event["guild_id"], event["user_id"], event)

    def _ban_deleted(self, event: Json) -> None:
        self._unlisted(BANS, event["guild_id"], event["user_id"])

    def _invite_created(self, invite: Json) -> None:
        self._listed(INVITES, invite["guild_id"], invite["code"], invite)

    _invite_updated = _invite_created

    def _invite_deleted(self, event: Json) -> None:
        self._unlisted(INVITES, event["guild_id"], event["code"])

    def _audit_entry_created(self, entry: Json) -> None:
        self._listed(AUDIT, entry["guild_id"], entry["id"], entry)

    def _report_created(self, report: Json) -> None:
        self._listed(REPORTS, report["guild_id"], report["id"], report)

    _report_updated = _report_created

    def _automod_updated(self, event: Json) -> None:
        """A page that shows the rules reads them again."""

    def _listed(self, name: str, guild_id: int, key: Any, row: Json) -> None:
        if (name, guild_id) in self.lists:
            self.lists[name, guild_id][key] = row

    def _unlisted(self, name: str, guild_id: int, key: Any) -> None:
        self.lists.get((name, guild_id), {}).pop(key, None)

    # Messages

    def _mention_created(self, event: Json) -> None:
        roles = {id for guild in self.guilds.values() for id in guild["member"]["roles"]}
        meant = self.me["id"] in event["users"] or event["everyone"] or roles & {*event["roles"]}
        state = self.reads.get(event["channel_id"])
        if not meant or event["author_id"] == self.me["id"] or (state and event["seq"] <= state["last_read_seq"]):
            return
        state = state or {"channel_id": event["channel_id"], "last_read_id": 0, "last_read_seq": 0, "mention_ids": []}
        ids = sorted({*state["mention_ids"], event["message_id"]})
        self.reads[event["channel_id"]] = {**state, "mentions": len(ids), "mention_ids": ids}

    def _mentions_deleted(self, event: Json) -> None:
        state = self.reads.get(event["channel_id"])
        if state is None:
            return
        ids = [id for id in state["mention_ids"] if id not in event["message_ids"]]
        self.reads[event["channel_id"]] = {**state, "mentions": len(ids), "mention_ids": ids}
        if not ids and not state["last_read_id"]:
            del self.reads[event["channel_id"]]

    def _message_pinned(self, event: Json) -> None:
        self._pinned(event, True)

    def _message_unpinned(self, event: Json) -> None:
        self._pinned(event, False)

    def _pinned(self, event: Json, pinned: bool) -> None:
        known = self._message(event["channel_id"], event["message_id"])
        if known is not None:
            known["pinned"] = pinned

    def _new_message(self, message: Json) -> None:
        if message["channel_id"] in self.messages:
            self.messages[message["channel_id"]].setdefault(message["id"], message)
        self._advance(message["channel_id"], message["id"], message["seq"])

    def _advance(self, channel_id: int, last_message_id: int | None, last_seq: int) -> None:
        channel = self.channels.get(channel_id) or self.dms.get(channel_id)
        if channel is not None and last_seq >= channel["last_seq"]:
            channel.update(last_message_id=last_message_id, last_seq=last_seq)

    def _message_edited(self, message: Json) -> None:
        known = self._message(message["channel_id"], message["id"])
        if known is not None:
            kept = {key: known[key] for key in ("reactions", "nonce") if key in known}
            if "poll" in message:
                kept["poll"] = {"me": [], **known.get("poll", {}), **message["poll"]}
            known.clear()
            known.update({key: value for key, value in message.items() if key != "room"} | kept)
        for answer in self._answers(message["channel_id"], [message["id"]]):
            more = bool(message["files"]) or "forwarded" in message or "poll" in message or "sticker" in message
            answer["reply_to"] |= {"content": message["content"][:200], "has_more": more}
            answer["reply_to"].pop("emojis", None)
            answer["reply_to"] |= {key: message[key] for key in ("emojis",) if key in message}

    def _message_deleted(self, event: Json) -> None:
        self._messages_deleted({**event, "message_ids": [event["message_id"]]})

    def _messages_deleted(self, event: Json) -> None:
        for id in event["message_ids"]:
            self.messages.get(event["channel_id"], {}).pop(id, None)
        for answer in self._answers(event["channel_id"], event["message_ids"]):
            answer["reply_to"] = {"id": answer["reply_to"]["id"], "deleted": True, **_NOTHING_LEFT}
        channel = self.channels.get(event["channel_id"]) or self.dms.get(event["channel_id"])
        if channel is not None:
            channel["last_message_id"] = event["last_message_id"]

    def _reaction_added(self, event: Json) -> None:
        self._reacted(event, added=True)

    def _reaction_removed(self, event: Json) -> None:
        self._reacted(event, added=False)

    def _reacted(self, event: Json, *, added: bool) -> None:
        message = self._message(event["channel_id"], event["message_id"])
        if message is None:
            return
        before = next((one for one in message["reactions"] if one["emoji"] == event["emoji"]), None)
        message["reactions"] = [one for one in message["reactions"] if one is not before]
        mine = added if event["user_id"] == self.me["id"] else before is not None and before["me"]
        if event["count"]:
            picture = {"url": event["url"]} if "url" in event else {}
            message["reactions"].append({"emoji": event["emoji"], "count": event["count"], "me": mine, **picture})

    def _reactions_cleared(self, event: Json) -> None:
        message = self._message(event["channel_id"], event["message_id"])
        if message is not None:
            left = [one for one in message["reactions"] if event["emoji"] not in (None, one["emoji"])]
            message["reactions"] = left

    def _answers(self, channel_id: int, ids: list[int]) -> list[Json]:
        kept = self.messages.get(channel_id, {}).values()
        return [message for message in kept if message.get("reply_to", {}).get("id") in ids]

    def _poll_updated(self, event: Json) -> None:
        """What is told to everybody does not say what one chose."""
        message = self._message(event["channel_id"], event["message_id"])
        if message is not None and "poll" in message:
            message["poll"] = {**message["poll"], **event["poll"]}

    def _message(self, channel_id: int, message_id: int) -> Json | None:
        return self.messages.get(channel_id, {}).get(message_id)

    def _unread_changed(self, event: Json) -> None:
        if "last_read_id" in event:
            self.reads[event["channel_id"]] = _without(event, "guild_id", "moved_back")
        else:
            self._advance(event["channel_id"], event["last_message_id"], event["last_seq"])

    def _guild_read(self, event: Json) -> None:
        self.reads.update((state["channel_id"], state) for state in event["read_states"])

    def _user_typing(self, event: Json) -> None:
        """Is shown for a moment."""

    def _presence_changed(self, event: Json) -> None:
        """Statuses are compared in tests/test_presence.py: they are gathered, and may be lost."""

    # People

    def _me_updated(self, account: Json) -> None:
        self.me = account

    def _user_updated(self, event: Json) -> None:
        user = event["user"]
        if user["id"] in self.relationships:
            self.relationships[user["id"]]["user"] = user
        for dm in self.dms.values():
            dm["recipients"] = [user if one["id"] == user["id"] else one for one in dm["recipients"]]
        for member in (*(m for some in self.members.values() for m in some.values()), *self._own_members()):
            if member["user"]["id"] == user["id"]:
                member["user"] = user

    def _own_members(self) -> list[Json]:
        return [guild["member"] for guild in self.guilds.values()]

    def _friend_created(self, one: Json) -> None:
        self._relate(one)

    _friend_updated = _friend_created

    def _friend_deleted(self, event: Json) -> None:
        self.relationships.pop(event["user_id"], None)

    def _relate(self, one: Json) -> None:
        self.relationships[one["user"]["id"]] = _without_status(one)

    def _dm_created(self, dm: Json) -> None:
        self.dms[dm["id"]] = {**self.dms.get(dm["id"], {}), **dm}

    def _dm_updated(self, dm: Json) -> None:
        if dm["id"] in self.dms:
            self.dms[dm["id"]].update(dm)

    def _dm_deleted(self, event: Json) -> None:
        self._lose_dm(event["id"])

    def _lose_dm(self, id: int) -> None:
        self.dms.pop(id, None)
        self._lose_channel(id)

    def _notifications_updated(self, one: Json) -> None:
        if not any(value for name, value in one.items() if name != "target_id"):
            self.notifications.pop(one["target_id"], None)
        else:
            self.notifications[one["target_id"]] = one

    # What one keeps for oneself

    def _saved_created(self, one: Json) -> None:
        self.saved[one["message_id"]] = _without(one, "message")

    _saved_updated = _saved_created

    def _saved_deleted(self, event: Json) -> None:
        self.saved.pop(event["message_id"], None)

    def _mention_dismissed(self, event: Json) -> None:
        """A list of mentions that is shown loses it."""

    def _draft_updated(self, draft: Json) -> None:
        if draft["content"]:
            self.drafts[draft["channel_id"]] = _without(draft, "nonce")
        else:
            self.drafts.pop(draft["channel_id"], None)

    def _scheduled_created(self, one: Json) -> None:
        self.scheduled[one["id"]] = one

    _scheduled_updated = _scheduled_created

    def _scheduled_deleted(self, event: Json) -> None:
        self.scheduled.pop(event["id"], None)

    def _announcement_created(self, one: Json) -> None:
        self.announcements[one["id"]] = one

    def _announcement_deleted(self, event: Json) -> None:
        self.announcements.pop(event["id"], None)


def _without_status(one: Json) -> Json:
    return _without(one, "status", "custom_status")


def _without(one: Json, *names: str) -> Json:
    return {key: value for key, value in one.items() if key not in names}
