"""What somebody sees who is not signed in, for docs/screens: each way in, by the name of its picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pyotp
from playwright.sync_api import expect
from support import Client

from backend.auth.resets import make_reset
from browser.people import Person
from browser.stage import Stage
from demo import seed
from demo.conversations import GUILD

CAREFUL = "lev"  # has a second factor
NOBODYS_MAIL = "smtp://127.0.0.1:9?from=hall@example.org"  # so that a new password can be asked for


@dataclass(frozen=True)
class Keys:
    """`invite`: the code of one; `reset`: the secret of a link to a new password."""

    invite: str
    reset: str


async def take_care(stage: Stage) -> str:
    """Turns a second factor on; the secret of a link to a new password."""
    client = Client(stage.url, CAREFUL)
    await client.login(seed.PASSWORD)
    secret = (await client.post("/api/me/2fa", {"password": seed.PASSWORD})).json["secret"]
    await client.post("/api/me/2fa/confirm", {"code": pyotp.TOTP(secret).now()})
    me = (await client.get("/api/me")).json["id"]
    await client.close()
    token: str = await stage.server.app.db.write(make_reset, me)
    return token


def sign_in(person: Person, keys: Keys) -> None:
    person.open("/")
    expect(person.field("Username")).to_be_focused()


def second_step(person: Person, keys: Keys) -> None:
    sign_in(person, keys)
    person.field("Username").fill(CAREFUL)
    person.field("Password").fill(seed.PASSWORD)
    person.button("Sign in", exact=True).click()
    expect(person.field("Code")).to_be_focused()


def register(person: Person, keys: Keys) -> None:
    sign_in(person, keys)
    person.button("Create an account").click()
    expect(person.field("Username")).to_be_focused()


def forgot(person: Person, keys: Keys) -> None:
    sign_in(person, keys)
    person.button("Forgot your password?").click()
    expect(person.field("Email")).to_be_focused()


def reset(person: Person, keys: Keys) -> None:
    person.open(f"/#reset={keys.reset}")
    expect(person.field("New password")).to_be_focused()


def invite(person: Person, keys: Keys) -> None:
    person.open(f"/invite/{keys.invite}")
    expect(person.page.get_by_text(GUILD).first).to_be_visible()


DOORS: dict[str, Callable[[Person, Keys], None]] = {
    "sign-in": sign_in,
    "sign-in-code": second_step,
    "register": register,
    "forgot": forgot,
    "reset": reset,
    "invite": invite,
}
