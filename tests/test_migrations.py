"""An installation that was there before comes along: what its people said, and who they are."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path
from typing import Any

import support  # noqa: F401 - sets the import path
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from postgres import drop_database, new_database
from sqlalchemy import Connection, Engine, text

from backend import schema
from backend.db.engine import writing_engine
from backend.models import metadata

BEFORE = (
    (
        "INSERT INTO users (id, username, username_key, email, email_key, password_hash, is_admin, created_at) "
        "VALUES (5000, 'Alice', 'alice', 'a@example.org', 'a@example.org', 'hash', false, 1)"
    ),
    "INSERT INTO guilds (id, name, owner_id, member_count, created_at) VALUES (1, 'Welcome', 5000, 1, 1)",
    (
        "INSERT INTO roles (id, guild_id, name, permissions, position, color, hoist, mentionable) "
        "VALUES (1, 1, '@everyone', 1024, 0, 0, false, false)"
    ),
    "INSERT INTO members (guild_id, user_id, joined_at) VALUES (1, 5000, 1)",
    "INSERT INTO member_roles (guild_id, user_id, role_id) VALUES (1, 5000, 1)",
    (
        "INSERT INTO channels (id, guild_id, type, name, topic, position, last_message_id, last_seq, created_at) "
        "VALUES (1, 1, 'text', 'general', '', 0, 9000, 1, 1)"
    ),
    "INSERT INTO overwrites (channel_id, target_id, target_type, allow, deny) VALUES (1, 1, 'role', 0, 2048)",
    "INSERT INTO messages (channel_id, seq, id, author_id, content) VALUES (1, 1, 9000, 5000, 'hello')",
    "INSERT INTO reactions (message_id, emoji, user_id, added) VALUES (9000, '👍', 5000, 9001)",
    "INSERT INTO read_states (user_id, channel_id, last_read_id, last_read_seq, mentions) VALUES (5000, 1, 9000, 1, 0)",
)
# The index of search is none that SQLAlchemy knows, and on SQLite several.
TABLES = {"include_name": lambda name, kind, _: kind != "table" or not name.startswith("message_index")}
KEPT = (
    "users",
    "guilds",
    "roles",
    "members",
    "member_roles",
    "channels",
    "overwrites",
    "messages",
    "reactions",
    "read_states",
)


class TestMigrations(unittest.TestCase):
    def engine(self) -> Engine:
        folder = tempfile.TemporaryDirectory(prefix="guildhall-test-")
        self.addCleanup(folder.cleanup)
        return self.opened(f"sqlite:///{Path(folder.name) / 'guildhall.db'}")

    def opened(self, url: str) -> Engine:
        engine = writing_engine(url)
        self.addCleanup(engine.dispose)
        return engine

    def move(self, connection: Connection, how: Any, revision: str) -> None:
        config = schema.configuration()
        config.attributes["connection"] = connection
        how(config, revision)

    def read(self, engine: Engine, statement: str) -> list[Any]:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(statement))]

    def test_everything_that_was_there_is_there_afterwards(self) -> None:
        engine = self.engine()
        with engine.begin() as connection:
            self.move(connection, command.upgrade, "0001")
            for statement in BEFORE:
                connection.execute(text(statement))
        schema.upgrade(engine)
        schema.upgrade(engine)
        for table in KEPT:
            self.assertEqual(self.read(engine, f"SELECT count(*) FROM {table}"), [(1,)], table)
        self.assertEqual(self.read(engine, "SELECT content FROM messages"), [("hello",)])
        self.assertEqual(self.read(engine, "SELECT guild_id, key, user_id FROM member_names"), [(1, "alice", 5000)])
        self.assertEqual(self.read(engine, "SELECT key, user_id FROM user_words"), [])
        self.assertEqual(
            [tuple(map(int, row)) for row in self.read(engine, "SELECT slow_mode, age_restricted FROM channels")],
            [(0, 0)],
        )
        self.assertEqual(self.read(engine, "SELECT below FROM search_filling"), [(9001,)])
        self.assertEqual(self.read(engine, "SELECT count(*) FROM jobs WHERE name = 'fill_search_index'"), [(1,)])

    def test_the_words_of_names_that_were_there_can_be_looked_for(self) -> None:
        engine = self.engine()
        with engine.begin() as connection:
            self.move(connection, command.upgrade, "0001")
            for statement in BEFORE:
                connection.execute(text(statement.replace("'alice'", "'alice_liddell.b'")))
        schema.upgrade(engine)
        words = self.read(engine, "SELECT key, user_id FROM user_words ORDER BY key")
        self.assertEqual(words, [("b", 5000), ("liddell.b", 5000)])

    def test_the_tables_are_what_the_code_says(self) -> None:
        engine = self.engine()
        schema.upgrade(engine)
        with engine.connect() as connection:
            self.assertEqual(compare_metadata(MigrationContext.configure(connection, opts=TABLES), metadata), [])

    def test_foreign_keys_are_kept_again_afterwards(self) -> None:
        engine = self.engine()
        schema.upgrade(engine)
        if engine.dialect.name == "sqlite":
            self.assertEqual(self.read(engine, "PRAGMA foreign_keys"), [(1,)])
            self.assertEqual(self.read(engine, "PRAGMA foreign_key_check"), [])


class TestMigrationsOnPostgres(TestMigrations):
    def engine(self) -> Engine:
        url = new_database()
        self.addCleanup(drop_database, url)
        return self.opened(url)


if __name__ == "__main__":
    unittest.main()
