"""Handing a letter to a device's push service (RFC 8030), and what the service says to it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Literal
from urllib.parse import urlsplit

import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout

from backend.ids import now_ms
from backend.notifications.keys import Identity, sealed
from backend.notifications.letters import Letter

log = structlog.get_logger(__name__)

SECONDS = ClientTimeout(total=10.0)
GONE = (404, 410)
BUSY = (408, 425, 429)  # and whatever goes wrong on their side


@dataclass(frozen=True, slots=True)
class Answer:
    """`gone`: there is no such device any more. `later`: not now; `pause` in milliseconds, when they say how long.
    `refused`: not this, and trying again would not help."""

    kind: Literal["taken", "gone", "later", "refused"]
    pause: int | None = None


async def post(session: ClientSession, letter: Letter, identity: Identity) -> Answer:
    body, headers = await asyncio.to_thread(_prepare, letter, identity)
    service = urlsplit(letter.endpoint).hostname  # the rest of the address is a secret
    try:
        async with session.post(
            letter.endpoint, data=body, headers=headers, timeout=SECONDS, allow_redirects=False
        ) as response:
            answer = _read(response.status, response.headers.get("Retry-After"))
            status: int | str = response.status
    except (ClientError, OSError, TimeoutError, ValueError) as problem:
        answer, status = Answer("later"), type(problem).__name__
    if answer.kind in ("later", "refused"):
        log.warning("a push service did not take a message", service=service, status=status)
    return answer


def _prepare(letter: Letter, identity: Identity) -> tuple[bytes, dict[str, str]]:
    return sealed(letter.payload, letter.keys), {
        "Authorization": identity.authorization(letter.endpoint, now_ms()),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(letter.seconds),
        "Topic": letter.topic,
        "Urgency": "high" if letter.is_urgent else "normal",
    }


def _read(status: int, retry_after: str | None) -> Answer:
    if 200 <= status < 300:
        return Answer("taken")
    if status in GONE:
        return Answer("gone")
    if status in BUSY or status >= 500:
        return Answer("later", _pause(retry_after))
    return Answer("refused")


def _pause(retry_after: str | None) -> int | None:
    """In milliseconds, of a number of seconds or a date."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        return int(text[:9]) * 1000
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() * 1000) - now_ms()
