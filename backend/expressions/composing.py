"""Emojis and stickers in messages. What of them may be used is settled when it is sent, and its picture's address is kept with
the message: whoever reads it need not belong to the guild where it comes from."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, bindparam, select

from backend.db import Work
from backend.errors import ApiError, Forbidden, invalid
from backend.expressions.models import expressions
from backend.expressions.schemas import EmojiItem, StickerItem
from backend.guilds.models import members
from backend.messages.drafts import Draft
from backend.permissions.access import ChannelAccess
from backend.permissions.bits import Permission

AT_ONCE = 5000  # ids: databases bound the number of a statement's parameters

Usable = dict[tuple[int, int], Any]  # rows, by who may use them and their ids


def compose(work: Work, drafts: list[Draft]) -> None:
    """An emoji that may not be used is no mistake: its text stays what it is, and no picture goes with it."""
    using = [draft for draft in drafts if draft.found.emojis or draft.send.sticker_id is not None]
    if not using:
        return
    found = usable(work, {draft.author.id for draft in using}, {id for draft in using for id in _ids(draft)})
    for draft in using:
        draft.extra.emojis = _emojis(draft, found)
        if draft.send.sticker_id is not None:
            row = found.get((draft.author.id, draft.send.sticker_id))
            draft.refusal = why_not(row, draft.access, "sticker")
            if row is not None and draft.refusal is None:
                draft.extra.sticker = StickerItem(row.id, row.name, row.picture, row.animated)


def usable(work: Work, user_ids: Collection[int], ids: Collection[int]) -> Usable:
    """Of these emojis and stickers, those of guilds to which the users belong."""
    wanted, found = sorted(ids), {}
    for start in range(0, len(wanted), AT_ONCE):
        parameters = {"ids": wanted[start : start + AT_ONCE], "user_ids": list(user_ids)}
        found.update({(row.user_id, row.id): row for row in work.execute(_USABLE, parameters)})
    return found


def why_not(row: Any, access: ChannelAccess, kind: str) -> ApiError | None:
    """Why one may not be used in a channel. One's guild's own always may; `row` None: it is of no guild of the user's."""
    if row is None or row.kind != kind:
        return invalid("emoji" if kind == "emoji" else "sticker_id", "is none that you can use")
    if row.guild_id != access.guild_id and not access.permissions & _EXTERNAL[kind]:
        return Forbidden(f"You may not use other guilds' {kind}s in this channel.")
    return None


def _ids(draft: Draft) -> list[int]:
    sticker = [draft.send.sticker_id] if draft.send.sticker_id is not None else []
    return [*(emoji.id for emoji in draft.found.emojis), *sticker]


def _emojis(draft: Draft, found: Usable) -> list[EmojiItem]:
    items = {}
    for emoji in draft.found.emojis:
        row = found.get((draft.author.id, emoji.id))
        if row is not None and why_not(row, draft.access, "emoji") is None:
            items[row.id] = EmojiItem(row.id, row.name, row.picture, row.animated)
    return list(items.values())


_EXTERNAL = {
    "emoji": int(Permission.USE_EXTERNAL_EMOJIS),
    "sticker": int(Permission.USE_EXTERNAL_STICKERS),
}
_USABLE: Select[Any] = (
    select(expressions, members.c.user_id)
    .join(members, members.c.guild_id == expressions.c.guild_id)
    .where(
        expressions.c.id.in_(bindparam("ids", expanding=True)),
        members.c.user_id.in_(bindparam("user_ids", expanding=True)),
    )
)
