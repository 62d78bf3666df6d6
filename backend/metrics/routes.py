"""`GET /metrics`, for Prometheus. What a house does, and how much, is not for everybody to know."""

from __future__ import annotations

import hmac
import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from quart import Blueprint, Response, request

from backend.auth.front import client_address, header
from backend.config import Settings
from backend.errors import Forbidden, NotFound
from backend.metrics.meter import Meter
from backend.metrics.text import Writer
from backend.web import house

if TYPE_CHECKING:
    from backend.house import House

routes = Blueprint("metrics", __name__)

NAME = "guildhall.metrics"
BEARER = "Bearer "
BY_PROXIES = (b"forwarded", b"via", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto", b"x-real-ip")
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class Parts:
    meter: Meter
    writer: Writer


def add_parts(app: House) -> None:
    metered = Meter(app)
    app.extensions[NAME] = Parts(metered, Writer(app, metered))


def parts() -> Parts:
    return cast(Parts, house().extensions[NAME])


routes.record_once(lambda state: add_parts(cast("House", state.app)))


@routes.get("/metrics")
async def show_metrics() -> Response:
    """Figures for Prometheus. With METRICS_TOKEN in the header `Authorization`, or from the machine itself."""
    _refuse_the_curious(house().settings, request.scope)
    text = await parts().writer.text()
    return Response(
        text, headers={"Cache-Control": "no-store"}, content_type="text/plain; version=0.0.4; charset=utf-8"
    )


def _refuse_the_curious(settings: Settings, scope: Any) -> None:
    """Raises Forbidden, or NotFound where there is nothing to be seen whatever one shows."""
    if settings.metrics_token is None:
        if not _is_from_here(settings, scope):
            raise NotFound
        return
    given = header(scope, b"authorization") or ""
    if not hmac.compare_digest(given.encode(), (BEARER + settings.metrics_token).encode()):
        house().limits.take("guest", client_address(scope, settings.trusted_proxies))
        raise Forbidden


def _is_from_here(settings: Settings, scope: Any) -> bool:
    """What a proxy hands on comes from this machine too, as it seems. So with a proxy nobody is let in without a token, and
    where none was named, a request that bears the mark of one is not. The host guards against pages that name us otherwise."""
    if settings.public_url is not None or settings.trusted_proxies:
        return False
    if any(name in BY_PROXIES for name, _ in scope["headers"]):
        return False
    client = scope.get("client")
    return client is not None and _is_loopback(client[0]) and _host(scope) in THIS_MACHINE


def _is_loopback(address: str) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return (getattr(parsed, "ipv4_mapped", None) or parsed).is_loopback


def _host(scope: Any) -> str:
    host = header(scope, b"host") or ""
    return host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
