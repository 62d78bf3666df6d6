"""A guild's automod rules: what they are, and changing them."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import delete, insert, select, update

from backend.audit.log import differences, record
from backend.db import Work
from backend.errors import Conflict, NotFound
from backend.ids import time_of
from backend.moderation.events import AutomodUpdated
from backend.moderation.models import automod_rules
from backend.moderation.options import check_place, check_room, clean_options
from backend.moderation.schemas import NewRule, Options, Rule, RuleChange, Rules
from backend.people import Person
from backend.permissions.access import access_guild
from backend.permissions.bits import Permission
from backend.realtime import rooms
from backend.utils import clean_line, iso

NAME_LENGTH = 100
MOST_RULES = 50

_options = msgspec.json.Decoder(Options)


def list_rules(work: Work, user: Person, guild_id: int) -> Rules:
    access_guild(work, user.id, guild_id, needs=Permission.MANAGE_GUILD)
    return Rules(_all(work, guild_id))


def create_rule(work: Work, user: Person, guild_id: int, new: NewRule, reason: str) -> Rule:
    _access(work, user, guild_id, new.options)
    others = _all(work, guild_id)
    if len(others) >= MOST_RULES:
        raise Conflict(f"A guild can have {MOST_RULES} rules.")
    id, options = work.new_id(), _checked(work, guild_id, new.kind, new.options, others)
    name = clean_line("name", new.name, NAME_LENGTH)
    rule = Rule(id, guild_id, name, new.kind, new.enabled, options, iso(time_of(id)))
    work.execute(
        insert(automod_rules).values(
            id=id,
            guild_id=guild_id,
            name=name,
            kind=new.kind,
            is_enabled=new.enabled,
            options=_json(options),
            created_at=work.now,
        )
    )
    changes = {"kind": (None, rule.kind), "enabled": (None, rule.enabled), "options": (None, _plain(options))}
    record(work, guild_id, user, "automod_create", ("rule", id, name), changes, reason)
    _changed(work, guild_id)
    return rule


def change_rule(work: Work, user: Person, guild_id: int, rule_id: int, change: RuleChange, reason: str) -> Rule:
    _access(work, user, guild_id, change.options or None)
    rules = {rule.id: rule for rule in _all(work, guild_id)}
    before = rules.pop(rule_id, None)
    if before is None:
        raise NotFound("There is no such rule.")
    after = before
    if change.name is not msgspec.UNSET:
        after = msgspec.structs.replace(after, name=clean_line("name", change.name, NAME_LENGTH))
    if change.enabled is not msgspec.UNSET:
        after = msgspec.structs.replace(after, enabled=change.enabled)
    if change.options is not msgspec.UNSET:
        others = list(rules.values())
        options = _checked(work, guild_id, before.kind, change.options, others, before.options)
        after = msgspec.structs.replace(after, options=options)
    if after == before:
        return before
    values = {"name": after.name, "is_enabled": after.enabled, "options": _json(after.options)}
    work.execute(update(automod_rules).where(automod_rules.c.id == rule_id).values(**values))
    changes = differences(before, after, "name", "enabled")
    changes["options"] = (_plain(before.options), _plain(after.options))
    record(work, guild_id, user, "automod_update", ("rule", rule_id, after.name), changes, reason)
    _changed(work, guild_id)
    return after


def delete_rule(work: Work, user: Person, guild_id: int, rule_id: int, reason: str) -> None:
    access_guild(work, user.id, guild_id, needs=Permission.MANAGE_GUILD)
    here = (automod_rules.c.id == rule_id) & (automod_rules.c.guild_id == guild_id)
    gone = work.execute(delete(automod_rules).where(here).returning(automod_rules)).one_or_none()
    if gone is None:
        raise NotFound("There is no such rule.")
    changes = {"kind": (gone.kind, None), "options": (_plain(_options.decode(gone.options)), None)}
    record(work, guild_id, user, "automod_delete", ("rule", rule_id, gone.name), changes, reason)
    _changed(work, guild_id)


def _access(work: Work, user: Person, guild_id: int, options: Options | None) -> None:
    """A rule times out in its maker's name, so its maker must be able to."""
    needs = Permission.MANAGE_GUILD
    if options is not None and options.actions.timeout:
        needs |= Permission.MODERATE_MEMBERS
    access_guild(work, user.id, guild_id, needs=needs)


def _checked(
    work: Work, guild_id: int, kind: str, given: Options, others: list[Rule], known: Options | None = None
) -> Options:
    options = clean_options(kind, given)
    check_place(work, guild_id, options, known)
    check_room([options, *(rule.options for rule in others)], kind)
    return options


def _changed(work: Work, guild_id: int) -> None:
    work.forget(guild_id)
    work.announce(AutomodUpdated(guild_id), to=rooms.Holders(guild_id, int(Permission.MANAGE_GUILD)))


def _all(work: Work, guild_id: int) -> list[Rule]:
    here = automod_rules.c.guild_id == guild_id
    return [_rule(row) for row in work.execute(select(automod_rules).where(here).order_by(automod_rules.c.id))]


def _rule(row: Any) -> Rule:
    options = _options.decode(row.options)
    return Rule(row.id, row.guild_id, row.name, row.kind, row.is_enabled, options, iso(time_of(row.id)))


def _json(options: Options) -> str:
    return msgspec.json.encode(options).decode()


def _plain(options: Options) -> Any:
    return msgspec.to_builtins(options)
