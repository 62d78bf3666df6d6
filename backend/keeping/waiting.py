"""What waits to be sent, between its row and what its author sees of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import insert, select

from backend.db import Work
from backend.errors import NotFound
from backend.files.models import files
from backend.files.schemas import File, shown
from backend.ids import time_of
from backend.keeping.models import scheduled_files, scheduled_messages
from backend.keeping.schemas import NewScheduled, Problem, Said, Scheduled
from backend.messages.drafts import Send
from backend.people import Person
from backend.utils import iso

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Said).decode


def row_of(work: Work, user: Person, id: int) -> Any:
    """Of one's own. Raises NotFound."""
    its = select(scheduled_messages).where(of(user.id), scheduled_messages.c.id == id).with_for_update()
    row = work.execute(its).one_or_none()
    if row is None:
        raise NotFound("There is no such message waiting.")
    return row


def of(user_id: int) -> Any:
    return scheduled_messages.c.author_id == user_id


def said_in(row: Any) -> Said:
    return _decode(row.said)


def without_time(new: NewScheduled, content: str) -> Said:
    return Said(content, new.reply_to, new.ping, new.files, new.sticker_id, new.poll)


def packed(said: Said) -> str:
    return _encode(said).decode()


@dataclass(frozen=True, slots=True)
class Around:
    """What a message needs that no database knows: the setting, and who is online in a channel."""

    guild_quota: int
    here: Callable[[int], tuple[int, ...]]


def send_of(said: Said, author: Person, channel_id: int, house: Around, nonce: str | None = None) -> Send:
    """As the door of messages would make it."""
    return Send(
        author,
        channel_id,
        said.content,
        nonce,
        reply_to=said.reply_to,
        ping=said.ping,
        files=said.files,
        here=house.here(channel_id) if "@here" in said.content else (),
        guild_quota=house.guild_quota,
        sticker_id=said.sticker_id,
        poll=said.poll,
    )


def hold_files(work: Work, id: int, said: Said) -> None:
    """They are not swept away while they wait."""
    if said.files:
        rows = [{"file_id": file, "scheduled_id": id, "position": at} for at, file in enumerate(said.files)]
        work.execute(insert(scheduled_files), rows)


def shown_all(work: Work, rows: Sequence[Any]) -> list[Scheduled]:
    """In one statement for their files."""
    every_said = [said_in(row) for row in rows]
    held = _files(work, [row.id for row, said in zip(rows, every_said, strict=True) if said.files])
    return [_shown(row, said, held.get(row.id, [])) for row, said in zip(rows, every_said, strict=True)]


def _files(work: Work, ids: Sequence[int]) -> dict[int, list[File]]:
    found: dict[int, list[File]] = defaultdict(list)
    if ids:
        held = select(files, scheduled_files.c.scheduled_id).join(files, files.c.id == scheduled_files.c.file_id)
        its = held.where(scheduled_files.c.scheduled_id.in_(ids)).order_by(scheduled_files.c.position)
        for row in work.execute(its):
            found[row.scheduled_id].append(shown(row))
    return found


def _shown(row: Any, said: Said, held: list[File]) -> Scheduled:
    problem = Problem(row.problem_code, row.problem) if row.problem_code is not None else None
    about = (said.content, said.reply_to, said.ping, held, said.sticker_id, said.poll)
    return Scheduled(row.id, row.channel_id, *about, row.nonce, iso(row.send_at), iso(time_of(row.id)), problem)
