"""The CSRF token: bound to the session, so that it is new at each login and of no use to anybody else."""

from __future__ import annotations

import hashlib
import hmac

OF_VISITORS = b""  # in place of a session's hash


def csrf_token(secret_key: str, token_hash: bytes) -> str:
    return hmac.new(secret_key.encode(), b"csrf:" + token_hash, hashlib.sha256).hexdigest()


def is_csrf_token(given: object, secret_key: str, token_hash: bytes) -> bool:
    if not isinstance(given, str) or not given.isascii():
        return False
    return hmac.compare_digest(given, csrf_token(secret_key, token_hash))
