"""Guilds, who belongs to them, and the roles that say what a member may do. @everyone is the role with the guild's id."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from backend.db import metadata

guilds = Table(
    "guilds",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(100), nullable=False),
    Column("icon", Text),
    Column("owner_id", BigInteger, ForeignKey("users.id")),  # none: the Welcome guild until there is an administrator
    Column("member_count", Integer, nullable=False, default=0),
    Column("created_at", BigInteger, nullable=False),
)

members = Table(
    "members",
    metadata,
    Column("guild_id", BigInteger, ForeignKey("guilds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("nickname", String(32)),
    Column("joined_at", BigInteger, nullable=False),
    Column("timed_out_until", BigInteger),
    Index(None, "user_id"),
)

roles = Table(
    "roles",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, ForeignKey("guilds.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", String(100), nullable=False),
    Column("permissions", BigInteger, nullable=False),
    Column("position", Integer, nullable=False, default=0),
    Column("color", Integer, nullable=False, default=0),
    Column("hoist", Boolean, nullable=False, default=False),
    Column("mentionable", Boolean, nullable=False, default=False),
)

member_roles = Table(
    "member_roles",
    metadata,
    Column("guild_id", BigInteger, ForeignKey("guilds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("role_id", BigInteger, ForeignKey("roles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
)
