"""A guild as somebody with certain roles would see it: for whoever sets it up."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from msgspec.structs import replace

from backend.channels.revealing import reveal
from backend.channels.schemas import Channel
from backend.db import Work
from backend.errors import NotFound
from backend.people import Person
from backend.permissions import resolve
from backend.permissions.bits import Permission
from backend.permissions.rank import rank_of
from backend.permissions.resolve import Overwrite
from backend.permissions.views import views
from backend.roles.reading import roles_of

NOBODY = 0  # the fictional member: nothing is said of them in person


class ViewAs(msgspec.Struct, frozen=True):
    permissions: int
    channels: list[Channel]


def view_as(work: Work, user: Person, guild_id: int, role_ids: Collection[int]) -> ViewAs:
    """Channels that the user does not see stay unseen: trying on a role must not show more than one's own."""
    rank_of(work, user.id, guild_id, needs=Permission.MANAGE_ROLES)
    permissions_of = {role.id: role.permissions for role in roles_of(work, guild_id)}
    if not permissions_of.keys() >= set(role_ids):
        raise NotFound("There is no such role.")
    base = resolve.base(permissions_of[guild_id], [permissions_of[role_id] for role_id in role_ids])
    mine = views(work, [user.id], [guild_id])[user.id][guild_id].visible
    shown: list[Channel] = []
    for channel in reveal(work, guild_id, mine).values():
        said = {entry.id: Overwrite(entry.allow, entry.deny) for entry in channel.overwrites}
        permissions = resolve.member_in_channel(base, guild_id, NOBODY, set(role_ids) - {guild_id}, said)
        if permissions & Permission.VIEW_CHANNEL:
            shown.append(replace(channel, permissions=permissions))
    return ViewAs(base, shown)
