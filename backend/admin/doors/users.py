"""Accounts."""

from __future__ import annotations

from dataclasses import replace

from quart import Blueprint, Response

from backend.admin import accounts
from backend.admin.doors.links import our_address
from backend.admin.schemas import Confirmation, Link, ListQuery, UserChange, UserRow, UserRows
from backend.auth.again import confirm
from backend.auth.resets import reset_link
from backend.described import gives
from backend.web import answer, body, db, house, me, nothing, query, reason

routes = Blueprint("users", __name__, url_prefix="/users")


@routes.get("")
@gives(UserRows)
async def list_users() -> Response:
    user = me()
    return answer(await db().read(accounts.list_users, user, query(ListQuery)))


@routes.patch("/<id:user_id>")
@gives(UserRow)
async def change_user(user_id: int) -> Response:
    user, change = me("write"), await body(UserChange)
    return answer(await db().write(accounts.change_user, user, user_id, change, reason()))


@routes.post("/<id:user_id>/password-reset")
@gives(Link)
async def make_reset(user_id: int) -> Response:
    token = await db().write(accounts.make_reset_for, me("write"), user_id, reason())
    return answer(Link(reset_link(replace(house().settings, public_url=our_address("")), token)))


@routes.delete("/<id:user_id>")
async def delete_user(user_id: int) -> Response:
    user, form = me("write"), await body(Confirmation)
    await confirm(form.password, form.code)
    await db().write(accounts.delete_user, user, user_id, reason())
    return nothing()
