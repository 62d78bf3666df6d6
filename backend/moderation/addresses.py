"""Links and invites as they are written in messages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from backend.errors import invalid

LONGEST_HOST = 253

# Browsers take a backslash for a slash; what stands before an @ is a user's name and not the host.
_LINK = re.compile(r"https?:[/\\]+([^\s/\\?#<>\"'`|]+)", re.IGNORECASE)
_INVITE = re.compile(r"[/\\]invite[/\\]+([A-Za-z0-9-]{2,32})", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"(?:discord(?:app)?\.com[/\\]+invite|discord\.gg|discord\.me|dsc\.gg|invite\.gg)[/\\]+([A-Za-z0-9-]{2,32})",
    re.IGNORECASE,
)
_HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*")


@dataclass(frozen=True, slots=True)
class Invite:
    code: str
    is_elsewhere: bool  # to another service: whatever its code


def hosts_in(text: str) -> list[str]:
    return [_plain(authority) for authority in _LINK.findall(_visible(text))]


def invites_in(text: str) -> list[Invite]:
    seen = _visible(text)
    elsewhere = [Invite(code, True) for code in _ELSEWHERE.findall(seen)]
    return [*elsewhere, *(Invite(code, False) for code in _INVITE.findall(seen))]


def is_within(host: str, allowed: frozenset[str]) -> bool:
    """Whether it is one of these hosts or below one of them."""
    labels = host.split(".")
    return any(".".join(labels[start:]) in allowed for start in range(len(labels)))


def clean_host(field: str, given: str) -> str:
    """As people write it: `example.org`, `*.example.org`, `https://example.org/`. Raises InvalidFields."""
    bare = re.sub(r"^https?://", "", given.strip(), flags=re.IGNORECASE).rstrip("/").removeprefix("*.")
    host = _plain(_visible(bare))
    if len(host) > LONGEST_HOST or _HOST.fullmatch(host) is None:
        raise invalid(field, f"{given[:60]!r} is not the name of a host")
    return host


def _plain(authority: str) -> str:
    host = re.sub(r":\d*$", "", authority.rpartition("@")[2]).casefold().rstrip(".,;:!)]}")
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return host


def _visible(text: str) -> str:
    normal = unicodedata.normalize("NFKC", text)
    if normal.isascii():
        return normal
    return "".join(character for character in normal if unicodedata.category(character) != "Cf")
