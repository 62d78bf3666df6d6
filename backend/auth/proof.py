"""Password and second factor, asked for at login and again before what must not be done by whoever finds a screen open."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from backend.auth.asking import address
from backend.auth.parts import parts
from backend.auth.second_factor import spend_code
from backend.db import Work
from backend.errors import Forbidden, NotSignedIn
from backend.users.accounts import Account
from backend.web import db

Finder = Callable[[Work], Account | None]


async def prove(name: str, find: Finder, password: str, code: str | None, code_counts_for: str = "") -> Account:
    """The account, when all that it wants is right. `name`: for whom wrong tries count, together with the address. Raises
    NotSignedIn, RateLimited, and Forbidden for a disabled account, but only to who knows its password."""
    with parts().brake.trying(name, address()) as attempt:
        account = await db().read(find)
        is_right = await parts().passwords.is_right(password, account.password_hash if account else None)
        if account is not None and is_right and account.two_factor:
            is_right = await is_code(account.person.id, code, code_counts_for or address())
        attempt.succeeded = is_right
    if account is None or not is_right:
        raise NotSignedIn("The name or the password is wrong.", code="wrong_credentials")
    refuse_disabled(account)
    return account


async def is_code(user_id: int, code: str | None, counts_for: Hashable) -> bool:
    """Whether it is the second factor's, which it is once. `counts_for`: where wrong ones come from. Raises NotSignedIn when
    there is none."""
    if code is None or not code.strip():
        raise NotSignedIn("A code of your second factor is needed.", code="second_factor_required")
    with parts().brake.trying(("code", user_id), (counts_for, user_id)) as attempt:
        attempt.succeeded = await db().write(spend_code, user_id, code)
    return attempt.succeeded


def refuse_disabled(account: Account) -> None:
    if account.is_disabled:
        raise Forbidden("This account has been disabled.", code="account_disabled")
