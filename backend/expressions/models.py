"""Emojis and stickers of guilds: one table, so that both come in one statement."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, String, Table, Text, UniqueConstraint

from backend.db import metadata

expressions = Table(
    "expressions",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, ForeignKey("guilds.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String(8), nullable=False),  # emoji or sticker
    Column("name", String(32), nullable=False),
    Column("key", String(32)),  # the name that no other in the guild may have; none: any number may
    Column("description", String(100), nullable=False, default="", server_default=""),
    Column("tags", String(200), nullable=False, default="", server_default=""),
    Column("animated", Boolean, nullable=False),
    Column("picture", Text, nullable=False),
    Column("created_by", BigInteger, ForeignKey("users.id"), nullable=False, index=True),
    UniqueConstraint("guild_id", "kind", "key"),
)
