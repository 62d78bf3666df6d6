"""Messages, numbered densely in each channel, reactions to them, and what they said before they were edited.

A page is found by arithmetic on `seq`, so that it costs the same at any depth. Deleting leaves a hole; `message_gaps`
counts the holes in each block of `BLOCK` numbers (1 to 4096 is block 0); only where something was deleted is a row.
On SQLite the table is clustered by (channel, seq): a page of history is a few neighbouring database pages.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text, text

from backend.db import metadata

BLOCK = 4096

messages = Table(
    "messages",
    metadata,
    Column(
        "channel_id", BigInteger, ForeignKey("channels.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("id", BigInteger, nullable=False, unique=True),
    Column("author_id", BigInteger, ForeignKey("users.id"), nullable=False),
    Column("content", Text, nullable=False),
    Column("edited_at", BigInteger),
    Column("nonce", String(64)),
    Column("type", String(32)),  # None: said by a person; else what the house says of something that they did
    Column("reply_to", BigInteger),  # an id, kept when that message is gone
    Column("pinned_at", BigInteger),
    Column("extra", Text),  # what comes with it, as JSON (`extra.py`): a page of history reads no other table for it
    sqlite_with_rowid=False,
)
Index(
    "ix_messages_pinned",
    messages.c.channel_id,
    messages.c.pinned_at,
    sqlite_where=text("pinned_at IS NOT NULL"),
    postgresql_where=text("pinned_at IS NOT NULL"),
)

# Whom a message mentions: users, roles, and for everyone the guild (whose @everyone role has its id). What is unread of them
# is counted when it is asked for, so that mentioning ten thousand people is one row.
mentions = Table(
    "mentions",
    metadata,
    Column("target_id", BigInteger, primary_key=True, autoincrement=False),
    Column(
        "message_id",
        BigInteger,
        ForeignKey("messages.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    Column("channel_id", BigInteger, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("author_id", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

# Which message an author's nonce has made; kept for two days, so that a late retry finds it even when it was deleted.
nonces = Table(
    "nonces",
    metadata,
    Column("author_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("nonce", String(64), primary_key=True),
    Column("message_id", BigInteger, nullable=False, index=True),
    sqlite_with_rowid=False,
)

message_gaps = Table(
    "message_gaps",
    metadata,
    Column(
        "channel_id", BigInteger, ForeignKey("channels.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("block", BigInteger, primary_key=True, autoincrement=False),
    Column("deleted", Integer, nullable=False),
)

reactions = Table(
    "reactions",
    metadata,
    Column(
        "message_id", BigInteger, ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("emoji", String(64), primary_key=True),
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("added", BigInteger, nullable=False),  # an id: rises with time, and no two are equal
)

# Numbered from 1, the first text; when they are too many, those after it go.
message_edits = Table(
    "message_edits",
    metadata,
    Column(
        "message_id", BigInteger, ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("author_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("written_at", BigInteger, nullable=False),
    Column("content", Text, nullable=False),
    Index(None, "author_id", "message_id"),
)
