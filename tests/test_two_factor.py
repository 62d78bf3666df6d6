"""The second factor: turned on with its first code, asked for at every proof, and no code taken twice."""

from __future__ import annotations

import asyncio
import ipaddress
import re
import unittest
from typing import Any

import pyotp
from sqlalchemy import select, update
from structlog.testing import capture_logs
from support import PASSWORD, Answer, Client, GuildhallTest

from backend.auth.brake import TRIES
from backend.auth.models import recovery_codes
from backend.auth.second_factor import RECOVERY_CODES, STEP, spend_code
from backend.ids import now_ms
from backend.users.models import users
from backend.utils import sha256

NEW = "an entirely different one"
WRONG = "000000"


class TwoFactorTest(GuildhallTest):
    async def asyncSetUp(self) -> None:
        await super().asyncSetUp()
        self.alice = await self.member("alice")
        self.secret = ""

    async def turn_on(self) -> list[str]:
        """The recovery codes. The code's time step counts as unused again, so that a test need not wait for the next."""
        self.secret = (await self.alice.post("/api/me/2fa", {"password": PASSWORD})).json["secret"]
        answer = await self.alice.post("/api/me/2fa/confirm", {"code": self.code()})
        self.assertEqual(answer.status, 200, answer)
        await self.forget_use()
        codes: list[str] = answer.json["recovery_codes"]
        return codes

    def code(self, steps: int = 0) -> str:
        return pyotp.TOTP(self.secret).generate_otp(now_ms() // STEP + steps)

    async def forget_use(self) -> None:
        await self.write(lambda work: work.execute(update(users).values(totp_used=0)))

    async def login(self, **form: Any) -> Answer:
        return await self.client().post("/api/login", {"username": "alice", "password": PASSWORD, **form})


class TestTurningOn(TwoFactorTest):
    async def test_the_first_code_turns_it_on_and_other_sessions_end(self) -> None:
        phone = self.client("alice")
        await phone.login()
        revoked, mine = await phone.socket(), await self.alice.socket()
        begun = await self.alice.post("/api/me/2fa", {"password": PASSWORD})
        self.assertEqual((begun.status, set(begun.json)), (200, {"secret", "uri", "qr"}))
        self.secret = begun.json["secret"]
        self.assertEqual(begun.json["uri"], f"otpauth://totp/Guildhall:alice?secret={self.secret}&issuer=Guildhall")
        self.assertRegex(begun.json["qr"], r"(?s)^<svg [^>]*>.*</svg>\s*$")
        self.assertFalse((await self.alice.get("/api/me")).json["two_factor"])
        self.assertEqual((await self.login()).status, 200)  # nothing asks for codes yet

        answer = await self.alice.post("/api/me/2fa/confirm", {"code": f" {self.code()[:3]} {self.code()[3:]} "})
        self.assertEqual(answer.status, 200)
        codes = answer.json["recovery_codes"]
        self.assertEqual((len(codes), len(set(codes))), (RECOVERY_CODES, RECOVERY_CODES))
        self.assertTrue(all(re.fullmatch(r"[A-Z2-7]{5}-[A-Z2-7]{5}", code) for code in codes), codes)
        self.assertEqual(await revoked.event("session_revoked"), {"reason": "second_factor"})
        self.assertTrue((await mine.event("me_updated"))["two_factor"])
        self.assertTrue((await self.alice.get("/api/me")).json["two_factor"])

        stored = await self.app.db.read(lambda work: work.execute(select(recovery_codes.c.code_hash)).scalars().all())
        self.assertEqual(set(stored), {sha256(code.replace("-", "")) for code in codes})
        self.assert_refused(await self.alice.post("/api/me/2fa", {"password": PASSWORD}), 409, "conflict")
        self.assert_refused(await self.alice.post("/api/me/2fa/confirm", {"code": self.code()}), 409, "conflict")

    async def test_a_wrong_first_code_turns_nothing_on(self) -> None:
        self.assert_refused(await self.alice.post("/api/me/2fa/confirm", {"code": WRONG}), 409, "conflict")
        await self.alice.post("/api/me/2fa", {"password": PASSWORD})
        for wrong in (WRONG, "", "not a code", "１２３４５６"):
            refused = await self.alice.post("/api/me/2fa/confirm", {"code": wrong})
            self.assert_refused(refused, 422, "invalid_fields")
            self.assertEqual(list(refused.json["error"]["fields"]), ["code"])
        self.assertFalse((await self.alice.get("/api/me")).json["two_factor"])
        many = [self.alice.post("/api/me/2fa/confirm", {"code": WRONG}) for _ in range(TRIES)]
        self.assertIn(429, {answer.status for answer in await asyncio.gather(*many)})

    async def test_a_new_secret_voids_the_one_before(self) -> None:
        self.secret = (await self.alice.post("/api/me/2fa", {"password": PASSWORD})).json["secret"]
        await self.alice.post("/api/me/2fa", {"password": PASSWORD})
        refused = await self.alice.post("/api/me/2fa/confirm", {"code": self.code()})
        self.assert_refused(refused, 422, "invalid_fields")

    async def test_a_double_click_turns_it_on_once(self) -> None:
        self.secret = (await self.alice.post("/api/me/2fa", {"password": PASSWORD})).json["secret"]
        many = [self.alice.post("/api/me/2fa/confirm", {"code": self.code()}) for _ in range(4)]
        answers = await asyncio.gather(*many)
        self.assertEqual(sorted(answer.status for answer in answers), [200, 409, 409, 409])
        stored = await self.app.db.read(lambda work: work.execute(select(recovery_codes)).all())
        self.assertEqual(len(stored), RECOVERY_CODES)


class TestCodes(TwoFactorTest):
    changes = {"trusted_proxies": (ipaddress.ip_network("127.0.0.1"),)}

    async def test_the_login_asks_for_a_code_after_the_right_password_alone(self) -> None:
        await self.turn_on()
        self.assert_refused(await self.login(), 401, "second_factor_required")
        self.assert_refused(await self.login(code=" "), 401, "second_factor_required")
        self.assert_refused(await self.login(code=WRONG), 401, "wrong_credentials")
        self.assert_refused(await self.login(password="wrong one", code=self.code()), 401, "wrong_credentials")
        self.assert_refused(await self.login(password="wrong one"), 401, "wrong_credentials")
        answer = await self.login(code=self.code())
        self.assertEqual((answer.status, answer.json["username"]), (200, "alice"))

    async def test_no_code_is_taken_twice(self) -> None:
        await self.turn_on()
        code = self.code()
        answers = await asyncio.gather(*(self.login(code=code) for _ in range(4)))
        self.assertEqual(sorted(answer.status for answer in answers), [200, 401, 401, 401])
        self.assert_refused(await self.login(code=self.code(-1)), 401, "wrong_credentials")  # older than the last used

    async def test_a_clock_may_be_one_step_off(self) -> None:
        await self.turn_on()
        for steps, accepted in ((-2, False), (-1, True), (0, True), (1, True), (3, False)):
            await self.forget_use()
            code = self.code(steps)
            self.assertEqual(await self.app.db.write(spend_code, self.alice.id, code), accepted, steps)

    async def test_a_recovery_code_stands_in_once(self) -> None:
        codes = await self.turn_on()
        self.assertEqual((await self.login(code=codes[0])).status, 200)
        self.assert_refused(await self.login(code=codes[0]), 401, "wrong_credentials")
        self.assertEqual((await self.login(code=codes[1].lower().replace("-", " "))).status, 200)
        both = await asyncio.gather(self.login(code=codes[2]), self.login(code=codes[2]))
        self.assertEqual(sorted(answer.status for answer in both), [200, 401])

    async def test_wrong_codes_are_braked_whatever_address_they_come_from(self) -> None:
        await self.turn_on()
        form = {"username": "alice", "password": PASSWORD, "code": WRONG}
        with capture_logs() as lines:
            answers = [
                await self.client().post("/api/login", form, headers={"X-Forwarded-For": f"203.0.113.{number}"})
                for number in range(TRIES + 2)
            ]
        self.assertEqual({answer.status for answer in answers}, {401, 429})
        self.assert_refused(answers[-1], 429, "rate_limited")
        self.assertNotIn(self.secret, str(lines))
        self.assertNotIn(WRONG, str(lines))
        # Who is signed in can still change the password that somebody else knows.
        form = {"password": PASSWORD, "new_password": NEW, "code": self.code()}
        self.assertEqual((await self.alice.post("/api/me/password", form)).status, 204)

    async def test_a_password_alone_does_not_count_as_a_wrong_try(self) -> None:
        await self.turn_on()
        for _ in range(2 * TRIES):
            self.assert_refused(await self.login(), 401, "second_factor_required")
        self.assertEqual((await self.login(code=self.code())).status, 200)

    async def test_someone_elses_code_is_of_no_use(self) -> None:
        bob = await self.member("bob")
        codes = await self.turn_on()
        self.assertFalse(await self.app.db.write(spend_code, bob.id, codes[0]))
        self.assertFalse(await self.app.db.write(spend_code, bob.id, self.code()))
        self.assertTrue(await self.app.db.write(spend_code, self.alice.id, codes[0]))


class TestLivingWithIt(TwoFactorTest):
    async def asyncSetUp(self) -> None:
        await super().asyncSetUp()
        self.codes = await self.turn_on()

    async def test_every_change_asks_for_a_code(self) -> None:
        for method, path, form in (
            ("POST", "/api/me/username", {"username": "wonder"}),
            ("POST", "/api/me/email", {"email": "wonder@example.org"}),
            ("POST", "/api/me/password", {"new_password": NEW}),
            ("DELETE", "/api/me", {}),
        ):
            with self.subTest(path):
                without = await self.alice.request(method, path, {**form, "password": PASSWORD})
                self.assert_refused(without, 401, "second_factor_required")
                wrong = await self.alice.request(method, path, {**form, "password": PASSWORD, "code": WRONG})
                self.assert_refused(wrong, 401, "wrong_credentials")
        form = {"password": PASSWORD, "email": "wonder@example.org"}
        self.assertEqual((await self.alice.post("/api/me/email", {**form, "code": self.code()})).status, 200)

    async def test_new_recovery_codes_void_the_earlier_ones(self) -> None:
        for refused, status, code in (
            ({"password": PASSWORD}, 401, "second_factor_required"),
            ({"password": "wrong one", "code": self.code()}, 401, "wrong_credentials"),
        ):
            self.assert_refused(await self.alice.post("/api/me/2fa/recovery-codes", refused), status, code)
        form = {"password": PASSWORD, "code": self.codes[0]}
        answer = await self.alice.post("/api/me/2fa/recovery-codes", form)
        self.assertEqual(len(answer.json["recovery_codes"]), RECOVERY_CODES)
        self.assertFalse(set(answer.json["recovery_codes"]) & set(self.codes))
        self.assert_refused(await self.login(code=self.codes[1]), 401, "wrong_credentials")
        self.assertEqual((await self.login(code=answer.json["recovery_codes"][0])).status, 200)

    async def test_it_is_turned_off_with_password_and_code(self) -> None:
        socket = await self.alice.socket()
        self.assert_refused(await self.turn_off(password=PASSWORD), 401, "second_factor_required")
        self.assert_refused(await self.turn_off(password=PASSWORD, code=WRONG), 401, "wrong_credentials")
        self.assertEqual((await self.turn_off(password=PASSWORD, code=self.code())).status, 204)
        self.assertFalse((await socket.event("me_updated"))["two_factor"])
        self.assertEqual((await self.login()).status, 200)
        row = await self.app.db.read(lambda work: work.execute(select(users.c.totp_secret)).scalar_one())
        stored = await self.app.db.read(lambda work: work.execute(select(recovery_codes)).all())
        self.assertEqual((row, stored), (None, []))

        self.assert_refused(await self.turn_off(password=PASSWORD, code=self.code()), 409, "conflict")
        form = {"password": PASSWORD, "code": self.code()}
        self.assert_refused(await self.alice.post("/api/me/2fa/recovery-codes", form), 409, "conflict")
        self.assertEqual((await self.alice.post("/api/me/2fa", {"password": PASSWORD})).status, 200)

    async def turn_off(self, **form: str) -> Answer:
        return await self.alice.request("DELETE", "/api/me/2fa", form)


class TestVisitors(GuildhallTest):
    async def test_they_are_told_to_sign_in(self) -> None:
        form = {"password": PASSWORD, "code": WRONG}
        visitor: Client = self.client()
        for method, path, body in (
            ("POST", "/api/me/2fa", {"password": PASSWORD}),
            ("POST", "/api/me/2fa/confirm", {"code": WRONG}),
            ("POST", "/api/me/2fa/recovery-codes", form),
            ("DELETE", "/api/me/2fa", form),
        ):
            self.assert_refused(await visitor.request(method, path, body), 401, "not_signed_in")


if __name__ == "__main__":
    unittest.main()
