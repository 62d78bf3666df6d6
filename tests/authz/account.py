"""Signing in, and one's own account: whoever is signed in, whatever they are in a guild; whoever forgot their password need
not be."""

from __future__ import annotations

import itertools
from typing import Any

from support import PASSWORD

from backend.auth.resets import make_reset
from tests.authz.rows import row

SIGNED_IN = "stranger ex_member timed_out member limited moderator admin owner"
EVERYBODY = f"anonymous {SIGNED_IN}"
NEW = "an entirely different one"

_numbers = itertools.count(1)


async def new_name(stage: Any) -> dict[str, Any]:
    return {"name": f"newcomer-{next(_numbers)}"}


async def somebody(stage: Any) -> dict[str, Any]:
    return {"name": (await stage.newcomer()).name}


async def reset(stage: Any) -> dict[str, Any]:
    return {"token": await stage.write(make_reset, (await stage.newcomer()).id)}


async def their_session(stage: Any) -> dict[str, Any]:
    person = await stage.newcomer()
    return {"session": (await person.get("/api/me/sessions")).json["sessions"][0]["id"]}


def refused_to_all(status: int) -> dict[str, int]:
    return dict.fromkeys(SIGNED_IN.split(), status)


ROWS = [
    row(
        "POST /api/register",
        body={"username": "{name}", "password": PASSWORD, "email": "{name}@example.org"},
        allowed=EVERYBODY,
        setup=new_name,
    ),
    row("POST /api/login", body={"username": "{name}", "password": PASSWORD}, allowed=EVERYBODY, setup=somebody),
    row("POST /api/logout", allowed=SIGNED_IN),
    row("GET /api/csrf", allowed=EVERYBODY),
    row(  # no mail is sent here
        "POST /api/password-reset", body={"email": "a@example.org"}, allowed="", anonymous=503, **refused_to_all(503)
    ),
    row(
        "POST /api/password-reset/confirm",
        body={"token": "{token}", "password": NEW},
        allowed=EVERYBODY,
        setup=reset,
    ),
    row("GET /api/me", allowed=SIGNED_IN),
    row("POST /api/me/username", body={"username": "{name}", "password": PASSWORD}, allowed=SIGNED_IN, setup=new_name),
    row(
        "POST /api/me/email",
        body={"email": "{name}@example.net", "password": PASSWORD},
        allowed=SIGNED_IN,
        setup=new_name,
    ),
    row("POST /api/me/password", body={"new_password": NEW, "password": PASSWORD}, allowed=SIGNED_IN),
    row("DELETE /api/me", body={"password": PASSWORD}, allowed=SIGNED_IN.removesuffix(" owner"), owner=409),
    row("GET /api/me/sessions", allowed=SIGNED_IN),
    row("DELETE /api/me/sessions", allowed=SIGNED_IN),
    # Somebody else's is nobody's: that there is no such session is all that anybody learns.
    row("DELETE /api/me/sessions/{session}", allowed="", setup=their_session, **refused_to_all(404)),
    row("POST /api/me/2fa", body={"password": PASSWORD}, allowed=SIGNED_IN),
    # Without a second factor there is nothing to confirm, to renew or to turn off.
    row("POST /api/me/2fa/confirm", body={"code": "000000"}, allowed="", **refused_to_all(409)),
    row(
        "POST /api/me/2fa/recovery-codes",
        body={"password": PASSWORD, "code": "000000"},
        allowed="",
        **refused_to_all(409),
    ),
    row("DELETE /api/me/2fa", body={"password": PASSWORD, "code": "000000"}, allowed="", **refused_to_all(409)),
    row("GET /api/me/export", allowed=SIGNED_IN),
]
