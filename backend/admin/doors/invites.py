"""Invitations to register."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.admin import invitations
from backend.admin.doors.links import our_address
from backend.admin.schemas import Invitation, Invitations, NewInvitation
from backend.described import gives
from backend.web import answer, body, db, me, nothing, reason

routes = Blueprint("invites", __name__, url_prefix="/invites")

PAGE = "/#invitation="  # behind the #, where it does not land in the logs of proxies


@routes.get("")
@gives(Invitations)
async def list_invitations() -> Response:
    found = await db().read(invitations.list_invitations, me(), our_address(PAGE))
    return answer(Invitations(found))


@routes.post("")
@gives(Invitation, 201)
async def create_invitation() -> Response:
    user, new = me("write"), await body(NewInvitation)
    made = await db().write(invitations.create_invitation, user, new, our_address(PAGE), reason())
    return answer(made, 201)


@routes.delete("/<code>")
async def delete_invitation(code: str) -> Response:
    await db().write(invitations.delete_invitation, me("write"), code, reason())
    return nothing()
