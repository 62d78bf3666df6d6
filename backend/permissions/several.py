"""What somebody may do in channels from here and there, at a number of statements that does not grow with them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from backend.channels.models import channels
from backend.db import Work
from backend.permissions.access import DELETED, VIEW
from backend.permissions.direct import direct_views
from backend.permissions.views import views
from backend.realtime.rooms import DIRECT


def guilds_of(work: Work, user_id: int, channel_ids: Collection[int], *, needs: int = VIEW) -> dict[int, int]:
    """By channel, of those in which they have these rights, its guild's id or DIRECT. Others are left out."""
    if not channel_ids:
        return {}
    there = select(channels.c.id, channels.c.guild_id).where(channels.c.id.in_(channel_ids), channels.c.type != DELETED)
    placed = {row.id: row.guild_id or DIRECT for row in work.execute(there)}
    direct = [id for id, guild_id in placed.items() if guild_id == DIRECT]
    rights = dict(direct_views(work, [user_id], direct)[user_id].channels) if direct else {}
    guild_ids = {*placed.values()} - {DIRECT}
    if guild_ids:
        for view in views(work, [user_id], guild_ids).get(user_id, {}).values():
            rights.update(view.channels)
    return {id: guild_id for id, guild_id in placed.items() if not (needs | VIEW) & ~rights.get(id, 0)}
