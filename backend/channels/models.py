"""Channels, and how far each reader has read."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, false

from backend.db import metadata

channels = Table(
    "channels",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    # None: direct messages, or a deleted channel (type "deleted") whose messages are still being cleared away.
    Column("guild_id", BigInteger, ForeignKey("guilds.id", ondelete="CASCADE"), index=True),
    Column("parent_id", BigInteger, ForeignKey("channels.id", ondelete="SET NULL"), index=True),
    Column("type", String(16), nullable=False),
    Column("name", String(100), nullable=False),
    Column("topic", Text, nullable=False, default=""),
    Column("position", Integer, nullable=False, default=0),
    Column("slow_mode", Integer, nullable=False, default=0, server_default="0"),  # seconds between one's messages
    Column("age_restricted", Boolean, nullable=False, default=False, server_default=false()),
    Column("last_message_id", BigInteger),
    Column("last_seq", BigInteger, nullable=False, default=0),  # the newest number given out; never goes back
    Column("created_at", BigInteger, nullable=False),
)

read_states = Table(
    "read_states",
    metadata,
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column(
        "channel_id", BigInteger, ForeignKey("channels.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("last_read_id", BigInteger, nullable=False),
    Column("last_read_seq", BigInteger, nullable=False),
    Index(None, "channel_id"),
)

# The last message of each who writes where slow mode is on. Its id tells two messages of one millisecond apart.
slow_mode_marks = Table(
    "slow_mode_marks",
    metadata,
    Column(
        "channel_id", BigInteger, ForeignKey("channels.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("said_at", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
)
