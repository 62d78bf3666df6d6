"""The HTTP door to what one keeps."""

from __future__ import annotations

from quart import Blueprint, Response, request

from backend.described import gives
from backend.keeping import drafts, inbox, saved, scheduled
from backend.keeping.schemas import (
    Draft,
    Drafts,
    Inbox,
    InboxQuery,
    NewDraft,
    NewSaved,
    NewScheduled,
    Saved,
    SavedIds,
    SavedPage,
    SavedQuery,
    Scheduled,
    ScheduledChanges,
    ScheduledList,
)
from backend.keeping.waiting import Around
from backend.messages.schemas import Message
from backend.web import answer, body, db, house, me, nothing, query

routes = Blueprint("keeping", __name__, url_prefix="/api")


@routes.get("/me/saved")
@gives(SavedPage)
async def list_saved() -> Response:
    return answer(await db().read(saved.list_saved, me(), query(SavedQuery)))


@routes.get("/me/saved/ids")
@gives(SavedIds)
async def list_saved_ids() -> Response:
    return answer(await db().read(saved.list_saved_ids, me()))


@routes.put("/me/saved/<id:message_id>")
@gives(Saved)
async def save_message(message_id: int) -> Response:
    user = me("write")
    new = await body(NewSaved) if await request.get_data() else NewSaved()
    kept, is_new = await db().write(saved.save_message, user, message_id, new)
    return answer(kept, 201 if is_new else 200)


@routes.delete("/me/saved/<id:message_id>")
async def forget_message(message_id: int) -> Response:
    await db().write(saved.forget_message, me("write"), message_id)
    return nothing()


@routes.get("/me/mentions")
@gives(Inbox)
async def list_mentions() -> Response:
    return answer(await db().read(inbox.inbox, me(), query(InboxQuery)))


@routes.delete("/me/mentions/<id:message_id>")
async def dismiss_mention(message_id: int) -> Response:
    await db().write(inbox.dismiss_mention, me("mark"), message_id)
    return nothing()


@routes.get("/me/drafts")
@gives(Drafts)
async def list_drafts() -> Response:
    return answer(await db().read(drafts.list_drafts, me()))


@routes.put("/me/drafts/<id:channel_id>")
@gives(Draft)
async def keep_draft(channel_id: int) -> Response:
    user, new = me("draft"), await body(NewDraft)
    return answer(await db().write(drafts.keep_draft, user, channel_id, new))


@routes.post("/channels/<id:channel_id>/scheduled")
@gives(Scheduled, 201)
async def schedule_message(channel_id: int) -> Response:
    user, new = me("write"), await body(NewScheduled)
    waiting, is_new = await db().write(scheduled.schedule_message, user, channel_id, new, _around())
    return answer(waiting, 201 if is_new else 200)


@routes.get("/me/scheduled")
@gives(ScheduledList)
async def list_scheduled() -> Response:
    return answer(await db().read(scheduled.list_scheduled, me()))


@routes.patch("/me/scheduled/<id:scheduled_id>")
@gives(Scheduled)
async def change_scheduled(scheduled_id: int) -> Response:
    user, changes = me("write"), await body(ScheduledChanges)
    return answer(await db().write(scheduled.change_scheduled, user, scheduled_id, changes, _around()))


@routes.delete("/me/scheduled/<id:scheduled_id>")
async def cancel_scheduled(scheduled_id: int) -> Response:
    await db().write(scheduled.cancel_scheduled, me("write"), scheduled_id)
    return nothing()


@routes.post("/me/scheduled/<id:scheduled_id>/send")
@gives(Message, 201)
async def send_scheduled(scheduled_id: int) -> Response:
    """Now, instead of at its time."""
    return answer(await db().write_bulk(scheduled.send_now, me("send"), scheduled_id, _around()), 201)


def _around() -> Around:
    return Around(house().intake.guild_quota, house().hub.here)
