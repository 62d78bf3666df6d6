"""Reports to a guild's moderators. A report of a message keeps what it said then: deleting it does not undo what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import insert, select, update

from backend.audit.log import differences, record
from backend.db import Work
from backend.errors import Forbidden, NotFound, invalid
from backend.guilds.models import members
from backend.ids import time_of
from backend.messages.reading import one_message
from backend.moderation.events import ReportCreated, ReportUpdated
from backend.moderation.models import reports
from backend.moderation.schemas import Decision, NewReport, Report, Reports, ReportsQuery
from backend.people import Person
from backend.permissions.access import access_guild
from backend.permissions.bits import Permission
from backend.realtime import rooms
from backend.users.models import users
from backend.utils import clean_text, iso

REASON_LENGTH = NOTE_LENGTH = 1000
NEEDS = int(Permission.MODERATE_MEMBERS)


@dataclass(frozen=True, slots=True)
class Filed:
    id: int
    is_new: bool  # false: it was reported by the same person before, and nobody has decided yet


def report(work: Work, user: Person, guild_id: int, new: NewReport) -> Filed:
    """Raises NotFound for what the reporter cannot see."""
    access_guild(work, user.id, guild_id)
    reason = clean_text("reason", new.reason, REASON_LENGTH)
    if (new.message_id is None) == (new.user_id is None):
        raise invalid("message_id", "or user_id, one of the two, must say what is reported")
    what = _message(work, user, guild_id, new.message_id) if new.message_id else _member(work, guild_id, new.user_id)
    if what["user_id"] == user.id:
        raise invalid("message_id" if new.message_id else "user_id", "is your own")
    same = [reports.c[column] == what[column] for column in ("user_id", "message_id")]
    mine = (reports.c.guild_id == guild_id) & (reports.c.status == "open") & (reports.c.reporter_id == user.id)
    known: int | None = work.execute(select(reports.c.id).where(mine, *same).limit(1)).scalar_one_or_none()
    if known is not None:
        return Filed(known, False)
    return Filed(_file(work, guild_id, {**what, "reporter_id": user.id, "reason": reason}), True)


def alert(work: Work, guild_id: int, rule: str, author: Person, about: dict[str, Any], reason: str) -> None:
    """Automod's. `about`: channel_id, message_id (None when it was blocked) and content. One who says the same again and
    again makes one report as long as nobody has decided it."""
    same = (reports.c.guild_id == guild_id) & (reports.c.status == "open") & (reports.c.user_id == author.id)
    same &= (reports.c.rule_name == rule) & (reports.c.content == about["content"])
    if work.execute(select(reports.c.id).where(same).limit(1)).first() is None:
        _file(work, guild_id, {**about, "user_id": author.id, "rule_name": rule, "reason": reason})


def list_reports(work: Work, user: Person, guild_id: int, query: ReportsQuery) -> Reports:
    """Newest first; the people in them come in one statement however many they are."""
    access_guild(work, user.id, guild_id, needs=NEEDS)
    which = [reports.c.guild_id == guild_id]
    if query.status is not None:
        which.append(reports.c.status == query.status)
    if query.before is not None:
        which.append(reports.c.id < query.before)
    newest = select(reports).where(*which).order_by(reports.c.id.desc())
    rows = work.execute(newest.limit(query.limit + 1)).all()
    shown = rows[: query.limit]
    return Reports(_shown(work, shown), shown[-1].id if len(rows) > query.limit else None)


def decide(work: Work, user: Person, guild_id: int, report_id: int, decision: Decision, why: str) -> Report:
    """`open` takes a decision back. Nobody decides about themselves, unless nobody stands above them."""
    access = access_guild(work, user.id, guild_id, needs=NEEDS)
    here = (reports.c.id == report_id) & (reports.c.guild_id == guild_id)
    row = work.execute(select(reports).where(here).with_for_update()).one_or_none()
    if row is None:
        raise NotFound("There is no such report.")
    if row.user_id == user.id and access.owner_id != user.id:
        raise Forbidden("Somebody else has to decide about you.")
    note = row.note if decision.note is msgspec.UNSET else clean_text("note", decision.note, NOTE_LENGTH, least=0)
    if (decision.status, note) == (row.status, row.note):
        return _shown(work, [row])[0]
    is_decided = decision.status != "open"
    values = {
        "status": decision.status,
        "note": note,
        "decided_by": user.id if is_decided else None,
        "decided_at": work.now if is_decided else None,
    }
    changed = work.execute(update(reports).where(here).values(**values).returning(reports)).one()
    shown = _shown(work, [changed])[0]
    changes = differences(row, changed, "status", "note")
    record(work, guild_id, user, "report_decide", ("report", report_id, shown.user.username), changes, why)
    work.announce(ReportUpdated(**msgspec.structs.asdict(shown)), to=rooms.Holders(guild_id, NEEDS))
    return shown


def _message(work: Work, user: Person, guild_id: int, message_id: int) -> dict[str, Any]:
    message = one_message(work, user, None, message_id)
    if message.guild_id != guild_id:
        raise NotFound("There is no such message.")
    about = {"channel_id": message.channel_id, "message_id": message.id, "content": message.content}
    return {"user_id": message.author.id, **about}


def _member(work: Work, guild_id: int, user_id: int | None) -> dict[str, Any]:
    here = (members.c.guild_id == guild_id) & (members.c.user_id == user_id)
    if work.execute(select(members.c.user_id).where(here)).first() is None:
        raise NotFound("There is no such member.")
    return {"user_id": user_id, "message_id": None}


def _file(work: Work, guild_id: int, values: dict[str, Any]) -> int:
    row = {"id": work.new_id(), "guild_id": guild_id, "status": "open", "note": "", **values}
    filed = work.execute(insert(reports).values(**row).returning(reports)).one()
    shown = _shown(work, [filed])[0]
    work.announce(ReportCreated(**msgspec.structs.asdict(shown)), to=rooms.Holders(guild_id, NEEDS))
    return shown.id


def _shown(work: Work, rows: Sequence[Any]) -> list[Report]:
    named = {id for row in rows for id in (row.reporter_id, row.user_id, row.decided_by) if id is not None}
    found = select(users.c.id, users.c.username, users.c.display_name, users.c.avatar).where(users.c.id.in_(named))
    people = {row.id: Person(*row) for row in work.execute(found)}
    return [
        Report(
            row.id,
            row.guild_id,
            people.get(row.reporter_id),
            row.rule_name,
            people[row.user_id],
            row.channel_id,
            row.message_id,
            row.content,
            row.reason,
            row.status,
            people.get(row.decided_by),
            iso(row.decided_at) if row.decided_at is not None else None,
            row.note,
            iso(time_of(row.id)),
        )
        for row in rows
    ]
