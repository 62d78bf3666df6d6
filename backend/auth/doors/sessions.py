"""One's own sessions."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.auth import asking, sessions
from backend.auth.cookies import clear_cookie
from backend.auth.schemas import SessionList
from backend.described import gives
from backend.web import answer, db, me, nothing, signed_in

routes = Blueprint("sessions", __name__, url_prefix="/me/sessions")


@routes.get("")
@gives(SessionList)
async def list_sessions() -> Response:
    """Where you are signed in, the latest used first."""
    user = me()
    return answer(SessionList(await db().read(sessions.list_sessions, user.id, signed_in().session_id)))


@routes.delete("")
async def end_other_sessions() -> Response:
    """Ends all your sessions but the one that asks."""
    user = me("write")
    await db().write(sessions.end_others, user.id, signed_in().session_id)
    return nothing()


@routes.delete("/<id:session_id>")
async def end_session(session_id: int) -> Response:
    """Ends one of your sessions at once; its sockets are closed."""
    user, response = me("write"), nothing()
    await db().write(sessions.end_session, user.id, session_id, "revoked")
    if session_id == signed_in().session_id:
        clear_cookie(response, asking.is_secure())
    return response
