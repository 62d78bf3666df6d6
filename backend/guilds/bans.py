"""Putting somebody out: kicking, who may come back, and banning, who may not."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, insert, select

from backend.audit.log import record
from backend.db import Work
from backend.errors import Forbidden, NotFound
from backend.guilds.events import BanCreated, BanDeleted
from backend.guilds.members import is_banned, is_member, lock_guild, take_out, take_out_all
from backend.guilds.models import bans
from backend.guilds.schemas import Ban, BanResult, Bans, BansQuery, NewBans
from backend.jobs.schedule import plan
from backend.messages.clearing import Place, delete_messages_of
from backend.people import Person
from backend.permissions.bits import Permission
from backend.permissions.rank import check_outranks, positions_of, rank_of
from backend.realtime import rooms
from backend.users.finding import begins_with
from backend.users.models import users
from backend.utils import iso

HOLDERS = int(Permission.BAN_MEMBERS)


def kick(work: Work, user: Person, guild_id: int, user_id: int, reason: str) -> None:
    rank = rank_of(work, user.id, guild_id, needs=Permission.KICK_MEMBERS)
    lock_guild(work, guild_id)
    check_outranks(work, rank, user_id)
    take_out(work, guild_id, user_id, "kicked")
    record(work, guild_id, user, "member_kick", _target(work, user_id), reason=reason)  # not for who is out


def ban(work: Work, user: Person, guild_id: int, user_id: int, delete_messages: int, reason: str) -> None:
    """Also somebody who is no member, who then cannot come. Banning again changes nothing but may clear messages."""
    rank = rank_of(work, user.id, guild_id, needs=Permission.BAN_MEMBERS)
    lock_guild(work, guild_id)
    target, was_banned = _target(work, user_id), is_banned(work, guild_id, user_id)
    if user_id == user.id:
        raise Forbidden("Nobody can ban themselves.")
    if is_member(work, guild_id, user_id):
        check_outranks(work, rank, user_id)
        take_out(work, guild_id, user_id, "banned")
    if not was_banned:
        by = {"banned_by": user.id, "reason": reason, "created_at": work.now}
        work.execute(insert(bans).values(guild_id=guild_id, user_id=user_id, **by))
        work.announce(BanCreated(guild_id, user_id), to=rooms.Holders(guild_id, HOLDERS))
    if delete_messages:
        _clear(work, guild_id, [user_id], delete_messages)
    if delete_messages or not was_banned:
        record(work, guild_id, user, "member_ban", target, {"delete_messages": (0, delete_messages)}, reason)


def ban_many(work: Work, user: Person, guild_id: int, new: NewBans, reason: str) -> BanResult:
    """As `ban` for each, at the same few statements however many; their messages are cleared by one job. Raises Forbidden when
    nobody is left to be banned."""
    rank = rank_of(work, user.id, guild_id, needs=Permission.BAN_MEMBERS)
    lock_guild(work, guild_id)
    names = {row.id: row.username for row in work.execute(_NAMES.where(users.c.id.in_(new.users)))}
    positions = positions_of(work, guild_id, new.users)
    owner_id = rank.access.owner_id
    able = [
        id
        for id in dict.fromkeys(new.users)
        if id in names and id not in (user.id, owner_id) and positions.get(id, -1) < rank.top
    ]
    if not able:
        raise Forbidden("Nobody of them stands below you.")
    take_out_all(work, guild_id, [id for id in able if id in positions], "banned")
    known = select(bans.c.user_id).where(bans.c.guild_id == guild_id, bans.c.user_id.in_(able))
    was_banned = set(work.execute(known).scalars())
    fresh = [id for id in able if id not in was_banned]
    by = {"guild_id": guild_id, "banned_by": user.id, "reason": reason, "created_at": work.now}
    if fresh:
        work.execute(insert(bans), [{**by, "user_id": id} for id in fresh])
    for id in fresh:
        work.announce(BanCreated(guild_id, id), to=rooms.Holders(guild_id, HOLDERS))
    if new.delete_messages:
        _clear(work, guild_id, able, new.delete_messages)
    changes = {"delete_messages": (0, new.delete_messages)}
    for id in able if new.delete_messages else fresh:
        record(work, guild_id, user, "member_ban", ("user", id, names[id]), changes, reason)
    return BanResult(able, [id for id in dict.fromkeys(new.users) if id not in able])


def unban(work: Work, user: Person, guild_id: int, user_id: int, reason: str) -> None:
    rank_of(work, user.id, guild_id, needs=Permission.BAN_MEMBERS)
    if not is_banned(work, guild_id, user_id):
        raise NotFound("There is no such ban.")
    work.execute(delete(bans).where(bans.c.guild_id == guild_id, bans.c.user_id == user_id))
    record(work, guild_id, user, "member_unban", _target(work, user_id), reason=reason)
    work.announce(BanDeleted(guild_id, user_id), to=rooms.Holders(guild_id, HOLDERS))


def list_bans(work: Work, user: Person, guild_id: int, query: BansQuery) -> Bans:
    """By user id; with `q` those of them whose name begins with it."""
    rank_of(work, user.id, guild_id, needs=Permission.BAN_MEMBERS)
    here = (bans.c.guild_id == guild_id) & (bans.c.user_id > query.after)
    if query.q.strip():
        here &= begins_with(query.q)
    rows = work.execute(_BANS.where(here).order_by(bans.c.user_id).limit(query.limit + 1)).all()
    listed = [
        Ban(
            Person(row.user_id, row.username, row.display_name, row.avatar),
            Person(row.by_id, row.by_username, row.by_display_name, row.by_avatar) if row.by_id else None,
            row.reason,
            iso(row.created_at),
        )
        for row in rows[: query.limit]
    ]
    return Bans(listed, listed[-1].user.id if len(rows) > query.limit else None)


def clear_messages_of(
    work: Work,
    guild_id: int,
    since: int,
    author_ids: Sequence[int] = (),
    channel_id: int = 0,
    below: int | None = None,
    author_id: int | None = None,
) -> None:
    """The job: a step, and the next one planned. `author_id`: of one that was planned before several could be cleared at once."""
    author_ids = author_ids if author_id is None else [author_id]
    place = delete_messages_of(work, guild_id, author_ids, since, Place(channel_id, below))
    if place is not None:
        data = {"guild_id": guild_id, "author_ids": author_ids, "since": since}
        here = {"channel_id": place.channel_id, "below": place.below}
        plan(work, "clear_messages_of", work.now, data | here)


def _clear(work: Work, guild_id: int, author_ids: list[int], seconds: int) -> None:
    since = work.now - 1000 * seconds
    plan(work, "clear_messages_of", work.now, {"guild_id": guild_id, "author_ids": author_ids, "since": since})


def _target(work: Work, user_id: int) -> tuple[str, int, str]:
    """For the audit log. Raises NotFound when there is no such account."""
    name = work.execute(select(users.c.username).where(users.c.id == user_id)).scalar_one_or_none()
    if name is None:
        raise NotFound("There is no such user.")
    return "user", user_id, name


_NAMES = select(users.c.id, users.c.username)
_by = users.alias("by")
_BANS = (
    select(
        bans,
        users.c.username,
        users.c.display_name,
        users.c.avatar,
        _by.c.id.label("by_id"),
        _by.c.username.label("by_username"),
        _by.c.display_name.label("by_display_name"),
        _by.c.avatar.label("by_avatar"),
    )
    .join(users, users.c.id == bans.c.user_id)
    .outerjoin(_by, _by.c.id == bans.c.banned_by)
)
