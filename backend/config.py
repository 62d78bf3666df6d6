"""Settings, read once from the environment. A wrong value stops the start with one clear line (`WrongSetting`)."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit

SHORTEST_SECRET = 32  # characters
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
SHORTEST_TOKEN = 16
WEAK_SECRETS = {"your-secret-key", "secret", "changeme", "change-me", "dev", "development", "password"}


class WrongSetting(Exception):
    """A setting that cannot be used; the message names it and says what would do."""


@dataclass(frozen=True)
class Bucket:
    """Of an S3 service. Without keys, those of the machine are asked for."""

    name: str
    prefix: str = ""
    endpoint: str | None = None
    region: str | None = None
    access_key_id: str | None = None
    secret_access_key: str | None = None

    def options(self) -> dict[str, str | None]:
        return {name: value for name, value in vars(self).items() if name not in ("name", "prefix")}


@dataclass(frozen=True)
class Settings:
    secret_key: str
    database_url: str
    host: str = "127.0.0.1"
    port: int = 5000
    data_dir: Path = Path("data")
    upload_dir: Path = Path("uploads")
    bucket: Bucket | None = None
    store_dir: Path | None = None  # where it is not UPLOAD_DIR
    max_file_mb: int = 25
    user_quota_mb: int = 2048
    guild_quota_mb: int = 20480
    production: bool = False
    public_url: str | None = None
    trusted_proxies: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...] = ()
    registration: str = "open"
    smtp_url: str | None = None
    auto_join_guilds: tuple[int, ...] = (1,)
    rate_limits: bool = True
    metrics_token: str | None = None
    log_format: str = "text"
    log_level: str = "info"
    vapid_key: str | None = field(default=None, repr=False)  # None: no web push
    push_contact: str | None = None

    @property
    def on_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")

    @property
    def storage(self) -> Path | Bucket:
        return self.bucket or self.store_dir or self.upload_dir

    @property
    def secure_cookies(self) -> bool:
        """Browsers keep `__Host-` and Secure cookies only over HTTPS; plain http is for localhost and trials."""
        return self.public_url is not None and self.public_url.startswith("https://")


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Reads and checks every setting. Creates DATA_DIR and, when none is given, a secret key kept in it."""
    read = _Reader(environment)
    production = read.choice("FLASK_ENV", "development", ("development", "production", "testing")) == "production"
    data_dir = _folder("DATA_DIR", read.text("DATA_DIR", "data"))
    rate_limits = read.choice("RATE_LIMITS", "on", ("on", "off")) == "on"
    if production and not rate_limits:
        raise WrongSetting("RATE_LIMITS=off is for benchmarks; it is refused with FLASK_ENV=production.")
    read.choice("WORKERS", "1", ("1",))
    has_push = read.choice("WEB_PUSH", "on", ("on", "off")) == "on"
    public_url = _public_url(read.text("PUBLIC_URL", ""))
    return Settings(
        secret_key=_secret_key(read.text("SECRET_KEY", ""), data_dir, production),
        database_url=_database_url(read.text("DATABASE_URL", ""), data_dir),
        host=read.text("HOST", "127.0.0.1"),
        port=read.number("PORT", 5000, 0, 65535),
        data_dir=data_dir,
        upload_dir=Path(read.text("UPLOAD_DIR", "uploads")).absolute(),
        **_storage(read),
        max_file_mb=read.number("MAX_FILE_MB", 25, 1, 4096),
        user_quota_mb=read.number("USER_QUOTA_MB", 2048, 0, 10**9),
        guild_quota_mb=read.number("GUILD_QUOTA_MB", 20480, 0, 10**9),
        production=production,
        public_url=public_url,
        trusted_proxies=_networks(read.text("TRUSTED_PROXIES", "")),
        registration=read.choice("REGISTRATION", "open", ("open", "invite", "closed")),
        smtp_url=_smtp_url(read.text("SMTP_URL", "")),
        auto_join_guilds=_id_list(read.text("AUTO_JOIN_GUILDS", "1")),
        rate_limits=rate_limits,
        metrics_token=_metrics_token(read.text("METRICS_TOKEN", "")),
        log_format=read.choice("LOG_FORMAT", "text", ("text", "json")),
        log_level=read.choice("LOG_LEVEL", "info", ("debug", "info", "warning", "error")),
        vapid_key=_vapid_key(read.text("VAPID_PRIVATE_KEY", ""), data_dir) if has_push else None,
        push_contact=_push_contact(read.text("PUSH_CONTACT", ""), public_url),
    )


class _Reader:
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


def _folder(name: str, value: str) -> Path:
    folder = Path(value).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise WrongSetting(f"{name}={value} cannot be used as a folder: {problem.strerror}.") from problem
    return folder


def _secret_key(given: str, data_dir: Path, production: bool) -> str:
    if given:
        if production and (len(given) < SHORTEST_SECRET or given.lower() in WEAK_SECRETS):
            raise WrongSetting(
                "SECRET_KEY is too weak for production; use 32 random characters or more, or leave it out."
            )
        return given
    kept = data_dir / "secret_key"
    key = _kept(kept, lambda: secrets.token_urlsafe(48))
    if len(key) < SHORTEST_SECRET:
        raise WrongSetting(f"{kept} is empty or cut short; delete it for a new key (everybody signs in again then).")
    return key


def _vapid_key(given: str, data_dir: Path) -> str:
    """With what the server proves to push services that it is itself: a private key of P-256, 32 bytes in base64url."""
    if given:
        if not _is_vapid_key(given):  # and is not repeated
            raise WrongSetting("VAPID_PRIVATE_KEY must be a private key of P-256: 32 bytes in base64url.")
        return given
    kept = data_dir / "vapid_key"
    key = _kept(kept, _new_vapid_key)
    if not _is_vapid_key(key):
        raise WrongSetting(
            f"{kept} is empty or cut short; delete it for a new key (devices must ask for push again then)."
        )
    return key


def _new_vapid_key() -> str:
    number = secrets.randbelow(P256_ORDER - 1) + 1
    return base64.urlsafe_b64encode(number.to_bytes(32, "big")).decode().rstrip("=")


def _is_vapid_key(key: str) -> bool:
    try:
        number = base64.b64decode(key + "=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return False
    return len(number) == 32 and 0 < int.from_bytes(number, "big") < P256_ORDER


def _push_contact(given: str, public_url: str | None) -> str | None:
    """Whom a push service may ask about what this server sends."""
    if not given:
        return public_url if public_url is not None and public_url.startswith("https://") else None
    parts = urlsplit(given)
    if not (parts.scheme == "mailto" and "@" in parts.path) and not (parts.scheme == "https" and parts.hostname):
        raise WrongSetting("PUSH_CONTACT must look like mailto:admin@example.org or https://chat.example.org.")
    return given


def _kept(kept: Path, make: Callable[[], str]) -> str:
    """A secret in DATA_DIR, made when there is none."""
    try:
        if not kept.exists():
            _keep_new_secret(kept, make())
        return kept.read_text().strip()
    except OSError as problem:
        raise WrongSetting(f"DATA_DIR={kept.parent} cannot hold {kept.name}: {problem.strerror}.") from problem


def _keep_new_secret(kept: Path, secret: str) -> None:
    """Whole or not at all, and only once: another process may start at the same moment."""
    partial = kept.with_name(f"{kept.name}.{os.getpid()}")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secret)
    try:
        kept.hardlink_to(partial)
    except FileExistsError:
        pass
    finally:
        partial.unlink()


def _metrics_token(given: str) -> str | None:
    if given and len(given) < SHORTEST_TOKEN:
        raise WrongSetting(f"METRICS_TOKEN must have {SHORTEST_TOKEN} characters or more.")
    return given or None


def _database_url(given: str, data_dir: Path) -> str:
    if not given:
        return f"sqlite:///{data_dir / 'guildhall.db'}"
    scheme = given.split(":", 1)[0]
    if scheme in ("postgresql", "postgres", "postgresql+psycopg") and _has_good_port(given):
        return "postgresql+psycopg" + given[len(scheme) :]
    if given.startswith("sqlite:///") and len(given) > len("sqlite:///") and ":memory:" not in given:
        return given
    raise WrongSetting("DATABASE_URL must be sqlite:///path/to/file or postgresql://user:password@host/name.")


def _has_good_port(address: str) -> bool:
    try:
        _ = urlsplit(address).port
    except ValueError:
        return False
    return True


def _storage(read: _Reader) -> dict[str, Any]:
    keys = (read.text("AWS_ACCESS_KEY_ID", "") or None, read.text("AWS_SECRET_ACCESS_KEY", "") or None)
    given = read.text("STORAGE_URL", "")
    if not given:
        return {}
    parts, options = urlsplit(given), dict(parse_qsl(urlsplit(given).query))
    if parts.scheme == "file" and not parts.netloc and parts.path not in ("", "/") and not options:
        return {"store_dir": Path(unquote(parts.path))}
    if parts.scheme == "s3" and parts.netloc and set(options) <= {"endpoint", "region"} and "@" not in parts.netloc:
        place = (options.get("endpoint"), options.get("region"))
        return {"bucket": Bucket(parts.netloc, parts.path.strip("/"), *place, *keys)}
    raise WrongSetting("STORAGE_URL must be file:///folder or s3://bucket?endpoint=https://s3.example.org&region=name.")


def _public_url(given: str) -> str | None:
    if not given:
        return None
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/") or parts.query:
        raise WrongSetting(f"PUBLIC_URL={given} must look like https://chat.example.org, without a path.")
    return f"{parts.scheme}://{parts.netloc}"


def _smtp_url(given: str) -> str | None:
    if given and not _is_smtp_url(given):  # and is not repeated: it may hold a password
        raise WrongSetting("SMTP_URL must look like smtp://user:password@mail.example.org:587?from=chat@example.org.")
    return given or None


def _is_smtp_url(given: str) -> bool:
    if not _has_good_port(given):
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


def _networks(given: str) -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
    return _parsed("TRUSTED_PROXIES", given, ipaddress.ip_network, "127.0.0.1,10.0.0.0/8")  # type: ignore[return-value]


def _id_list(given: str) -> tuple[int, ...]:
    if given.lower() == "none":
        return ()
    return _parsed("AUTO_JOIN_GUILDS", given, int, "1,2 or none")  # type: ignore[return-value]
