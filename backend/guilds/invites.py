"""Invites: making and taking them back. `joining.py` is what whoever has a code can do with it."""

from __future__ import annotations

import secrets
import string
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, case, delete, func, insert, or_, select

from backend.audit.log import record
from backend.db import Work
from backend.errors import Conflict, Forbidden, NotFound, invalid
from backend.guilds.events import InviteCreated, InviteDeleted
from backend.guilds.models import invites
from backend.guilds.schemas import Invite, Invites, NewInvite
from backend.jobs.schedule import cancel, plan
from backend.people import Person
from backend.permissions.access import access_channel, access_guild
from backend.permissions.bits import Permission
from backend.permissions.rank import rank_of
from backend.realtime import rooms
from backend.users.models import users
from backend.utils import iso

CODE_LENGTH, BASE62 = 10, string.ascii_letters + string.digits
MOST_INVITES, MOST_OF_ONE = 1000, 100  # of a guild, and of one person in it
HOUR = 3_600_000
HOLDERS = int(Permission.MANAGE_GUILD)


def list_invites(work: Work, user: Person, guild_id: int) -> Invites:
    """The newest first; without those that nobody can use any more."""
    rank_of(work, user.id, guild_id, needs=Permission.MANAGE_GUILD)
    rows = work.execute(INVITES.where(invites.c.guild_id == guild_id, is_good(work)))
    return Invites([shown(row) for row in sorted(rows, key=lambda row: (-row.created_at, row.code))])


def create_invite(work: Work, user: Person, guild_id: int, new: NewInvite, reason: str) -> Invite:
    _check_right(work, user, guild_id, new.channel_id)
    _check_count(work, user, guild_id)
    code = "".join(secrets.choice(BASE62) for _ in range(CODE_LENGTH))
    expires_at = work.now + HOUR * new.expires_hours if new.expires_hours else None
    work.execute(
        insert(invites).values(
            code=code,
            guild_id=guild_id,
            channel_id=new.channel_id,
            inviter_id=user.id,
            uses=0,
            max_uses=new.max_uses,
            expires_at=expires_at,
            is_temporary=new.temporary,
            created_at=work.now,
        )
    )
    if expires_at is not None:
        plan_end(work, code, expires_at)
    invite = shown(work.execute(INVITES.where(invites.c.code == code)).one())
    made = {
        "max_uses": (None, new.max_uses),
        "expires_at": (None, invite.expires_at),
        "temporary": (None, new.temporary),
    }
    record(work, guild_id, user, "invite_create", ("invite", None, code), made, reason)
    work.announce(InviteCreated(**msgspec.structs.asdict(invite)), to=rooms.Holders(guild_id, HOLDERS))
    return invite


def delete_invite(work: Work, user: Person, guild_id: int, code: str, reason: str) -> None:
    """Whoever made it, or who may manage the guild."""
    access = rank_of(work, user.id, guild_id).access
    here = (invites.c.code == code) & (invites.c.guild_id == guild_id)
    row = work.execute(select(invites).where(here)).one_or_none()
    may_manage = access.permissions & Permission.MANAGE_GUILD
    if row is None:
        raise NotFound("There is no such invite.")
    if row.inviter_id != user.id and not may_manage:
        raise Forbidden
    cancel(work, _key(code))
    record(work, guild_id, user, "invite_delete", ("invite", None, code), {"uses": (row.uses, None)}, reason)
    end_invite(work, code)


def end_invite(work: Work, code: str) -> None:
    """Also the job, when an invite runs out. Nothing for one that is gone."""
    ended = work.execute(delete(invites).where(invites.c.code == code).returning(invites.c.guild_id))
    guild_id = ended.scalar_one_or_none()
    if guild_id is not None:
        tell_end(work, guild_id, code)


def plan_end(work: Work, code: str, at: int) -> None:
    plan(work, "end_invite", at, {"code": code}, key=_key(code))


def tell_end(work: Work, guild_id: int, code: str) -> None:
    work.announce(InviteDeleted(guild_id, code), to=rooms.Holders(guild_id, HOLDERS))


def is_good(work: Work) -> ColumnElement[bool]:
    """Whether an invite can still be used."""
    has_uses = or_(invites.c.max_uses == 0, invites.c.uses < invites.c.max_uses)
    return has_uses & or_(invites.c.expires_at.is_(None), invites.c.expires_at > work.now)


def shown(row: Any) -> Invite:
    by = None
    if row.username is not None and row.deleted_at is None:
        by = Person(row.inviter_id, row.username, row.display_name, row.avatar)
    expires_at = iso(row.expires_at) if row.expires_at is not None else None
    return Invite(
        row.code,
        row.guild_id,
        row.channel_id,
        by,
        row.uses,
        row.max_uses,
        expires_at,
        row.is_temporary,
        iso(row.created_at),
    )


def _check_right(work: Work, user: Person, guild_id: int, channel_id: int | None) -> None:
    """In the guild, or in the channel that whoever comes lands in."""
    if channel_id is None:
        rank_of(work, user.id, guild_id, needs=Permission.CREATE_INSTANT_INVITE)
        return
    access_guild(work, user.id, guild_id)
    try:
        channel = access_channel(work, user.id, channel_id)
    except NotFound:
        channel = None
    if channel is None or channel.guild_id != guild_id or channel.type == "category":
        raise invalid("channel_id", "must be a channel of this guild")
    if not channel.permissions & Permission.CREATE_INSTANT_INVITE:
        raise Forbidden


def _check_count(work: Work, user: Person, guild_id: int) -> None:
    """Nobody alone can make so many that there is no room for others'."""
    mine = func.sum(case((invites.c.inviter_id == user.id, 1), else_=0))
    here = select(func.count().label("all"), mine.label("mine")).where(invites.c.guild_id == guild_id)
    count = work.execute(here).one()
    if count.all >= MOST_INVITES or (count.mine or 0) >= MOST_OF_ONE:
        raise Conflict(f"A guild can have {MOST_INVITES:,} invites, {MOST_OF_ONE} of one person. Take some back first.")


def _key(code: str) -> str:
    return f"invite:{code}"


INVITES = select(invites, users.c.username, users.c.display_name, users.c.avatar, users.c.deleted_at).outerjoin(
    users, users.c.id == invites.c.inviter_id
)
