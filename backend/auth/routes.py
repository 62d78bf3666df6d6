"""The HTTP door to signing in; the rest of the account is in `doors/`. Passwords are hashed at the doors, before the action:
nothing slow happens inside a write."""

from __future__ import annotations

from functools import partial

from quart import Blueprint, Response

from backend.auth import actions, asking, sessions
from backend.auth.cookies import clear_cookie, set_cookie
from backend.auth.csrf import OF_VISITORS, csrf_token
from backend.auth.doors import account, resets, second_factor
from backend.auth.doors import sessions as session_doors
from backend.auth.parts import parts
from backend.auth.passwords import check_new_password, is_outdated
from backend.auth.proof import prove
from backend.auth.schemas import CsrfToken, LoggedIn, Login, Register, Registered
from backend.described import gives
from backend.users.accounts import NewAccount, account_key, find_account
from backend.users.names import clean_email, clean_username
from backend.utils import sha256
from backend.web import answer, body, db, house, nothing, signed_in, visitor

routes = Blueprint("auth", __name__, url_prefix="/api")
for door in (account, session_doors, second_factor, resets):
    routes.register_blueprint(door.routes)

CODES = "login"  # wrong codes count for the account, whatever address they come from: the password was right


@routes.post("/register")
@gives(Registered, 201)
async def register() -> Response:
    """Makes an account, and does not sign in."""
    app, form = house(), await body(Register)
    await app.db.read(actions.check_registration, app.settings, form.invite)
    username, email = clean_username(form.username), clean_email(form.email)
    check_new_password(form.password, username, email)
    app.limits.take("register", asking.address())
    new = NewAccount(username, email, await parts().passwords.hash(form.password))
    return answer(await app.db.write(actions.register, new, app.settings, form.invite), 201)


@routes.post("/login")
@gives(LoggedIn)
async def login() -> Response:
    """Signs in, and ends the session that the cookie had before."""
    form = await body(Login)
    key = account_key(form.username)
    proven = await prove(key, partial(find_account, key=key), form.password, form.code, CODES)
    token, replaced = sessions.new_token(), visitor()
    fresh_hash = await parts().passwords.hash(form.password) if is_outdated(proven.password_hash) else None
    await db().write(
        actions.sign_in,
        actions.SignIn(
            proven,
            sha256(token),
            asking.client(),
            replaced if replaced is not None and replaced.by_cookie else None,
            fresh_hash,
        ),
    )
    csrf = csrf_token(house().settings.secret_key, sha256(token))
    response = answer(LoggedIn(proven.person.id, proven.person.username, proven.email, csrf))
    set_cookie(response, token, asking.is_secure())
    return response


@routes.post("/logout")
async def logout() -> Response:
    """Ends the session and closes its sockets."""
    session = signed_in()
    await db().write(sessions.end_session, session.person.id, session.session_id, "signed_out")
    response = nothing()
    clear_cookie(response, asking.is_secure())
    return response


@routes.get("/csrf")
@gives(CsrfToken)
async def csrf() -> Response:
    """Visitors get a token too, for clients that ask before they sign in; it opens nothing."""
    session = visitor()
    token_hash = OF_VISITORS if session is None else session.token_hash
    return answer(CsrfToken(csrf_token(house().settings.secret_key, token_hash)))
