"""Accounts. `username_key` and `email_key` are the folded forms that must be unique (see `users/names.py`)."""

from sqlalchemy import BigInteger, Boolean, Column, String, Table, Text

from backend.db import metadata

users = Table(
    "users",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("username", String(32), nullable=False),
    Column("username_key", String(64), nullable=False, unique=True),
    Column("display_name", String(32)),
    Column("avatar", Text),
    Column("email", String(254), nullable=False),
    Column("email_key", String(254), nullable=False, unique=True),
    Column("password_hash", Text, nullable=False),
    Column("is_admin", Boolean, nullable=False, default=False),
    Column("created_at", BigInteger, nullable=False),
)
