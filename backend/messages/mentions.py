"""Whom a message tells of itself. The text may name anybody; told are members, of roles those that may be mentioned, and
everyone only by those who may say so. Discord's rules, and its limit in spirit: a text that names a crowd reaches a part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import insert, select

from backend.db import Work
from backend.dms.models import conversation_members
from backend.guilds.models import members
from backend.messages.drafts import Draft
from backend.messages.events import Mentioned, MentionsDeleted
from backend.messages.extra import Named
from backend.messages.models import mentions
from backend.messages.schemas import Mentions
from backend.people import Person
from backend.permissions.bits import Permission
from backend.realtime import rooms
from backend.roles.models import roles
from backend.users.models import relationships, users

MOST_USERS, MOST_ROLES = 50, 10
MOST_HERE = 1000  # more of them are simply everyone

Place = tuple[int, int]  # guild id (or rooms.DIRECT), channel id


def compose(work: Work, drafts: list[Draft]) -> None:
    naming = [draft for draft in drafts if _names_anybody(draft)]
    if not naming:
        return
    people = _people(work, naming)
    mentionable, unwilling = _roles(work, naming), _unwilling(work, naming)
    for draft in naming:
        place = _place(draft)
        told = [people[id] for id in _users_named(draft) if (place, id) in people.belonging]
        named = [id for id in draft.found.roles if _may_name(draft, mentionable.get((place[0], id)))][:MOST_ROLES]
        everyone = _says_everyone(draft)
        if told or named or everyone:
            draft.mentions = Mentions(told, named, everyone)
            draft.extra.mentions = Named([person.id for person in told], named, everyone)
            draft.spared = frozenset(person.id for person in told if (person.id, draft.author.id) in unwilling)


def arrive(work: Work, drafts: list[Draft]) -> None:
    rows = [row for draft in drafts for row in _rows(draft)]
    if not rows:
        return
    work.execute(_INSERT, rows)
    for draft in drafts:
        if draft.mentions is not None:
            _tell(work, draft)


def withdraw(work: Work, guild_id: int | None, channel_id: int, message_ids: list[int]) -> None:
    """The messages are about to be deleted: nobody has an unread mention in them any more."""
    those = mentions.c.message_id.in_(message_ids)
    gone = sorted(work.execute(select(mentions.c.message_id).where(those).distinct()).scalars())
    if gone:
        told = MentionsDeleted(channel_id, guild_id, gone)
        work.announce(told, to=rooms.Viewers(guild_id or rooms.DIRECT, channel_id))


class _People(dict[int, Person]):
    """By id; `belonging`: who is in which guild, or conversation."""

    def __init__(self) -> None:
        super().__init__()
        self.belonging: set[tuple[Place, int]] = set()


def _people(work: Work, drafts: list[Draft]) -> _People:
    found = _People()
    by_place: dict[Place, set[int]] = defaultdict(set)
    for draft in drafts:
        by_place[_place(draft)].update(_users_named(draft))
    ids = set().union(*by_place.values())
    if not ids:
        return found
    guild_ids = {guild_id for guild_id, _ in by_place if guild_id != rooms.DIRECT}
    channel_ids = {channel_id for guild_id, channel_id in by_place if guild_id == rooms.DIRECT}
    for row in (
        work.execute(_MEMBERS.where(users.c.id.in_(ids), members.c.guild_id.in_(guild_ids))) if guild_ids else ()
    ):
        found[row.id] = Person(row.id, row.username, row.display_name, row.avatar)
        found.belonging.update((place, row.id) for place in by_place if place[0] == row.guild_id)
    inside = conversation_members.c.channel_id.in_(channel_ids)
    for row in work.execute(_RECIPIENTS.where(users.c.id.in_(ids), inside)) if channel_ids else ():
        found[row.id] = Person(row.id, row.username, row.display_name, row.avatar)
        found.belonging.add(((rooms.DIRECT, row.channel_id), row.id))
    return found


def _roles(work: Work, drafts: list[Draft]) -> dict[tuple[int, int], bool]:
    """By guild and id, whether anybody may mention it."""
    ids = {id for draft in drafts if draft.access.guild_id != rooms.DIRECT for id in draft.found.roles}
    if not ids:
        return {}
    known = select(roles.c.guild_id, roles.c.id, roles.c.mentionable).where(roles.c.id.in_(ids))
    return {(row.guild_id, row.id): row.mentionable for row in work.execute(known) if row.id != row.guild_id}


def _unwilling(work: Work, drafts: list[Draft]) -> set[tuple[int, int]]:
    """(user, author) where the former has blocked the latter: they are shown as mentioned, and not told."""
    named = {id for draft in drafts for id in _users_named(draft)}
    if not named:
        return set()
    authors = {draft.author.id for draft in drafts}
    here = relationships.c.user_id.in_(named) & relationships.c.other_id.in_(authors)
    blocked = select(relationships.c.user_id, relationships.c.other_id).where(here, relationships.c.kind == "blocked")
    return {(row.user_id, row.other_id) for row in work.execute(blocked)}


def _may_name(draft: Draft, mentionable: bool | None) -> bool:
    """None: there is no such role here."""
    if mentionable is None:
        return False
    return mentionable or bool(draft.access.permissions & Permission.MENTION_EVERYONE)


def _names_anybody(draft: Draft) -> bool:
    found = draft.found
    return bool(found.users or found.roles or found.everyone or found.here or _pinged(draft))


def _users_named(draft: Draft) -> list[int]:
    named = list(draft.found.users[:MOST_USERS])
    pinged = _pinged(draft)
    return [pinged, *(id for id in named if id != pinged)] if pinged else named


def _pinged(draft: Draft) -> int | None:
    """The author of what is answered, when they are to be told."""
    answered = draft.answered.author if draft.answered is not None and draft.send.ping else None
    return answered.id if answered is not None and answered.id != draft.author.id else None


def _says_everyone(draft: Draft) -> bool:
    may = draft.access.guild_id != rooms.DIRECT and draft.access.permissions & Permission.MENTION_EVERYONE
    return bool(may and (draft.found.everyone or draft.found.here))


def _place(draft: Draft) -> Place:
    return draft.access.guild_id, draft.access.channel_id if draft.access.guild_id == rooms.DIRECT else 0


def _rows(draft: Draft) -> Iterable[dict[str, Any]]:
    if draft.mentions is None or draft.message is None:
        return
    targets = {*_told_directly(draft), *draft.mentions.roles, *_here(draft)}
    if _reaches_everyone(draft):
        targets.add(draft.access.guild_id)
    targets.discard(draft.author.id)
    shared = {"message_id": draft.id, "channel_id": draft.access.channel_id, "seq": draft.message.seq}
    for target in sorted(targets):
        yield {"target_id": target, "author_id": draft.author.id, **shared}


def _told_directly(draft: Draft) -> frozenset[int]:
    named = draft.mentions.users if draft.mentions is not None else ()
    return frozenset(person.id for person in named) - draft.spared


def _reaches_everyone(draft: Draft) -> bool:
    says = draft.mentions is not None and draft.mentions.everyone
    return says and (draft.found.everyone or len(draft.send.here) > MOST_HERE)


def _here(draft: Draft) -> tuple[int, ...]:
    """Those who were online when it was said, unless it reaches everyone anyway."""
    says = draft.mentions is not None and draft.mentions.everyone
    return draft.send.here if says and not _reaches_everyone(draft) else ()


def _tell(work: Work, draft: Draft) -> None:
    message, told = draft.message, draft.mentions
    if message is None or told is None:
        return
    guild_id, channel_id = draft.access.guild_id, draft.access.channel_id
    named = _told_directly(draft)
    event = Mentioned(
        message.channel_id,
        message.guild_id,
        message.id,
        message.seq,
        draft.author.id,
        sorted(named),
        told.roles,
        _reaches_everyone(draft),
    )
    if event.roles or event.everyone:
        work.announce(event, to=rooms.Viewers(guild_id, channel_id))
    elif named:
        work.announce(event, to=rooms.Some(guild_id, channel_id, named))
    here = frozenset(_here(draft)) - named
    if here:
        work.announce(msgspec.structs.replace(event, everyone=True), to=rooms.Some(guild_id, channel_id, here))


_MEMBERS = select(users.c.id, users.c.username, users.c.display_name, users.c.avatar, members.c.guild_id).join(
    members, members.c.user_id == users.c.id
)
_RECIPIENTS = select(
    users.c.id, users.c.username, users.c.display_name, users.c.avatar, conversation_members.c.channel_id
).join(conversation_members, conversation_members.c.user_id == users.c.id)
_INSERT = insert(mentions)
