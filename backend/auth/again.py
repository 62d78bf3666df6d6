"""Asking the one who is signed in for their password again."""

from __future__ import annotations

from functools import partial

from backend.auth.proof import prove
from backend.errors import NotSignedIn
from backend.users.accounts import Account, account_key, find_own_account
from backend.web import signed_in


async def confirm(password: str, code: str | None = None) -> None:
    """Raises NotSignedIn: `wrong_credentials`, or `second_factor_required` when the account wants a code as well."""
    await confirmed(password, code)


async def confirmed(password: str, code: str | None = None) -> Account:
    """As `confirm`; the account, for what is to be checked against it."""
    user = signed_in().person
    try:
        return await prove(account_key(user.username), partial(find_own_account, user_id=user.id), password, code)
    except NotSignedIn as problem:
        if problem.code == "wrong_credentials":
            problem.message = "The password or the code is wrong."
        raise
