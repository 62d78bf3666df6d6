"""What each setting's text stands for. A value that cannot be used is one clear line (`WrongSetting`)."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

SHORTEST_TOKEN = 16


class WrongSetting(Exception):
    """A setting that cannot be used; the message names it and says what would do."""


class Reader:
    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = environment

    def text(self, name: str, default: str) -> str:
        return self.environment.get(name, "").strip() or default

    def choice(self, name: str, default: str, choices: tuple[str, ...]) -> str:
        value = self.text(name, default).lower()
        if value not in choices:
            raise WrongSetting(f"{name}={value} is not known; use {' or '.join(choices)}.")
        return value

    def number(self, name: str, default: int, least: int, most: int) -> int:
        value = self.text(name, str(default))
        if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
            raise WrongSetting(f"{name}={value} must be a whole number from {least} to {most}.")
        return int(value)


def folder(name: str, value: str) -> Path:
    folder = Path(value).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise WrongSetting(f"{name}={value} cannot be used as a folder: {problem.strerror}.") from problem
    return folder


def push_contact_of(given: str, public_url: str | None) -> str | None:
    """Whom a push service may ask about what this server sends."""
    if not given:
        return public_url if public_url is not None and public_url.startswith("https://") else None
    parts = urlsplit(given)
    if not (parts.scheme == "mailto" and "@" in parts.path) and not (parts.scheme == "https" and parts.hostname):
        raise WrongSetting("PUSH_CONTACT must look like mailto:admin@example.org or https://chat.example.org.")
    return given


def metrics_token_of(given: str) -> str | None:
    if given and len(given) < SHORTEST_TOKEN:
        raise WrongSetting(f"METRICS_TOKEN must have {SHORTEST_TOKEN} characters or more.")
    return given or None


def database_url_of(given: str, data_dir: Path) -> str:
    if not given:
        return f"sqlite:///{data_dir / 'guildhall.db'}"
    scheme = given.split(":", 1)[0]
    if scheme in ("postgresql", "postgres", "postgresql+psycopg") and has_good_port(given):
        return "postgresql+psycopg" + given[len(scheme) :]
    if given.startswith("sqlite:///") and len(given) > len("sqlite:///") and ":memory:" not in given:
        return given
    raise WrongSetting("DATABASE_URL must be sqlite:///path/to/file or postgresql://user:password@host/name.")


def has_good_port(address: str) -> bool:
    try:
        _ = urlsplit(address).port
    except ValueError:
        return False
    return True


def public_url_of(given: str) -> str | None:
    if not given:
        return None
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/") or parts.query:
        raise WrongSetting(f"PUBLIC_URL={given} must look like https://chat.example.org, without a path.")
    return f"{parts.scheme}://{parts.netloc}"


def smtp_url_of(given: str) -> str | None:
    if given and not _is_smtp_url(given):  # and is not repeated: it may hold a password
        raise WrongSetting("SMTP_URL must look like smtp://user:password@mail.example.org:587?from=chat@example.org.")
    return given or None


def _is_smtp_url(given: str) -> bool:
    if not has_good_port(given):
        return False
    parts = urlsplit(given)
    options = parse_qs(parts.query)
    is_known = parts.scheme in ("smtp", "smtps") and parts.path in ("", "/") and set(options) <= {"from"}
    return is_known and bool(parts.hostname) and all("@" in sender for sender in options.get("from", []))


def _parsed(name: str, given: str, parse: Callable[[str], object], example: str) -> tuple[object, ...]:
    try:
        return tuple(parse(part.strip()) for part in given.split(",") if part.strip())
    except ValueError as problem:
        raise WrongSetting(f"{name}={given} cannot be read; it looks like {example}.") from problem


def networks(given: str) -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
    return _parsed("TRUSTED_PROXIES", given, ipaddress.ip_network, "127.0.0.1,10.0.0.0/8")  # type: ignore[return-value]


def id_list(given: str) -> tuple[int, ...]:
    if given.lower() == "none":
        return ()
    return _parsed("AUTO_JOIN_GUILDS", given, int, "1,2 or none")  # type: ignore[return-value]


def is_web(address: str) -> bool:
    return has_good_port(address) and urlsplit(address).scheme in ("http", "https") and bool(urlsplit(address).hostname)
