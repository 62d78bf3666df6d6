"""What several members may do in all channels of a guild, computed together: four statements however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from backend.channels.models import channels
from backend.db import Work
from backend.guilds.models import guilds, members
from backend.permissions import resolve
from backend.permissions.bits import Permission
from backend.permissions.resolve import Overwrite
from backend.roles.models import member_roles, overwrites, roles

VIEW = int(Permission.VIEW_CHANNEL)


@dataclass(frozen=True, slots=True)
class GuildView:
    """One member's rights in one guild."""

    permissions: int
    channels: Mapping[int, int]  # channel id -> permissions, every channel of the guild
    visible: frozenset[int]


@dataclass(slots=True)
class _Guild:
    owner_id: int | None
    roles: dict[int, int] = field(default_factory=dict)
    channels: dict[int, dict[int, Overwrite]] = field(default_factory=dict)
    views: dict[tuple[bool, frozenset[int]], GuildView] = field(default_factory=dict)


def views(
    work: Work, user_ids: Collection[int], guild_ids: Collection[int] | None = None
) -> dict[int, dict[int, GuildView]]:
    """By user, then by guild; of all their guilds, or of those named. A user without membership is not in the answer."""
    mine = [members.c.user_id.in_(user_ids)]
    if guild_ids is not None:
        mine.append(members.c.guild_id.in_(guild_ids))
    belonging = work.execute(
        select(members.c.user_id, members.c.guild_id, members.c.timed_out_until).where(*mine)
    ).all()
    found = _load(work, {row.guild_id for row in belonging})
    has: dict[tuple[int, int], set[int]] = defaultdict(set)
    held = select(member_roles.c.user_id, member_roles.c.guild_id, member_roles.c.role_id)
    for row in work.execute(held.where(member_roles.c.user_id.in_(user_ids), member_roles.c.guild_id.in_(found))):
        has[row.user_id, row.guild_id].add(row.role_id)
    answer: dict[int, dict[int, GuildView]] = defaultdict(dict)
    for row in belonging:
        timed_out = row.timed_out_until is not None and row.timed_out_until > work.now
        role_ids = frozenset(has.get((row.user_id, row.guild_id), ()))
        answer[row.user_id][row.guild_id] = _view(found[row.guild_id], row.guild_id, row.user_id, role_ids, timed_out)
    return answer


def _load(work: Work, guild_ids: Collection[int]) -> dict[int, _Guild]:
    with_roles = (
        select(guilds.c.id, guilds.c.owner_id, roles.c.id.label("role_id"), roles.c.permissions)
        .outerjoin(roles, roles.c.guild_id == guilds.c.id)
        .where(guilds.c.id.in_(guild_ids))
    )
    found: dict[int, _Guild] = {}
    for row in work.execute(with_roles):
        guild = found.setdefault(row.id, _Guild(row.owner_id))
        if row.role_id is not None:
            guild.roles[row.role_id] = row.permissions
    with_overwrites = (
        select(channels.c.id, channels.c.guild_id, overwrites.c.target_id, overwrites.c.allow, overwrites.c.deny)
        .outerjoin(overwrites, overwrites.c.channel_id == channels.c.id)
        .where(channels.c.guild_id.in_(guild_ids))
    )
    for row in work.execute(with_overwrites):
        channel = found[row.guild_id].channels.setdefault(row.id, {})
        if row.target_id is not None:
            channel[row.target_id] = Overwrite(row.allow, row.deny)
    return found


def _view(guild: _Guild, guild_id: int, user_id: int, role_ids: frozenset[int], timed_out: bool) -> GuildView:
    """Members with the same roles share one view, unless something is said of them in person."""
    personal = timed_out or any(user_id in channel for channel in guild.channels.values())
    key = (user_id == guild.owner_id, role_ids)
    if not personal and key in guild.views:
        return guild.views[key]
    base = resolve.base(guild.roles.get(guild_id, 0), _known(guild.roles, role_ids), owner=user_id == guild.owner_id)
    by_channel = {
        channel_id: resolve.member_in_channel(base, guild_id, user_id, role_ids, targets, timed_out=timed_out)
        for channel_id, targets in guild.channels.items()
    }
    view = GuildView(base, by_channel, frozenset(id for id, permissions in by_channel.items() if permissions & VIEW))
    if not personal:
        guild.views[key] = view
    return view


def _known(permissions_of: Mapping[int, int], role_ids: Iterable[int]) -> list[int]:
    return [permissions_of[role_id] for role_id in role_ids if role_id in permissions_of]
