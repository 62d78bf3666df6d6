"""The second factor of one's own account."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.admin.settings import current
from backend.auth import asking, second_factor
from backend.auth.again import confirmed
from backend.auth.parts import parts
from backend.auth.schemas import Again, OnlyCode, OnlyPassword, RecoveryCodes, SecondFactor
from backend.described import gives
from backend.errors import invalid
from backend.web import answer, body, db, house, me, nothing, signed_in

routes = Blueprint("second_factor", __name__, url_prefix="/me/2fa")


@routes.post("")
@gives(SecondFactor)
async def begin() -> Response:
    """A new secret for an app that makes codes. Nothing asks for them before one has been confirmed."""
    user, form = me("profile"), await body(OnlyPassword)
    await db().read(second_factor.check_off, user.id)
    checked = await confirmed(form.password)
    secret = await db().write(second_factor.begin, user.id)
    name = (await db().read(current, house().settings)).name
    uri = second_factor.uri_of(secret, checked.person.username, name)
    return answer(SecondFactor(secret, uri, second_factor.qr_of(uri)))


@routes.post("/confirm")
@gives(RecoveryCodes)
async def turn_on() -> Response:
    """The first code turns it on. Your other sessions end; the recovery codes are shown once."""
    user, form = me("profile"), await body(OnlyCode)
    with parts().brake.trying(f"first code of {user.id}", asking.address()) as attempt:
        codes = await db().write(second_factor.turn_on, signed_in(), form.code)
        attempt.succeeded = codes is not None
    if codes is None:
        raise invalid("code", "is wrong, or has run out")
    return answer(RecoveryCodes(codes))


@routes.post("/recovery-codes")
@gives(RecoveryCodes)
async def renew_recovery_codes() -> Response:
    """Ten new recovery codes; the earlier ones are void."""
    user, form = me("profile"), await body(Again)
    await db().read(second_factor.check_on, user.id)
    await confirmed(form.password, form.code)
    return answer(RecoveryCodes(await db().write(second_factor.renew_recovery_codes, user.id)))


@routes.delete("")
async def turn_off() -> Response:
    """Turns the second factor off."""
    user, form = me("profile"), await body(Again)
    await db().read(second_factor.check_on, user.id)
    await confirmed(form.password, form.code)
    await db().write(second_factor.turn_off, user.id)
    return nothing()
