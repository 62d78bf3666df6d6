"""Reading what a browser says of itself when it asks for web push."""

from __future__ import annotations

from backend.errors import invalid
from backend.notifications.keys import SECRET, DeviceKeys, from_base64, is_point
from backend.notifications.schemas import NewSubscription
from backend.notifications.subscriptions import Device
from backend.previews.addresses import NotAllowed, allowed


def read_device(new: NewSubscription) -> Device:
    """Takes its time: off the event loop, please. Raises InvalidFields. Where the endpoint's name leads is looked at when
    something is sent."""
    _check_endpoint(new.endpoint)
    return Device(new.endpoint, DeviceKeys(_point("keys.p256dh", new.keys.p256dh), _secret("keys.auth", new.keys.auth)))


def _check_endpoint(endpoint: str) -> None:
    try:
        scheme = allowed(endpoint).scheme
    except NotAllowed:
        scheme = ""
    if scheme != "https":
        raise invalid("endpoint", "must be a public https address")


def _point(field: str, text: str) -> bytes:
    key = _decoded(field, text)
    if not is_point(key):
        raise invalid(field, "must be a public key of P-256")
    return key


def _secret(field: str, text: str) -> bytes:
    key = _decoded(field, text)
    if len(key) != SECRET:
        raise invalid(field, f"must be {SECRET} bytes")
    return key


def _decoded(field: str, text: str) -> bytes:
    try:
        return from_base64(text)
    except ValueError:
        raise invalid(field, "must be base64url") from None
