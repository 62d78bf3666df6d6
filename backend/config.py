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
from urllib.parse import parse_qsl, unquote, urlsplit

from backend.setting_values import (
    Reader,
    WrongSetting,
    database_url_of,
    folder,
    id_list,
    is_web,
    metrics_token_of,
    networks,
    public_url_of,
    push_contact_of,
    smtp_url_of,
)

__all__ = ["Bucket", "Settings", "WrongSetting", "from_environment"]

SHORTEST_SECRET = 32  # characters
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
WEAK_SECRETS = {"your-secret-key", "secret", "changeme", "change-me", "dev", "development", "password"}


@dataclass(frozen=True)
class Bucket:
    """Of an S3 service. Without keys, those of the machine are asked for."""

    name: str
    prefix: str = ""
    endpoint: str | None = None
    region: str | None = None
    access_key_id: str | None = None
    secret_access_key: str | None = field(default=None, repr=False)

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
    link_previews: bool = False
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
    read = Reader(environment)
    production = read.choice("FLASK_ENV", "development", ("development", "production", "testing")) == "production"
    data_dir = folder("DATA_DIR", read.text("DATA_DIR", "data"))
    rate_limits = read.choice("RATE_LIMITS", "on", ("on", "off")) == "on"
    if production and not rate_limits:
        raise WrongSetting("RATE_LIMITS=off is for benchmarks; it is refused with FLASK_ENV=production.")
    read.choice("WORKERS", "1", ("1",))
    has_push = read.choice("WEB_PUSH", "on", ("on", "off")) == "on"
    public_url = public_url_of(read.text("PUBLIC_URL", ""))
    return Settings(
        secret_key=_secret_key(read.text("SECRET_KEY", ""), data_dir, production),
        database_url=database_url_of(read.text("DATABASE_URL", ""), data_dir),
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
        trusted_proxies=networks(read.text("TRUSTED_PROXIES", "")),
        registration=read.choice("REGISTRATION", "open", ("open", "invite", "closed")),
        smtp_url=smtp_url_of(read.text("SMTP_URL", "")),
        auto_join_guilds=id_list(read.text("AUTO_JOIN_GUILDS", "1")),
        rate_limits=rate_limits,
        metrics_token=metrics_token_of(read.text("METRICS_TOKEN", "")),
        link_previews=read.choice("LINK_PREVIEWS", "on", ("on", "off")) == "on",
        log_format=read.choice("LOG_FORMAT", "text", ("text", "json")),
        log_level=read.choice("LOG_LEVEL", "info", ("debug", "info", "warning", "error")),
        vapid_key=_vapid_key(read.text("VAPID_PRIVATE_KEY", ""), data_dir) if has_push else None,
        push_contact=push_contact_of(read.text("PUSH_CONTACT", ""), public_url),
    )


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


def _storage(read: Reader) -> dict[str, Any]:
    keys = (read.text("AWS_ACCESS_KEY_ID", "") or None, read.text("AWS_SECRET_ACCESS_KEY", "") or None)
    given = read.text("STORAGE_URL", "")
    if not given:
        return {}
    parts, options = urlsplit(given), dict(parse_qsl(urlsplit(given).query))
    if parts.scheme == "file" and not parts.netloc and parts.path not in ("", "/") and not options:
        return {"store_dir": Path(unquote(parts.path))}
    is_bucket = parts.scheme == "s3" and parts.netloc and not set(parts.netloc) & set("@:")
    if is_bucket and set(options) <= {"endpoint", "region"} and is_web(options.get("endpoint", "https://s3")):
        place = (options.get("endpoint"), options.get("region"))
        return {"bucket": Bucket(parts.netloc, parts.path.strip("/"), *place, *keys)}
    raise WrongSetting("STORAGE_URL must be file:///folder or s3://bucket?endpoint=https://s3.example.org&region=name.")
