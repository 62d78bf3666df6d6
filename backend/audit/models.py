"""Who did what, for moderators to read. A guild's log goes with the guild; the instance's own has no guild."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String, Table, Text

from backend.db import metadata

audit_log = Table(
    "audit_log",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, ForeignKey("guilds.id", ondelete="CASCADE")),
    Column("actor_id", BigInteger),
    Column("action", String(40), nullable=False),
    Column("target_type", String(12), nullable=False),
    Column("target_id", BigInteger),
    Column("target_name", Text, nullable=False, default=""),  # as it was called then: it may be gone
    Column("changes", Text, nullable=False, default="{}"),  # JSON: {"field": [before, after]}
    Column("reason", Text, nullable=False, default=""),
    Index(None, "guild_id", "id"),
)
