"""Names, addresses and passwords: which will do, and which are too much alike or too easily guessed."""

from __future__ import annotations

import unittest

from support import PASSWORD

from backend.auth.passwords import AT_ONCE, DUMMY, MOST_WAITING, Passwords, check_new_password, is_outdated
from backend.errors import InvalidFields, Unavailable
from backend.users.names import clean_email, clean_username, email_key, username_key


class TestNames(unittest.TestCase):
    def test_letters_of_any_script(self) -> None:
        for name in ("alice", "Алиса", "Саша_dev", "名無しさん", "राजेश", "สมชาย", "أحمد", "x-1.y", "42", "Nguyễn"):
            self.assertEqual(clean_username(name), name)
        self.assertEqual(clean_username("ｗｉｄｅ"), "wide")

    def test_what_cannot_be_told_apart_has_one_key(self) -> None:
        for one, other in (
            ("alice", "АLIСЕ"),  # А, С, Е are Cyrillic
            ("bob", "ВОВ"),
            ("Hi", "Ηι"),
            ("paypal", "pаypаl"),
            ("oleg", "0leg"),
            ("bill", "bi11"),
            ("Straße", "STRASSE"),
            ("José", "Jose\u0301"),
            ("год2", "ГОД٢"),
        ):
            self.assertEqual(username_key(one), username_key(other), (one, other))
        for one, other in (("alice", "alicia"), ("anna", "hanna"), ("user1", "user2"), ("и", "й"), ("jose", "josé")):
            self.assertNotEqual(username_key(one), username_key(other), (one, other))

    def test_what_hides_or_deceives_is_refused(self) -> None:
        for name in (
            "", "a", "...", "a b", "a@b", "@everyone", "Everyоne", "here", "a\u200db", "a\u202eb", "a\u00adb", "\u3164\u3164",
            "a\ufe0fb", "z\u0301\u0302\u0303a", "\u0301ab", "steνe", "Ηello", "line\n", "nul\0", "x" * 33, "ΐ" * 32, "🦊fox",
        ):  # fmt: skip
            with self.subTest(repr(name)), self.assertRaises(InvalidFields):
                clean_username(name)

    def test_addresses(self) -> None:
        self.assertEqual(clean_email(" a.b+c@sub.example.org "), "a.b+c@sub.example.org")
        self.assertEqual(clean_email("ü@müller.de"), "ü@müller.de")
        self.assertEqual(email_key("A@Example.ORG"), "a@example.org")
        for email in (
            "",
            "a",
            "a@b",
            "a@b..c",
            "a b@c.de",
            "a@-b.de",
            "<a@b.de>",
            "a@b.de\0",
            "a" * 65 + "@b.de",
            "a@" + "b" * 300,
        ):
            with self.subTest(email), self.assertRaises(InvalidFields):
                clean_email(email)


class TestPasswordRules(unittest.IsolatedAsyncioTestCase):
    def test_any_characters_will_do(self) -> None:
        for password in (
            PASSWORD,
            "securepassword",
            "пёстрый слон на крыше",
            "🦊🐻🐼🐨🐯🦁🐮🐷",
            " leading and trailing ",
            "".join(map(chr, range(33, 289))),
        ):
            check_new_password(password, "alice", "al@example.org")

    def test_what_is_guessed_first_will_not(self) -> None:
        for password in (
            "1234567", "password", "Password1", "P@ssw0rd!", "12345678", "87654321", "qwertyuiop", "iloveyou2", "aaaaaaaa",
            "abababab", "йцукенгшщз", "пароль123", "letmein!!", "guildhall-forever", "my alice 2026", "al.ice_box-77", "y7#" * 86,
        ):  # fmt: skip
            with self.subTest(password), self.assertRaises(InvalidFields):
                check_new_password(password, "Alice", "al.ice@example.org")

    async def test_nothing_is_cut_off(self) -> None:
        passwords = Passwords()
        stored = await passwords.hash("x" * 255 + "1")
        self.assertTrue(await passwords.is_right("x" * 255 + "1", stored))
        self.assertFalse(await passwords.is_right("x" * 255 + "2", stored))

    async def test_an_unknown_account_is_checked_against_a_hash_like_any_other(self) -> None:
        self.assertFalse(is_outdated(DUMMY))
        self.assertFalse(await Passwords().is_right(PASSWORD, None))

    async def test_a_crowd_is_told_to_come_again(self) -> None:
        passwords = Passwords()
        passwords._waiting = AT_ONCE + MOST_WAITING
        with self.assertRaises(Unavailable):
            await passwords.hash(PASSWORD)


if __name__ == "__main__":
    unittest.main()
