"""A new password for who has forgotten theirs."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.auth import asking, resets
from backend.auth.parts import parts
from backend.auth.passwords import check_new_password
from backend.auth.proof import is_code, refuse_disabled
from backend.auth.schemas import Reset, ResetWanted
from backend.errors import NotSignedIn, Unavailable
from backend.users.names import clean_email, email_key
from backend.web import body, db, house, nothing

routes = Blueprint("resets", __name__, url_prefix="/password-reset")

CODES = "reset"


@routes.post("")
async def ask() -> Response:
    """Mails a link, if there is such an account: the answer, and the time it takes, are the same when there is none."""
    app, form = house(), await body(ResetWanted)
    if app.settings.smtp_url is None:
        raise Unavailable("This server sends no mail. Its administrator can give you a link.")
    key = email_key(clean_email(form.email))
    app.limits.take("reset", asking.address())
    app.limits.take("reset_mail", key)
    await app.db.write(resets.plan_mail, key)
    return nothing()


@routes.post("/confirm")
async def confirm() -> Response:
    """Sets the password. All sessions end; a second factor is asked for here too."""
    form = await body(Reset)
    house().limits.take("reset", asking.address())
    account = await db().read(resets.find_reset, form.token)
    refuse_disabled(account)
    check_new_password(form.password, account.person.username, account.email)
    if account.two_factor and not await is_code(account.person.id, form.code, CODES):
        raise NotSignedIn("The code is wrong.", code="wrong_credentials")
    await db().write(resets.set_new_password, form.token, await parts().passwords.hash(form.password))
    return nothing()
