"""What people say of themselves: names, words, pictures. Everybody who may see it hears of a change."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET
from sqlalchemy import BindParameter, bindparam, select, union, update

from backend.db import Work
from backend.dms.models import conversation_members
from backend.files.actions import discard
from backend.guilds.models import members
from backend.guilds.names import rename
from backend.people import Person
from backend.realtime import rooms
from backend.users.account import person, tell_me
from backend.users.events import UserUpdated
from backend.users.live import people_changed
from backend.users.models import relationships, users
from backend.users.names import LONGEST_KEY, username_key
from backend.users.schemas import Account, ProfileChanges
from backend.users.words import index_words
from backend.utils import clean_line, clean_text

NAME_LENGTH, BIO_LENGTH, PRONOUNS_LENGTH = 32, 190, 40


def change_profile(work: Work, user: Person, changes: ProfileChanges) -> Account:
    """What is None is taken away, what is left out stays."""
    values: dict[str, Any] = {}
    if changes.display_name is not UNSET:
        name = clean_line("display_name", changes.display_name, NAME_LENGTH) if changes.display_name else None
        values |= {"display_name": name, "display_key": username_key(name)[:LONGEST_KEY] if name else None}
    if changes.bio is not UNSET:
        values["bio"] = clean_text("bio", changes.bio or "", BIO_LENGTH, least=0)
    if changes.pronouns is not UNSET:
        values["pronouns"] = clean_line("pronouns", changes.pronouns, PRONOUNS_LENGTH) if changes.pronouns else ""
    if values:
        work.execute(update(users).where(users.c.id == user.id).values(**values))
    if "display_name" in values:
        index_words(work, user.id)
        rename(work, user.id)
        return announce_profile(work, user.id)
    return tell_me(work, user.id)


def set_avatar(work: Work, user: Person, address: str | None) -> Account:
    """None takes it away."""
    _replace_picture(work, user, users.c.avatar, address)
    return announce_profile(work, user.id)


def set_banner(work: Work, user: Person, address: str | None) -> Account:
    _replace_picture(work, user, users.c.banner, address)
    return tell_me(work, user.id)


def announce_profile(work: Work, user_id: int) -> Account:
    """After a new user name, display name or avatar: all who have them on a screen are told. Answers their account."""
    people_changed(work, [user_id])
    shown = person(work.execute(select(users).where(users.c.id == user_id)).one())
    account = tell_me(work, user_id)
    for room in [rooms.user(user_id), *_who_see(work, user_id)]:
        work.announce(UserUpdated(shown), to=room)
    return account


def _replace_picture(work: Work, user: Person, column: Any, address: str | None) -> None:
    mine = users.c.id == user.id
    discard(work, work.execute(select(column).where(mine)).scalar_one())
    work.execute(update(users).where(mine).values({column.name: address}))


def _who_see(work: Work, user_id: int) -> list[str]:
    guilds = work.execute(select(members.c.guild_id).where(members.c.user_id == user_id)).scalars()
    people = work.execute(_KNOWN, {"user_id": user_id}).scalars()
    return [*map(rooms.guild, guilds), *map(rooms.user, people)]


_mine, _theirs = conversation_members.alias("mine"), conversation_members.alias("theirs")
_user_id: BindParameter[int] = bindparam("user_id")
# Who has them in a list: as a friend, a request or blocked; and those with whom they write.
_KNOWN = union(
    select(relationships.c.user_id).where(relationships.c.other_id == _user_id),
    select(_theirs.c.user_id).where(
        _mine.c.user_id == _user_id, _theirs.c.channel_id == _mine.c.channel_id, _theirs.c.user_id != _user_id
    ),
)
