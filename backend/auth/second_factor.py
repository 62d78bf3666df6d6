"""The second factor: codes of an app (TOTP), and recovery codes for when it is lost. No code is accepted twice."""

from __future__ import annotations

import base64
import hmac
import io
import secrets

import pyotp
import segno
from sqlalchemy import delete, insert

from backend.auth.models import recovery_codes
from backend.auth.sessions import end_all
from backend.db import Work
from backend.errors import Conflict
from backend.users.account import tell_me
from backend.users.accounts import change_account, read_totp, use_totp_step
from backend.utils import sha256
from backend.web import SignedIn

DIGITS = 6
STEP = 30_000  # milliseconds
STEPS = (-1, 0, 1)  # clocks differ, and typing takes a while
RECOVERY_CODES = 10
RECOVERY_BYTES, RECOVERY_LENGTH, RECOVERY_GROUP = 7, 10, 5  # 50 bits, which nobody guesses


def check_off(work: Work, user_id: int) -> None:
    """Raises Conflict while a second factor is on."""
    if read_totp(work, user_id).enabled:
        raise Conflict("A second factor is on already.")


def check_on(work: Work, user_id: int) -> None:
    """Raises Conflict while there is none."""
    if not read_totp(work, user_id).enabled:
        raise Conflict("There is no second factor.")


def begin(work: Work, user_id: int) -> str:
    """A new secret, void until a code of it has been given."""
    check_off(work, user_id)
    secret = pyotp.random_base32()
    change_account(work, user_id, totp_secret=secret, totp_used=0)
    return secret


def turn_on(work: Work, session: SignedIn, code: str) -> list[str] | None:
    """The recovery codes; None when the code is wrong. Raises Conflict when there is nothing to confirm."""
    user_id = session.person.id
    check_off(work, user_id)
    if read_totp(work, user_id).secret is None:
        raise Conflict("There is no new second factor to confirm.")
    if not _spend_totp(work, user_id, _bare(code)):
        return None
    change_account(work, user_id, totp_enabled=True)
    end_all(work, user_id, "second_factor", but_not=session.session_id)
    tell_me(work, user_id)
    return renew_recovery_codes(work, user_id)


def turn_off(work: Work, user_id: int) -> None:
    """What is off already is no error."""
    change_account(work, user_id, totp_enabled=False, totp_secret=None, totp_used=0)
    work.execute(delete(recovery_codes).where(recovery_codes.c.user_id == user_id))
    tell_me(work, user_id)


def renew_recovery_codes(work: Work, user_id: int) -> list[str]:
    """The earlier ones are void."""
    check_on(work, user_id)
    codes = [_new_recovery_code() for _ in range(RECOVERY_CODES)]
    work.execute(delete(recovery_codes).where(recovery_codes.c.user_id == user_id))
    rows = [{"user_id": user_id, "code_hash": sha256(_bare(code))} for code in codes]
    work.execute(insert(recovery_codes), rows)
    return codes


def spend_code(work: Work, user_id: int, code: str) -> bool:
    """Whether it is right; it is not any more afterwards."""
    if not read_totp(work, user_id).enabled:
        return False
    bare = _bare(code)
    if len(bare) == DIGITS:
        return _spend_totp(work, user_id, bare)
    mine = (recovery_codes.c.user_id == user_id) & (recovery_codes.c.code_hash == sha256(bare))
    return bool(work.execute(delete(recovery_codes).where(mine)).rowcount)


def uri_of(secret: str, username: str, issuer: str) -> str:
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=issuer)


def qr_of(uri: str) -> str:
    """An SVG picture, black on white in whatever theme."""
    written = io.BytesIO()
    segno.make(uri, micro=False).save(written, kind="svg", scale=4, light="#fff", xmldecl=False)
    return written.getvalue().decode()


def _spend_totp(work: Work, user_id: int, code: str) -> bool:
    secret = read_totp(work, user_id).secret
    if secret is None:
        return False
    now = work.now // STEP
    right = [step for step in (now + step for step in STEPS) if _is_of_step(secret, step, code)]
    return any(use_totp_step(work, user_id, step) for step in right)


def _is_of_step(secret: str, step: int, code: str) -> bool:
    return hmac.compare_digest(pyotp.TOTP(secret).generate_otp(step).encode(), code.encode())


def _new_recovery_code() -> str:
    code = base64.b32encode(secrets.token_bytes(RECOVERY_BYTES)).decode()[:RECOVERY_LENGTH]
    return f"{code[:RECOVERY_GROUP]}-{code[RECOVERY_GROUP:]}"


def _bare(code: str) -> str:
    """As people type it: with blanks or dashes, in small letters."""
    return "".join(code.split()).replace("-", "").upper()
