"""What somebody keeps for themselves: messages that they saved, drafts, what is to be sent later."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from backend.db import metadata

# The message may be gone, or may not be read any more: then the row says only that there was one.
saved_messages = Table(
    "saved_messages",
    metadata,
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("saved", BigInteger, nullable=False),  # an id: when, and in which order
    Column("note", Text, nullable=False, default=""),
    Index(None, "user_id", "saved"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column(
        "channel_id", BigInteger, ForeignKey("channels.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("content", Text, nullable=False),
    Column("reply_to", BigInteger),
    Column("updated_at", BigInteger, nullable=False),
    Index(None, "channel_id"),
)

# The channel may be gone by the time; its author is to hear of it then, so the row does not go with it.
scheduled_messages = Table(
    "scheduled_messages",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("author_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("said", Text, nullable=False),  # JSON, see `schemas.Said`
    Column("nonce", String(64), nullable=False),  # the message's own: scheduled twice is still sent once
    Column("send_at", BigInteger, nullable=False),
    Column("problem_code", String(40)),  # why it could not be sent; none: it waits
    Column("problem", Text),
    UniqueConstraint("author_id", "nonce"),
)

# Files that wait with them: they are in no message yet, and not to be swept away for that.
scheduled_files = Table(
    "scheduled_files",
    metadata,
    Column("file_id", BigInteger, ForeignKey("files.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column(
        "scheduled_id",
        BigInteger,
        ForeignKey("scheduled_messages.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("position", Integer, nullable=False),
    Index(None, "scheduled_id"),
)

# Mentions that somebody does not want to see in their inbox any more.
dismissed_mentions = Table(
    "dismissed_mentions",
    metadata,
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column(
        "message_id", BigInteger, ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Index(None, "message_id"),
)
