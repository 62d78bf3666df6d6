"""Who sends (VAPID, RFC 8292), and a text that only the device can read (RFC 8291).

The libraries are loaded when the first device asks for push: many megabytes that other installations do without.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

VALID_FOR = 12 * 3600  # seconds; push services refuse more than a day
POINT, SECRET = 65, 16  # bytes


@dataclass(frozen=True)
class DeviceKeys:
    """A device's public key and the secret that it shares with us."""

    p256dh: bytes
    auth: bytes = field(repr=False)


class Identity:
    """The server's key pair. `contact`: whom a push service may ask."""

    def __init__(self, private_key: str, contact: str | None) -> None:
        self._private_key, self._contact = private_key, contact

    @cached_property
    def public_key(self) -> str:
        """As a browser takes it: `applicationServerKey`. Loads the libraries: off the event loop, please."""
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        point = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return to_base64(point)

    def authorization(self, endpoint: str, now: int) -> str:
        """The header for one push service; `now` in milliseconds."""
        from py_vapid.jwt import sign  # type: ignore[import-untyped]

        parts = urlsplit(endpoint)
        claims: dict[str, Any] = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": now // 1000 + VALID_FOR}
        if self._contact is not None:
            claims["sub"] = self._contact
        return f"vapid t={sign(claims, self._key)},k={self.public_key}"

    @cached_property
    def _key(self) -> Any:
        from cryptography.hazmat.primitives.asymmetric import ec

        return ec.derive_private_key(int.from_bytes(from_base64(self._private_key), "big"), ec.SECP256R1())


def sealed(text: bytes, keys: DeviceKeys) -> bytes:
    """Encrypted as `aes128gcm`."""
    import http_ece  # type: ignore[import-untyped]
    from cryptography.hazmat.primitives.asymmetric import ec

    once = ec.generate_private_key(ec.SECP256R1())
    return bytes(http_ece.encrypt(text, private_key=once, dh=keys.p256dh, auth_secret=keys.auth, version="aes128gcm"))


def is_point(key: bytes) -> bool:
    """Whether a device's key is one: a point on the curve. Loads the libraries."""
    from cryptography.hazmat.primitives.asymmetric import ec

    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key)
    except ValueError:
        return False
    return len(key) == POINT


def to_base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def from_base64(text: str) -> bytes:
    """Of base64url, with or without padding. Raises ValueError."""
    try:
        return base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), altchars=b"-_", validate=True)
    except binascii.Error as problem:
        raise ValueError(str(problem)) from problem
