"""Changing what a guild is called and how it looks and behaves: whoever has MANAGE_GUILD."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from sqlalchemy import select, update

from backend.audit.log import differences, record
from backend.db import Work
from backend.errors import Conflict, NotFound, invalid
from backend.files.actions import discard
from backend.guilds.actions import NAME_LENGTH
from backend.guilds.members import lock_guild
from backend.guilds.models import guilds
from backend.guilds.schemas import Guild, GuildChanges
from backend.guilds.show import brief_guild, updated
from backend.people import Person
from backend.permissions.access import access_channel
from backend.permissions.bits import Permission
from backend.permissions.rank import rank_of
from backend.realtime import rooms
from backend.utils import clean_line, clean_text

DESCRIPTION_LENGTH = 1000
LEVELS = ("all", "mentions")
PICTURES = ("icon", "banner")
VANITY = re.compile(r"[A-Za-z0-9-]{3,32}", re.ASCII)


def update_guild(work: Work, user: Person, guild_id: int, changes: GuildChanges, reason: str) -> Guild:
    check_right(work, user, guild_id)
    given = {name: value for name, value in msgspec.structs.asdict(changes).items() if value is not msgspec.UNSET}
    if "name" in given:
        given["name"] = clean_line("name", given["name"], NAME_LENGTH)
    if "description" in given:
        given["description"] = clean_text("description", given["description"], DESCRIPTION_LENGTH, least=0)
    if given.get("default_notifications", LEVELS[0]) not in LEVELS:
        raise invalid("default_notifications", f"must be {' or '.join(LEVELS)}")
    if given.get("system_channel_id") is not None:
        _check_system_channel(work, user, guild_id, given["system_channel_id"])
    return _change(work, user, guild_id, given, reason)


def check_right(work: Work, user: Person, guild_id: int) -> None:
    rank_of(work, user.id, guild_id, needs=Permission.MANAGE_GUILD)


def set_picture(work: Work, user: Person, guild_id: int, kind: str, address: str | None, reason: str) -> Guild:
    """`kind`: one of PICTURES. None takes it away."""
    check_right(work, user, guild_id)
    return _change(work, user, guild_id, {kind: address}, reason)


def set_vanity(work: Work, user: Person, guild_id: int, code: str | None, reason: str) -> Guild:
    """The code is an invite that never runs out; its letters' case does not count. Raises Conflict when another guild has
    it."""
    check_right(work, user, guild_id)
    if code is None:
        return _change(work, user, guild_id, {"vanity_code": None}, reason)
    if VANITY.fullmatch(code) is None:
        raise invalid("code", "must be 3 to 32 letters, digits and -")
    code = code.lower()
    owner = work.execute(select(guilds.c.id).where(guilds.c.vanity_code == code)).scalar_one_or_none()
    if owner not in (None, guild_id):
        raise Conflict("Another guild has this code.", fields={"code": "is taken"})
    return _change(work, user, guild_id, {"vanity_code": code}, reason)


def forget_system_channel(work: Work, guild_id: int, channel_id: int) -> None:
    """When the channel is deleted."""
    row = lock_guild(work, guild_id)
    if row.system_channel_id == channel_id:
        work.execute(update(guilds).where(guilds.c.id == guild_id).values(system_channel_id=None))
        work.announce(updated(lock_guild(work, guild_id)), to=rooms.guild(guild_id))


def _change(work: Work, user: Person, guild_id: int, values: dict[str, Any], reason: str) -> Guild:
    """What is no change is neither recorded nor told."""
    before = lock_guild(work, guild_id)
    if all(getattr(before, name) == value for name, value in values.items()):
        return brief_guild(work, user, guild_id)
    work.execute(update(guilds).where(guilds.c.id == guild_id).values(values))
    after = lock_guild(work, guild_id)
    for picture in PICTURES:
        if getattr(before, picture) != getattr(after, picture):
            discard(work, getattr(before, picture))
    changed = differences(before, after, *values)
    record(work, guild_id, user, "guild_update", ("guild", guild_id, after.name), changed, reason)
    work.announce(updated(after), to=rooms.guild(guild_id))
    return brief_guild(work, user, guild_id)


def _check_system_channel(work: Work, user: Person, guild_id: int, channel_id: int) -> None:
    try:
        access = access_channel(work, user.id, channel_id)
    except NotFound:
        access = None
    if access is None or access.guild_id != guild_id or access.type == "category":
        raise invalid("system_channel_id", "must be a channel of this guild in which one can write")
