"""The postbox: how it signs in to a mail server, and what the address of one means."""

from __future__ import annotations

import unittest
import warnings
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import AuthResult, LoginPassword
from mail_stage import MailServer
from support import settings

from backend.mail import Mail, postbox, wire_address


class TestPostbox(unittest.IsolatedAsyncioTestCase):
    async def test_it_signs_in_and_shows_no_password(self) -> None:
        seen: list[Any] = []

        def authenticate(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
            seen.append(given)
            return AuthResult(success=True)

        self.enterContext(warnings.catch_warnings())
        warnings.simplefilter("ignore")  # aiosmtpd's, of sending passwords in the clear: over the loopback alone
        options = {"authenticator": authenticate, "auth_require_tls": False, "auth_required": True}
        server = MailServer(**options)
        port = await server.start()
        self.addAsyncCleanup(server.stop)
        box = self.box(f"smtp://us%40er:p%2Fss@127.0.0.1:{port}")
        await box.send(Mail("bob@example.org", "Hello", "a secret"))
        self.assertEqual(seen, [LoginPassword(b"us@er", b"p/ss")])
        self.assertEqual((await server.mails.get())["From"], "us@er")
        self.assertNotIn("p/ss", repr(box))
        self.assertNotIn("secret", repr(Mail("bob@example.org", "Hello", "a secret")))

    def test_what_an_address_means(self) -> None:
        box = self.box("smtps://mail.example.org")
        self.assertEqual((box.port, box.encrypted, box.username), (465, True, None))
        self.assertEqual(self.box("smtp://mail.example.org").port, 587)
        self.assertEqual(box.sender, "guildhall@localhost")
        self.assertEqual(wire_address("ü@müller.de"), "ü@xn--mller-kva.de")

    @staticmethod
    def box(url: str) -> Any:
        return postbox(settings(Path("/nowhere"), smtp_url=url))


if __name__ == "__main__":
    unittest.main()
