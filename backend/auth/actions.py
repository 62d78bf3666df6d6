"""Making accounts, signing in, and changing what one signs in with. Passwords are hashed before, at the door."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from backend.admin.invitations import use_invitation
from backend.admin.settings import registration_mode
from backend.auth import resets
from backend.auth.schemas import Registered
from backend.auth.sessions import Client, end_all, end_session, start_session
from backend.config import Settings
from backend.db import Work
from backend.errors import Conflict, Forbidden, NotFound
from backend.guilds.entering import join_guild
from backend.guilds.names import rename
from backend.users.account import tell_me
from backend.users.accounts import (
    Account,
    NewAccount,
    change_email,
    change_username,
    create_account,
    find_own_account,
    replace_password_hash,
)
from backend.users.profile import announce_profile
from backend.users.schemas import Account as OwnAccount
from backend.utils import iso
from backend.web import SignedIn


@dataclass(frozen=True, slots=True)
class SignIn:
    """A login that was proven. `replaces` is the session that the browser had until now."""

    account: Account
    token_hash: bytes
    client: Client
    replaces: SignedIn | None
    new_hash: str | None


def check_registration(work: Work, settings: Settings, invite: str | None) -> None:
    """Raises Forbidden for who need not go on. Whether an invitation is valid is asked when it is used: here only that it can
    be one."""
    mode = registration_mode(work, settings)
    if mode == "closed":
        raise Forbidden("New accounts are not taken here.", code="registration_closed")
    if mode == "invite" and not (invite and invite.isprintable()):
        raise Forbidden("Registration is by invitation.", code="invite_required")


def register(work: Work, new: NewAccount, settings: Settings, invite: str | None) -> Registered:
    """Raises Forbidden, Conflict. The new account joins the guilds of AUTO_JOIN_GUILDS that exist. The invitation comes
    first: who has none does not learn which names are taken."""
    check_registration(work, settings, invite)
    if registration_mode(work, settings) == "invite":
        use_invitation(work, invite)
    person = create_account(work, new)
    for guild_id in settings.auto_join_guilds:
        with contextlib.suppress(NotFound):
            join_guild(work, person, guild_id)
    return Registered(person.id, person.username, new.email, iso(work.now))


def sign_in(work: Work, login: SignIn) -> None:
    """Raises Conflict when what was checked, before the transaction, is true no more."""
    check_unchanged(work, login.account)
    if login.new_hash is not None:
        replace_password_hash(work, login.account.person.id, login.new_hash)
    if login.replaces is not None:
        with contextlib.suppress(NotFound):
            end_session(work, login.replaces.person.id, login.replaces.session_id, "signed_in_again")
    start_session(work, login.account.person.id, login.token_hash, login.client)


def set_username(work: Work, session: SignedIn, checked: Account, username: str) -> OwnAccount:
    """Raises Conflict when the name, or one that looks like it, is somebody else's."""
    check_unchanged(work, checked)
    change_username(work, session.person.id, username)
    rename(work, session.person.id)
    end_all(work, session.person.id, "username_changed", but_not=session.session_id)
    return announce_profile(work, session.person.id)


def set_email(work: Work, session: SignedIn, checked: Account, email: str) -> OwnAccount:
    """Links that were mailed to the old address open nothing any more. Raises Conflict when somebody else has the new one."""
    check_unchanged(work, checked)
    change_email(work, session.person.id, email)
    resets.forget_resets(work, session.person.id)
    end_all(work, session.person.id, "email_changed", but_not=session.session_id)
    return tell_me(work, session.person.id)


def set_password(work: Work, session: SignedIn, checked: Account, new_hash: str) -> None:
    check_unchanged(work, checked)
    replace_password_hash(work, session.person.id, new_hash)
    resets.forget_resets(work, session.person.id)
    end_all(work, session.person.id, "password_changed", but_not=session.session_id)


def check_unchanged(work: Work, checked: Account) -> None:
    """Raises Conflict when the account has another password than was checked, or is no more, or was shut out."""
    now = find_own_account(work, checked.person.id)
    if now is None or now.is_disabled or now.password_hash != checked.password_hash:
        raise Conflict("The password has just been changed, please sign in again.")
