"""Making, renaming and deleting a guild's emojis and stickers: one's own with CREATE_GUILD_EXPRESSIONS, everybody's with
MANAGE_GUILD_EXPRESSIONS."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET
from msgspec.structs import asdict
from sqlalchemy import delete, func, insert, select, update

from backend.audit.log import differences, record
from backend.db import Work
from backend.errors import Conflict, Forbidden
from backend.expressions.kinds import Kind
from backend.expressions.models import expressions
from backend.expressions.reading import find
from backend.expressions.schemas import EmojiChanges, StickerChanges
from backend.files.actions import discard
from backend.guilds.members import lock_guild
from backend.people import Person
from backend.permissions.access import access_guild
from backend.permissions.bits import Permission
from backend.realtime import rooms

ANY = int(Permission.MANAGE_GUILD_EXPRESSIONS)
OWN = int(Permission.CREATE_GUILD_EXPRESSIONS)


def check_may_create(work: Work, user: Person, guild_id: int, kind: Kind) -> None:
    """Before anybody sends a picture for nothing. Raises NotFound, Forbidden, and Conflict when there is no room."""
    access_guild(work, user.id, guild_id, needs=OWN)
    _check_room(work, guild_id, kind)


def create(
    work: Work,
    user: Person,
    guild_id: int,
    kind: Kind,
    said: dict[str, Any],
    picture: tuple[str, bool],
    reason: str = "",
) -> Any:
    """`said`: as `kind.clean` has it. `picture`: its address, and whether it moves."""
    access_guild(work, user.id, guild_id, needs=OWN)
    lock_guild(work, guild_id)  # so that two who come at once do not both take the last place, or the same name
    _check_room(work, guild_id, kind)
    _check_free(work, guild_id, kind, said)
    id, (address, animated) = work.new_id(), picture
    row = {"id": id, "guild_id": guild_id, "kind": kind.name, "picture": address, "animated": animated}
    work.execute(insert(expressions).values(**row, **said, created_by=user.id))
    made = kind.shown(find(work, guild_id, kind, id))
    work.announce(kind.created(**asdict(made)), to=rooms.guild(guild_id))
    changes = {field: (None, getattr(made, field)) for field in kind.said}
    record(work, guild_id, user, f"{kind.name}_create", (kind.name, id, made.name), changes, reason)
    return made


def change(
    work: Work,
    user: Person,
    guild_id: int,
    kind: Kind,
    id: int,
    changes: EmojiChanges | StickerChanges,
    reason: str = "",
) -> Any:
    """What is no change is neither recorded nor told."""
    said = kind.clean({field: value for field, value in asdict(changes).items() if value is not UNSET})
    before = _touch(work, user, guild_id, kind, id)
    if all(getattr(before, field) == value for field, value in said.items()):
        return kind.shown(before)
    _check_free(work, guild_id, kind, said, but=id)
    work.execute(update(expressions).where(expressions.c.id == id).values(said))
    after = find(work, guild_id, kind, id)
    shown = kind.shown(after)
    work.announce(kind.updated(**asdict(shown)), to=rooms.guild(guild_id))
    changed = differences(before, after, *kind.said)
    record(work, guild_id, user, f"{kind.name}_update", (kind.name, id, after.name), changed, reason)
    return shown


def remove(work: Work, user: Person, guild_id: int, kind: Kind, id: int, reason: str = "") -> None:
    """Messages that used it show its name from now on."""
    row = _touch(work, user, guild_id, kind, id)
    work.execute(delete(expressions).where(expressions.c.id == id))
    discard(work, row.picture)
    work.announce(kind.deleted(id, guild_id), to=rooms.guild(guild_id))
    changes = {field: (getattr(row, field), None) for field in kind.said}
    record(work, guild_id, user, f"{kind.name}_delete", (kind.name, id, row.name), changes, reason)


def _touch(work: Work, user: Person, guild_id: int, kind: Kind, id: int) -> Any:
    """The row of one that the user may change. Raises NotFound, Forbidden."""
    access = access_guild(work, user.id, guild_id)
    if not access.permissions & (ANY | OWN):
        raise Forbidden
    lock_guild(work, guild_id)
    row = find(work, guild_id, kind, id)
    if row.created_by != user.id and not access.permissions & ANY:
        raise Forbidden(f"Others' {kind.name}s are changed by whoever may manage expressions.")
    return row


def _check_room(work: Work, guild_id: int, kind: Kind) -> None:
    of_kind = (expressions.c.guild_id == guild_id) & (expressions.c.kind == kind.name)
    if work.execute(select(func.count()).select_from(expressions).where(of_kind)).scalar_one() >= kind.most:
        raise Conflict(f"A guild can have {kind.most} {kind.name}s.")


def _check_free(work: Work, guild_id: int, kind: Kind, said: dict[str, Any], but: int = 0) -> None:
    key = said.get("key")
    if key is None:
        return
    same = (expressions.c.guild_id == guild_id) & (expressions.c.kind == kind.name) & (expressions.c.key == key)
    if work.execute(select(expressions.c.id).where(same, expressions.c.id != but)).first() is not None:
        raise Conflict(f"This guild has an {kind.name} with this name.", fields={"name": "is taken"})
