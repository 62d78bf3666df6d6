"""Sending: the hot path. All sends that wait are one multi-row insert in one commit; a few statements for any number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, select, tuple_
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from backend.channels.slow_mode import Said, is_slowed, take_back, too_soon
from backend.db import Work, bulk
from backend.errors import ApiError, Forbidden, NotFound
from backend.ids import EPOCH_MS
from backend.messages import steps
from backend.messages.content import clean_content
from backend.messages.drafts import Draft, Send
from backend.messages.inserting import insert_drafts
from backend.messages.models import nonces
from backend.messages.reading import one_message
from backend.messages.schemas import Message
from backend.moderation.enforcing import check_content
from backend.permissions.access import ChannelAccess, access_channel
from backend.permissions.bits import Permission
from backend.polls.making import text_of

NONCES_KEPT = 48 * 3_600_000  # milliseconds
NEEDS = int(Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES)

__all__ = ["Send", "Sent", "forget_old_nonces", "send_messages"]


@dataclass(frozen=True, slots=True)
class Sent:
    message: Message
    is_new: bool  # false: this nonce has been here before, and this is the message that it made


@bulk
def send_messages(work: Work, calls: list[tuple[Send]]) -> list[Sent | Exception]:
    """The same nonce of the same author makes one message, however often and through whatever door or worker it comes."""
    answers: list[Sent | Exception] = [NotFound()] * len(calls)
    drafts: list[Draft] = []
    for index, (send,) in enumerate(calls):
        try:
            access = _access(work, send)
            content = clean_content(send.content, may_be_empty=send.may_be_empty)
        except ApiError as refusal:
            answers[index] = refusal
        else:
            drafts.append(Draft(send, access, content, work.new_id(), index))
    if drafts:
        new, repeated = _claim_nonces(work, drafts)
        said = _said(work, new)
        if said:
            insert_drafts(work, said)
        for draft in new:
            answers[draft.index] = draft.refusal or Sent(draft.message, True)  # type: ignore[arg-type]
        refused = {draft.id: draft.refusal for draft in new if draft.refusal is not None}
        for again, message_id in repeated:
            answers[again.index] = refused.get(message_id) or _made_before(work, again.send, message_id)
    return answers


def check_send(work: Work, send: Send) -> str:
    """Raises what sending it now would raise, but for slow mode and automod; returns the text as it would be kept."""
    draft = Draft(send, _access(work, send), clean_content(send.content, may_be_empty=send.may_be_empty), work.new_id())
    steps.compose(work, [draft])
    if draft.refusal is not None:
        raise draft.refusal
    return draft.content


def _access(work: Work, send: Send) -> ChannelAccess:
    access = access_channel(work, send.author.id, send.channel_id)
    if send.guild_id not in (None, access.guild_id):
        raise NotFound("There is no such room.")
    if access.type == "category":
        raise NotFound("There is no such channel.")
    if NEEDS & ~access.permissions:
        raise Forbidden("You may not write in this channel.")
    return access


def _claim_nonces(work: Work, drafts: list[Draft]) -> tuple[list[Draft], list[tuple[Draft, int]]]:
    """Splits what is new from what has been sent before, with the id of the message that it made then."""
    claims = [
        {"author_id": one.author.id, "nonce": one.send.nonce, "message_id": one.id} for one in drafts if one.send.nonce
    ]
    if not claims:
        return drafts, []
    claimed = set(work.execute(_claim(work), claims).scalars())
    new = [one for one in drafts if not one.send.nonce or one.id in claimed]
    lost = [one for one in drafts if one.send.nonce and one.id not in claimed]
    if not lost:
        return new, []
    rows = work.execute(_CLAIMED, {"keys": [(one.author.id, one.send.nonce) for one in lost]})
    made = {(row.author_id, row.nonce): row.message_id for row in rows}
    return new, [(one, made[one.author.id, one.send.nonce]) for one in lost]


def _said(work: Work, new: list[Draft]) -> list[Draft]:
    """Those that may be said; the others know why not, and their nonces stay unused. Only what would be said is looked at
    by automod: not what is sent once more, nor what has to wait. The right to say it is asked for again: what was found a
    moment ago may have silenced its author."""
    waiting = steps.compose(work, new)
    slowed = [Said(one.access, one.author.id, one.id) for one in waiting if is_slowed(one.access)]
    soon = too_soon(work, slowed) if slowed else {}
    for one in waiting:
        try:
            one.refusal = soon.get(one.id)
            if one.refusal is None:
                check_content(work, one.author, _access(work, one.send), _text_of(one), one.id)
        except ApiError as refusal:
            one.refusal = refusal
    refused = {one.id for one in new if one.refusal is not None}
    unsaid = [said for said in slowed if said.message_id in refused - soon.keys()]
    if unsaid:
        take_back(work, unsaid)
    if refused:
        work.execute(delete(nonces).where(nonces.c.message_id.in_(refused)))
    return [one for one in waiting if one.refusal is None]


def _text_of(draft: Draft) -> str:
    """All that a reader will read."""
    forwarded, poll, read = draft.extra.forwarded, draft.send.poll, [draft.content]
    if forwarded is not None:
        read.append(forwarded.content)
    if poll is not None:
        read.append(text_of(poll))
    for file in draft.extra.files:
        read += [file.name, file.alt or ""]
    return "\n".join(read)


def _claim(work: Work) -> Any:
    return _CLAIM_ON_POSTGRESQL if work.connection.dialect.name == "postgresql" else _CLAIM_ON_SQLITE


def _made_before(work: Work, send: Send, message_id: int) -> Sent | ApiError:
    try:
        return Sent(one_message(work, send.author, None, message_id), False)
    except ApiError as refusal:
        return refusal


def _claiming(insert_into: Any) -> Any:
    return insert_into(nonces).on_conflict_do_nothing().returning(nonces.c.message_id)


_CLAIM_ON_SQLITE, _CLAIM_ON_POSTGRESQL = _claiming(sqlite_insert), _claiming(postgresql_insert)
_CLAIMED = select(nonces).where(tuple_(nonces.c.author_id, nonces.c.nonce).in_(bindparam("keys", expanding=True)))


def forget_old_nonces(work: Work) -> None:
    """For the hourly job. Ids tell their time."""
    oldest = (work.now - NONCES_KEPT - EPOCH_MS) << 12
    work.execute(delete(nonces).where(nonces.c.message_id < oldest))
