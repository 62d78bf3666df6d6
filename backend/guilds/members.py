"""Belonging to a guild: joining, and the list of members."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import insert, select, update

from backend.db import Work
from backend.errors import NotFound
from backend.guilds.events import MemberCreated
from backend.guilds.models import guilds, member_roles, members
from backend.guilds.schemas import Member, MembersQuery
from backend.guilds.show import created, show_guild
from backend.people import Person
from backend.permissions.access import access_guild
from backend.realtime import rooms
from backend.realtime.events import AccessChanged
from backend.users.models import users
from backend.utils import iso


def add_member(work: Work, guild_id: int, user_id: int) -> None:
    """Only the rows; joining an account's second time is the caller's to prevent."""
    work.execute(insert(members).values(guild_id=guild_id, user_id=user_id, joined_at=work.now))
    work.execute(update(guilds).where(guilds.c.id == guild_id).values(member_count=guilds.c.member_count + 1))
    work.forget(guild_id)


def join_guild(work: Work, user: Person, guild_id: int) -> None:
    """Makes the user a member. Already being one is not an error. Raises NotFound when there is no such guild."""
    if work.execute(select(guilds.c.id).where(guilds.c.id == guild_id)).one_or_none() is None:
        raise NotFound("There is no such guild.")
    mine = (members.c.guild_id == guild_id) & (members.c.user_id == user.id)
    if work.execute(select(members.c.user_id).where(mine)).one_or_none() is not None:
        return
    add_member(work, guild_id, user.id)
    count = work.execute(select(guilds.c.member_count).where(guilds.c.id == guild_id)).scalar_one()
    work.announce(AccessChanged(guild_id, frozenset({user.id})), to=None)
    work.announce(created(show_guild(work, user, guild_id)), to=rooms.user(user.id))
    member = Member(user, None, iso(work.now), [])
    work.announce(MemberCreated(guild_id, member, count), to=rooms.guild(guild_id))


def list_members(work: Work, user: Person, guild_id: int, query: MembersQuery) -> tuple[list[Member], int | None]:
    """Members by user id, and where the next page begins. Presence is the door's to add: it lives in memory."""
    access_guild(work, user.id, guild_id)
    rows = work.execute(
        select(members, users.c.username, users.c.display_name, users.c.avatar)
        .join(users, users.c.id == members.c.user_id)
        .where(members.c.guild_id == guild_id, members.c.user_id > query.after)
        .order_by(members.c.user_id)
        .limit(query.limit + 1)
    ).all()
    shown = rows[: query.limit]
    roles: dict[int, list[int]] = defaultdict(list)
    held = select(member_roles.c.user_id, member_roles.c.role_id).where(
        member_roles.c.guild_id == guild_id, member_roles.c.user_id.in_([row.user_id for row in shown])
    )
    for row in work.execute(held):
        roles[row.user_id].append(row.role_id)
    found = [
        Member(
            Person(row.user_id, row.username, row.display_name, row.avatar),
            row.nickname,
            iso(row.joined_at),
            roles[row.user_id],
        )
        for row in shown
    ]
    return found, shown[-1].user_id if len(rows) > query.limit else None
