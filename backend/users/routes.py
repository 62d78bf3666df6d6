"""The HTTP door to people: one's own profile, settings and status, others' profiles, friends."""

from __future__ import annotations

import msgspec
from quart import Blueprint, Response

from backend.described import gives
from backend.files.pictures import take_picture
from backend.people import Person
from backend.realtime.presence import OFFLINE
from backend.users import finding, friends, profile
from backend.users.friends import FRIEND, INCOMING, OUTGOING
from backend.users.schemas import (
    Account,
    FoundUsers,
    FriendRequest,
    Friends,
    Profile,
    ProfileChanges,
    Relationship,
    Settings,
    SettingsChanges,
    Status,
    StatusChange,
    UserSearch,
)
from backend.users.settings import change_settings
from backend.users.status import set_status
from backend.web import answer, body, db, house, me, nothing, query

routes = Blueprint("users", __name__, url_prefix="/api")


@routes.patch("/me")
@gives(Account)
async def change_me() -> Response:
    """Changes what others see of you."""
    user = me("profile")
    return answer(await db().write(profile.change_profile, user, await body(ProfileChanges)))


@routes.put("/me/avatar")
@gives(Account)
async def set_avatar() -> Response:
    user = me("profile")
    return answer(await db().write(profile.set_avatar, user, await take_picture("avatar")))


@routes.delete("/me/avatar")
@gives(Account)
async def remove_avatar() -> Response:
    return answer(await db().write(profile.set_avatar, me("profile"), None))


@routes.put("/me/banner")
@gives(Account)
async def set_banner() -> Response:
    user = me("profile")
    return answer(await db().write(profile.set_banner, user, await take_picture("banner")))


@routes.delete("/me/banner")
@gives(Account)
async def remove_banner() -> Response:
    return answer(await db().write(profile.set_banner, me("profile"), None))


@routes.patch("/me/settings")
@gives(Settings)
async def settings() -> Response:
    """Changes settings that follow you from device to device."""
    user = me("write")
    return answer(await db().write(change_settings, user, await body(SettingsChanges)))


@routes.put("/me/status")
@gives(Status)
async def status() -> Response:
    """Says whether you are here, and a few words with it."""
    user = me("write")
    return answer(await db().write(set_status, user, await body(StatusChange)))


@routes.get("/users/<id:user_id>")
@gives(Profile)
async def show_user(user_id: int) -> Response:
    """Somebody's profile. Who shares no guild with you and is no friend seems offline."""
    user = me()
    found = await db().read(finding.show_profile, user, user_id)
    is_met = bool(found.mutual_guilds) or found.relationship == FRIEND
    shown = (await house().presence_for(user.id))(user_id) if is_met else OFFLINE
    return answer(msgspec.structs.replace(found, status=shown.status, custom_status=shown.custom_status))


@routes.get("/search/users")
@gives(FoundUsers)
async def search_users() -> Response:
    """People by the beginning of a name."""
    found = await db().read(finding.find_users, me("search"), query(UserSearch))
    return answer(FoundUsers(found, len(found)))


@routes.get("/friends")
@gives(Friends)
async def list_friends() -> Response:
    """Friends, requests and blocks."""
    user = me()
    return answer(with_presence(await db().read(friends.list_friends, user)))


@routes.post("/friends/request")
@gives(Relationship, 201)
async def request_friend() -> Response:
    """Asks somebody to be a friend; 200 when that is so already."""
    user, asked = me("befriend"), await body(FriendRequest)
    shown, is_new = await db().write(friends.request_friend, user, asked.to)
    return answer(_with_presence(shown), 201 if is_new else 200)


@routes.post("/friends/<id:user_id>/accept")
@gives(Relationship)
async def accept_friend(user_id: int) -> Response:
    return answer(_with_presence(await db().write(friends.accept_friend, me("write"), user_id)))


@routes.post("/friends/<id:user_id>/decline")
async def decline_friend(user_id: int) -> Response:
    return await _end(me("write"), user_id, INCOMING)


@routes.post("/friends/<id:user_id>/cancel")
async def cancel_request(user_id: int) -> Response:
    return await _end(me("write"), user_id, OUTGOING)


@routes.delete("/friends/<id:user_id>")
async def remove_friend(user_id: int) -> Response:
    return await _end(me("write"), user_id, FRIEND)


@routes.put("/friends/<id:user_id>/block")
@gives(Relationship)
async def block(user_id: int) -> Response:
    return answer(_with_presence(await db().write(friends.block, me("write"), user_id)))


@routes.delete("/friends/<id:user_id>/block")
async def unblock(user_id: int) -> Response:
    await db().write(friends.unblock, me("write"), user_id)
    return nothing()


def with_presence(listed: Friends) -> Friends:
    return Friends(
        *(
            [_with_presence(one) for one in some]
            for some in (listed.friends, listed.incoming, listed.outgoing, listed.blocked)
        )
    )


def _with_presence(one: Relationship) -> Relationship:
    """Friends are shown to each other, nobody else: there is never a block between friends."""
    if one.kind != FRIEND:
        return msgspec.structs.replace(one, status="offline", custom_status=None)
    shown = house().hub.presence.shown(one.user.id)
    return msgspec.structs.replace(one, status=shown.status, custom_status=shown.custom_status)


async def _end(user: Person, other_id: int, kind: str) -> Response:
    await db().write(friends.end_relationship, user, other_id, kind)
    return nothing()
