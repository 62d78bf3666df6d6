"""What a member may do in a channel: pure arithmetic on plain integers, without a database.

The order is Discord's published one (developer documentation, "Permission overwrites" and "Implicit permissions"):
@everyone and the member's roles; owner and administrator may everything; then the overwrites of @everyone, of all
roles taken together, of the member; then what silence, invisibility and a time-out imply.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from backend.permissions.bits import ALL, Permission

_ALL = int(ALL)
_ADMINISTRATOR = int(Permission.ADMINISTRATOR)
_VIEW = int(Permission.VIEW_CHANNEL)
_SEND = int(Permission.SEND_MESSAGES)
NEEDS_SEND = int(
    Permission.MENTION_EVERYONE | Permission.SEND_TTS_MESSAGES | Permission.ATTACH_FILES | Permission.EMBED_LINKS
)
LEFT_IN_TIMEOUT = int(Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)


@dataclass(frozen=True, slots=True)
class Overwrite:
    allow: int = 0
    deny: int = 0


NO_OVERWRITE = Overwrite()


def base(everyone: int, roles: Iterable[int], *, owner: bool = False) -> int:
    """A member's permissions in the guild as a whole."""
    permissions = everyone
    for role in roles:
        permissions |= role
    return _ALL if owner or permissions & _ADMINISTRATOR else permissions


def in_guild(base_permissions: int, *, timed_out: bool) -> int:
    """What of them holds now: somebody who may not speak does not rule either; administrators and the owner are exempt."""
    if timed_out and not base_permissions & _ADMINISTRATOR:
        return base_permissions & LEFT_IN_TIMEOUT
    return base_permissions


def in_channel(
    base_permissions: int,
    everyone: Overwrite = NO_OVERWRITE,
    roles: Iterable[Overwrite] = (),
    member: Overwrite = NO_OVERWRITE,
    *,
    timed_out: bool = False,
) -> int:
    """A member's permissions in one channel; `roles` are the overwrites of the roles that the member has."""
    if base_permissions & _ADMINISTRATOR:
        return _ALL
    return _implied(said_in_channel(base_permissions, everyone, roles, member), timed_out)


def said_in_channel(base_permissions: int, everyone: Overwrite, roles: Iterable[Overwrite], member: Overwrite) -> int:
    """What the overwrites leave of the base, before anything is implied."""
    permissions = base_permissions & ~everyone.deny | everyone.allow
    allow = deny = 0
    for overwrite in roles:
        allow |= overwrite.allow
        deny |= overwrite.deny
    permissions = permissions & ~deny | allow
    return permissions & ~member.deny | member.allow


def _implied(permissions: int, timed_out: bool) -> int:
    if timed_out:
        permissions &= LEFT_IN_TIMEOUT
    if not permissions & _VIEW:
        return 0
    if not permissions & _SEND:
        permissions &= ~NEEDS_SEND
    return permissions


def member_in_channel(
    base_permissions: int,
    guild_id: int,
    user_id: int,
    role_ids: Iterable[int],
    overwrites: Mapping[int, Overwrite],
    *,
    timed_out: bool = False,
) -> int:
    """`in_channel` for overwrites kept by target id. A guild's @everyone role has the guild's id."""
    if not overwrites and not timed_out:
        return _ALL if base_permissions & _ADMINISTRATOR else _implied(base_permissions, False)
    return in_channel(
        base_permissions,
        overwrites.get(guild_id, NO_OVERWRITE),
        [overwrites[role_id] for role_id in role_ids if role_id in overwrites],
        overwrites.get(user_id, NO_OVERWRITE),
        timed_out=timed_out,
    )
