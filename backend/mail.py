"""Sending a mail through the server that SMTP_URL names: `smtp://user:password@host:port?from=address`, or `smtps://`.

With `smtp` the connection is encrypted as soon as the server offers it; `smtps` is encrypted from its beginning.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib

from backend.config import Settings

PORTS = {"smtp": 587, "smtps": 465}
SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Mail:
    """`text` may hold a secret, so it is not shown where a mail is."""

    to: str
    subject: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Postbox:
    host: str
    port: int
    encrypted: bool
    username: str | None
    password: str | None = field(repr=False)
    sender: str

    async def send(self, mail: Mail) -> None:
        """Returns when the server has taken it; raises what went wrong."""
        await aiosmtplib.send(
            self._message(mail),
            sender=self.sender,
            recipients=[wire_address(mail.to)],
            hostname=self.host,
            port=self.port,
            username=self.username,
            password=self.password,
            use_tls=self.encrypted,
            validate_certs=not _is_this_machine(self.host),  # its own certificate is nobody's to sign
            timeout=SECONDS,
        )

    def _message(self, mail: Mail) -> EmailMessage:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self.sender, wire_address(mail.to), mail.subject
        message["Date"] = formatdate(usegmt=True)
        message["Message-ID"] = make_msgid(domain=self.sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"  # so that no out-of-office answers
        message.set_content(mail.text)
        return message


def postbox(settings: Settings) -> Postbox | None:
    """None when this installation sends no mail."""
    if settings.smtp_url is None:
        return None
    parts = urlsplit(settings.smtp_url)
    username = unquote(parts.username) if parts.username else None
    given = parse_qs(parts.query).get("from", [])
    return Postbox(
        parts.hostname or "localhost",
        parts.port or PORTS[parts.scheme],
        parts.scheme == "smtps",
        username,
        unquote(parts.password) if parts.password else None,
        given[0] if given else _usual_sender(settings, username),
    )


def wire_address(address: str) -> str:
    """With its domain in the letters that every mail server understands."""
    name, _, domain = address.rpartition("@")
    try:
        return f"{name}@{domain.encode('idna').decode()}"
    except UnicodeError:
        return address


def _usual_sender(settings: Settings, username: str | None) -> str:
    if username is not None and "@" in username:
        return username
    return f"guildhall@{(urlsplit(settings.public_url or '').hostname) or 'localhost'}"


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
