"""The gateways: nothing else looks up a guild or a channel by an id that a client sent.

Each returns what the caller needs or raises NotFound; what exists but may not be seen is answered like what does not
exist. Rights are cached by (member, channel) and forgotten by guild: whoever changes members, roles, overwrites or
channels calls `work.forget(guild_id)`. A conversation without a guild is a group of its own: `conversation(channel_id)`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, literal, or_, select, union_all

from backend.channels.models import channels
from backend.db import Work
from backend.errors import Forbidden, NotFound
from backend.guilds.models import guilds, members
from backend.permissions import resolve
from backend.permissions.bits import Permission
from backend.permissions.direct import direct_views
from backend.permissions.resolve import Overwrite
from backend.realtime.rooms import DIRECT
from backend.roles.models import member_roles, overwrites, roles

VIEW = int(Permission.VIEW_CHANNEL)
FOR_EVER = 2**62
CHANNEL_GUILDS = "guild of channel"
DELETED = "deleted"  # the type of a channel whose messages are still being cleared away


@dataclass(frozen=True, slots=True)
class ChannelAccess:
    """`guild_id` is `rooms.DIRECT` where there is none."""

    channel_id: int
    guild_id: int
    type: str
    permissions: int
    valid_until: int  # a time-out's end changes rights without anybody doing anything
    slow_mode: int = 0  # seconds between one's messages


@dataclass(frozen=True, slots=True)
class GuildAccess:
    guild_id: int
    owner_id: int | None
    permissions: int


def access_channel(work: Work, user_id: int, channel_id: int, *, needs: int = VIEW) -> ChannelAccess:
    """Raises NotFound when the channel may not be viewed, Forbidden when another needed right is missing."""
    access = _channel(work, user_id, channel_id)
    if not access.permissions & VIEW:
        raise NotFound("There is no such channel.")
    if needs & ~access.permissions:
        raise Forbidden
    return access


def access_guild(work: Work, user_id: int, guild_id: int, *, needs: int = 0) -> GuildAccess:
    """Raises NotFound to everyone but members, Forbidden when a needed right is missing."""
    row = work.execute(_GUILD, {"guild_id": guild_id, "user_id": user_id}).one_or_none()
    if row is None or row.member_id is None:
        raise NotFound("There is no such guild.")
    rules = work.execute(_RULES, {"guild_id": guild_id, "user_id": user_id, "channel_id": 0}).all()
    timed_out = row.timed_out_until is not None and row.timed_out_until > work.now
    permissions = resolve.in_guild(_base(rules, owner=row.owner_id == user_id), timed_out=timed_out)
    if needs & ~permissions:
        raise Forbidden
    return GuildAccess(guild_id, row.owner_id, permissions)


def conversation(channel_id: int) -> Hashable:
    """The group under which rights in direct messages are cached."""
    return "conversation", channel_id


def _channel(work: Work, user_id: int, channel_id: int) -> ChannelAccess:
    group = work.cache.get(CHANNEL_GUILDS, channel_id)
    if group is not None:
        known: ChannelAccess | None = work.cache.get(group, (user_id, channel_id))
        if known is not None and known.valid_until > work.now:
            return known
    everything = work.cache.version(CHANNEL_GUILDS)
    version = work.cache.version(group) if group is not None else None
    row = work.execute(_CHANNEL, {"channel_id": channel_id, "user_id": user_id}).one_or_none()
    if row is None or row.type == DELETED:
        raise NotFound("There is no such channel.")
    group_now = row.guild_id if row.guild_id is not None else conversation(channel_id)
    work.cache.put(CHANNEL_GUILDS, channel_id, group_now, everything)
    access = _resolve(work, user_id, row) if row.guild_id is not None else _direct(work, user_id, row)
    if version is not None:  # the first look only learns the guild: its version was not known before the question
        work.cache.put(group_now, (user_id, channel_id), access, version)
    return access


def _direct(work: Work, user_id: int, row: Any) -> ChannelAccess:
    rights = direct_views(work, [user_id], [row.id])[user_id].channels
    return ChannelAccess(row.id, DIRECT, row.type, rights.get(row.id, 0), FOR_EVER)


def _resolve(work: Work, user_id: int, row: Any) -> ChannelAccess:
    channel_id, guild_id, kind, slow_mode, owner_id, member_id, timed_out_until = row
    if member_id is None:
        return ChannelAccess(channel_id, guild_id, kind, 0, FOR_EVER)
    timed_out = timed_out_until is not None and timed_out_until > work.now
    rules = work.execute(_RULES, {"guild_id": guild_id, "user_id": user_id, "channel_id": channel_id}).all()
    permissions = resolve.member_in_channel(
        _base(rules, owner=owner_id == user_id),
        guild_id,
        user_id,
        [rule.id for rule in rules if rule.kind == "role" and rule.id != guild_id],
        {rule.id: Overwrite(rule.allow, rule.deny) for rule in rules if rule.kind == "over"},
        timed_out=timed_out,
    )
    valid_until = timed_out_until if timed_out else FOR_EVER
    return ChannelAccess(channel_id, guild_id, kind, permissions, valid_until, slow_mode)


def _base(rules: Iterable[Any], *, owner: bool) -> int:
    return resolve.base(0, [rule.allow for rule in rules if rule.kind == "role"], owner=owner)


_member = and_(members.c.guild_id == guilds.c.id, members.c.user_id == bindparam("user_id"))
_GUILD = (
    select(guilds.c.owner_id, members.c.user_id.label("member_id"), members.c.timed_out_until)
    .select_from(guilds.outerjoin(members, _member))
    .where(guilds.c.id == bindparam("guild_id"))
)
_CHANNEL = (
    select(
        channels.c.id,
        channels.c.guild_id,
        channels.c.type,
        channels.c.slow_mode,
        guilds.c.owner_id,
        members.c.user_id.label("member_id"),
        members.c.timed_out_until,
    )
    .select_from(channels.outerjoin(guilds).outerjoin(members, _member))
    .where(channels.c.id == bindparam("channel_id"))
)
_held = select(member_roles.c.role_id).where(
    member_roles.c.guild_id == bindparam("guild_id"), member_roles.c.user_id == bindparam("user_id")
)
# One statement for both: the member's roles (@everyone among them) and the channel's overwrites.
_RULES = union_all(
    select(
        literal("role").label("kind"), roles.c.id, roles.c.permissions.label("allow"), literal(0).label("deny")
    ).where(roles.c.guild_id == bindparam("guild_id"), or_(roles.c.id == bindparam("guild_id"), roles.c.id.in_(_held))),
    select(literal("over"), overwrites.c.target_id, overwrites.c.allow, overwrites.c.deny).where(
        overwrites.c.channel_id == bindparam("channel_id")
    ),
)
