"""The HTTP door to a guild's emojis and stickers."""

from __future__ import annotations

import msgspec
from quart import Blueprint, Response

from backend.described import gives
from backend.expressions import actions, reading
from backend.expressions.kinds import EMOJI, STICKER, Kind
from backend.expressions.schemas import Emoji, EmojiChanges, NewEmoji, NewSticker, Sticker, StickerChanges
from backend.files.pictures import Sent, take_form
from backend.people import Person
from backend.web import answer, body, db, me, nothing, reason

routes = Blueprint("expressions", __name__, url_prefix="/api/guilds/<id:guild_id>")


@routes.get("/emojis")
@gives(list[Emoji])
async def list_emojis(guild_id: int) -> Response:
    return answer(await db().read(reading.list_emojis, me(), guild_id))


@routes.post("/emojis")
@gives(Emoji, 201)
async def create_emoji(guild_id: int) -> Response:
    user = await _maker(guild_id, EMOJI)
    return await _create(user, guild_id, EMOJI, *await take_form("emoji", NewEmoji))


@routes.get("/emojis/<id:emoji_id>")
@gives(Emoji)
async def show_emoji(guild_id: int, emoji_id: int) -> Response:
    return answer(await db().read(reading.show, me(), guild_id, EMOJI, emoji_id))


@routes.patch("/emojis/<id:emoji_id>")
@gives(Emoji)
async def update_emoji(guild_id: int, emoji_id: int) -> Response:
    user, changes = me("write"), await body(EmojiChanges)
    return answer(await db().write(actions.change, user, guild_id, EMOJI, emoji_id, changes, reason()))


@routes.delete("/emojis/<id:emoji_id>")
async def delete_emoji(guild_id: int, emoji_id: int) -> Response:
    await db().write(actions.remove, me("write"), guild_id, EMOJI, emoji_id, reason())
    return nothing()


@routes.get("/stickers")
@gives(list[Sticker])
async def list_stickers(guild_id: int) -> Response:
    return answer(await db().read(reading.list_stickers, me(), guild_id))


@routes.post("/stickers")
@gives(Sticker, 201)
async def create_sticker(guild_id: int) -> Response:
    user = await _maker(guild_id, STICKER)
    return await _create(user, guild_id, STICKER, *await take_form("sticker", NewSticker))


@routes.get("/stickers/<id:sticker_id>")
@gives(Sticker)
async def show_sticker(guild_id: int, sticker_id: int) -> Response:
    return answer(await db().read(reading.show, me(), guild_id, STICKER, sticker_id))


@routes.patch("/stickers/<id:sticker_id>")
@gives(Sticker)
async def update_sticker(guild_id: int, sticker_id: int) -> Response:
    user, changes = me("write"), await body(StickerChanges)
    return answer(await db().write(actions.change, user, guild_id, STICKER, sticker_id, changes, reason()))


@routes.delete("/stickers/<id:sticker_id>")
async def delete_sticker(guild_id: int, sticker_id: int) -> Response:
    await db().write(actions.remove, me("write"), guild_id, STICKER, sticker_id, reason())
    return nothing()


async def _maker(guild_id: int, kind: Kind) -> Person:
    """Who may not make one is refused before the picture is read."""
    user = me("expression")
    await db().read(actions.check_may_create, user, guild_id, kind)
    return user


async def _create(user: Person, guild_id: int, kind: Kind, new: NewEmoji | NewSticker, sent: Sent) -> Response:
    said, why = kind.clean(msgspec.structs.asdict(new)), reason()
    picture = await sent.keep()
    made = (picture.address, picture.moves)
    return answer(await db().write(actions.create, user, guild_id, kind, said, made, why), 201)
