"""Reports to a guild's moderators, and the rules by which messages are looked at before anybody sees them."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, String, Table, Text

from backend.db import metadata

reports = Table(
    "reports",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, ForeignKey("guilds.id", ondelete="CASCADE"), nullable=False),
    Column("reporter_id", BigInteger, ForeignKey("users.id", ondelete="SET NULL")),  # none: an automod rule
    Column("rule_name", String(100)),  # of the automod rule
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),  # who is reported
    Column("channel_id", BigInteger),
    Column("message_id", BigInteger),
    Column("content", Text),  # the message as it was then
    Column("reason", Text, nullable=False, default=""),
    Column("status", String(9), nullable=False),  # open, resolved, dismissed
    Column("decided_by", BigInteger),
    Column("decided_at", BigInteger),
    Column("note", Text, nullable=False, default=""),
    Index(None, "guild_id", "status", "id"),
)

automod_rules = Table(
    "automod_rules",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, ForeignKey("guilds.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", String(100), nullable=False),
    Column("kind", String(16), nullable=False),  # words, patterns, mentions, invites, links
    Column("is_enabled", Boolean, nullable=False, default=True),
    Column("options", Text, nullable=False),  # JSON, by kind: see `moderation/rules.py`
    Column("created_at", BigInteger, nullable=False),
)
