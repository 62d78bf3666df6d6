"""Changing a member: nickname, roles, time-out; one's own nickname, or of somebody below oneself."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from msgspec import UNSET
from sqlalchemy import select

from backend.audit.log import record
from backend.db import Work
from backend.errors import Forbidden, NotFound, invalid
from backend.guilds.members import change_member, lock_guild, tell_of_member
from backend.guilds.names import rename
from backend.guilds.reading import one_member
from backend.guilds.schemas import Member, MemberChanges
from backend.guilds.timeouts import time_out
from backend.people import Person
from backend.permissions.bits import Permission
from backend.permissions.rank import Rank, check_outranks, rank_of
from backend.realtime.events import AccessChanged
from backend.roles.holding import set_roles
from backend.roles.models import roles
from backend.utils import clean_line

NICKNAME_LENGTH = 32


def update_member(work: Work, user: Person, guild_id: int, user_id: int, changes: MemberChanges, reason: str) -> Member:
    is_own = user_id == user.id
    rank = rank_of(work, user.id, guild_id, needs=_needs(changes, is_own))
    lock_guild(work, guild_id)
    if not is_own:
        check_outranks(work, rank, user_id)
    before = one_member(work, guild_id, user_id)
    if changes.nickname is not UNSET:
        _set_nickname(work, guild_id, user_id, changes.nickname)
    if changes.roles is not UNSET:
        _set_roles(work, rank, before, set(changes.roles))
    if changes.timeout is not UNSET:
        if is_own:
            raise Forbidden("Nobody can time themselves out.")
        time_out(work, guild_id, user_id, None if changes.timeout is None else work.now + 1000 * changes.timeout)
    return _tell(work, user, guild_id, before, reason)


def give_role(work: Work, user: Person, guild_id: int, user_id: int, role_id: int, reason: str) -> None:
    """Giving what is held already changes nothing."""
    rank, before, role = _role_change(work, user, guild_id, user_id, role_id)
    rank.check_has(role.permissions)
    _replace_roles(work, guild_id, user_id, {*before.roles, role_id})
    _tell(work, user, guild_id, before, reason)


def take_role(work: Work, user: Person, guild_id: int, user_id: int, role_id: int, reason: str) -> None:
    _, before, _ = _role_change(work, user, guild_id, user_id, role_id)
    _replace_roles(work, guild_id, user_id, set(before.roles) - {role_id})
    _tell(work, user, guild_id, before, reason)


def _role_change(work: Work, user: Person, guild_id: int, user_id: int, role_id: int) -> tuple[Rank, Member, Any]:
    rank = rank_of(work, user.id, guild_id, needs=Permission.MANAGE_ROLES)
    lock_guild(work, guild_id)
    before = one_member(work, guild_id, user_id)
    role = _roles(work, guild_id, [role_id]).get(role_id)
    if role is None:
        raise NotFound("There is no such role.")
    if role_id == guild_id:
        raise Forbidden("@everyone is held by all members.")
    rank.check_below(role.position)
    return rank, before, role


def _needs(changes: MemberChanges, is_own: bool) -> int:
    needs = Permission(0)
    if changes.nickname is not UNSET:
        needs |= Permission.CHANGE_NICKNAME if is_own else Permission.MANAGE_NICKNAMES
    if changes.roles is not UNSET:
        needs |= Permission.MANAGE_ROLES
    if changes.timeout is not UNSET:
        needs |= Permission.MODERATE_MEMBERS
    return int(needs)


def _set_nickname(work: Work, guild_id: int, user_id: int, given: str | None) -> None:
    nickname = clean_line("nickname", given, NICKNAME_LENGTH) if given and given.strip() else None
    change_member(work, guild_id, user_id, nickname=nickname)
    rename(work, user_id, guild_id)


def _set_roles(work: Work, rank: Rank, before: Member, wanted: set[int]) -> None:
    """Each role that is given or taken must be of this guild and below one's own highest; and nobody gives what they do not
    have."""
    guild_id, has = rank.access.guild_id, set(before.roles)
    found = _roles(work, guild_id, has ^ wanted)
    if guild_id in wanted or (has ^ wanted) - found.keys():
        raise invalid("roles", "must be roles of this guild, without @everyone")
    for role in found.values():
        rank.check_below(role.position)
        if role.id in wanted:
            rank.check_has(role.permissions)
    _replace_roles(work, guild_id, before.user.id, wanted)


def _replace_roles(work: Work, guild_id: int, user_id: int, role_ids: set[int]) -> None:
    """Whoever is given a role stays for good."""
    set_roles(work, guild_id, user_id, role_ids)
    if role_ids:
        change_member(work, guild_id, user_id, is_temporary=False)
    work.forget(guild_id)
    work.announce(AccessChanged(guild_id, frozenset({user_id})), to=None)


def _roles(work: Work, guild_id: int, role_ids: Collection[int]) -> dict[int, Any]:
    named = (roles.c.guild_id == guild_id) & roles.c.id.in_(role_ids)
    return {row.id: row for row in work.execute(select(roles.c.id, roles.c.position, roles.c.permissions).where(named))}


def _tell(work: Work, user: Person, guild_id: int, before: Member, reason: str) -> Member:
    """What is no change is neither recorded nor told. One's own nickname is nobody else's business."""
    after = one_member(work, guild_id, before.user.id)
    if after == before:
        return after
    target = ("user", before.user.id, before.user.username)
    if before.roles != after.roles:
        record(work, guild_id, user, "member_roles", target, {"roles": (before.roles, after.roles)}, reason)
    changed = {
        "nickname": (before.nickname, after.nickname),
        "timed_out_until": (before.timed_out_until, after.timed_out_until),
    }
    if user.id != before.user.id and any(was != now for was, now in changed.values()):
        record(work, guild_id, user, "member_update", target, changed, reason)
    return tell_of_member(work, guild_id, before.user.id)
