"""By what names a member can be found: a folded key for the user name, the display name and the nickname, kept as rows so
that a search by prefix is one range of an index however many members there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select

from backend.db import Work
from backend.guilds.models import member_names, members
from backend.roles.holding import holds
from backend.roles.models import member_roles
from backend.users.models import users
from backend.users.names import username_key

LONGEST_KEY = 64
LAST = "\U0010ffff"  # sorts after every character that a name can have


def rename(work: Work, user_id: int, guild_id: int | None = None) -> None:
    """Makes the keys true again, of all the user's guilds or of one: after a new user name, display name or nickname, and
    after joining or leaving."""
    mine, theirs = members.c.user_id == user_id, member_names.c.user_id == user_id
    if guild_id is not None:
        mine, theirs = mine & (members.c.guild_id == guild_id), theirs & (member_names.c.guild_id == guild_id)
    named = select(members.c.guild_id, members.c.nickname, users.c.username, users.c.display_name)
    rows = work.execute(named.join(users, users.c.id == members.c.user_id).where(mine)).all()
    work.execute(delete(member_names).where(theirs))
    keys = [
        {"guild_id": row.guild_id, "key": key, "user_id": user_id}
        for row in rows
        for key in _keys(row.username, row.display_name, row.nickname)
    ]
    if keys:
        work.execute(insert(member_names), keys)


def forget_names(work: Work, guild_id: int, user_ids: Sequence[int]) -> None:
    """After leaving."""
    theirs = (member_names.c.guild_id == guild_id) & member_names.c.user_id.in_(user_ids)
    work.execute(delete(member_names).where(theirs))


def find(work: Work, guild_id: int, prefix: str, limit: int, role_id: int | None = None) -> list[int]:
    """The members one of whose names begins with it (and who hold that role), by that name. Each member has three names at most."""
    start = username_key(" ".join(prefix.split()))[:LONGEST_KEY]
    column = member_names.c.key
    found = (
        select(member_names.c.user_id)
        .where(member_names.c.guild_id == guild_id, column >= start, column < start + LAST)
        .order_by(column, member_names.c.user_id)
        .limit(3 * limit)
    )
    if role_id is not None:
        found = found.join(member_roles, holds(member_names, role_id))
    return list(dict.fromkeys(work.execute(found).scalars()))[:limit]


def _keys(*names: str | None) -> Iterable[str]:
    return {username_key(name)[:LONGEST_KEY] for name in names if name}
