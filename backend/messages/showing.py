"""Messages as clients know them, from their rows: however many there are, in one statement for their reactions and at most
one for the people that they mention. Everything else comes with the row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import UNSET, UnsetType
from sqlalchemy import case, func, select

from backend.db import Work
from backend.expressions.reacting import pictures_of
from backend.ids import time_of
from backend.messages.extra import Extra, unpacked
from backend.messages.models import messages, reactions
from backend.messages.replies import answered
from backend.messages.schemas import Answered, Mentions, Message, Reaction
from backend.people import Person
from backend.polls.beside import polls_beside, with_polls
from backend.polls.models import polls
from backend.polls.schemas import Poll
from backend.users.models import users
from backend.utils import iso


def shown(work: Work, user: Person | None, guild_id: int | None, rows: Sequence[Any]) -> list[Message]:
    """As the user reads them, None: as everybody is told of them. The rows are of `MESSAGES`, all of one guild."""
    return shown_of(work, user, lambda _: guild_id or None, rows)


def shown_of(
    work: Work, user: Person | None, guild_of: Callable[[int], int | None], rows: Sequence[Any]
) -> list[Message]:
    """Of several guilds; `guild_of` a channel."""
    if not rows:
        return []
    user_id = user.id if user is not None else None
    extras = {row.id: unpacked(row.extra) for row in rows}
    reacted = reactions_of(work, [row.id for row in rows], user_id)
    people = _people(work, rows, extras.values())
    polls = polls_beside(work, user_id, rows)
    return [_message(row, extras[row.id], guild_of(row.channel_id), user_id, reacted, people, polls) for row in rows]


def _message(
    row: Any,
    extra: Extra,
    guild_id: int | None,
    user_id: int | None,
    reacted: Mapping[int, list[Reaction]],
    people: Mapping[int, Person],
    polls: Mapping[int, Poll],
) -> Message:
    author = people[row.author_id]
    return Message(
        row.id,
        row.channel_id,
        guild_id,
        row.seq,
        row.content,
        author.username,
        author,
        iso(time_of(row.id)),
        iso(row.edited_at) if row.edited_at is not None else None,
        row.type or "default",
        row.pinned_at is not None,
        files=extra.files,
        reactions=reacted.get(row.id, []),
        nonce=row.nonce if row.author_id == user_id else UNSET,
        reply_to=_answered(row),
        mentions=_mentions(extra, people),
        forwarded=extra.forwarded or UNSET,
        embeds=extra.embeds or UNSET,
        emojis=extra.emojis or UNSET,
        sticker=extra.sticker or UNSET,
        poll=polls.get(row.id, UNSET),
        poll_result=extra.poll_result or UNSET,
    )


def _answered(row: Any) -> Answered | UnsetType:
    if row.reply_to is None:
        return UNSET
    if row.answered_author is None:
        return Answered(row.reply_to, deleted=True)
    author = Person(row.answered_author, row.answered_username, row.answered_display_name, row.answered_avatar)
    return answered(
        row.reply_to, author, row.answered_content, row.answered_type, row.answered_extra, row.answered_question
    )


def _mentions(extra: Extra, people: Mapping[int, Person]) -> Mentions | UnsetType:
    named = extra.mentions
    if named is None:
        return UNSET
    return Mentions([people[id] for id in named.users if id in people], named.roles, named.everyone)


def _people(work: Work, rows: Sequence[Any], extras: Iterable[Extra]) -> dict[int, Person]:
    """The authors, who came with the rows, and those who are mentioned: asked for only where they are others."""
    people = {row.author_id: Person(row.author_id, row.username, row.display_name, row.avatar) for row in rows}
    named = {id for extra in extras if extra.mentions is not None for id in extra.mentions.users}
    if named - people.keys():
        others = select(users.c.id, users.c.username, users.c.display_name, users.c.avatar)
        for row in work.execute(others.where(users.c.id.in_(named - people.keys()))):
            people[row.id] = Person(*row)
    return people


def reactions_of(work: Work, message_ids: Sequence[int], user_id: int | None) -> dict[int, list[Reaction]]:
    """By message, in the order in which each emoji first came. `user_id` None leaves out `me`. One statement more where guilds'
    emojis are among them."""
    mine = func.max(case((reactions.c.user_id == (user_id or 0), 1), else_=0)).label("mine")
    rows = work.execute(
        select(reactions.c.message_id, reactions.c.emoji, func.count().label("how_many"), mine)
        .where(reactions.c.message_id.in_(message_ids))
        .group_by(reactions.c.message_id, reactions.c.emoji)
        .order_by(reactions.c.message_id, func.min(reactions.c.added))
    ).all()
    pictures = pictures_of(work, [row.emoji for row in rows])
    found: dict[int, list[Reaction]] = defaultdict(list)
    for row in rows:
        me: bool | UnsetType = bool(row.mine) if user_id is not None else UNSET
        found[row.message_id].append(Reaction(row.emoji, row.how_many, me, pictures.get(row.emoji, UNSET)))
    return found


_earlier, _earlier_author = messages.alias("earlier"), users.alias("earlier_author")
_earlier_poll = polls.alias("earlier_poll")
MESSAGES = with_polls(
    select(
        messages,
        users.c.username,
        users.c.display_name,
        users.c.avatar,
        _earlier.c.content.label("answered_content"),
        _earlier.c.type.label("answered_type"),
        _earlier.c.extra.label("answered_extra"),
        _earlier_poll.c.question.label("answered_question"),
        _earlier_author.c.id.label("answered_author"),
        _earlier_author.c.username.label("answered_username"),
        _earlier_author.c.display_name.label("answered_display_name"),
        _earlier_author.c.avatar.label("answered_avatar"),
    )
    .join(users, users.c.id == messages.c.author_id)
    .outerjoin(_earlier, _earlier.c.id == messages.c.reply_to)
    .outerjoin(_earlier_author, _earlier_author.c.id == _earlier.c.author_id)
    .outerjoin(_earlier_poll, _earlier_poll.c.message_id == _earlier.c.id)
)
