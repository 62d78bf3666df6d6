"""What an export holds, and how it is read: what is few at once, messages and reactions by pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from msgspec import to_builtins
from sqlalchemy import Select, select

from backend.auth.sessions import list_sessions
from backend.channels.models import channels, read_states
from backend.db import Work
from backend.dms.models import conversation_members
from backend.expressions.models import expressions
from backend.files.models import files
from backend.files.schemas import shown
from backend.guilds.models import guilds, invites, members
from backend.ids import time_of
from backend.keeping.leaving import kept_by
from backend.messages.models import message_edits, messages, reactions
from backend.moderation.models import reports
from backend.notifications.actions import notifications_of
from backend.notifications.subscriptions import list_subscriptions
from backend.people import Person
from backend.permissions.access import DELETED
from backend.polls.models import poll_votes, polls
from backend.polls.show import ids_of, options_of
from backend.roles.models import member_roles, roles
from backend.users.account import show_account
from backend.users.friends import list_friends
from backend.users.models import users
from backend.utils import iso

LOOKED_AT = 5_000  # rows, of anybody's: how many an export looks at in one go
EDITED_AT_ONCE = 100  # messages


@dataclass(frozen=True, slots=True)
class Page:
    """`end`: after which id the next page begins; None: this was the last."""

    rows: list[dict[str, Any]]
    end: int | None


def _account(work: Work, user_id: int, _session_id: int) -> Any:
    return show_account(work, user_id)


def _settings(work: Work, user_id: int, _session_id: int) -> Any:
    return {"settings": show_account(work, user_id).settings, "notifications": notifications_of(work, user_id)}


def _sessions(work: Work, user_id: int, session_id: int) -> Any:
    return list_sessions(work, user_id, session_id)


def _devices(work: Work, user_id: int, session_id: int) -> Any:
    return list_subscriptions(work, user_id, session_id)


def _friends(work: Work, user_id: int, _session_id: int) -> Any:
    return list_friends(work, Person(user_id, ""))


def _guilds(work: Work, user_id: int, _session_id: int) -> Any:
    held: dict[int, list[str]] = {}
    mine = select(member_roles.c.guild_id, roles.c.name).join(roles, roles.c.id == member_roles.c.role_id)
    for row in work.execute(mine.where(member_roles.c.user_id == user_id)):
        held.setdefault(row.guild_id, []).append(row.name)
    joined = select(guilds.c.id, guilds.c.name, guilds.c.owner_id, members.c.nickname, members.c.joined_at)
    return [
        {
            "id": row.id,
            "name": row.name,
            "owner": row.owner_id == user_id,
            "nickname": row.nickname,
            "joined_at": iso(row.joined_at),
            "roles": held.get(row.id, []),
        }
        for row in work.execute(
            joined.join(members, members.c.guild_id == guilds.c.id)
            .where(members.c.user_id == user_id)
            .order_by(members.c.joined_at)
        )
    ]


def _conversations(work: Work, user_id: int, _session_id: int) -> Any:
    """With whom one writes."""
    others = conversation_members.alias()
    found = (
        select(channels.c.id, channels.c.type, channels.c.name, users.c.username)
        .join(conversation_members, conversation_members.c.channel_id == channels.c.id)
        .outerjoin(others, (others.c.channel_id == channels.c.id) & (others.c.user_id != user_id))
        .outerjoin(users, users.c.id == others.c.user_id)
        .where(conversation_members.c.user_id == user_id)
        .order_by(channels.c.id, users.c.username)
    )
    by_id: dict[int, dict[str, Any]] = {}
    for row in work.execute(found):
        shown = by_id.setdefault(row.id, {"id": row.id, "type": row.type, "name": row.name, "with": []})
        shown["with"] += [row.username] if row.username is not None else []
    return list(by_id.values())


def _read_states(work: Work, user_id: int, _session_id: int) -> Any:
    mine = select(read_states.c.channel_id, read_states.c.last_read_id)
    return [row._asdict() for row in work.execute(mine.where(read_states.c.user_id == user_id))]


def _invites(work: Work, user_id: int, _session_id: int) -> Any:
    mine = select(invites.c.code, invites.c.guild_id, invites.c.uses, invites.c.created_at)
    rows = work.execute(mine.where(invites.c.inviter_id == user_id))
    return [{**row._asdict(), "created_at": iso(row.created_at)} for row in rows]


def _expressions(work: Work, user_id: int, _session_id: int) -> Any:
    """Emojis and stickers that one has made."""
    fields = ("id", "guild_id", "kind", "name", "description", "tags")
    rows = work.execute(select(expressions).where(expressions.c.created_by == user_id).order_by(expressions.c.id))
    return [{field: getattr(row, field) for field in fields} | {"created_at": iso(time_of(row.id))} for row in rows]


def _reports(work: Work, user_id: int, _session_id: int) -> Any:
    """Those that one has made."""
    mine = select(reports.c.id, reports.c.guild_id, reports.c.reason, reports.c.status)
    rows = work.execute(mine.where(reports.c.reporter_id == user_id))
    return [{**row._asdict(), "created_at": iso(time_of(row.id))} for row in rows]


def _kept(work: Work, user_id: int, _session_id: int) -> Any:
    """What one saved, began to write, and wants to be sent later."""
    return kept_by(work, user_id)


def _messages(work: Work, user_id: int, after: int) -> Page:
    """The oldest first."""
    end = _end(work, messages.c.id, after)
    found = _PLACED.where(messages.c.author_id == user_id, *_window(messages.c.id, after, end)).order_by(messages.c.id)
    rows = [
        {
            "id": row.id,
            "timestamp": iso(time_of(row.id)),
            "edited_at": iso(row.edited_at) if row.edited_at is not None else None,
            "guild_id": row.guild_id,
            "guild": row.guild,
            "channel_id": row.channel_id,
            "channel": row.channel,
            "content": row.content,
        }
        for row in work.execute(found)
    ]
    return Page(rows, end)


def _reactions(work: Work, user_id: int, after: int) -> Page:
    end = _end(work, reactions.c.message_id, after)
    mine = select(reactions.c.message_id, reactions.c.emoji, reactions.c.added).where(reactions.c.user_id == user_id)
    found = mine.where(*_window(reactions.c.message_id, after, end)).order_by(reactions.c.message_id)
    rows = [
        {"message_id": row.message_id, "emoji": row.emoji, "timestamp": iso(time_of(row.added))}
        for row in work.execute(found)
    ]
    return Page(rows, end)


def _edits(work: Work, user_id: int, after: int) -> Page:
    """What one's messages said before; those of a message together."""
    mine = message_edits.c.author_id == user_id
    ids = select(message_edits.c.message_id).where(mine, message_edits.c.message_id > after).distinct()
    edited = work.execute(ids.order_by(message_edits.c.message_id).limit(EDITED_AT_ONCE)).scalars().all()
    found = select(message_edits).where(message_edits.c.message_id.in_(edited))
    rows = [
        {"message_id": row.message_id, "content": row.content, "written_at": iso(row.written_at)}
        for row in work.execute(found.order_by(message_edits.c.message_id, message_edits.c.number))
    ]
    return Page(rows, edited[-1] if len(edited) == EDITED_AT_ONCE else None)


def _votes(work: Work, user_id: int, after: int) -> Page:
    """In polls: what one chose."""
    end = _end(work, poll_votes.c.poll_id, after)
    mine = select(polls, poll_votes.c.chosen, poll_votes.c.voted_at).join(polls).where(poll_votes.c.user_id == user_id)
    rows = [
        {
            "poll_id": row.message_id,
            "question": row.question,
            "options": [option.text for option in options_of(row) if option.id in ids_of(row.chosen)],
            "timestamp": iso(row.voted_at),
        }
        for row in work.execute(mine.where(*_window(poll_votes.c.poll_id, after, end)).order_by(poll_votes.c.poll_id))
    ]
    return Page(rows, end)


def _files(work: Work, user_id: int, after: int) -> Page:
    """What one has sent; the table is sorted by who that was."""
    mine = (
        select(files).where(files.c.uploader_id == user_id, files.c.is_ready, files.c.id > after).order_by(files.c.id)
    )
    rows = [
        {**to_builtins(shown(row)), "channel_id": row.channel_id, "message_id": row.message_id}
        | {"timestamp": iso(time_of(row.id))}
        for row in work.execute(mine.limit(LOOKED_AT))
    ]
    return Page(rows, rows[-1]["id"] if len(rows) == LOOKED_AT else None)


def _end(work: Work, column: Any, after: int) -> int | None:
    """Nothing is sorted by author, and an index for this alone would cost every message. So pages go by id, over everybody's."""
    last = select(column).where(column > after).order_by(column).offset(LOOKED_AT - 1).limit(1)
    end: int | None = work.execute(last).scalar_one_or_none()
    return end


def _window(column: Any, after: int, end: int | None) -> list[Any]:
    return [column > after] if end is None else [column > after, column <= end]


_PLACED: Select[Any] = (
    select(
        messages.c.id,
        messages.c.content,
        messages.c.edited_at,
        messages.c.channel_id,
        channels.c.guild_id,
        channels.c.name.label("channel"),
        guilds.c.name.label("guild"),
    )
    .join(channels, channels.c.id == messages.c.channel_id)
    .outerjoin(guilds, guilds.c.id == channels.c.guild_id)
    .where(channels.c.type != DELETED)  # is being cleared away
)

WHOLE: dict[str, Callable[[Work, int, int], Any]] = {
    "account": _account,
    "settings": _settings,
    "sessions": _sessions,
    "push_devices": _devices,
    "friends": _friends,
    "guilds": _guilds,
    "conversations": _conversations,
    "read_states": _read_states,
    "invites": _invites,
    "reports": _reports,
    "expressions": _expressions,
    "kept": _kept,
}
PAGED: dict[str, Callable[[Work, int, int], Page]] = {
    "messages": _messages,
    "edits": _edits,
    "reactions": _reactions,
    "votes": _votes,
    "files": _files,
}
