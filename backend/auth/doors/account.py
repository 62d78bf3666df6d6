"""One's own account, and what one signs in with: each change asks for the password again."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.auth import actions, asking
from backend.auth.again import confirmed
from backend.auth.cookies import clear_cookie
from backend.auth.deletion import delete_account
from backend.auth.export import Export
from backend.auth.parts import parts
from backend.auth.passwords import check_new_password
from backend.auth.schemas import Again, NewEmail, NewPassword, NewUsername
from backend.described import gives
from backend.errors import InvalidFields
from backend.users.account import show_account
from backend.users.names import clean_email, clean_username
from backend.users.schemas import Account
from backend.web import answer, body, db, me, nothing, signed_in

routes = Blueprint("account", __name__, url_prefix="/me")


@routes.get("")
@gives(Account)
async def show_me() -> Response:
    """Your own account."""
    return answer(await db().read(show_account, me().id))


@routes.post("/username")
@gives(Account)
async def set_username() -> Response:
    """A new name to sign in with and to be known by. Your other sessions end."""
    me("profile")
    form = await body(NewUsername)
    username = clean_username(form.username)
    checked = await confirmed(form.password, form.code)
    return answer(await db().write(actions.set_username, signed_in(), checked, username))


@routes.post("/email")
@gives(Account)
async def set_email() -> Response:
    """A new e-mail address. Your other sessions end."""
    me("profile")
    form = await body(NewEmail)
    email = clean_email(form.email)
    checked = await confirmed(form.password, form.code)
    return answer(await db().write(actions.set_email, signed_in(), checked, email))


@routes.post("/password")
async def set_password() -> Response:
    """A new password. Your other sessions end."""
    me("profile")
    form = await body(NewPassword)
    checked = await confirmed(form.password, form.code)
    check_as("new_password", form.new_password, checked.person.username, checked.email)
    await db().write(actions.set_password, signed_in(), checked, await parts().passwords.hash(form.new_password))
    return nothing()


@routes.delete("")
async def delete_me() -> Response:
    """Deletes your account. Your messages stay, under the name of nobody; everything else of you goes."""
    user, form = me("profile"), await body(Again)
    await confirmed(form.password, form.code)
    await db().write(delete_account, user.id)
    response = nothing()
    clear_cookie(response, asking.is_secure())
    return response


@routes.get("/export")
async def export() -> Response:
    """All that is kept about you, as JSON files in a zip file."""
    user, session = me("export"), signed_in()
    file = await Export(db(), user.id, session.session_id).write()
    response = Response(file.chunks(), 200, content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="guildhall-{user.id}.zip"'
    response.content_length = file.size
    response.timeout = None
    return response


def check_as(field: str, password: str, username: str, email: str) -> None:
    """Raises InvalidFields that names the form's own field."""
    try:
        check_new_password(password, username, email)
    except InvalidFields as problem:
        raise InvalidFields(fields={field: (problem.fields or {})["password"]}) from None
