"""What stands between us and a client: proxies that may be believed, the client's address, and our own origin."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from backend.config import Settings
from backend.errors import Forbidden

Scope = Any  # an ASGI scope of type "http" or "websocket"
Networks = Sequence[ipaddress.IPv4Network | ipaddress.IPv6Network]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_SECURE = {"ws": "http", "wss": "https"}
_USUAL_PORTS = {"http": ":80", "https": ":443"}


def header(scope: Scope, name: bytes) -> str | None:
    """A header's text; when it came several times, joined by commas."""
    values = [value.decode("latin-1") for given, value in scope["headers"] if given == name]
    return ",".join(values) if values else None


def client_address(scope: Scope, trusted: Networks) -> str:
    """Whom to count: the nearest address that is no proxy of ours, IPv6 by its /64, which one subscriber has whole."""
    address = _client(scope, trusted)
    if address is None:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.IPv6Network((address, 64), strict=False))
    return str(address)


def shown_address(scope: Scope, trusted: Networks) -> str:
    """The whole address, for the owner of a session to recognise."""
    address = _client(scope, trusted)
    return "unknown" if address is None else str(address)


class Origins:
    """Which origins are ours: where the request itself went to, and PUBLIC_URL."""

    def __init__(self, settings: Settings) -> None:
        self._trusted = settings.trusted_proxies
        self._public = _origin(settings.public_url) if settings.public_url else None
        self._secure_cookies = settings.secure_cookies

    def is_secure(self, scope: Scope) -> bool:
        return self._secure_cookies or self._scheme(scope) == "https"

    def refuse_foreign(self, scope: Scope) -> None:
        """Raises Forbidden when a browser says that another site made it send this request.

        `Sec-Fetch-Site` may be missing (older browsers, plain http), `Origin` then is there on everything that could do
        harm. A request with neither comes from no browser.
        """
        site, origin = header(scope, b"sec-fetch-site"), header(scope, b"origin")
        if origin is None and site in (None, "same-origin", "none"):
            return
        if origin is not None and self._is_ours(scope, origin) and site != "cross-site":
            return
        raise Forbidden("This request comes from another site.", code="foreign_origin")

    def _is_ours(self, scope: Scope, origin: str) -> bool:
        given = _origin(origin)
        return given is not None and given in (self._public, self._own(scope))

    def _own(self, scope: Scope) -> str | None:
        host = (self._from_proxy(scope, b"x-forwarded-host") or header(scope, b"host") or "").strip()
        return _origin(f"{self._scheme(scope)}://{host}")

    def _scheme(self, scope: Scope) -> str:
        scheme = self._from_proxy(scope, b"x-forwarded-proto") or scope.get("scheme") or "http"
        return _SECURE.get(scheme, scheme)

    def _from_proxy(self, scope: Scope, name: bytes) -> str | None:
        peer = _peer(scope)
        if peer is None or not _is_trusted(peer, self._trusted):
            return None
        value = header(scope, name)
        return value.rpartition(",")[2].strip().lower() if value else None


def _origin(text: str) -> str | None:
    """`scheme://host[:port]` in one spelling; None for what is no web origin, such as `null`."""
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return None
    is_bare = parts.path in ("", "/") and not parts.query and not parts.fragment and "@" not in parts.netloc
    if parts.scheme not in _USUAL_PORTS or not parts.hostname or not is_bare:
        return None
    return f"{parts.scheme}://{parts.netloc.lower().removesuffix(_USUAL_PORTS[parts.scheme])}"


def _client(scope: Scope, trusted: Networks) -> Address | None:
    address = _peer(scope)
    if address is None or not _is_trusted(address, trusted):
        return address
    for given in reversed((header(scope, b"x-forwarded-for") or "").split(",")):
        further = _parse(given.strip())
        if further is None:
            return address
        address = further
        if not _is_trusted(address, trusted):
            return address
    return address


def _peer(scope: Scope) -> Address | None:
    client = scope.get("client")
    return _parse(client[0]) if client else None


def _parse(text: str) -> Address | None:
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_trusted(address: Address, trusted: Networks) -> bool:
    return any(address in network for network in trusted)
