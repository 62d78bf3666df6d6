"""Why a member may, or may not, do one thing: the rules of `resolve.py` one by one, each with what it did.

The answer is the last word of the steps, and it is `resolve`'s: `tests/test_explain.py` compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from backend.permissions import resolve
from backend.permissions.bits import Permission
from backend.permissions.resolve import NO_OVERWRITE, Overwrite

GRANTS, DENIES, NOTHING = "grants", "denies", "nothing"


@dataclass(frozen=True, slots=True)
class Given:
    """What `resolve` reckons with. `roles`: the member's own, permissions by id, without @everyone (the guild's id)."""

    guild_id: int
    user_id: int
    everyone: int
    roles: Mapping[int, int]
    overwrites: Mapping[int, Overwrite]
    is_owner: bool = False
    timed_out: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """`by`: the id of the role or the member whose rule it is, or None."""

    rule: str
    effect: str
    by: int | None = None


def explain(given: Given, permission: Permission) -> list[Step]:
    """In the order in which the rules are applied. What did nothing is there only where one would look for it."""
    bit = int(permission)
    steps = [*_base(given, bit)]
    base = resolve.base(given.everyone, given.roles.values(), owner=given.is_owner)
    if base & Permission.ADMINISTRATOR:
        return steps
    steps += _overwrites(given, bit)
    return [*steps, *_implied(given, bit, base)]


def granted(steps: Sequence[Step]) -> bool:
    last = decided_by(steps)
    return last is not None and last.effect == GRANTS


def decided_by(steps: Sequence[Step]) -> Step | None:
    """The last that did something; None: nobody ever gave it."""
    return next((step for step in reversed(steps) if step.effect != NOTHING), None)


def _base(given: Given, bit: int) -> Iterator[Step]:
    yield Step("everyone", GRANTS if given.everyone & bit else NOTHING, given.guild_id)
    for role_id, permissions in given.roles.items():
        if permissions & bit:
            yield Step("role", GRANTS, role_id)
    if given.is_owner:
        yield Step("owner", GRANTS, given.user_id)
    for role_id, permissions in {given.guild_id: given.everyone, **given.roles}.items():
        if permissions & Permission.ADMINISTRATOR:
            yield Step("administrator", GRANTS, role_id)


def _overwrites(given: Given, bit: int) -> Iterator[Step]:
    yield from _said("everyone_overwrite", given.guild_id, given.overwrites.get(given.guild_id, NO_OVERWRITE), bit)
    of_roles = {role_id: given.overwrites[role_id] for role_id in given.roles if role_id in given.overwrites}
    for role_id, overwrite in of_roles.items():
        if overwrite.deny & bit:
            yield Step("role_overwrite", DENIES, role_id)
    for role_id, overwrite in of_roles.items():
        if overwrite.allow & bit:
            yield Step("role_overwrite", GRANTS, role_id)
    yield from _said("member_overwrite", given.user_id, given.overwrites.get(given.user_id, NO_OVERWRITE), bit)


def _said(rule: str, by: int, overwrite: Overwrite, bit: int) -> Iterator[Step]:
    if overwrite.deny & bit:
        yield Step(rule, DENIES, by)
    if overwrite.allow & bit:
        yield Step(rule, GRANTS, by)


def _implied(given: Given, bit: int, base: int) -> Iterator[Step]:
    if given.timed_out:
        yield Step("timed_out", NOTHING if bit & resolve.LEFT_IN_TIMEOUT else DENIES, given.user_id)
    left = resolve.said_in_channel(base, *applying(given))
    if given.timed_out:
        left &= resolve.LEFT_IN_TIMEOUT
    if not left & Permission.VIEW_CHANNEL:
        yield Step("no_view", DENIES)
    elif bit & resolve.NEEDS_SEND and not left & Permission.SEND_MESSAGES:
        yield Step("no_send", DENIES)


def applying(given: Given) -> tuple[Overwrite, list[Overwrite], Overwrite]:
    """The overwrites that concern the member: of @everyone, of their roles, of themselves."""
    said = given.overwrites
    of_roles = [said[role_id] for role_id in given.roles if role_id in said]
    return said.get(given.guild_id, NO_OVERWRITE), of_roles, said.get(given.user_id, NO_OVERWRITE)
