"""What has been uploaded. A row is there before anything is kept, so that nothing is ever kept that no row knows of."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, String, Table, Text

from backend.db import metadata

files = Table(
    "files",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("key", String(32), nullable=False, index=True),  # where it is kept; copies in forwarded messages share it
    Column("uploader_id", BigInteger, ForeignKey("users.id"), nullable=False),
    # Of the message that it is attached to; all three are null until then, and the guild's in direct messages.
    Column("guild_id", BigInteger),
    Column("channel_id", BigInteger),
    Column("message_id", BigInteger, index=True),
    Column("name", String(255), nullable=False),
    Column("size", BigInteger, nullable=False),  # until it is ready: as announced
    Column("content_type", String(100), nullable=False),
    Column("details", Text, nullable=False),  # JSON, see `schemas.Details`
    Column("is_ready", Boolean, nullable=False),
    Index(None, "uploader_id", "size"),
    Index(None, "guild_id", "size"),
)
