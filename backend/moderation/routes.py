"""The HTTP door to reports and automod."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.described import gives
from backend.moderation import reports, rules
from backend.moderation.schemas import (
    Decision,
    NewReport,
    NewRule,
    Report,
    Reported,
    Reports,
    ReportsQuery,
    Rule,
    RuleChange,
    Rules,
    Trial,
    TrialResult,
)
from backend.moderation.trying import try_rule
from backend.web import answer, body, db, me, nothing, query, reason

routes = Blueprint("moderation", __name__, url_prefix="/api/guilds/<id:guild_id>")


@routes.post("/reports")
@gives(Reported, 201)
async def report(guild_id: int) -> Response:
    user, new = me("report"), await body(NewReport)
    filed = await db().write(reports.report, user, guild_id, new)
    return answer(Reported(filed.id), 201 if filed.is_new else 200)


@routes.get("/reports")
@gives(Reports)
async def list_reports(guild_id: int) -> Response:
    user = me()
    return answer(await db().read(reports.list_reports, user, guild_id, query(ReportsQuery)))


@routes.patch("/reports/<id:report_id>")
@gives(Report)
async def decide(guild_id: int, report_id: int) -> Response:
    user, decision = me("write"), await body(Decision)
    return answer(await db().write(reports.decide, user, guild_id, report_id, decision, reason()))


@routes.get("/automod")
@gives(Rules)
async def list_rules(guild_id: int) -> Response:
    return answer(await db().read(rules.list_rules, me(), guild_id))


@routes.post("/automod")
@gives(Rule, 201)
async def create_rule(guild_id: int) -> Response:
    user, new = me("write"), await body(NewRule)
    return answer(await db().write(rules.create_rule, user, guild_id, new, reason()), 201)


@routes.patch("/automod/<id:rule_id>")
@gives(Rule)
async def change_rule(guild_id: int, rule_id: int) -> Response:
    user, change = me("write"), await body(RuleChange)
    return answer(await db().write(rules.change_rule, user, guild_id, rule_id, change, reason()))


@routes.delete("/automod/<id:rule_id>")
async def delete_rule(guild_id: int, rule_id: int) -> Response:
    await db().write(rules.delete_rule, me("write"), guild_id, rule_id, reason())
    return nothing()


@routes.post("/automod/test")
@gives(TrialResult)
async def test_rule(guild_id: int) -> Response:
    user, trial = me("try_rule"), await body(Trial)
    return answer(await db().read(try_rule, user, guild_id, trial))
