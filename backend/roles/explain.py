"""Why somebody may, or may not, do one thing in a channel."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from backend.db import Work
from backend.errors import Malformed, NotFound
from backend.guilds.models import guilds, members
from backend.people import Person
from backend.permissions.access import access_channel
from backend.permissions.bits import Permission
from backend.permissions.explain import Given, decided_by, explain, granted
from backend.permissions.resolve import Overwrite
from backend.realtime.rooms import DIRECT
from backend.roles.holding import roles_held
from backend.roles.overwrites import overwrites_of
from backend.roles.reading import roles_of
from backend.roles.schemas import ExplainQuery, Explanation, Role, Step
from backend.users.models import users


def explain_permission(work: Work, user: Person, channel_id: int, asked: ExplainQuery) -> Explanation:
    """Another's rights are for those who may change them here."""
    user_id = asked.user_id or user.id
    needs = Permission.VIEW_CHANNEL | (Permission.MANAGE_ROLES if user_id != user.id else Permission(0))
    access = access_channel(work, user.id, channel_id, needs=needs)
    if access.guild_id == DIRECT:
        raise NotFound("There is no such channel.")
    if asked.permission not in Permission.__members__:
        raise Malformed("Something in the address is not valid.", fields={"permission": "is not a permission"})
    member = _member(work, access.guild_id, user_id)
    roles = roles_of(work, access.guild_id)
    steps = explain(_given(work, access.guild_id, channel_id, member, roles), Permission[asked.permission])
    names = {role.id: role.name for role in roles} | {user_id: member.username}
    last = decided_by(steps)
    shown = [Step(step.rule, step.effect, names.get(step.by) if step.by else None) for step in steps]
    return Explanation(user_id, asked.permission, granted(steps), shown[steps.index(last)] if last else None, shown)


def _member(work: Work, guild_id: int, user_id: int) -> Any:
    rows = select(members.c.user_id, members.c.timed_out_until, users.c.username, guilds.c.owner_id)
    rows = rows.join(users, users.c.id == members.c.user_id).join(guilds, guilds.c.id == members.c.guild_id)
    found = work.execute(rows.where(members.c.guild_id == guild_id, members.c.user_id == user_id)).one_or_none()
    if found is None:
        raise NotFound("There is no such member.")
    return found


def _given(work: Work, guild_id: int, channel_id: int, member: Any, roles: list[Role]) -> Given:
    """The highest role first, as a person would look for the reason."""
    held = roles_held(work, guild_id, [member.user_id]).get(member.user_id, [])
    permissions_of = {role.id: role.permissions for role in reversed(roles)}
    return Given(
        guild_id,
        member.user_id,
        permissions_of[guild_id],
        {role_id: permissions for role_id, permissions in permissions_of.items() if role_id in held},
        {entry.id: Overwrite(entry.allow, entry.deny) for entry in overwrites_of(work, [channel_id])[channel_id]},
        is_owner=member.owner_id == member.user_id,
        timed_out=member.timed_out_until is not None and member.timed_out_until > work.now,
    )
