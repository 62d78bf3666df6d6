"""Polls and their votes. A poll is called what its message is called: there is one at most.

How many voted for what stands in the poll itself, so that a page of history reads it with its messages; the votes say who.
"""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, Table, Text

from backend.db import metadata

polls = Table(
    "polls",
    metadata,
    Column(
        "message_id", BigInteger, ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("question", Text, nullable=False),
    Column("options", Text, nullable=False),  # JSON: a list of texts
    Column("votes", Text, nullable=False),  # JSON: of each option how many
    Column("voters", Integer, nullable=False),
    Column("allow_multiple", Boolean, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("closed_at", BigInteger),
)

poll_votes = Table(
    "poll_votes",
    metadata,
    Column(
        "poll_id", BigInteger, ForeignKey("polls.message_id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("chosen", Integer, nullable=False),  # a bit for each option, the first is 1; never 0
    Column("voted_at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
