"""Accounts."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.admin import accounts
from backend.admin.schemas import ListQuery, UserChange, UserRow, UserRows
from backend.described import gives
from backend.web import answer, body, db, me, query, reason

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
