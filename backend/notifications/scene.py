"""What the rule must know of some messages and of some who may hear them: a constant number of statements for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from backend.channels.models import channels, read_states
from backend.db import Work
from backend.messages.extra import Extra, unpacked
from backend.messages.models import mentions, messages
from backend.notifications.actions import is_muted
from backend.notifications.models import notification_settings
from backend.notifications.rules import NOBODY, NOTHING, Chosen, Hearer, Named, Reason, Said, reason
from backend.permissions.bits import Permission
from backend.permissions.direct import direct_views
from backend.permissions.loading import LoadedGuild, load_guilds
from backend.permissions.views import GuildView, Viewing
from backend.users.account import read_settings
from backend.users.models import relationships, users
from backend.users.quiet import is_quiet
from backend.users.schemas import Settings

READS = int(Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)


@dataclass(frozen=True, slots=True)
class Scene:
    """`people`: the hearers, the authors and whom the messages name, less those who are gone."""

    now: int
    messages: Mapping[int, Any]
    extras: Mapping[int, Extra]
    people: Mapping[int, Any]
    settings: Mapping[int, Settings]
    guilds: Mapping[int, LoadedGuild]
    viewings: Mapping[int, Viewing]
    direct: Mapping[int, GuildView]
    chosen: Mapping[tuple[int, int], Chosen]
    blocked: Mapping[int, set[int]]
    read: Mapping[tuple[int, int], int]
    told: Mapping[int, set[int]]  # by message, whom it is known to mention: users, or the guild for everyone

    def reason(self, user_id: int, message_id: int) -> Reason | None:
        """None, too, for a message or a person that is not there any more."""
        message = self.messages.get(message_id)
        if message is None or user_id not in self.settings:
            return None
        guild = self.guilds.get(message.guild_id)
        level = guild.row.default_notifications if guild is not None else "all"
        said = Said(message.author_id, message.seq, message.type or "default", message.guild_id is None, level)
        return reason(said, self._named(user_id, message), self._hearer(user_id, message))

    def rights(self, user_id: int, guild_id: int | None) -> Mapping[int, int]:
        """By channel, of those that were loaded."""
        if guild_id is None:
            return self.direct[user_id].channels
        guild = self.guilds.get(guild_id)
        if guild is None or user_id not in guild.memberships:
            return {}
        return self.viewings[guild_id].of(user_id, self.now).channels

    def _hearer(self, user_id: int, message: Any) -> Hearer:
        return Hearer(
            user_id,
            not READS & ~self.rights(user_id, message.guild_id).get(message.channel_id, 0),
            self.read.get((user_id, message.channel_id), 0),
            frozenset(self.blocked.get(user_id, ())),
            self.people[user_id].status,
            is_quiet(self.settings[user_id].quiet_hours, self.now),
            self.chosen.get((user_id, message.guild_id), NOTHING),
            self.chosen.get((user_id, message.channel_id), NOTHING),
        )

    def _named(self, user_id: int, message: Any) -> Named:
        """Who is told as one of everyone or of those here was decided when it was said."""
        named, told = self.extras[message.id].mentions, self.told.get(message.id, set())
        if named is None:
            return NOBODY
        held = self.guilds[message.guild_id].held.get(user_id, ()) if message.guild_id in self.guilds else ()
        by_name = user_id in named.users
        everyone = named.everyone and (message.guild_id in told or (user_id in told and not by_name))
        return Named(by_name, not set(held).isdisjoint(named.roles), everyone)


def load_scene(
    work: Work, user_ids: Collection[int], message_ids: Collection[int], more_channels: Collection[int] = ()
) -> Scene:
    """`more_channels`: others of the same guilds, whose names and rights are wanted."""
    said = {row.id: row for row in work.execute(_MESSAGES.where(messages.c.id.in_(message_ids)))}
    extras = {id: unpacked(row.extra) for id, row in said.items()}
    authors = {row.author_id for row in said.values()}
    named = {id for extra in extras.values() if extra.mentions is not None for id in extra.mentions.users}
    channel_ids = {row.channel_id for row in said.values()}
    guild_ids = {row.guild_id for row in said.values() if row.guild_id is not None}
    everybody = {*user_ids, *authors, *named}
    people = {row.id: row for row in work.execute(_PEOPLE.where(users.c.id.in_(everybody)))}
    guilds = load_guilds(work, everybody, guild_ids, channel_ids | set(more_channels)) if guild_ids else {}
    return Scene(
        now=work.now,
        messages=said,
        extras=extras,
        people=people,
        settings={id: read_settings(people[id].settings) for id in user_ids if id in people},
        guilds=guilds,
        viewings={id: Viewing(guild) for id, guild in guilds.items()},
        direct=direct_views(work, user_ids, channel_ids),
        chosen=_chosen(work, user_ids, channel_ids | guild_ids),
        blocked=_blocked(work, user_ids, authors),
        read=_read(work, user_ids, channel_ids),
        told=_told(work, [id for id, extra in extras.items() if extra.mentions is not None]),
    )


def _chosen(work: Work, user_ids: Collection[int], targets: Collection[int]) -> dict[tuple[int, int], Chosen]:
    table = notification_settings
    rows = work.execute(select(table).where(table.c.user_id.in_(user_ids), table.c.target_id.in_(targets)))
    return {
        (row.user_id, row.target_id): Chosen(
            row.level, is_muted(row.muted_until, work.now), row.suppress_everyone, row.suppress_roles
        )
        for row in rows
    }


def _blocked(work: Work, user_ids: Collection[int], authors: Collection[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    mine = relationships.c.user_id.in_(user_ids) & relationships.c.other_id.in_(authors)
    for row in work.execute(select(relationships).where(mine, relationships.c.kind == "blocked")):
        found[row.user_id].add(row.other_id)
    return found


def _read(work: Work, user_ids: Collection[int], channel_ids: Collection[int]) -> dict[tuple[int, int], int]:
    mine = read_states.c.user_id.in_(user_ids) & read_states.c.channel_id.in_(channel_ids)
    return {(row.user_id, row.channel_id): row.last_read_seq for row in work.execute(select(read_states).where(mine))}


def _told(work: Work, message_ids: Collection[int]) -> dict[int, set[int]]:
    if not message_ids:
        return {}
    found: dict[int, set[int]] = defaultdict(set)
    rows = select(mentions.c.message_id, mentions.c.target_id).where(mentions.c.message_id.in_(message_ids))
    for row in work.execute(rows):
        found[row.message_id].add(row.target_id)
    return found


_MESSAGES = select(
    messages,
    channels.c.guild_id,
    channels.c.type.label("channel_type"),
    channels.c.name.label("channel_name"),
).join(channels, channels.c.id == messages.c.channel_id)
_PEOPLE = select(
    users.c.id, users.c.username, users.c.display_name, users.c.avatar, users.c.status, users.c.settings
).where(users.c.disabled_at.is_(None), users.c.deleted_at.is_(None))
