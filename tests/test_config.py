"""What the server is told by its environment: read, made where it is missing, and refused in one line."""

import tempfile
import unittest
from pathlib import Path

from support import ROOT  # noqa: F401 - sets the import path

from backend.config import Bucket, WrongSetting, from_environment


class TestSettings(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def read(self, **environment):
        return from_environment({"DATA_DIR": str(self.folder / "data"), **environment})

    def test_defaults(self):
        found = self.read()
        self.assertEqual(
            (found.host, found.port, found.registration, found.auto_join_guilds), ("127.0.0.1", 5000, "open", (1,))
        )
        self.assertEqual(found.database_url, f"sqlite:///{self.folder / 'data' / 'guildhall.db'}")
        self.assertEqual((found.production, found.rate_limits, found.on_sqlite), (False, True, True))

    def test_the_secret_is_made_once_and_kept_private(self):
        first = self.read().secret_key
        self.assertGreaterEqual(len(first), 48)
        self.assertEqual(self.read().secret_key, first)
        self.assertEqual((self.folder / "data" / "secret_key").stat().st_mode & 0o777, 0o600)

    def test_the_key_of_web_push_is_made_once_and_kept_private(self):
        first = self.read().vapid_key
        self.assertEqual(len(first), 43)
        self.assertEqual(self.read().vapid_key, first)
        kept = self.folder / "data" / "vapid_key"
        self.assertEqual((kept.read_text(), kept.stat().st_mode & 0o777), (first, 0o600))
        self.assertNotIn(first, repr(self.read()))
        self.assertEqual(self.read(VAPID_PRIVATE_KEY="A" * 42 + "E").vapid_key, "A" * 42 + "E")
        self.assertIsNone(self.read(WEB_PUSH="off").vapid_key)
        kept.write_text(first[:40])
        with self.assertRaisesRegex(WrongSetting, "cut short"):
            self.read()

    def test_a_key_of_web_push_is_not_made_where_none_is_needed(self):
        self.read(WEB_PUSH="off")
        self.read(VAPID_PRIVATE_KEY="A" * 42 + "E")
        self.assertFalse((self.folder / "data" / "vapid_key").exists())

    def test_push_services_may_ask_at_the_public_address(self):
        self.assertIsNone(self.read().push_contact)
        self.assertIsNone(self.read(PUBLIC_URL="http://localhost:5000").push_contact)
        secure = {"PUBLIC_URL": "https://chat.example.org"}
        self.assertEqual(self.read(**secure).push_contact, "https://chat.example.org")
        self.assertEqual(self.read(**secure, PUSH_CONTACT="mailto:a@example.org").push_contact, "mailto:a@example.org")

    def test_a_wrong_value_is_named_in_one_line(self):
        for name, wrong in (
            ("PORT", "x"), ("PORT", "70000"), ("PORT", "-1"), ("PORT", "٥"), ("WORKERS", "2"), ("REGISTRATION", "maybe"),
            ("RATE_LIMITS", "yes"), ("LOG_FORMAT", "xml"), ("LOG_LEVEL", "loud"), ("FLASK_ENV", "prod"),
            ("DATABASE_URL", "mysql://x"), ("DATABASE_URL", "sqlite:///:memory:"), ("PUBLIC_URL", "chat.example.org"),
            ("PUBLIC_URL", "https://chat.example.org/path"), ("TRUSTED_PROXIES", "localhost"), ("AUTO_JOIN_GUILDS", "one"),
            ("SMTP_URL", "mail.example.org"), ("SMTP_URL", "smtp://"), ("SMTP_URL", "smtp://a:b@[mail"), ("SMTP_URL", "smtp://a/b"),
            ("WEB_PUSH", "maybe"), ("VAPID_PRIVATE_KEY", "short"), ("VAPID_PRIVATE_KEY", "A" * 43),
            ("VAPID_PRIVATE_KEY", "_" * 42 + "8"),
            ("STORAGE_URL", "s3://"), ("STORAGE_URL", "s3://b?x=1"), ("STORAGE_URL", "file://folder"), ("STORAGE_URL", "/folder"),
            ("STORAGE_URL", "s3://key:p@ssword@b"), ("STORAGE_URL", "s3://b?endpoint=minio:9000"), ("MAX_FILE_MB", "0"),
            ("PUSH_CONTACT", "admin@example.org"), ("PUSH_CONTACT", "http://example.org"), ("PUSH_CONTACT", "mailto:admin"),
            ("SMTP_URL", "smtp://a?from=b"), ("SMTP_URL", "smtp://a?to=b@c.de"), ("SMTP_URL", "smtp://a:p@ssword@mail:x"),
        ):  # fmt: skip
            with self.subTest(name=name, wrong=wrong), self.assertRaisesRegex(WrongSetting, name) as refused:
                self.read(**{name: wrong})
            self.assertNotIn("\n", str(refused.exception))
            self.assertNotIn("p@ssword", str(refused.exception))

    def test_where_files_are_kept(self):
        self.assertEqual(self.read(UPLOAD_DIR="/up").storage, Path("/up"))
        self.assertEqual(self.read(STORAGE_URL="file:///my%20files").storage, Path("/my files"))
        keys = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "hidden"}
        found = self.read(STORAGE_URL="s3://bucket/a/b?endpoint=http://minio:9000&region=eu", **keys)
        self.assertEqual(found.storage, Bucket("bucket", "a/b", "http://minio:9000", "eu", "key", "hidden"))
        self.assertNotIn("hidden", repr(found))

    def test_production_is_strict(self):
        production = {"FLASK_ENV": "production"}
        self.assertTrue(self.read(**production).production)
        for wrong in ({"SECRET_KEY": "your-secret-key"}, {"SECRET_KEY": "x" * 31}, {"RATE_LIMITS": "off"}):
            with self.assertRaises(WrongSetting):
                self.read(**production, **wrong)
        self.assertEqual(self.read(**production, SECRET_KEY="x" * 32).secret_key, "x" * 32)

    def test_other_values(self):
        found = self.read(
            DATABASE_URL="postgres://u:p@h/n", PUBLIC_URL="https://a.example/", AUTO_JOIN_GUILDS="none", PORT=" "
        )
        self.assertEqual(found.database_url, "postgresql+psycopg://u:p@h/n")
        self.assertEqual(
            (found.public_url, found.secure_cookies, found.auto_join_guilds), ("https://a.example", True, ())
        )
        self.assertEqual(found.port, 5000)
        proxies = self.read(TRUSTED_PROXIES="127.0.0.1, 10.0.0.0/8,::1").trusted_proxies
        self.assertEqual([str(network) for network in proxies], ["127.0.0.1/32", "10.0.0.0/8", "::1/128"])


if __name__ == "__main__":
    unittest.main()
