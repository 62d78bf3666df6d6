"""The session cookie. Over HTTPS its name has the prefix with which browsers let nobody but this very host set it."""

from __future__ import annotations

from quart import Response
from werkzeug.http import parse_cookie

from backend.auth.front import Scope, header
from backend.auth.sessions import ABSOLUTE

NAME = "guildhall_session"


def cookie_name(secure: bool) -> str:
    return f"__Host-{NAME}" if secure else NAME


def read_cookie(scope: Scope, secure: bool) -> str | None:
    given = header(scope, b"cookie")
    return parse_cookie(given).get(cookie_name(secure)) if given else None


def set_cookie(response: Response, token: str, secure: bool) -> None:
    response.set_cookie(
        cookie_name(secure), token, max_age=ABSOLUTE // 1000, secure=secure, httponly=True, samesite="Lax", path="/"
    )


def clear_cookie(response: Response, secure: bool) -> None:
    response.delete_cookie(cookie_name(secure), secure=secure, httponly=True, samesite="Lax", path="/")
