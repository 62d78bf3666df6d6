"""How loudly somebody wants to hear of a guild or a channel, and on which devices while they are away."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from backend.db import metadata

notification_settings = Table(
    "notification_settings",
    metadata,
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("target_id", BigInteger, primary_key=True, autoincrement=False),  # a guild's id or a channel's
    Column("level", String(8)),  # all, mentions, nothing; none: as the guild says
    Column("muted_until", BigInteger),  # 0: for ever
    Column("suppress_everyone", Boolean, nullable=False, default=False, server_default=false()),
    Column("suppress_roles", Boolean, nullable=False, default=False, server_default=false()),
    Index(None, "target_id"),
)

# A device that asked for web push. It goes with the sign-in session in which it asked.
push_subscriptions = Table(
    "push_subscriptions",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("session_id", BigInteger, ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
    Column("endpoint", Text, nullable=False),
    Column("endpoint_hash", LargeBinary(32), nullable=False, unique=True),
    Column("p256dh", LargeBinary(65), nullable=False),
    Column("auth", LargeBinary(16), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Index(None, "user_id"),
    Index(None, "session_id"),
)

# What a device has still to be told, of each channel the newest: a row goes when the push service has taken it.
push_deliveries = Table(
    "push_deliveries",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("subscription_id", BigInteger, ForeignKey("push_subscriptions.id", ondelete="CASCADE"), nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("due_at", BigInteger, nullable=False, index=True),
    Column(
        "is_lent", Boolean, nullable=False, default=False
    ),  # on its way; until `due_at`, when its carrier must be dead
    Column("tries", Integer, nullable=False, default=0),
    UniqueConstraint("subscription_id", "channel_id"),
)
