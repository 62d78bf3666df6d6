"""Sending: the hot path. All sends that wait are one multi-row insert in one commit; four statements for any number,
and one more where slow mode is on.

The order of a channel is the order of its numbers: they are given out here, under the row lock of the channel.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from backend.channels.events import Unread
from backend.channels.models import channels
from backend.channels.slow_mode import Said, is_slowed, take_back, too_soon
from backend.db import Work, bulk
from backend.dms.members import open_for_all
from backend.errors import ApiError, Forbidden, NotFound
from backend.ids import EPOCH_MS, time_of
from backend.messages.content import clean_content
from backend.messages.events import MessageSent
from backend.messages.models import messages, nonces
from backend.messages.reading import one_message
from backend.messages.schemas import Message
from backend.moderation.enforcing import check_content
from backend.people import Person
from backend.permissions.access import ChannelAccess, access_channel
from backend.permissions.bits import Permission
from backend.realtime import rooms
from backend.utils import iso

NONCES_KEPT = 48 * 3_600_000  # milliseconds
NEEDS = int(Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES)


@dataclass(frozen=True, slots=True)
class Send:
    """One call. `guild_id` is given when the client named a room: it must be the channel's."""

    author: Person
    channel_id: int
    content: str
    nonce: str | None = None
    guild_id: int | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    message: Message
    is_new: bool  # false: this nonce has been here before, and this is the message that it made


@dataclass(frozen=True, slots=True)
class _Accepted:
    index: int
    send: Send
    access: ChannelAccess
    content: str
    id: int


@bulk
def send_messages(work: Work, calls: list[tuple[Send]]) -> list[Sent | Exception]:
    """The same nonce of the same author makes one message, however often and through whatever door or worker it comes."""
    answers: list[Sent | Exception] = [NotFound()] * len(calls)
    accepted: list[_Accepted] = []
    for index, (send,) in enumerate(calls):
        try:
            content, access = clean_content(send.content), _access(work, send)
        except ApiError as refusal:
            answers[index] = refusal
        else:
            accepted.append(_Accepted(index, send, access, content, work.new_id()))
    if accepted:
        new, repeated = _claim_nonces(work, accepted)
        refused = _refuse(work, new)
        for index, message in _insert(work, [one for one in new if one.id not in refused]):
            answers[index] = Sent(message, True)
        for again, message_id in repeated:
            answers[again.index] = refused.get(message_id) or _made_before(work, again.send, message_id)
        for one in accepted:
            answers[one.index] = refused.get(one.id, answers[one.index])
    return answers


def _access(work: Work, send: Send) -> ChannelAccess:
    access = access_channel(work, send.author.id, send.channel_id)
    if send.guild_id not in (None, access.guild_id):
        raise NotFound("There is no such room.")
    if access.type == "category":
        raise NotFound("There is no such channel.")
    if NEEDS & ~access.permissions:
        raise Forbidden("You may not write in this channel.")
    return access


def _claim_nonces(work: Work, accepted: list[_Accepted]) -> tuple[list[_Accepted], list[tuple[_Accepted, int]]]:
    """Splits what is new from what has been sent before, with the id of the message that it made then."""
    claims = [
        {"author_id": one.send.author.id, "nonce": one.send.nonce, "message_id": one.id}
        for one in accepted
        if one.send.nonce
    ]
    if not claims:
        return accepted, []
    claimed = set(work.execute(_claim(work), claims).scalars())
    new = [one for one in accepted if not one.send.nonce or one.id in claimed]
    lost = [one for one in accepted if one.send.nonce and one.id not in claimed]
    if not lost:
        return new, []
    rows = work.execute(_CLAIMED, {"keys": [(one.send.author.id, one.send.nonce) for one in lost]})
    made = {(row.author_id, row.nonce): row.message_id for row in rows}
    return new, [(one, made[one.send.author.id, one.send.nonce]) for one in lost]


def _refuse(work: Work, new: list[_Accepted]) -> dict[int, ApiError]:
    """What comes too soon for its channel, or automod blocks, by the id that it would have had: its nonce stays unused.
    Only what would be said is looked at: not what is sent once more, nor what has to wait. The right to say it is asked
    for again: what was found a moment ago may have silenced its author."""
    slowed = [Said(one.access, one.send.author.id, one.id) for one in new if is_slowed(one.access)]
    refused: dict[int, ApiError] = dict(too_soon(work, slowed)) if slowed else {}
    blocked: dict[int, ApiError] = {}
    for one in new:
        if one.id not in refused:
            try:
                check_content(work, one.send.author, _access(work, one.send), one.content, one.id)
            except ApiError as refusal:
                blocked[one.id] = refusal
    unsaid = [said for said in slowed if said.message_id in blocked]
    if unsaid:
        take_back(work, unsaid)
    refused |= blocked
    if refused:
        work.execute(delete(nonces).where(nonces.c.message_id.in_(refused)))
    return refused


def _claim(work: Work) -> Any:
    return _CLAIM_ON_POSTGRESQL if work.connection.dialect.name == "postgresql" else _CLAIM_ON_SQLITE


def _made_before(work: Work, send: Send, message_id: int) -> Sent | ApiError:
    try:
        return Sent(one_message(work, send.author, None, message_id), False)
    except ApiError as refusal:
        return refusal


def _insert(work: Work, accepted: list[_Accepted]) -> list[tuple[int, Message]]:
    if not accepted:
        return []
    # Locked in the order of their ids, so that two workers cannot wait for each other.
    wanted = sorted({one.send.channel_id for one in accepted})
    seqs: dict[int, int] = {row.id: row.last_seq for row in work.execute(_LAST_SEQ, {"ids": wanted})}
    for channel_id in {one.send.channel_id for one in accepted if one.access.guild_id == rooms.DIRECT}:
        open_for_all(work, channel_id)
    newest: dict[int, Message] = {}
    made: list[tuple[int, Message]] = []
    for one in accepted:
        channel_id = one.send.channel_id
        seqs[channel_id] += 1
        message = _message(one, seqs[channel_id])
        made.append((one.index, message))
        newest[channel_id] = message
        work.announce(_sent(message), to=rooms.channel(one.access.guild_id, channel_id))
    work.execute(_INSERT, [_row(message) for _, message in made])
    work.execute(_ADVANCE, [{"channel": id, "seq": m.seq, "newest": m.id} for id, m in sorted(newest.items())])
    for message in newest.values():
        unread = Unread(message.channel_id, message.guild_id, message.id, message.seq)
        work.announce(unread, to=rooms.Absent(message.guild_id or rooms.DIRECT, message.channel_id))
    return made


def _message(one: _Accepted, seq: int) -> Message:
    author, said = one.send.author, iso(time_of(one.id))
    return Message(
        one.id,
        one.send.channel_id,
        one.access.guild_id or None,
        seq,
        one.content,
        author.username,
        author,
        said,
        nonce=one.send.nonce,
    )


def _row(message: Message) -> dict[str, Any]:
    return {
        "id": message.id,
        "channel_id": message.channel_id,
        "seq": message.seq,
        "author_id": message.author.id,
        "content": message.content,
        "nonce": message.nonce,
    }


def _sent(m: Message) -> MessageSent:
    return MessageSent(
        m.id,
        m.channel_id,
        m.guild_id,
        m.seq,
        m.content,
        m.username,
        m.author,
        m.timestamp,
        m.edited_at,
        m.type,
        m.pinned,
        m.files,
        m.reactions,
        rooms.channel(m.guild_id, m.channel_id),
        m.nonce,  # type: ignore[arg-type]
    )


def _claiming(insert_into: Any) -> Any:
    return insert_into(nonces).on_conflict_do_nothing().returning(nonces.c.message_id)


_CLAIM_ON_SQLITE, _CLAIM_ON_POSTGRESQL = _claiming(sqlite_insert), _claiming(postgresql_insert)
_CLAIMED = select(nonces).where(tuple_(nonces.c.author_id, nonces.c.nonce).in_(bindparam("keys", expanding=True)))
_LAST_SEQ = (
    select(channels.c.id, channels.c.last_seq)
    .where(channels.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(channels.c.id)
    .with_for_update()
)
_INSERT = insert(messages)
_ADVANCE = (
    update(channels)
    .where(channels.c.id == bindparam("channel"))
    .values(last_seq=bindparam("seq"), last_message_id=bindparam("newest"))
)


def forget_old_nonces(work: Work) -> None:
    """For the hourly job. Ids tell their time."""
    oldest = (work.now - NONCES_KEPT - EPOCH_MS) << 12
    work.execute(delete(nonces).where(nonces.c.message_id < oldest))
