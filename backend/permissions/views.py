"""What several members may do in all channels of a guild, computed together: a few statements however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from backend.db import Work
from backend.permissions import resolve
from backend.permissions.bits import Permission
from backend.permissions.loading import LoadedGuild, load_guilds
from backend.permissions.resolve import Overwrite

VIEW = int(Permission.VIEW_CHANNEL)


@dataclass(frozen=True, slots=True)
class GuildView:
    """One member's rights in one guild."""

    permissions: int
    channels: Mapping[int, int]  # channel id -> permissions, every channel of the guild
    visible: frozenset[int]


class Viewing:
    """Views of one guild. Members with the same roles share one, unless something is said of them in person."""

    def __init__(self, guild: LoadedGuild) -> None:
        self._guild = guild
        self._roles = {role.id: role.permissions for role in guild.roles}
        self._overwrites = {
            channel.id: {row.target_id: Overwrite(row.allow, row.deny) for row in guild.overwrites.get(channel.id, ())}
            for channel in guild.channels
        }
        self._shared: dict[tuple[bool, frozenset[int]], GuildView] = {}

    def of(self, user_id: int, now: int) -> GuildView:
        timed_out_until = self._guild.memberships[user_id].timed_out_until
        timed_out = timed_out_until is not None and timed_out_until > now
        is_owner, role_ids = user_id == self._guild.row.owner_id, frozenset(self._guild.held.get(user_id, ()))
        if timed_out or any(user_id in targets for targets in self._overwrites.values()):
            return self._compute(user_id, role_ids, is_owner, timed_out)
        key = (is_owner, role_ids)
        if key not in self._shared:
            self._shared[key] = self._compute(user_id, role_ids, is_owner, timed_out)
        return self._shared[key]

    def _compute(self, user_id: int, role_ids: frozenset[int], is_owner: bool, timed_out: bool) -> GuildView:
        guild_id = self._guild.row.id
        base = resolve.base(self._roles.get(guild_id, 0), _known(self._roles, role_ids), owner=is_owner)
        by_channel = {
            channel_id: resolve.member_in_channel(base, guild_id, user_id, role_ids, targets, timed_out=timed_out)
            for channel_id, targets in self._overwrites.items()
        }
        now = resolve.in_guild(base, timed_out=timed_out)
        return GuildView(now, by_channel, frozenset(id for id, may in by_channel.items() if may & VIEW))


def views(
    work: Work, user_ids: Collection[int], guild_ids: Collection[int] | None = None
) -> dict[int, dict[int, GuildView]]:
    """By user, then by guild; of all their guilds, or of those named. A user without membership is not in the answer."""
    answer: dict[int, dict[int, GuildView]] = defaultdict(dict)
    for guild_id, guild in load_guilds(work, user_ids, guild_ids).items():
        viewing = Viewing(guild)
        for user_id in guild.memberships:
            answer[user_id][guild_id] = viewing.of(user_id, work.now)
    return answer


def _known(permissions_of: Mapping[int, int], role_ids: Iterable[int]) -> list[int]:
    return [permissions_of[role_id] for role_id in role_ids if role_id in permissions_of]
