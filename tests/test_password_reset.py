"""A new password by mail: told to nobody whether there is such an account, and the link works once."""

from __future__ import annotations

import asyncio
import re
import unittest
from email.message import EmailMessage
from typing import Any

import pyotp
from mail_stage import MailServer
from sqlalchemy import select, update
from structlog.testing import capture_logs
from support import PASSWORD, PATIENCE, Answer, Client, GuildhallTest

from backend.auth.models import password_resets
from backend.auth.resets import HOUR, make_reset
from backend.jobs.models import jobs
from backend.users.models import users
from backend.utils import sha256

NEW = "an entirely different one"
LINK = re.compile(r"^(\S+)/#reset=([\w-]{43})\r?$", re.MULTILINE)


class MailTest(GuildhallTest):
    async def asyncSetUp(self) -> None:
        self.mail_server = MailServer()
        port = await self.mail_server.start()
        self.addAsyncCleanup(self.mail_server.stop)
        self.changes = {"smtp_url": f"smtp://127.0.0.1:{port}?from=chat@example.org", **type(self).changes}
        await super().asyncSetUp()

    async def mail(self) -> EmailMessage:
        async with asyncio.timeout(PATIENCE):
            return await self.mail_server.mails.get()

    async def token(self) -> str:
        """Of the next mail's link."""
        found = LINK.search((await self.mail()).get_content())
        assert found is not None
        return found[2]

    async def ask(self, email: str, client: Client | None = None) -> Answer:
        return await (client or self.client()).post("/api/password-reset", {"email": email})

    async def confirm(self, token: str, password: str = NEW, **form: Any) -> Answer:
        return await self.client().post("/api/password-reset/confirm", {"token": token, "password": password, **form})

    async def jobs(self) -> int:
        found: int = await self.app.db.read(lambda work: len(work.execute(select(jobs)).all()))
        return found


class TestAsking(MailTest):
    async def test_the_link_sets_a_password_once_and_ends_every_session(self) -> None:
        alice = await self.member("alice")
        socket = await alice.socket()
        self.assertEqual((await self.ask(" Alice@Example.org ")).status, 204)
        mail = await self.mail()
        self.assertEqual((mail["From"], mail["To"]), ("chat@example.org", "alice@example.org"))
        self.assertEqual(mail["X-Envelope"], "chat@example.org alice@example.org")
        self.assertEqual((mail["Subject"], mail["Auto-Submitted"]), ("A new password for Guildhall", "auto-generated"))
        self.assertTrue(mail["Message-ID"] and mail["Date"])
        found = LINK.search(mail.get_content())
        assert found is not None
        token = found[2]
        stored = await self.app.db.read(lambda work: work.execute(select(password_resets.c.token_hash)).scalars().all())
        self.assertEqual(stored, [sha256(token)])

        self.assertEqual((await self.confirm(token)).status, 204)
        self.assertEqual(await socket.event("session_revoked"), {"reason": "password_reset"})
        self.assert_refused(await alice.get("/api/me"), 401, "not_signed_in")
        self.assert_refused(await alice.login(), 401, "wrong_credentials")
        self.assertEqual((await alice.login(NEW)).status, 200)
        self.assert_refused(await self.confirm(token, "yet another good one"), 403, "forbidden")

    async def test_the_answer_is_the_same_for_nobody(self) -> None:
        """So is what is done before it: the same statements, and looking for the account comes later."""
        await self.member("alice")
        ran, answers = {}, {}
        for email in ("alice@example.org", "nobody@example.org"):
            await self.app.jobs.stop()  # what comes after the answer is not counted
            async with self.statements() as statements:
                answers[email] = await self.ask(email)
            ran[email] = list(statements)
        known, unknown = ran.values()
        self.assertEqual(known, unknown)
        known_answer, unknown_answer = answers.values()
        self.assertEqual((known_answer.status, known_answer.body), (204, b""))
        self.assertEqual((unknown_answer.status, unknown_answer.body), (204, b""))
        self.assertEqual(set(known_answer.headers), set(unknown_answer.headers))
        self.app.jobs.start()
        await self.mail()
        await self.until_no_job_waits()
        self.assertTrue(self.mail_server.mails.empty())
        stored = await self.app.db.read(lambda work: work.execute(select(password_resets)).all())
        self.assertEqual(len(stored), 1)

    async def test_the_link_never_follows_what_a_request_says_of_its_host(self) -> None:
        await self.member("alice")
        evil = {"Host": "evil.example.net", "X-Forwarded-Host": "evil.example.net"}
        await self.client().post("/api/password-reset", {"email": "alice@example.org"}, headers=evil)
        found = LINK.search((await self.mail()).get_content())
        assert found is not None
        self.assertEqual(found[1], f"http://localhost:{self.settings.port}")

    async def test_a_mail_server_in_trouble_is_asked_again(self) -> None:
        await self.member("alice")
        self.mail_server.troubles = 1
        with capture_logs() as lines:
            await self.ask("alice@example.org")
            token = await self.token()
        failed = next(line for line in lines if line["event"] == "an errand failed")
        self.assertIn("451", failed["problem"])
        self.assertNotIn(token, str(lines))
        self.assertEqual((await self.confirm(token)).status, 204)
        await self.until_no_job_waits()

    async def test_a_restart_loses_no_mail(self) -> None:
        await self.member("alice")
        self.mail_server.troubles = 1_000_000
        await self.ask("alice@example.org")
        async with asyncio.timeout(PATIENCE):
            while not await self.app.db.read(lambda work: work.execute(select(jobs.c.tries)).scalar_one()):
                await self.app.db.write(lambda work: None)
        await self.server.stop()
        self.mail_server.troubles = 0
        await self.start_server()
        self.assertEqual((await self.confirm(await self.token())).status, 204)

    async def test_a_mail_reads_in_its_readers_language(self) -> None:
        alice = await self.member("alice")
        await alice.patch("/api/me/settings", {"locale": "ru"})
        await self.ask("alice@example.org")
        mail = await self.mail()
        self.assertEqual(mail["Subject"], "Новый пароль для Guildhall")
        self.assertIn("Здравствуйте, alice!", mail.get_content())

    async def test_wrong_forms_are_refused(self) -> None:
        for form, field in (({"email": "nowhere"}, "email"), ({}, "email"), ({"email": 1}, "email")):
            answer = await self.client().post("/api/password-reset", form)
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), [field])
        foreign = {"Origin": "https://evil.example.net"}
        form = {"email": "alice@example.org"}
        refused = await self.client().post("/api/password-reset", form, headers=foreign)
        self.assert_refused(refused, 403, "foreign_origin")

    async def test_whoever_is_signed_in_may_ask_too(self) -> None:
        alice = await self.member("alice")
        alice.csrf = None
        self.assertEqual((await self.ask("alice@example.org", alice)).status, 204)
        await self.mail()

    async def test_disabled_and_deleted_accounts_are_mailed_nothing(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        mine = update(users).where(users.c.id == alice.id)
        await self.write(lambda work: work.execute(mine.values(disabled_at=work.now)))
        await bob.request("DELETE", "/api/me", {"password": PASSWORD})
        for name in ("alice", "bob"):
            self.assertEqual((await self.ask(f"{name}@example.org")).status, 204)
        await self.until_no_job_waits()
        self.assertTrue(self.mail_server.mails.empty())

    async def until_no_job_waits(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while await self.jobs():
                await self.app.db.write(lambda work: None)  # a turn of the writer's, in which a job may end


class TestConfirming(MailTest):
    async def asyncSetUp(self) -> None:
        await super().asyncSetUp()
        self.alice = await self.member("alice")
        self.made = await self.app.db.write(make_reset, self.alice.id)

    async def test_two_at_once_are_one(self) -> None:
        answers = await asyncio.gather(*(self.confirm(self.made, f"another good one {i}") for i in range(4)))
        self.assertEqual(sorted(answer.status for answer in answers), [204, 403, 403, 403])

    async def test_links_run_out_after_an_hour(self) -> None:
        older = update(password_resets).values(expires_at=password_resets.c.expires_at - HOUR)
        await self.write(lambda work: work.execute(older))
        self.assert_refused(await self.confirm(self.made), 403, "forbidden")

    async def test_wrong_tokens_and_passwords_are_refused_and_use_nothing_up(self) -> None:
        for wrong in ("", "guess", self.made[:-1], "\0"):
            self.assert_refused(await self.confirm(wrong), 403, "forbidden")
        for wrong in ("short", "password1", "i am alice, really"):
            refused = await self.confirm(self.made, wrong)
            self.assert_refused(refused, 422, "invalid_fields")
            self.assertEqual(list(refused.json["error"]["fields"]), ["password"])
        self.assertEqual((await self.confirm(self.made)).status, 204)

    async def test_the_second_factor_is_asked_for_here_too(self) -> None:
        secret = (await self.alice.post("/api/me/2fa", {"password": PASSWORD})).json["secret"]
        first = await self.alice.post("/api/me/2fa/confirm", {"code": pyotp.TOTP(secret).now()})
        recovery = first.json["recovery_codes"][0]
        self.assert_refused(await self.confirm(self.made), 401, "second_factor_required")
        self.assert_refused(await self.confirm(self.made, code="000000"), 401, "wrong_credentials")
        self.assertEqual((await self.alice.get("/api/me")).status, 200)
        self.assertEqual((await self.confirm(self.made, code=recovery)).status, 204)
        self.assert_refused(await self.client("alice").login(NEW), 401, "second_factor_required")

    async def test_a_changed_address_or_password_voids_links(self) -> None:
        form = {"password": PASSWORD, "email": "new@example.org"}
        self.assertEqual((await self.alice.post("/api/me/email", form)).status, 200)
        self.assert_refused(await self.confirm(self.made), 403, "forbidden")
        made = await self.app.db.write(make_reset, self.alice.id)
        await self.alice.post("/api/me/password", {"password": PASSWORD, "new_password": NEW})
        self.assert_refused(await self.confirm(made), 403, "forbidden")

    async def test_one_of_several_links_voids_the_others(self) -> None:
        another = await self.app.db.write(make_reset, self.alice.id)
        self.assertEqual((await self.confirm(self.made)).status, 204)
        self.assert_refused(await self.confirm(another), 403, "forbidden")

    async def test_who_is_shut_out_stays_out(self) -> None:
        await self.write(lambda work: work.execute(update(users).values(disabled_at=work.now)))
        self.assert_refused(await self.confirm(self.made), 403, "account_disabled")


class TestHowOften(MailTest):
    changes = {"rate_limits": True, "public_url": "https://chat.example.org"}

    async def test_an_address_is_mailed_a_few_times_whoever_asks(self) -> None:
        await self.client("alice").register()
        for email in ("alice@example.org", "nobody@example.org"):
            answers = [await self.ask(email) for _ in range(4)]
            self.assertEqual([answer.status for answer in answers], [204, 204, 204, 429])
            self.assert_refused(answers[-1], 429, "rate_limited")
        found = LINK.search((await self.mail()).get_content())
        assert found is not None
        self.assertEqual(found[1], "https://chat.example.org")

    async def test_one_client_asks_for_a_few_addresses(self) -> None:
        answers = [await self.ask(f"person{number}@example.org") for number in range(12)]
        self.assertEqual([answer.status for answer in answers], [204] * 10 + [429] * 2)


class TestWithoutMail(GuildhallTest):
    async def test_it_says_so(self) -> None:
        answer = await self.client().post("/api/password-reset", {"email": "alice@example.org"})
        self.assert_refused(answer, 503, "unavailable")
        self.assertFalse((await self.client().get("/api/instance")).json["password_reset"])


if __name__ == "__main__":
    unittest.main()
