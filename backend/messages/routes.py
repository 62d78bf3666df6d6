"""The HTTP door to messages."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.described import gives
from backend.errors import invalid
from backend.messages import bulk_deleting, editing, former, pins, reactions
from backend.messages.asked import asked
from backend.messages.reading import History, history, one_message
from backend.messages.schemas import (
    BulkDelete,
    Edit,
    EditsQuery,
    FormerTexts,
    HistoryQuery,
    Message,
    More,
    NewMessage,
    Page,
    Pagination,
    Pins,
    PinsQuery,
    Reactors,
    ReactorsQuery,
)
from backend.messages.sending import send_messages
from backend.previews.suppressing import suppress_embeds
from backend.web import answer, body, db, house, me, nothing, query, reason

routes = Blueprint("messages", __name__, url_prefix="/api/channels/<id:channel_id>")


@routes.get("/messages")
@gives(Page)
async def list_messages(channel_id: int) -> Response:
    wanted = query(HistoryQuery)
    return answer(_shown(await db().read(history, me(), channel_id, wanted), wanted))


@routes.post("/messages")
@gives(Message, 201)
async def send(channel_id: int) -> Response:
    user, new = me("send"), await body(NewMessage)
    sent = await db().write_bulk(send_messages, asked(house().hub, house().intake, user, channel_id, new))
    return answer(sent.message, 201 if sent.is_new else 200)


@routes.get("/messages/<id:message_id>")
@gives(Message)
async def show(channel_id: int, message_id: int) -> Response:
    return answer(await db().read(one_message, me(), channel_id, message_id))


@routes.patch("/messages/<id:message_id>")
@gives(Message)
async def edit(channel_id: int, message_id: int) -> Response:
    user, new = me("edit"), await body(Edit)
    if new.content is None and new.suppress_embeds is None:
        raise invalid("content", "is required")
    if new.content is not None:
        message = await db().write_bulk(editing.edit_messages, user, channel_id, message_id, new.content)
    if new.suppress_embeds is not None:
        message = await db().write(suppress_embeds, user, channel_id, message_id, new.suppress_embeds)
    return answer(message)


@routes.delete("/messages/<id:message_id>")
async def delete(channel_id: int, message_id: int) -> Response:
    await db().write(editing.delete_message, me("edit"), channel_id, message_id, reason())
    return nothing()


@routes.post("/messages/bulk-delete")
async def delete_many(channel_id: int) -> Response:
    user, chosen = me("edit"), await body(BulkDelete)
    await db().write(bulk_deleting.delete_messages, user, channel_id, chosen.messages, reason())
    return nothing()


@routes.get("/messages/<id:message_id>/edits")
@gives(FormerTexts)
async def list_edits(channel_id: int, message_id: int) -> Response:
    return answer(await db().read(former.list_edits, me(), channel_id, message_id, query(EditsQuery)))


@routes.put("/messages/<id:message_id>/reactions/<emoji>")
async def react(channel_id: int, message_id: int, emoji: str) -> Response:
    await db().write(reactions.add_reaction, me("react"), channel_id, message_id, emoji)
    return nothing()


@routes.delete("/messages/<id:message_id>/reactions/<emoji>")
async def take_reaction_back(channel_id: int, message_id: int, emoji: str) -> Response:
    await db().write(reactions.remove_reaction, me("react"), channel_id, message_id, emoji)
    return nothing()


@routes.get("/messages/<id:message_id>/reactions/<emoji>")
@gives(Reactors)
async def list_reactors(channel_id: int, message_id: int, emoji: str) -> Response:
    asked = query(ReactorsQuery)
    users, after = await db().read(reactions.list_reactors, me(), channel_id, message_id, emoji, asked)
    return answer(Reactors(users, after))


@routes.delete("/messages/<id:message_id>/reactions")
async def clear_reactions(channel_id: int, message_id: int) -> Response:
    await db().write(reactions.clear_reactions, me("react"), channel_id, message_id)
    return nothing()


@routes.delete("/messages/<id:message_id>/reactions/<emoji>/all")
async def clear_kind(channel_id: int, message_id: int, emoji: str) -> Response:
    await db().write(reactions.clear_reactions, me("react"), channel_id, message_id, emoji)
    return nothing()


@routes.delete("/messages/<id:message_id>/reactions/<emoji>/<id:user_id>")
async def take_away_reaction(channel_id: int, message_id: int, emoji: str, user_id: int) -> Response:
    await db().write(reactions.remove_reaction_of, me("react"), channel_id, message_id, emoji, user_id)
    return nothing()


@routes.get("/pins")
@gives(Pins)
async def list_pins(channel_id: int) -> Response:
    wanted = query(PinsQuery)
    return answer(Pins(*await db().read(pins.list_pins, me(), channel_id, wanted)))


@routes.put("/pins/<id:message_id>")
async def pin(channel_id: int, message_id: int) -> Response:
    await db().write(pins.pin, me("edit"), channel_id, message_id)
    return nothing()


@routes.delete("/pins/<id:message_id>")
async def unpin(channel_id: int, message_id: int) -> Response:
    await db().write(pins.unpin, me("edit"), channel_id, message_id)
    return nothing()


def _shown(found: History, asked: HistoryQuery) -> Page:
    more = More(found.before, found.after)
    if found.total is None:
        return Page(found.messages, more)
    pages = -(-found.total // asked.limit)
    return Page(found.messages, more, Pagination(asked.page or 1, asked.limit, found.total, pages))
