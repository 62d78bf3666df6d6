"""The stage of tests about mail: a mail server in this process."""

from __future__ import annotations

import asyncio
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP


class MailServer:
    """A real SMTP server. `troubles`: how often it refuses before it takes a mail."""

    def __init__(self, **options: Any) -> None:
        self.mails: asyncio.Queue[EmailMessage] = asyncio.Queue()
        self.troubles = 0
        self._options = options

    async def start(self) -> int:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: SMTP(self, loop=loop, **self._options), "127.0.0.1", 0)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def stop(self) -> None:
        self._server.close()

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if self.troubles:
            self.troubles -= 1
            return "451 come again later"
        mail = message_from_bytes(envelope.content, policy=policy.default)
        mail["X-Envelope"] = f"{envelope.mail_from} {' '.join(envelope.rcpt_tos)}"
        self.mails.put_nowait(mail)
        return "250 taken"
