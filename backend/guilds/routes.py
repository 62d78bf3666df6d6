"""The HTTP door to guilds, their members, bans and invites."""

from __future__ import annotations

from collections.abc import Awaitable, Iterator, Sequence
from contextlib import contextmanager

import msgspec
from quart import Blueprint, Response, request

from backend.auth.again import confirm
from backend.auth.front import client_address
from backend.described import gives
from backend.errors import Malformed, NotFound
from backend.files.pictures import take_picture
from backend.guilds import (
    actions,
    bans,
    changing,
    finding,
    invites,
    joining,
    members,
    ownership,
    reading,
    settings,
    show,
)
from backend.guilds.schemas import (
    BanResult,
    Bans,
    BansQuery,
    Ending,
    FoundGuilds,
    Guild,
    GuildChanges,
    GuildSearch,
    Invite,
    Invites,
    Member,
    MemberChanges,
    Members,
    MembersQuery,
    NewBan,
    NewBans,
    NewGuild,
    NewInvite,
    Preview,
    Transfer,
    Vanity,
)
from backend.people import Person
from backend.realtime.facts import hidden_from
from backend.realtime.presence import OFFLINE
from backend.web import answer, body, db, house, me, nothing, query, reason, visitor

routes = Blueprint("guilds", __name__, url_prefix="/api")


@routes.get("/guilds")
@gives(list[Guild])
async def list_guilds() -> Response:
    return answer(await db().read(show.list_guilds, me()))


@routes.get("/search/guilds")
@gives(FoundGuilds)
async def search_guilds() -> Response:
    """Your own guilds by name."""
    found = await db().read(finding.find_guilds, me("search"), query(GuildSearch))
    return answer(FoundGuilds(found, len(found)))


@routes.post("/guilds")
@gives(Guild, 201)
async def create_guild() -> Response:
    user = me("create_guild")
    return answer(await db().write(actions.create_guild, user, await body(NewGuild)), 201)


@routes.get("/guilds/<id:guild_id>")
@gives(Guild)
async def show_guild(guild_id: int) -> Response:
    return answer(await db().read(show.show_guild, me(), guild_id))


@routes.patch("/guilds/<id:guild_id>")
@gives(Guild)
async def update_guild(guild_id: int) -> Response:
    user, changes = me("write"), await body(GuildChanges)
    return answer(await db().write(settings.update_guild, user, guild_id, changes, reason()))


@routes.put("/guilds/<id:guild_id>/icon")
@gives(Guild)
async def set_icon(guild_id: int) -> Response:
    return await _set_picture(guild_id, "icon")


@routes.delete("/guilds/<id:guild_id>/icon")
@gives(Guild)
async def remove_icon(guild_id: int) -> Response:
    return answer(await db().write(settings.set_picture, me("write"), guild_id, "icon", None, reason()))


@routes.put("/guilds/<id:guild_id>/banner")
@gives(Guild)
async def set_banner(guild_id: int) -> Response:
    return await _set_picture(guild_id, "banner")


@routes.delete("/guilds/<id:guild_id>/banner")
@gives(Guild)
async def remove_banner(guild_id: int) -> Response:
    return answer(await db().write(settings.set_picture, me("write"), guild_id, "banner", None, reason()))


async def _set_picture(guild_id: int, kind: str) -> Response:
    """Who may not set one is refused before the picture is made anew."""
    user = me("write")
    await db().read(settings.check_right, user, guild_id)
    address = await take_picture(kind)
    return answer(await db().write(settings.set_picture, user, guild_id, kind, address, reason()))


@routes.put("/guilds/<id:guild_id>/vanity")
@gives(Guild)
async def set_vanity(guild_id: int) -> Response:
    user, vanity = me("write"), await body(Vanity)
    return answer(await db().write(settings.set_vanity, user, guild_id, vanity.code, reason()))


@routes.post("/guilds/<id:guild_id>/transfer")
@gives(Guild)
async def transfer(guild_id: int) -> Response:
    user, form = me("write"), await body(Transfer)
    await confirm(form.password, form.code)
    return answer(await db().write(ownership.transfer, user, guild_id, form.user_id, reason()))


@routes.delete("/guilds/<id:guild_id>")
async def delete_guild(guild_id: int) -> Response:
    user, form = me("write"), await body(Ending)
    await db().write(ownership.delete_guild, user, guild_id, form.name)
    return nothing()


@routes.post("/guilds/<id:guild_id>/leave")
async def leave_guild(guild_id: int) -> Response:
    await db().write(members.leave_guild, me("write"), guild_id)
    return nothing()


@routes.get("/guilds/<id:guild_id>/members")
@gives(Members)
async def list_members(guild_id: int) -> Response:
    user, wanted = me(), query(MembersQuery)
    if wanted.role and (wanted.online or wanted.id):
        raise Malformed("Members are asked for by role, or by one of online and id.")
    if wanted.online:
        online = await _online(user, guild_id, wanted.after)
        found = await db().read(reading.list_some, user, guild_id, online, wanted.limit)
    else:
        found = await db().read(reading.list_members, user, guild_id, wanted)
    return answer(Members(await _with_status(user, found.members), found.next))


@routes.get("/guilds/<id:guild_id>/members/<id:user_id>")
@gives(Member)
async def show_member(guild_id: int, user_id: int) -> Response:
    user = me()
    return await _answer_member(user, db().read(reading.show_member, user, guild_id, user_id))


@routes.patch("/guilds/<id:guild_id>/members/<id:user_id>")
@gives(Member)
async def update_member(guild_id: int, user_id: int) -> Response:
    user, changes = me("write"), await body(MemberChanges)
    changed = db().write(changing.update_member, user, guild_id, user_id, changes, reason())
    return await _answer_member(user, changed)


@routes.put("/guilds/<id:guild_id>/members/<id:user_id>/roles/<id:role_id>")
async def give_role(guild_id: int, user_id: int, role_id: int) -> Response:
    await db().write(changing.give_role, me("write"), guild_id, user_id, role_id, reason())
    return nothing()


@routes.delete("/guilds/<id:guild_id>/members/<id:user_id>/roles/<id:role_id>")
async def take_role(guild_id: int, user_id: int, role_id: int) -> Response:
    await db().write(changing.take_role, me("write"), guild_id, user_id, role_id, reason())
    return nothing()


@routes.delete("/guilds/<id:guild_id>/members/<id:user_id>")
async def kick(guild_id: int, user_id: int) -> Response:
    await db().write(bans.kick, me("write"), guild_id, user_id, reason())
    return nothing()


@routes.get("/guilds/<id:guild_id>/bans")
@gives(Bans)
async def list_bans(guild_id: int) -> Response:
    return answer(await db().read(bans.list_bans, me(), guild_id, query(BansQuery)))


@routes.put("/guilds/<id:guild_id>/bans/<id:user_id>")
async def ban(guild_id: int, user_id: int) -> Response:
    user = me("write")
    new = await body(NewBan) if await request.get_data() else NewBan()
    await db().write(bans.ban, user, guild_id, user_id, new.delete_messages, reason())
    return nothing()


@routes.post("/guilds/<id:guild_id>/bans/bulk")
@gives(BanResult)
async def ban_many(guild_id: int) -> Response:
    return answer(await db().write(bans.ban_many, me("write"), guild_id, await body(NewBans), reason()))


@routes.delete("/guilds/<id:guild_id>/bans/<id:user_id>")
async def unban(guild_id: int, user_id: int) -> Response:
    await db().write(bans.unban, me("write"), guild_id, user_id, reason())
    return nothing()


@routes.get("/guilds/<id:guild_id>/invites")
@gives(Invites)
async def list_invites(guild_id: int) -> Response:
    return answer(await db().read(invites.list_invites, me(), guild_id))


@routes.post("/guilds/<id:guild_id>/invites")
@gives(Invite, 201)
async def create_invite(guild_id: int) -> Response:
    user, new = me("write"), await body(NewInvite)
    return answer(await db().write(invites.create_invite, user, guild_id, new, reason()), 201)


@routes.delete("/guilds/<id:guild_id>/invites/<code>")
async def delete_invite(guild_id: int, code: str) -> Response:
    await db().write(invites.delete_invite, me("write"), guild_id, code, reason())
    return nothing()


@routes.get("/invites/<code>")
@gives(Preview)
async def preview(code: str) -> Response:
    if visitor() is not None:
        me()
    with _guessing():
        found = await db().read(joining.preview, code)
    hub = house().hub
    online = sum(hub.presence.shown(user.id) != OFFLINE for user in hub.sessions.in_guild(found.guild.id))
    return answer(msgspec.structs.replace(found, guild=msgspec.structs.replace(found.guild, online_count=online)))


@routes.post("/invites/<code>/join")
@gives(Guild)
async def join(code: str) -> Response:
    user = me("join")
    with _guessing():
        return answer(await db().write(joining.join, user, code))


@contextmanager
def _guessing() -> Iterator[None]:
    """Wrong codes are counted by address; after too many even a right one is not looked up."""
    limits, address = house().limits, client_address(request.scope, house().settings.trusted_proxies)
    limits.check("wrong_invite", address)
    try:
        yield
    except NotFound:
        limits.take("wrong_invite", address)
        raise


async def _answer_member(user: Person, finding: Awaitable[Member]) -> Response:
    return answer((await _with_status(user, [await finding]))[0])


async def _with_status(user: Person, found: Sequence[Member]) -> list[Member]:
    """As the one who asks is shown them: a block, either way, looks like being away."""
    presence, hidden = house().hub.presence, await db().read(hidden_from, user.id)
    shown = []
    for member in found:
        now = OFFLINE if member.user.id in hidden else presence.shown(member.user.id)
        shown.append(msgspec.structs.replace(member, status=now.status, custom_status=now.custom_status))
    return shown


async def _online(user: Person, guild_id: int, after: int) -> list[int]:
    """Who is seen to be online in the guild, by id."""
    presence, hidden = house().hub.presence, await db().read(hidden_from, user.id)
    here = (member.id for member in house().hub.sessions.in_guild(guild_id) if member.id > after)
    return sorted(user_id for user_id in here if user_id not in hidden and presence.shown(user_id) != OFFLINE)
