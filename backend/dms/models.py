"""Direct messages: a channel without a guild (`channels.type` dm or group), and who is in it."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, String, Table, Text

from backend.db import metadata

conversations = Table(
    "conversations",
    metadata,
    Column(
        "channel_id", BigInteger, ForeignKey("channels.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("pair", String(40), unique=True),  # "smaller:larger" user id of a one-to-one; none in a group
    Column("owner_id", BigInteger, ForeignKey("users.id", ondelete="SET NULL")),  # of a group
    Column("icon", Text),
)

conversation_members = Table(
    "conversation_members",
    metadata,
    Column(
        "channel_id", BigInteger, ForeignKey("channels.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("joined_at", BigInteger, nullable=False),
    Column("is_open", Boolean, nullable=False, default=True),  # a closed one-to-one is not listed until somebody writes
    Index(None, "user_id"),
)
