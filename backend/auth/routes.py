"""The HTTP door to signing in. Passwords are hashed here, before the action: nothing slow happens inside a write."""

from __future__ import annotations

from quart import Blueprint, Response, request

from backend.auth import actions, sessions
from backend.auth.cookies import clear_cookie, set_cookie
from backend.auth.csrf import OF_VISITORS, csrf_token
from backend.auth.front import client_address, shown_address
from backend.auth.parts import parts
from backend.auth.passwords import check_new_password, is_outdated
from backend.auth.schemas import LoggedIn, Login, Register
from backend.errors import Forbidden, NotSignedIn
from backend.users.account import show_account
from backend.users.accounts import NewAccount, account_key, find_account
from backend.users.names import clean_email, clean_username
from backend.utils import sha256
from backend.web import answer, body, db, house, me, nothing, signed_in, visitor

routes = Blueprint("auth", __name__, url_prefix="/api")

USER_AGENT_LENGTH = 200


@routes.post("/register")
async def register() -> Response:
    app = house()
    if app.settings.registration == "closed":
        raise Forbidden("New accounts are not taken here.", code="registration_closed")
    form = await body(Register)
    username, email = clean_username(form.username), clean_email(form.email)
    check_new_password(form.password, username, email)
    app.limits.take("register", _address())
    new = NewAccount(username, email, await parts().passwords.hash(form.password))
    return answer(await app.db.write(actions.register, new, app.settings.auto_join_guilds), 201)


@routes.post("/login")
async def login() -> Response:
    form = await body(Login)
    passwords = parts().passwords
    key = account_key(form.username)
    with parts().brake.trying(key, _address()) as attempt:
        account = await db().read(find_account, key)
        stored = account.password_hash if account else None
        attempt.succeeded = await passwords.is_right(form.password, stored)
    if account is None or not attempt.succeeded:
        raise NotSignedIn("The name or the password is wrong.", code="wrong_credentials")
    token, replaced = sessions.new_token(), visitor()
    fresh_hash = await passwords.hash(form.password) if is_outdated(account.password_hash) else None
    await db().write(
        actions.sign_in,
        actions.SignIn(
            account.person.id,
            sha256(token),
            _client(),
            replaced if replaced is not None and replaced.by_cookie else None,
            account.password_hash,
            fresh_hash,
        ),
    )
    csrf = csrf_token(house().settings.secret_key, sha256(token))
    response = answer(LoggedIn(account.person.id, account.person.username, account.email, csrf))
    set_cookie(response, token, _is_secure())
    return response


@routes.post("/logout")
async def logout() -> Response:
    session = signed_in()
    await db().write(sessions.end_session, session.person.id, session.session_id, "signed_out")
    return _signed_out()


@routes.get("/csrf")
async def csrf() -> Response:
    """Visitors get a token too, for clients that ask before they sign in; it opens nothing."""
    session = visitor()
    token_hash = OF_VISITORS if session is None else session.token_hash
    return answer({"csrf_token": csrf_token(house().settings.secret_key, token_hash)})


@routes.get("/me")
async def show_me() -> Response:
    return answer(await db().read(show_account, me().id))


@routes.get("/me/sessions")
async def list_sessions() -> Response:
    user = me()
    return answer({"sessions": await db().read(sessions.list_sessions, user.id, signed_in().session_id)})


@routes.delete("/me/sessions/<id:session_id>")
async def end_session(session_id: int) -> Response:
    user = me("write")
    await db().write(sessions.end_session, user.id, session_id, "revoked")
    return _signed_out() if session_id == signed_in().session_id else nothing()


def _signed_out() -> Response:
    response = nothing()
    clear_cookie(response, _is_secure())
    return response


def _is_secure() -> bool:
    return parts().origins.is_secure(request.scope)


def _address() -> str:
    return client_address(request.scope, house().settings.trusted_proxies)


def _client() -> sessions.Client:
    user_agent = "".join(character for character in request.headers.get("User-Agent", "") if character.isprintable())
    address = shown_address(request.scope, house().settings.trusted_proxies)
    return sessions.Client(address, user_agent[:USER_AGENT_LENGTH])
