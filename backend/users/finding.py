"""Looking people up: one by id, or by the beginning of a name."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, case, exists, false, func, or_, select, union

from backend.db import Work
from backend.errors import NotFound
from backend.guilds.models import member_names, members
from backend.people import Person
from backend.users.account import person
from backend.users.models import relationships, user_words, users
from backend.users.names import LONGEST_KEY, username_key
from backend.users.schemas import Profile, UserSearch
from backend.utils import iso

LAST = "\U0010ffff"  # sorts after every character that a name can have
MOST_LOOKED_AT = 500  # of each way in which a name can fit; what is sorted must not grow with the installation
SHORTEST_WORD = 2  # to be looked for inside names: one letter is in all of them


def show_profile(work: Work, user: Person, user_id: int) -> Profile:
    """Four statements. Whoever is deleted is nobody. Presence is the door's to add."""
    row = work.execute(select(users).where(users.c.id == user_id, users.c.deleted_at.is_(None))).one_or_none()
    if row is None:
        raise NotFound("There is no such user.")
    mine = select(relationships.c.kind).where(
        relationships.c.user_id == user.id, relationships.c.other_id == user_id, relationships.c.user_id != user_id
    )
    return Profile(
        row.id,
        row.username,
        row.display_name,
        row.avatar,
        row.banner,
        row.bio,
        row.pronouns,
        iso(row.created_at),
        work.execute(mine).scalar_one_or_none(),
        _mutual_guilds(work, user.id, user_id),
        _mutual_friends(work, user.id, user_id) if user_id != user.id else 0,
    )


def find_users(work: Work, user: Person, search: UserSearch) -> list[Person]:
    """The name itself first, then friends, then people of one's guilds, then others; names that begin with it before those
    with a word that does. Nobody with whom there is a block. One statement."""
    key = username_key(" ".join(search.q.split()).removeprefix("@"))[:LONGEST_KEY]
    if not key or "\0" in key:
        return []
    return [person(row) for row in work.execute(statement(user, key, search.limit))]


def statement(user: Person, key: str, limit: int) -> Select[Any]:
    """Each way of fitting is a range of an index; what is sorted of them is bounded."""
    fitting = union(*_fitting(user, key)).subquery("fitting")
    rank = (_is_exact(key), _is_friend(user), _shares_guild(user), _begins(key))
    return (
        select(users.c.id, users.c.username, users.c.display_name, users.c.avatar)
        .join(fitting, fitting.c.id == users.c.id)
        .where(users.c.deleted_at.is_(None), ~_is_blocked(user))
        .order_by(*(case((condition, 0), else_=1) for condition in rank), users.c.username_key)
        .limit(limit)
    )


def _fitting(user: Person, key: str) -> list[Select[Any]]:
    """Who fits, in each way in which one can: so many of all, and friends and people of one's guilds besides."""
    names = (users.c.username_key, users.c.display_key)
    ways = [_in_range(name, key) for name in names]
    some = [select(users.c.id).where(way).order_by(name) for way, name in zip(ways, names, strict=True)]
    mine = select(members.c.guild_id).where(members.c.user_id == user.id)
    met = select(member_names.c.user_id.label("id"))
    some.append(met.where(member_names.c.guild_id.in_(mine), _in_range(member_names.c.key, key)))
    if len(key) >= SHORTEST_WORD:
        word = _in_range(user_words.c.key, key)
        ways.append(exists().where(user_words.c.user_id == users.c.id, word))
        theirs = select(user_words.c.user_id.label("id")).where(word)
        some.append(theirs.order_by(user_words.c.key))
        here = exists().where(members.c.user_id == user_words.c.user_id, members.c.guild_id.in_(mine))
        some.append(theirs.where(here))
    friends = select(relationships.c.other_id).where(relationships.c.user_id == user.id)
    known = select(users.c.id).where(users.c.id.in_(friends), or_(*ways))
    return [known, *(select(found.limit(MOST_LOOKED_AT).subquery().c.id) for found in some)]


def begins_with(prefix: str) -> Any:
    """Of users: whose user name or display name does."""
    key = username_key(" ".join(prefix.split()).removeprefix("@"))[:LONGEST_KEY]
    return _begins(key) if "\0" not in key else false()


def _in_range(column: Any, key: str) -> Any:
    return and_(column >= key, column < key + LAST)


def _is_exact(key: str) -> Any:
    return or_(users.c.username_key == key, func.coalesce(users.c.display_key, "") == key)


def _begins(key: str) -> Any:
    return or_(_in_range(users.c.username_key, key), _in_range(func.coalesce(users.c.display_key, ""), key))


def _is_friend(user: Person) -> Any:
    return exists().where(
        relationships.c.user_id == user.id, relationships.c.other_id == users.c.id, relationships.c.kind == "friend"
    )


def _is_blocked(user: Person) -> Any:
    mine = and_(relationships.c.user_id == user.id, relationships.c.other_id == users.c.id)
    theirs = and_(relationships.c.other_id == user.id, relationships.c.user_id == users.c.id)
    return exists().where(or_(mine, theirs), relationships.c.kind == "blocked")


def _shares_guild(user: Person) -> Any:
    mine, theirs = members.alias(), members.alias()
    return exists().where(
        mine.c.user_id == user.id, theirs.c.guild_id == mine.c.guild_id, theirs.c.user_id == users.c.id
    )


def _mutual_guilds(work: Work, user_id: int, other_id: int) -> list[int]:
    theirs = select(members.c.guild_id).where(members.c.user_id == other_id)
    mine = select(members.c.guild_id).where(members.c.user_id == user_id, members.c.guild_id.in_(theirs))
    return list(work.execute(mine.order_by(members.c.guild_id)).scalars())


def _mutual_friends(work: Work, user_id: int, other_id: int) -> int:
    theirs = select(relationships.c.other_id).where(relationships.c.user_id == other_id, _friendly)
    both = (relationships.c.user_id == user_id) & _friendly & relationships.c.other_id.in_(theirs)
    return int(work.execute(select(func.count()).select_from(relationships).where(both)).scalar_one())


_friendly = relationships.c.kind == "friend"
