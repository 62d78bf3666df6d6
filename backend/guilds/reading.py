"""Members as others see them: listed by id, found by name, one alone. Each costs the same however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from backend.db import Work
from backend.errors import NotFound
from backend.guilds.models import members
from backend.guilds.names import find
from backend.guilds.schemas import Member, Members, MembersQuery
from backend.people import Person
from backend.permissions.access import access_guild
from backend.roles.holding import holds, roles_held
from backend.roles.models import member_roles
from backend.users.models import users
from backend.utils import iso


def list_members(work: Work, user: Person, guild_id: int, query: MembersQuery) -> Members:
    """Members by user id, those whose name begins with `q`, by that name, or those of certain ids; with `role` only those of the
    first two who hold it."""
    access_guild(work, user.id, guild_id)
    role = query.role if query.role != guild_id else None  # which everybody holds
    if query.q.strip():
        return Members(_of_ids(work, guild_id, find(work, guild_id, query.q, query.limit, role)), None)
    if query.id:
        return Members(_of_ids(work, guild_id, query.id), None)
    here = (members.c.guild_id == guild_id) & (members.c.user_id > query.after)
    listed = _MEMBERS if role is None else _MEMBERS.join(member_roles, holds(members, role))
    rows = work.execute(listed.where(here).order_by(members.c.user_id).limit(query.limit + 1)).all()
    shown = rows[: query.limit]
    return Members(_shown(work, guild_id, shown), shown[-1].user_id if len(rows) > query.limit else None)


def list_some(work: Work, user: Person, guild_id: int, user_ids: Sequence[int], limit: int) -> Members:
    """A page of these, which are sorted."""
    access_guild(work, user.id, guild_id)
    page = user_ids[:limit]
    return Members(_of_ids(work, guild_id, page), page[-1] if len(user_ids) > limit else None)


def show_member(work: Work, user: Person, guild_id: int, user_id: int) -> Member:
    access_guild(work, user.id, guild_id)
    return one_member(work, guild_id, user_id)


def one_member(work: Work, guild_id: int, user_id: int) -> Member:
    """Raises NotFound. Whether somebody may see the guild is the caller's question."""
    found = _of_ids(work, guild_id, [user_id])
    if not found:
        raise NotFound("There is no such member.")
    return found[0]


def member_of(work: Work, person: Person, row: Any, role_ids: list[int]) -> Member:
    """A member from the row of their membership."""
    is_timed_out = row.timed_out_until is not None and row.timed_out_until > work.now
    until = iso(row.timed_out_until) if is_timed_out else None
    return Member(person, row.nickname, iso(row.joined_at), role_ids, until)


def _of_ids(work: Work, guild_id: int, user_ids: Sequence[int]) -> list[Member]:
    rows = work.execute(_MEMBERS.where(members.c.guild_id == guild_id, members.c.user_id.in_(user_ids)))
    by_id = {row.user_id: row for row in rows}
    return _shown(work, guild_id, [by_id[user_id] for user_id in user_ids if user_id in by_id])


def _shown(work: Work, guild_id: int, rows: Iterable[Any]) -> list[Member]:
    listed = list(rows)
    held = roles_held(work, guild_id, [row.user_id for row in listed])
    return [member_of(work, _person(row), row, held.get(row.user_id, [])) for row in listed]


def _person(row: Any) -> Person:
    return Person(row.user_id, row.username, row.display_name, row.avatar)


_MEMBERS = select(members, users.c.username, users.c.display_name, users.c.avatar).join(
    users, users.c.id == members.c.user_id
)
