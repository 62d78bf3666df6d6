"""Who and what is meant by a name that somebody typed: an id, a mention, or a name that they can see."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import literal, select, union_all

from backend.db import Work
from backend.dms.models import conversation_members
from backend.guilds.models import member_names
from backend.ids import LARGEST
from backend.people import Person
from backend.search.scope import Scope
from backend.users.models import users
from backend.users.names import username_key

People = defaultdict[str, set[int]]

MYSELF = "me"
_PERSON, _ROLE, _CHANNEL = (re.compile(rf"<{sign}([0-9]{{1,16}})>") for sign in ("@!?", "@&", "#"))
_ID = re.compile(r"[0-9]{1,16}")


def users_named(work: Work, user: Person, scope: Scope, typed: Collection[str]) -> People:
    """By what was typed: whoever has that user name; else all whom the searcher knows by it, by display name or nickname.
    One statement."""
    found: People = defaultdict(set)
    keys: dict[str, list[str]] = defaultdict(list)
    for name in typed:
        mention = _PERSON.fullmatch(name) or _ID.fullmatch(name)
        if name.lower() == MYSELF:
            found[name].add(user.id)
        elif mention is not None:
            found[name].add(min(int(mention[mention.lastindex or 0]), LARGEST))
        if mention is None or mention.lastindex is None:
            keys[username_key(name.removeprefix("@"))].append(name)
    called: dict[str, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for row in work.execute(_called(scope, [key for key in keys if key and "\0" not in key])):
        called[row.key][row.rank].add(row.id)
    for key, (exact, known) in called.items():
        for name in keys[key]:
            found[name] |= exact or known
    return found


def _called(scope: Scope, keys: Collection[str]) -> object:
    name, member, inside = users.c.username_key, member_names.c, conversation_members.c
    direct = [id for id, place in scope.channels.items() if place.guild_id is None]
    exact = select(users.c.id, name.label("key"), literal(0).label("rank")).where(name.in_(keys))
    here = select(member.user_id, member.key, literal(1)).where(
        member.guild_id.in_(scope.guild_ids), member.key.in_(keys)
    )
    with_whom = (
        select(users.c.id, users.c.display_key, literal(1))
        .join(conversation_members, inside.user_id == users.c.id)
        .where(inside.channel_id.in_(direct), users.c.display_key.in_(keys))
    )
    return union_all(exact, here, with_whom)


def roles_named(scope: Scope, typed: str) -> list[int]:
    """@everyone is nobody's role in particular."""
    mention = _ROLE.fullmatch(typed) or _ID.fullmatch(typed)
    if mention is not None:
        id = int(mention[mention.lastindex or 0])
        return [id] if id in scope.roles and id not in scope.guild_ids else []
    name = typed.removeprefix("@").casefold()
    return [id for id, called in scope.roles.items() if called.casefold() == name and id not in scope.guild_ids]


def channels_named(scope: Scope, typed: str) -> set[int]:
    """Of a category: those inside."""
    mention = _CHANNEL.fullmatch(typed) or _ID.fullmatch(typed)
    name = typed.removeprefix("#").casefold()
    meant = {id for id, place in scope.channels.items() if place.name.casefold() == name and place.guild_id is not None}
    around = {id for id, called in scope.categories.items() if called.casefold() == name}
    if mention is not None:
        id = int(mention[mention.lastindex or 0])
        meant |= {id} & scope.channels.keys()
        around |= {id} & scope.categories.keys()
    return meant | {id for id, place in scope.channels.items() if place.parent_id in around}
