"""Who may do what, written once more from Discord's published rules alone, with sets of names and plain sentences.

Source: Discord's developer documentation, "Permissions": "Permission Hierarchy", "Permission Overwrites", "Implicit
Permissions", "Permissions For Timed Out Members". Nothing here knows the house's code; `tests/test_oracle.py` and
`tests/test_oracle_stored.py` compare.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

_NAMES = """
    CREATE_INSTANT_INVITE KICK_MEMBERS BAN_MEMBERS ADMINISTRATOR MANAGE_CHANNELS MANAGE_GUILD ADD_REACTIONS
VIEW_AUDIT_LOG PRIORITY_SPEAKER STREAM VIEW_CHANNEL SEND_MESSAGES SEND_TTS_MESSAGES MANAGE_MESSAGES EMBED_LINKS
ATTACH_FILES READ_MESSAGE_HISTORY MENTION_EVERYONE USE_EXTERNAL_EMOJIS VIEW_GUILD_INSIGHTS CONNECT SPEAK
MUTE_MEMBERS DEAFEN_MEMBERS MOVE_MEMBERS USE_VAD CHANGE_NICKNAME MANAGE_NICKNAMES MANAGE_ROLES MANAGE_WEBHOOKS
MANAGE_GUILD_EXPRESSIONS USE_APPLICATION_COMMANDS REQUEST_TO_SPEAK MANAGE_EVENTS MANAGE_THREADS
CREATE_PUBLIC_THREADS CREATE_PRIVATE_THREADS USE_EXTERNAL_STICKERS SEND_MESSAGES_IN_THREADS
USE_EMBEDDED_ACTIVITIES MODERATE_MEMBERS VIEW_CREATOR_MONETIZATION_ANALYTICS USE_SOUNDBOARD
CREATE_GUILD_EXPRESSIONS CREATE_EVENTS USE_EXTERNAL_SOUNDS SEND_VOICE_MESSAGES SET_VOICE_CHANNEL_STATUS
SEND_POLLS USE_EXTERNAL_APPS PIN_MESSAGES BYPASS_SLOWMODE
"""
EVERYTHING = frozenset(_NAMES.split())
WITH_SENDING = {"MENTION_EVERYONE", "SEND_TTS_MESSAGES", "ATTACH_FILES", "EMBED_LINKS"}
IN_TIMEOUT = {"VIEW_CHANNEL", "READ_MESSAGE_HISTORY"}

Names = frozenset[str]


@dataclass
class Said:
    """An overwrite."""

    allow: Names = frozenset()
    deny: Names = frozenset()


@dataclass
class Channel:
    of_everyone: Said | None = None
    of_roles: dict[str, Said] = field(default_factory=dict)
    of_members: dict[str, Said] = field(default_factory=dict)


@dataclass
class Member:
    roles: list[str] = field(default_factory=list)
    timed_out: bool = False


@dataclass
class Guild:
    """`ladder`: the roles above @everyone, the lowest first."""

    owner: str
    everyone: Names
    ladder: list[str]
    permissions: dict[str, Names]
    members: dict[str, Member]
    channels: dict[str, Channel]

    # What one may do

    def in_guild(self, who: str) -> Names:
        if who == self.owner:
            return EVERYTHING
        mine = set(self.everyone)
        for role in self.members[who].roles:
            mine.update(self.permissions[role])
        return EVERYTHING if "ADMINISTRATOR" in mine else frozenset(mine)

    def in_channel(self, who: str, where: str) -> Names:
        mine, channel = set(self.in_guild(who)), self.channels[where]
        if "ADMINISTRATOR" in mine:
            return EVERYTHING
        if channel.of_everyone is not None:
            mine.difference_update(channel.of_everyone.deny)
            mine.update(channel.of_everyone.allow)
        said = [channel.of_roles[role] for role in self.members[who].roles if role in channel.of_roles]
        for one in said:
            mine.difference_update(one.deny)
        for one in said:
            mine.update(one.allow)
        if who in channel.of_members:
            mine.difference_update(channel.of_members[who].deny)
            mine.update(channel.of_members[who].allow)
        if self.members[who].timed_out:
            mine.intersection_update(IN_TIMEOUT)
        if "VIEW_CHANNEL" not in mine:
            return frozenset()
        if "SEND_MESSAGES" not in mine:
            mine.difference_update(WITH_SENDING)
        return frozenset(mine)

    # Whom one may touch

    def height(self, who: str) -> float:
        """The place of somebody's highest role; @everyone starts at 0; the owner stands above all."""
        if who == self.owner:
            return float("inf")
        return max((self.ladder.index(role) + 1 for role in self.members[who].roles), default=0)

    def manages_roles(self, who: str) -> bool:
        if self.members[who].timed_out and self.in_guild(who) != EVERYTHING:
            return False
        return "MANAGE_ROLES" in self.in_guild(who)

    def may_create_role(self, who: str, permissions: Names) -> bool:
        return self.manages_roles(who) and permissions <= self.in_guild(who)

    def may_edit_role(self, who: str, role: str | None, permissions: Names) -> bool:
        """`role` None: @everyone. Only what the role did not have before is granted to it."""
        place = 0 if role is None else self.ladder.index(role) + 1
        granted = permissions - (self.everyone if role is None else self.permissions[role])
        return self.manages_roles(who) and place < self.height(who) and granted <= self.in_guild(who)

    def may_delete_role(self, who: str, role: str) -> bool:
        return self.manages_roles(who) and self.ladder.index(role) + 1 < self.height(who)

    def may_sort(self, who: str, ladder: list[str]) -> bool:
        """Only roles lower than one's highest may come to stand elsewhere."""
        if not self.manages_roles(who):
            return False
        moved = [role for role in self.ladder if ladder.index(role) != self.ladder.index(role)]
        return all(max(ladder.index(role), self.ladder.index(role)) + 1 < self.height(who) for role in moved)

    def may_give_role(self, who: str, role: str) -> bool:
        """Stricter than published: whoever is given a role is given its permissions, and nobody gives what they lack."""
        return self.may_take_role(who, role) and self.permissions[role] <= self.in_guild(who)

    def may_take_role(self, who: str, role: str) -> bool:
        return self.manages_roles(who) and self.ladder.index(role) + 1 < self.height(who)

    def may_overwrite(self, who: str, where: str, before: Said, after: Said) -> bool:
        """Whoever manages roles in the channel, as far as their own permissions there reach."""
        mine = self.in_channel(who, where)
        touched = (before.allow ^ after.allow) | (before.deny ^ after.deny)
        return "MANAGE_ROLES" in mine and touched <= mine


def some_names(chance: random.Random, *likely: str, most: int = 10) -> Names:
    """A few at random, and each of the likely ones as often as not: those on which rules depend."""
    few = chance.sample(sorted(EVERYTHING - {"ADMINISTRATOR"}), chance.randint(0, most))
    return frozenset(few) | {name for name in likely if chance.random() < 0.5}


def some_said(chance: random.Random) -> Said:
    """Now and then both allowed and denied: no door takes that, and the published order has an answer to it."""
    likely = "VIEW_CHANNEL", "SEND_MESSAGES", "ATTACH_FILES", "MANAGE_ROLES", "READ_MESSAGE_HISTORY"
    allow, deny = some_names(chance, *likely, most=6), some_names(chance, *likely, most=6)
    return Said(allow, deny if chance.random() < 0.1 else deny - allow)


def some_guild(chance: random.Random, *, most_roles: int = 6, most_members: int = 5, most_channels: int = 4) -> Guild:
    """With an owner, administrators now and then, time-outs, and overwrites of all three kinds."""
    ladder = [f"role {number}" for number in range(chance.randint(0, most_roles))]
    permissions = {role: some_names(chance, "VIEW_CHANNEL", "SEND_MESSAGES", "MANAGE_ROLES") for role in ladder}
    for role in ladder:
        if chance.random() < 0.06:
            permissions[role] |= {"ADMINISTRATOR"}
    members = {
        f"member {number}": Member(chance.sample(ladder, chance.randint(0, len(ladder))), chance.random() < 0.15)
        for number in range(chance.randint(1, most_members))
    }
    channels = {}
    for number in range(chance.randint(1, most_channels)):
        channels[f"channel {number}"] = Channel(
            some_said(chance) if chance.random() < 0.5 else None,
            {role: some_said(chance) for role in ladder if chance.random() < 0.5},
            {member: some_said(chance) for member in members if chance.random() < 0.3},
        )
    everyone = some_names(chance, "VIEW_CHANNEL", "SEND_MESSAGES", "EMBED_LINKS")
    if chance.random() < 0.02:
        everyone |= {"ADMINISTRATOR"}
    return Guild(chance.choice(sorted(members)), everyone, ladder, permissions, members, channels)
