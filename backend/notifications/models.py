"""How loudly somebody wants to hear of a guild or a channel."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String, Table

from backend.db import metadata

notification_settings = Table(
    "notification_settings",
    metadata,
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("target_id", BigInteger, primary_key=True, autoincrement=False),  # a guild's id or a channel's
    Column("level", String(8)),  # all, mentions, nothing; none: as the guild says
    Column("muted_until", BigInteger),  # 0: for ever
    Index(None, "target_id"),
)
