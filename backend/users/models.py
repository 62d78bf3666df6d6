"""Accounts and how they stand to each other. `username_key` and `email_key` are folded forms, and unique (`names.py`)."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, String, Table, Text, false

from backend.db import metadata
from backend.guilds.models import Key

users = Table(
    "users",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("username", String(32), nullable=False),
    Column("username_key", Key, nullable=False, unique=True),
    Column("display_name", String(32)),
    Column("display_key", Key),  # the folded display name, for search
    Column("avatar", Text),
    Column("banner", Text),
    Column("bio", Text, nullable=False, default="", server_default=""),
    Column("pronouns", String(40), nullable=False, default="", server_default=""),
    Column("email", String(254), nullable=False),
    Column("email_key", String(254), nullable=False, unique=True),
    Column("password_hash", Text, nullable=False),
    Column("is_admin", Boolean, nullable=False, default=False),
    Column("settings", Text, nullable=False, default="{}", server_default="{}"),  # JSON, see `users/settings.py`
    Column("status", String(9), nullable=False, default="online", server_default="online"),  # as chosen
    Column("custom_text", String(128)),
    Column("custom_emoji", String(64)),
    Column("custom_until", BigInteger),
    Column("totp_secret", String(64)),  # set and not yet confirmed while totp_enabled is false
    Column("totp_enabled", Boolean, nullable=False, default=False, server_default=false()),
    Column("totp_used", BigInteger, nullable=False, default=0, server_default="0"),  # the last time step accepted
    Column("disabled_at", BigInteger),  # by the instance's administrator
    Column("deleted_at", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    Index(None, "display_key"),
)

# The folded names' words after the first, each to the end of the name (`words.py`).
user_words = Table(
    "user_words",
    metadata,
    Column("key", Key, primary_key=True),
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Index(None, "user_id"),
    sqlite_with_rowid=False,
)

# Two rows a pair, one for each side's view: friend/friend, outgoing/incoming. A block is the blocker's row alone.
relationships = Table(
    "relationships",
    metadata,
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("other_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("kind", String(8), nullable=False),  # friend, incoming, outgoing, blocked
    Column("since", BigInteger, nullable=False),
    Index(None, "other_id"),
)
