"""Stands at both doors: who is it, may a browser have been tricked into this, and what browsers are told to forbid."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Protocol

from quart import Response, g, request

from backend.auth.cookies import read_cookie
from backend.auth.csrf import is_csrf_token
from backend.auth.front import Scope, client_address, header
from backend.auth.parts import Parts, add_parts, parts_of
from backend.errors import Forbidden, NotSignedIn, WrongType
from backend.realtime.server import Handshake, Identity
from backend.web import SignedIn

if TYPE_CHECKING:
    from backend.house import House

__all__ = ["client_address", "install", "socket_sign_in"]

API = "/api/"
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
FORM_TYPES = {"application/x-www-form-urlencoded", "text/plain"}  # what other sites' forms may send without asking us
# They use no session; the origin alone guards them.
WITHOUT_TOKEN = {"auth.register", "auth.login", "auth.resets.ask", "auth.resets.confirm"}
BEARER = "bearer "


class Page(Protocol):
    """The hashes (`'sha256-…'`) of what stands in the page itself."""

    @property
    def inline_scripts(self) -> str: ...
    @property
    def inline_styles(self) -> str: ...


def install(app: House, page: Page) -> None:
    parts = add_parts(app)
    headers = _headers(page)

    @app.before_request
    async def look_at() -> None:
        if request.method not in SAFE_METHODS:
            parts.origins.refuse_foreign(request.scope)
            if request.mimetype in FORM_TYPES:
                raise WrongType
        if not request.path.startswith(API):
            return
        session = await _find_session(parts, request.scope)
        if session is None:
            app.limits.take("guest", client_address(request.scope, app.settings.trusted_proxies))
        elif session.by_cookie and request.method not in SAFE_METHODS and request.endpoint not in WITHOUT_TOKEN:
            _demand_csrf_token(request.headers.get("X-CSRF-Token"), app.settings.secret_key, session)
        g.signed_in = session

    @app.after_request
    async def add_headers(response: Response) -> Response:
        response.headers.extend({name: value for name, value in headers if name not in response.headers})
        if request.path.startswith(API):
            response.headers.setdefault("Cache-Control", "no-store")
        if parts.origins.is_secure(request.scope):
            response.headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
        return response


def socket_sign_in(app: House) -> Callable[[Handshake], Awaitable[Identity]]:
    """A cookie alone never opens a socket: browsers add it to what other sites begin as well."""
    parts = parts_of(app)

    async def sign_in(handshake: Handshake) -> Identity:
        scope, auth = handshake.scope, handshake.auth
        parts.origins.refuse_foreign(scope)
        app.limits.take("connect", client_address(scope, app.settings.trusted_proxies))
        token, cookie = auth.get("token"), read_cookie(scope, parts.origins.is_secure(scope))
        session = None
        if isinstance(token, str):
            session = await parts.sessions.find(token, by_cookie=False)
        elif cookie is not None:
            session = await parts.sessions.find(cookie, by_cookie=True)
        if session is None:
            raise NotSignedIn
        if session.by_cookie:
            _demand_csrf_token(auth.get("csrf"), app.settings.secret_key, session)
        return Identity(session.person, session.session_id)

    return sign_in


async def _find_session(parts: Parts, scope: Scope) -> SignedIn | None:
    authorization = header(scope, b"authorization")
    if authorization is not None and authorization.lower().startswith(BEARER):
        return await parts.sessions.find(authorization[len(BEARER) :].strip(), by_cookie=False)
    cookie = read_cookie(scope, parts.origins.is_secure(scope))
    return await parts.sessions.find(cookie, by_cookie=True) if cookie is not None else None


def _demand_csrf_token(given: Any, secret_key: str, session: SignedIn) -> None:
    if not is_csrf_token(given, secret_key, session.token_hash):
        raise Forbidden("The CSRF token is missing or is not this session's.", code="csrf_failed")


def _headers(page: Page) -> list[tuple[str, str]]:
    policy = {
        "default-src": "'none'",
        "script-src": f"'self' {page.inline_scripts}",
        "style-src": f"'self' {page.inline_styles}",
        "img-src": "'self' data: blob:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "media-src": "'self' blob:",
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return [
        ("Content-Security-Policy", "; ".join(f"{name} {value}" for name, value in policy.items())),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
